// A running project held against the code of practice of now, at gate G5: it asks and stops nothing, the project goes on.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Journal } from '../../audit-log/index.js';
import { type Actor, WrongState } from '../../common/index.js';
import { Gate, type Outcome, type ToldFinding } from '../../gate/index.js';
import { type Tx } from '../../platform/database/index.js';
import { ProjectsService, ProjectsWaiting } from '../../projects/index.js';
import { ProjectsUnderCode, type ProjectUnderCode } from './projects-under-code.js';

/** What the code says of a running project today. */
export interface ProjectReview {
  readonly under: ProjectUnderCode;
  readonly outcome: Outcome;
  readonly findings: readonly ToldFinding[];
}

@Injectable()
export class ProjectReviews implements OnModuleInit {
  constructor(
    @Inject(ProjectsService) private readonly projects: ProjectsService,
    @Inject(ProjectsWaiting) private readonly waiting: ProjectsWaiting,
    @Inject(ProjectsUnderCode) private readonly underCode: ProjectsUnderCode,
    @Inject(Gate) private readonly gate: Gate,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  onModuleInit(): void {
    this.waiting.registerNewerCode((tx, { institutionId }, projectIds) => this.newerCode(tx, institutionId, projectIds));
  }

  /** Answers the review of a running project. Reads only: nothing is recorded. @throws NotFound (404); WrongState (409) before approval. */
  async of(actor: Actor, id: string): Promise<ProjectReview> {
    return this.journal.read(actor.institutionId, async (tx) => {
      const { project } = await this.projects.readable(tx, actor, id);
      if (project.state !== 'approved') {
        throw new WrongState(project.state);
      }
      const under = await this.underCode.of(tx, actor.institutionId, id);
      const answer = await this.gate.ask('G5', { kind: 'project', id }, tx, { actor });
      return { under, outcome: answer.decided.outcome, findings: this.gate.tell(answer) };
    });
  }

  /** Of the projects that stand under an older version: when the one that is in force was adopted. */
  private async newerCode(tx: Tx, institutionId: string, projectIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    const since = new Map<string, Date>();
    for (const [id, { inForce, isNewerInForce }] of await this.underCode.ofMany(tx, institutionId, projectIds)) {
      if (isNewerInForce === true && inForce?.adoptedAt instanceof Date) {
        since.set(id, inForce.adoptedAt);
      }
    }
    return since;
  }
}
