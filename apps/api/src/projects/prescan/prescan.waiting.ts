// What waits about pre-scans: a complete one to be established, a contest of a criterion for a second person.
import { Inject, Injectable } from '@nestjs/common';
import { may } from '../../access/index.js';
import { type Actor } from '../../common/index.js';
import { type Tx } from '../../platform/database/index.js';
import { ProjectsRepository } from '../projects.repository.js';
import { type ProjectEntity } from '../entities/project.entity.js';
import { type CriterionContestEntity, type PrescanEntity } from './prescan.entity.js';
import { actionsOpenTo, isSecondPerson } from './prescan.reading.js';
import { PrescanRepository } from './prescan.repository.js';

const MOST = 100;

export interface WaitingContest {
  readonly contest: CriterionContestEntity;
  readonly number: string;
}

export interface WaitingPrescan {
  readonly prescan: PrescanEntity;
  readonly project: ProjectEntity;
}

@Injectable()
export class PrescanWaiting {
  constructor(
    @Inject(PrescanRepository) private readonly repository: PrescanRepository,
    @Inject(ProjectsRepository) private readonly projects: ProjectsRepository,
  ) {}

  /** Answers complete pre-scans that the actor can establish: at most 100, those that wait longest first. */
  async toEstablish(tx: Tx, actor: Actor): Promise<readonly WaitingPrescan[]> {
    const found: WaitingPrescan[] = [];
    const candidates = may(actor, 'confirm', 'Prescan', {})
      ? await this.repository.unestablished(tx, actor.institutionId, actor.personId)
      : [];
    for (const prescan of candidates) {
      const view = await this.projects.view(tx, actor.institutionId, prescan.projectId);
      if (view !== null && actionsOpenTo(actor, view, prescan).includes('establish')) {
        found.push({ prescan, project: view.project });
      }
      if (found.length === MOST) {
        break;
      }
    }
    return found;
  }

  /** Answers contests that the actor can judge: at most 100, those that wait longest first. */
  async toJudge(tx: Tx, actor: Actor): Promise<readonly WaitingContest[]> {
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
