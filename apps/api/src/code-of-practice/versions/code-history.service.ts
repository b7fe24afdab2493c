// The life of a version, act by act: each with its place in the log `decisions`, so that who reads it can check it there.
import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../audit-log/index.js';
import { type Actor } from '../../common/index.js';
import { MandatesService } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type CodeActEntity, type CodeEventEntity, type CodeVersionEntity } from './code-version.entity.js';
import { CodeVersionsRepository } from './code-versions.repository.js';
import { type CodeVersionView, CodeVersionViews } from './code-versions.views.js';
import { FORMAL_ACTS, standingActs } from './councils.js';

export interface LoggedEvent {
  readonly event: CodeEventEntity;
  /** Index in the log `decisions`. */
  readonly logIndex: string;
}

export interface CodeHistoryView {
  readonly view: CodeVersionView;
  readonly events: readonly LoggedEvent[];
  /** Code of the mandate under which it was adopted; null for the first code, and for one that is not adopted. */
  readonly mandate: string | null;
  /** Advice and assent that stood when it was adopted. */
  readonly opinions: readonly CodeActEntity[];
  /** The version that took its place. */
  readonly successor: CodeVersionEntity | null;
}

@Injectable()
export class CodeHistory {
  constructor(
    @Inject(CodeVersionViews) private readonly views: CodeVersionViews,
    @Inject(CodeVersionsRepository) private readonly repository: CodeVersionsRepository,
    @Inject(MandatesService) private readonly mandates: MandatesService,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Answers what was done with a version, in the order of the log. @throws NotFound (404); TemporarilyUnavailable (503) */
  async of(actor: Actor, id: string): Promise<CodeHistoryView> {
    const view = await this.views.get(actor, id);
    const events = await Promise.all(
      view.events.map(async (event) => ({ event, logIndex: await this.journal.indexOf(actor, event.logEntryId) })),
    );
    const { version, acts } = view;
    const beside = await this.journal.read(actor.institutionId, async (tx) => ({
      mandate: version.mandateId === null ? null : await this.mandates.codeOf(tx, actor.institutionId, version.mandateId),
      successor: await this.successorOf(tx, view),
    }));
    return { view, events, ...beside, opinions: opinionsAt(acts, version.adoptedAt) };
  }

  private async successorOf(tx: Tx, { events, version }: CodeVersionView): Promise<CodeVersionEntity | null> {
    const id = events.findLast(({ kind }) => kind === 'code.retired')?.aboutId ?? null;
    return id === null ? null : this.repository.byId(tx, version.institutionId, id);
  }
}

/** Of what councils said until an instant, the advice and assent that stood then; none without an instant. */
function opinionsAt(acts: readonly CodeActEntity[], at: Date | null): readonly CodeActEntity[] {
  const until = acts.filter(({ recordedAt, kind }) => at !== null && recordedAt <= at && FORMAL_ACTS.includes(kind));
  return standingActs(until);
}
