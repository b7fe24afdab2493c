// Which share of the students consents to a purpose, for who works with their data: a consenting group that is small or
// not like the others makes a result say less. Shown only when nobody can be told from it.
import { Inject, Injectable } from '@nestjs/common';
import { requireMay } from '../../access/index.js';
import { type Actor, type Page, type PageRequest } from '../../common/index.js';
import { Gate } from '../../gate/index.js';
import { InstitutionProfiles } from '../../identity/index.js';
import { Transactions } from '../../platform/database/index.js';
import { type Bilingual } from '../../platform/templates/index.js';
import { PurposesService } from '../../projects/index.js';
import { type ConsentTally, ConsentSharesRepository } from './consent-shares.repository.js';

export interface ConsentShare {
  readonly id: string;
  /** Code of the purpose. */
  readonly purpose: string;
  readonly title: Bilingual;
  /** Whole percent of the students of the register; null when either group is smaller than k. */
  readonly percent: number | null;
}

@Injectable()
export class ConsentShares {
  constructor(
    @Inject(ConsentSharesRepository) private readonly repository: ConsentSharesRepository,
    @Inject(PurposesService) private readonly purposes: PurposesService,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Gate) private readonly gate: Gate,
    @Inject(Transactions) private readonly transactions: Transactions,
  ) {}

  /** Answers the share of each purpose as of today. */
  async list(actor: Actor, page: PageRequest): Promise<Page<ConsentShare>> {
    const purposes = await this.purposes.list(actor, page);
    return this.transactions.read(actor.institutionId, async (tx) => {
      const today = await this.profiles.today(tx, actor.institutionId);
      const k = await this.gate.smallestGroup(tx, actor.institutionId);
      const items: ConsentShare[] = [];
      for (const purpose of purposes.items) {
        const { id, code, title } = requireMay(actor, 'read', 'Purpose', purpose, () => ({}));
        items.push({ id, purpose: code, title, percent: percentOf(await this.repository.tally(tx, actor.institutionId, id, today), k) });
      }
      return { items, nextCursor: purposes.nextCursor };
    });
  }
}

/** Answers the share in whole percent if and only if those who consent, and those who do not, are at least k each; none without a k. */
export function percentOf({ given, subjects }: ConsentTally, k: number | null): number | null {
  return k !== null && given >= k && subjects - given >= k ? Math.round((100 * given) / subjects) : null;
}
