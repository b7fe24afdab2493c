// The one list of purposes of an institution; consent, processes and pseudonyms refer to it.
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit-log/index.js';
import { Clock } from '../../common/clock.js';
import { type Actor, newId, type Page, pageOf, type PageRequest } from '../../common/index.js';
import { Transactions, type Tx } from '../../platform/database/index.js';
import { type Bilingual } from '../../platform/templates/index.js';
import { type PurposeEntity } from './purpose.entity.js';
import { PurposesRepository } from './purposes.repository.js';

export interface PurposeDraft {
  readonly code: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
}

@Injectable()
export class PurposesService {
  constructor(
    @Inject(PurposesRepository) private readonly repository: PurposesRepository,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AuditLog) private readonly auditLog: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async byCode(tx: Tx, institutionId: string, code: string): Promise<PurposeEntity | null> {
    return this.repository.byCode(tx, institutionId, code);
  }

  async byId(tx: Tx, institutionId: string, id: string): Promise<PurposeEntity | null> {
    return this.repository.byId(tx, institutionId, id);
  }

  async list(actor: Actor, page: PageRequest): Promise<Page<PurposeEntity>> {
    return this.transactions.read(actor.institutionId, async (tx) =>
      pageOf(await this.repository.page(tx, actor.institutionId, page), page.limit),
    );
  }

  /** Adds a purpose. @throws Duplicate (409) for a code in use. */
  async add(actor: Actor, draft: PurposeDraft): Promise<PurposeEntity> {
    return this.transactions.write(actor, async (tx) => {
      const at = this.clock.now();
      const { code, title, description } = draft;
      const purpose = {
        id: newId(at),
        institutionId: actor.institutionId,
        code,
        title,
        description,
        recordedBy: actor.personId,
        recordedAt: at,
      };
      await this.repository.insert(tx, purpose);
      await this.auditLog.append(tx, {
        institutionId: actor.institutionId,
        log: 'decisions',
        kind: 'purpose.added',
        at,
        facts: { purpose_id: purpose.id, purpose: code, trace_id: actor.trace.traceId },
        commitments: { actor: actor.personId },
      });
      return purpose;
    });
  }
}
