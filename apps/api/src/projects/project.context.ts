// What a page about a project tells beside the record: who its members are, what is next and who can do it, what its processes are called.
import { Inject, Injectable } from '@nestjs/common';
import { type Actor } from '../common/index.js';
import { DatasetsService } from '../datasets/index.js';
import { type NamedPerson, PeopleService } from '../identity/index.js';
import { type Tx } from '../platform/database/index.js';
import { type GivenAdvice, ProjectAdvices } from './advices/project-advices.service.js';
import { type NextStep, NextSteps } from './next-steps.service.js';
import { type ProcessView, type ProjectView } from './projects.repository.js';
import { PurposesService } from './purposes/purposes.service.js';

export interface ProjectContext {
  readonly members: readonly NamedPerson[];
  readonly advices: readonly (GivenAdvice & { readonly person: NamedPerson | null })[];
  readonly next: NextStep | null;
  /** By the id of the process. */
  readonly codes: ReadonlyMap<string, { readonly dataset: string; readonly purpose: string | null }>;
}

@Injectable()
export class ProjectContexts {
  constructor(
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(PurposesService) private readonly purposes: PurposesService,
    @Inject(ProjectAdvices) private readonly advices: ProjectAdvices,
    @Inject(NextSteps) private readonly steps: NextSteps,
  ) {}

  async of(tx: Tx, actor: Actor, view: ProjectView): Promise<ProjectContext> {
    const named = await this.people.named(tx, actor.institutionId, view.memberIds);
    const members = view.memberIds.flatMap((id) => named.get(id) ?? []);
    const codes = new Map<string, { readonly dataset: string; readonly purpose: string | null }>();
    for (const process of view.processes) {
      codes.set(process.process.id, await this.codesOf(tx, actor, process));
    }
    return { members, codes, advices: await this.advicesOf(tx, actor, view), next: await this.steps.of(tx, actor, view) };
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

  private async codesOf(tx: Tx, actor: Actor, { version }: ProcessView): Promise<{ dataset: string; purpose: string | null }> {
    const dataset = await this.datasets.byId(tx, actor.institutionId, version.datasetId);
    const purpose = version.purposeId === null ? null : await this.purposes.byId(tx, actor.institutionId, version.purposeId);
    return { dataset: dataset?.code ?? '', purpose: purpose?.code ?? null };
  }
}
