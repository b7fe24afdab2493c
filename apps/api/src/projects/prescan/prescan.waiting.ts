// Contests of criteria that wait for a second person.
import { Inject, Injectable } from '@nestjs/common';
import { may } from '../../access/index.js';
import { type Actor } from '../../common/index.js';
import { type Tx } from '../../platform/database/index.js';
import { ProjectsRepository } from '../projects.repository.js';
import { type CriterionContestEntity } from './prescan.entity.js';
import { isSecondPerson } from './prescan.reading.js';
import { PrescanRepository } from './prescan.repository.js';

const MOST = 100;

export interface WaitingContest {
  readonly contest: CriterionContestEntity;
  readonly number: string;
}

@Injectable()
export class PrescanWaiting {
  constructor(
    @Inject(PrescanRepository) private readonly repository: PrescanRepository,
    @Inject(ProjectsRepository) private readonly projects: ProjectsRepository,
  ) {}

  /** Answers those that the actor can judge: at most 100, those that wait longest first. */
  async of(tx: Tx, actor: Actor): Promise<readonly WaitingContest[]> {
    const found: WaitingContest[] = [];
    for (const contest of may(actor, 'decide', 'Prescan', {}) ? await this.repository.waiting(tx, actor.institutionId, MOST) : []) {
      const view = await this.projects.view(tx, actor.institutionId, contest.projectId);
      if (view !== null && isSecondPerson(actor, view, contest)) {
        found.push({ contest, number: view.project.number });
      }
    }
    return found;
  }
}
