// What a project waits for, who can do it as things stand, and by which day.
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Day } from '../common/index.js';
import { InstitutionProfiles, MandatesService, type NamedPerson, PeopleService } from '../identity/index.js';
import { type Tx } from '../platform/database/index.js';
import { type ProjectState } from './project.states.js';
import { type ProjectView } from './projects.repository.js';
import { ProjectAdvices } from './advices/project-advices.service.js';
import { ProjectRoutes } from './routes/project-routes.service.js';

export type Step = 'submit' | 'test' | 'decide';

/** Somebody who can take the next step, and under which mandate (null: none is needed). */
export interface Taker extends NamedPerson {
  readonly mandate: string | null;
}

export interface NextStep {
  readonly step: Step;
  readonly people: readonly Taker[];
  /** Day by which it is to be decided; null where the institution sets no term for its route, or the term does not run. */
  readonly dueOn: Day | null;
  /** Whether a term stands still until it is submitted again. */
  readonly isPaused: boolean;
}

const STEPS: Readonly<Record<ProjectState, Step | null>> = {
  draft: 'submit',
  returned: 'submit',
  submitted: 'test',
  tested: 'decide',
  approved: null,
  rejected: null,
  withdrawn: null,
};

@Injectable()
export class NextSteps {
  constructor(
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(MandatesService) private readonly mandates: MandatesService,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(ProjectRoutes) private readonly routes: ProjectRoutes,
    @Inject(ProjectAdvices) private readonly advices: ProjectAdvices,
  ) {}

  /** Answers the next step of a project; null when it waits for nothing. */
  async of(tx: Tx, actor: Actor, view: ProjectView): Promise<NextStep | null> {
    const step = STEPS[view.project.state];
    return step === null
      ? null
      : { step, people: await this.takersOf(tx, actor, view, step), ...(await this.routes.termOf(tx, view.project)) };
  }

  private async takersOf(tx: Tx, actor: Actor, view: ProjectView, step: Step): Promise<readonly Taker[]> {
    const { institutionId } = actor;
    if (step === 'submit') {
      const named = await this.people.named(tx, institutionId, view.memberIds);
      return view.memberIds.flatMap((id) => takerOf(named.get(id), null));
    }
    const day = await this.profiles.today(tx, institutionId);
    const isInvolved = new Set([view.project.requesterId, ...view.memberIds]);
    if (step === 'test') {
      const holders = await this.people.holdersOf(tx, institutionId, 'privacy-officer', day);
      return holders.filter(({ id }) => !isInvolved.has(id)).flatMap((holder) => takerOf(holder, null));
    }
    const mandated = await this.mandates.holdersFor(tx, institutionId, view.project.route, day);
    const named = await this.people.named(
      tx,
      institutionId,
      mandated.map(({ personId }) => personId),
    );
    const advisers = (await this.advices.of(tx, institutionId, view.project.id)).map(({ givenBy }) => givenBy);
    const free = mandated.filter(({ personId }) => !isInvolved.has(personId) && !advisers.includes(personId));
    return free.flatMap(({ personId, code }) => takerOf(named.get(personId), code));
  }
}

function takerOf(person: NamedPerson | undefined, mandate: string | null): readonly Taker[] {
  return person === undefined ? [] : [{ ...person, mandate }];
}
