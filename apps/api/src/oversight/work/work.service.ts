// What waits for somebody: the steps that only they (or people like them) can take now, out of every domain.
import { Inject, Injectable, Optional } from '@nestjs/common';
import { Journal } from '../../audit-log/index.js';
import { CodesWaiting } from '../../code-of-practice/index.js';
import { type Actor } from '../../common/index.js';
import { RecallsService } from '../../data-access/index.js';
import { ImportsService } from '../../datasets/index.js';
import { ProposalsWaiting } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type WorkItem } from './work.item.js';
import { ProjectWork } from './work.projects.js';

@Injectable()
export class WorkService {
  constructor(
    @Inject(ProjectWork) private readonly projects: ProjectWork,
    @Inject(ImportsService) private readonly imports: ImportsService,
    @Inject(RecallsService) private readonly recalls: RecallsService,
    @Inject(ProposalsWaiting) private readonly proposals: ProposalsWaiting,
    @Inject(Journal) private readonly journal: Journal,
    /** Absent on a platform without anything that decides: no version of the code waits there. */
    @Optional() @Inject(CodesWaiting) private readonly codes?: CodesWaiting,
  ) {}

  /** Answers what the actor can do now, by day and then by age. */
  async of(actor: Actor): Promise<readonly WorkItem[]> {
    const items = await this.journal.read(actor.institutionId, async (tx) => [
      ...(await this.projects.of(tx, actor)),
      ...(await this.ofCodes(tx, actor)),
      ...(await this.ofImports(tx, actor)),
      ...(await this.ofRecalls(tx, actor)),
      ...(await this.ofProposals(tx, actor)),
    ]);
    return items.sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
  }

  private async ofCodes(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
    const waiting = (await this.codes?.of(tx, actor)) ?? [];
    const units = (await this.codes?.unitsToConfirm(tx, actor)) ?? [];
    return [
      ...waiting.map(({ step, version, since, dueOn }) => ({
        kind: `code-${step}` as const,
        id: version.id,
        label: version.version,
        about: version.summary,
        since: since.toISOString(),
        dueOn,
      })),
      ...units.map(({ id, unit, recordedAt }) => ({
        kind: 'code-unit-confirm' as const,
        id,
        label: unit,
        about: null,
        since: recordedAt.toISOString(),
        dueOn: null,
      })),
    ];
  }

  private async ofImports(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
    const waiting = await this.imports.waiting(tx, actor);
    return waiting.map(({ id, sourceName, state, requestedAt }) => ({
      kind: state === 'asked' ? 'import-answer' : 'import-load',
      id,
      label: sourceName,
      about: null,
      since: requestedAt.toISOString(),
      dueOn: null,
    }));
  }

  private async ofRecalls(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
    const waiting = await this.recalls.waiting(tx, actor);
    return waiting.map(({ id, pseudonym, askedAt, dueOn }) => ({
      kind: 'recall-confirm',
      id,
      label: pseudonym,
      about: null,
      since: askedAt.toISOString(),
      dueOn,
    }));
  }

  private async ofProposals(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
    const waiting = await this.proposals.of(tx, actor);
    return waiting.map(({ kind, proposal, label, about }) => ({
      kind: `${kind}-confirm`,
      id: proposal.id,
      label,
      about,
      since: proposal.recordedAt.toISOString(),
      dueOn: null,
    }));
  }
}

/** Those with a day come first. */
function keyOf({ dueOn, since }: WorkItem): string {
  return `${dueOn ?? '9999'} ${since}`;
}
