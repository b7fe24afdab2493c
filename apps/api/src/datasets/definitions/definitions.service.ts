// The register of definitions: what is a student, an enrolment, a start, a drop-out; versions are added, never changed.
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit-log/index.js';
import { Clock } from '../../common/clock.js';
import { type Actor, type Day, InvalidInput, jsonSha256, newId, type Page, pageOf, type PageRequest } from '../../common/index.js';
import { Transactions } from '../../platform/database/index.js';
import { type Bilingual } from '../../platform/templates/index.js';
import { type DefinitionEntity } from './definition.entity.js';
import { DefinitionsRepository } from './definitions.repository.js';

export interface DefinitionDraft {
  readonly term: string;
  readonly text: Bilingual;
  /** On what it rests: a law, a decision, a sector agreement. */
  readonly source: string;
  readonly validFrom: Day;
}

@Injectable()
export class DefinitionsService {
  constructor(
    @Inject(DefinitionsRepository) private readonly repository: DefinitionsRepository,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AuditLog) private readonly auditLog: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Answers all versions, oldest first; of one term when it is named. */
  async list(actor: Actor, page: PageRequest, term: string | null): Promise<Page<DefinitionEntity>> {
    return this.transactions.read(actor.institutionId, async (tx) =>
      pageOf(await this.repository.page(tx, actor.institutionId, page, term), page.limit),
    );
  }

  /**
   * Records the next version of a definition.
   * @throws InvalidInput (400) when it would hold from before the version it follows; Duplicate (409) when another was recorded just now.
   */
  async record(actor: Actor, draft: DefinitionDraft): Promise<DefinitionEntity> {
    return this.transactions.write(actor, async (tx) => {
      const latest = await this.repository.latest(tx, actor.institutionId, draft.term);
      if (latest !== null && draft.validFrom < latest.validFrom) {
        throw new InvalidInput([{ pointer: '/validFrom', code: 'beforeEarlierVersion' }]);
      }
      const at = this.clock.now();
      const { term, text, source, validFrom } = draft;
      const definition = {
        id: newId(at),
        institutionId: actor.institutionId,
        term,
        version: (latest?.version ?? 0) + 1,
        text: { nl: text.nl, en: text.en },
        source,
        validFrom,
        recordedBy: actor.personId,
        recordedAt: at,
      };
      await this.repository.insert(tx, definition);
      await this.auditLog.append(tx, {
        institutionId: actor.institutionId,
        log: 'decisions',
        kind: 'definition.recorded',
        at,
        facts: {
          definition_id: definition.id,
          term,
          version: definition.version,
          text_sha256: jsonSha256(definition.text),
          valid_from: validFrom,
          trace_id: actor.trace.traceId,
        },
        commitments: { actor: actor.personId },
      });
      return definition;
    });
  }
}
