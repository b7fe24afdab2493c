// How many projects have each goal: what somebody must know before a goal goes off the list of the institution.
import { Inject, Injectable } from '@nestjs/common';
import { type Actor } from '../../common/index.js';
import { InstitutionProfiles } from '../../identity/index.js';
import { Transactions } from '../../platform/database/index.js';
import { type GoalInUse, ProjectsRepository } from '../projects.repository.js';

@Injectable()
export class GoalsInUse {
  constructor(
    @Inject(ProjectsRepository) private readonly repository: ProjectsRepository,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Transactions) private readonly transactions: Transactions,
  ) {}

  /** Answers the goals of projects that are not over, by code, each with its number of projects. */
  async of(actor: Actor): Promise<readonly GoalInUse[]> {
    return this.transactions.read(actor.institutionId, async (tx) =>
      this.repository.goalsInUse(tx, actor.institutionId, await this.profiles.today(tx, actor.institutionId)),
    );
  }
}
