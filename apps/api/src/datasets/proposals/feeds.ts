// Feeds: accepted proposals by header, so that the next delivery of a feed starts from the last accepted one.
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type KnownFeed, readFeedProfiles } from './feed-profiles.js';
import { FeedEntity } from './feed.entity.js';
import { type Proposal } from './proposal.js';

@Injectable()
export class Feeds {
  private readonly profiles: readonly KnownFeed[] = readFeedProfiles();

  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** Answers the feed of a header: the institution's own, accepted last, before those known from the start; or null. */
  async recognise(tx: Tx, institutionId: string, headerSha256: string): Promise<KnownFeed | null> {
    const own = await tx.findOne(FeedEntity, { where: { institutionId, headerSha256 }, order: { updatedAt: 'DESC', id: 'DESC' } });
    return own ?? this.profiles.find((profile) => profile.headerSha256 === headerSha256) ?? null;
  }

  /** Keeps the proposal that was accepted for a data set; the one before it is replaced. */
  async keep(
    tx: Tx,
    institutionId: string,
    datasetId: string,
    accepted: { readonly headerSha256: string; readonly proposal: Proposal },
  ): Promise<void> {
    const at = this.clock.now();
    const code = accepted.proposal.dataset.code;
    const known = await tx.findOne(FeedEntity, { where: { institutionId, code } });
    const values = { datasetId, headerSha256: accepted.headerSha256, proposal: accepted.proposal, updatedAt: at };
    await (known === null
      ? tx.insert(FeedEntity, { id: newId(at), institutionId, code, ...values })
      : tx.update(FeedEntity, { id: known.id, institutionId }, values));
  }
}
