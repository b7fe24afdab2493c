// Two subjects turn out to be one person: what was recorded of either counts for the one that is kept, and the strictest holds.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, type Day } from '../common/index.js';
import { InstitutionProfiles, SubjectRegister } from '../identity/index.js';
import { type Tx } from '../platform/database/index.js';
import { ConsentLedger, type LedgerDraft } from './consent-ledger.service.js';
import { lockExclusive } from './consent.lock.js';
import { ConsentRepository, type StandingRow } from './consent.repository.js';
import { type ConsentKind, type Standing, strictest, takesAway } from './consent.states.js';
import { ConsentSharesRepository } from './shares/consent-shares.repository.js';

/** Where the two stood on one kind and purpose. */
interface Pair {
  readonly kind: ConsentKind;
  readonly purposeId: string;
  readonly kept: Standing | null;
  readonly gone: Standing | null;
}

@Injectable()
export class ConsentMerge implements OnModuleInit {
  constructor(
    @Inject(SubjectRegister) private readonly register: SubjectRegister,
    @Inject(ConsentRepository) private readonly repository: ConsentRepository,
    @Inject(ConsentLedger) private readonly ledger: ConsentLedger,
    @Inject(ConsentSharesRepository) private readonly shares: ConsentSharesRepository,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
  ) {}

  onModuleInit(): void {
    this.register.onMerge((tx, actor, merge) => this.merge(tx, actor, merge));
  }

  private async merge(tx: Tx, actor: Actor, { gone, kept }: { readonly gone: string; readonly kept: string }): Promise<void> {
    const { institutionId } = actor;
    await lockExclusive(tx, institutionId);
    const today = await this.profiles.today(tx, institutionId);
    const pairs = pairsOf(await this.repository.standingsOf(tx, institutionId, [gone, kept]), kept);
    const drafts = pairs.flatMap((pair) => draftsOf(pair, { gone, kept }, today));
    await this.ledger.append(tx, actor, { givenVia: 'merge', drafts });
    await this.shares.leaveOut(tx, institutionId, gone);
  }
}

function pairsOf(rows: readonly StandingRow[], kept: string): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  for (const row of rows) {
    const key = `${row.kind}/${row.purposeId}`;
    const known = pairs.get(key) ?? { kind: row.kind, purposeId: row.purposeId, kept: null, gone: null };
    pairs.set(key, { ...known, [row.subjectId === kept ? 'kept' : 'gone']: row.standing });
  }
  return [...pairs.values()];
}

/**
 * The one that is gone gets an event too when it loses what it had: its epoch is later than that of every delivery under
 * the former subject, which are recalled by it.
 */
function draftsOf(pair: Pair, ids: { readonly gone: string; readonly kept: string }, today: Day): readonly LedgerDraft[] {
  const { kind, purposeId } = pair;
  const change = strictest(kind, pair.kept, pair.gone, today);
  const after = change ?? pair.kept;
  const kept = change === null ? [] : [{ kind, purposeId, subjectId: ids.kept, before: pair.kept, after: change }];
  const isLost = after !== null && takesAway(kind, { before: pair.gone, after }, today);
  return isLost ? [...kept, { kind, purposeId, subjectId: ids.gone, before: pair.gone, after }] : kept;
}
