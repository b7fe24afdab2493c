// Records human judgements in the transaction of the command that owns the subject, with their log entry.
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../audit-log/index.js';
import { Clock } from '../common/clock.js';
import { type Actor, newId } from '../common/index.js';
import { type Tx } from '../platform/database/index.js';
import { DecisionEntity } from './decision.entity.js';
import { DecisionsRepository } from './decisions.repository.js';

export interface DecisionDraft {
  /** What kind of judgement, e.g. `project-test`, `project-decision`, `import-answer`. */
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly outcome: string;
  /** Why, in the words of the one who judged; kept here and committed to, never written, in the log. */
  readonly rationale: string;
  readonly mandateId?: string | null;
  readonly deputyFor?: string | null;
  readonly verdictId?: string | null;
}

export interface RecordedDecision {
  readonly id: string;
  readonly logEntryId: string;
}

@Injectable()
export class DecisionsService {
  constructor(
    @Inject(DecisionsRepository) private readonly repository: DecisionsRepository,
    @Inject(AuditLog) private readonly auditLog: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Records one judgement of the actor and its entry `decision.recorded` in the log `decisions`; persists in `tx`. */
  async record(tx: Tx, actor: Actor, draft: DecisionDraft): Promise<RecordedDecision> {
    const at = this.clock.now();
    const id = newId(at);
    const { entryId } = await this.auditLog.append(tx, {
      institutionId: actor.institutionId,
      log: 'decisions',
      kind: 'decision.recorded',
      at,
      facts: {
        decision_id: id,
        decision_kind: draft.kind,
        subject_kind: draft.subjectKind,
        subject_id: draft.subjectId,
        outcome: draft.outcome,
        mandate_id: draft.mandateId ?? null,
        is_deputised: (draft.deputyFor ?? null) !== null,
        verdict_id: draft.verdictId ?? null,
        trace_id: actor.trace.traceId,
      },
      commitments: { actor: actor.personId, rationale: draft.rationale },
    });
    await this.repository.insert(tx, {
      id,
      institutionId: actor.institutionId,
      kind: draft.kind,
      subjectKind: draft.subjectKind,
      subjectId: draft.subjectId,
      outcome: draft.outcome,
      rationale: draft.rationale,
      decidedBy: actor.personId,
      deputyFor: draft.deputyFor ?? null,
      mandateId: draft.mandateId ?? null,
      verdictId: draft.verdictId ?? null,
      decidedAt: at,
      logEntryId: entryId,
    });
    return { id, logEntryId: entryId };
  }

  /** Answers the judgements on a subject, oldest first; the caller has checked that its reader may see the subject. */
  async ofSubject(tx: Tx, institutionId: string, subjectKind: string, subjectId: string): Promise<DecisionEntity[]> {
    return this.repository.ofSubject(tx, institutionId, subjectKind, subjectId);
  }
}
