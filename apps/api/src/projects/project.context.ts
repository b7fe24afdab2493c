// What a page about a project tells beside the record: who its members are, what is next and who can do it, what its processes are called.
import { Inject, Injectable } from '@nestjs/common';
import { type Actor } from '../common/index.js';
import { DatasetsService } from '../datasets/index.js';
import { InstitutionProfiles, MandatesService, type NamedPerson, PeopleService } from '../identity/index.js';
import { type Tx } from '../platform/database/index.js';
import { type GivenAdvice, ProjectAdvices } from './advices/project-advices.service.js';
import { type ProjectState } from './project.states.js';
import { type ProcessView, type ProjectView } from './projects.repository.js';
import { PurposesService } from './purposes/purposes.service.js';

export type NextStep = 'submit' | 'test' | 'decide';

/** Somebody who can take the next step, and under which mandate (null: none is needed). */
export interface Taker extends NamedPerson {
  readonly mandate: string | null;
}

export interface ProjectContext {
  readonly members: readonly NamedPerson[];
  readonly advices: readonly (GivenAdvice & { readonly person: NamedPerson | null })[];
  readonly next: { readonly step: NextStep; readonly people: readonly Taker[] } | null;
  /** By the id of the process. */
  readonly codes: ReadonlyMap<string, { readonly dataset: string; readonly purpose: string | null }>;
}

const STEPS: Readonly<Record<ProjectState, NextStep | null>> = {
  draft: 'submit',
  returned: 'submit',
  submitted: 'test',
  tested: 'decide',
  approved: null,
  rejected: null,
  withdrawn: null,
};

@Injectable()
export class ProjectContexts {
  constructor(
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(MandatesService) private readonly mandates: MandatesService,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(PurposesService) private readonly purposes: PurposesService,
    @Inject(ProjectAdvices) private readonly advices: ProjectAdvices,
  ) {}

  async of(tx: Tx, actor: Actor, view: ProjectView): Promise<ProjectContext> {
    const named = await this.people.named(tx, actor.institutionId, view.memberIds);
    const members = view.memberIds.flatMap((id) => named.get(id) ?? []);
    const codes = new Map<string, { readonly dataset: string; readonly purpose: string | null }>();
    for (const process of view.processes) {
      codes.set(process.process.id, await this.codesOf(tx, actor, process));
    }
    return { members, codes, advices: await this.advicesOf(tx, actor, view), next: await this.next(tx, actor, view, members) };
  }

  /** Answers people by id. */
  async named(tx: Tx, actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, NamedPerson>> {
    return this.people.named(tx, actor.institutionId, ids);
  }

  private async advicesOf(tx: Tx, actor: Actor, view: ProjectView): Promise<ProjectContext['advices']> {
    const given = await this.advices.of(tx, actor.institutionId, view.project.id);
    const named = await this.people.named(
      tx,
      actor.institutionId,
      given.map(({ givenBy }) => givenBy),
    );
    return given.map((advice) => ({ ...advice, person: named.get(advice.givenBy) ?? null }));
  }

  private async next(tx: Tx, actor: Actor, view: ProjectView, members: readonly NamedPerson[]): Promise<ProjectContext['next']> {
    const step = STEPS[view.project.state];
    if (step === null) {
      return null;
    }
    if (step === 'submit') {
      return { step, people: members.map((member) => ({ ...member, mandate: null })) };
    }
    const day = await this.profiles.today(tx, actor.institutionId);
    const isInvolved = new Set([view.project.requesterId, ...view.memberIds]);
    if (step === 'test') {
      const holders = (await this.people.holdersOf(tx, actor.institutionId, 'privacy-officer', day)).filter(
        ({ id }) => !isInvolved.has(id),
      );
      return { step, people: holders.map((holder) => ({ ...holder, mandate: null })) };
    }
    const mandated = await this.mandates.holdersFor(tx, actor.institutionId, view.project.route, day);
    const named = await this.people.named(
      tx,
      actor.institutionId,
      mandated.map(({ personId }) => personId),
    );
    const free = mandated.filter(({ personId }) => !isInvolved.has(personId));
    return { step, people: free.flatMap(({ personId, code }) => takerOf(named.get(personId), code)) };
  }

  private async codesOf(tx: Tx, actor: Actor, { version }: ProcessView): Promise<{ dataset: string; purpose: string | null }> {
    const dataset = await this.datasets.byId(tx, actor.institutionId, version.datasetId);
    const purpose = version.purposeId === null ? null : await this.purposes.byId(tx, actor.institutionId, version.purposeId);
    return { dataset: dataset?.code ?? '', purpose: purpose?.code ?? null };
  }
}

function takerOf(person: NamedPerson | undefined, mandate: string): readonly Taker[] {
  return person === undefined ? [] : [{ ...person, mandate }];
}
