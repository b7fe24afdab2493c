// What the gates need to know of the pre-scan: counts, codes and flags; the reasons behind ticks stay with the record.
import { Inject, Injectable } from '@nestjs/common';
import { type JsonObject } from '../../common/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type ProjectView } from '../projects.repository.js';
import { isTransferred, openQuestions, type PrescanAnswers, type ProcessAnswers, type Registered, type Tick } from './prescan.js';
import { type CriterionContestEntity, type PrescanEntity } from './prescan.entity.js';
import { PrescanRepository } from './prescan.repository.js';

export interface PrescanSheet {
  /** Members of the project. */
  readonly project: JsonObject;
  /** Members of a process, by the id of its version. */
  readonly processes: ReadonlyMap<string, JsonObject>;
  readonly version: string;
}

@Injectable()
export class PrescanFacts {
  constructor(@Inject(PrescanRepository) private readonly repository: PrescanRepository) {}

  async of(tx: Tx, view: ProjectView): Promise<PrescanSheet> {
    const prescan = await this.repository.latest(tx, view.project.institutionId, view.project.id);
    if (prescan === null) {
      return { project: { prescan: { done: false } }, processes: new Map(), version: '' };
    }
    const contests = await this.repository.contestsOf(tx, prescan);
    return {
      project: { prescan: projectPart(prescan, view, contests) },
      processes: new Map(prescan.processes.map((one) => [one.versionId, processPart(one)])),
      version: `/${prescan.number}/${contests.map(({ version }) => version).join('.')}`,
    };
  }
}

/** What the pre-scan takes from the registration of a project. */
export function registeredIn({ project, processes }: ProjectView): Registered {
  return {
    transfers: project.transfers,
    retentionMonths: project.retentionMonths,
    processes: processes.map(({ process, version }) => ({ processId: process.id, versionId: version.id })),
  };
}

function projectPart({ answers, ...prescan }: PrescanEntity, view: ProjectView, contests: readonly CriterionContestEntity[]): JsonObject {
  const registered = registeredIn(view);
  const isComplete = openQuestions(answers, prescan.processes, registered).length === 0;
  return {
    done: prescan.establishedAt !== null && isComplete,
    contested: contests.filter(({ state }) => state === 'upheld').map(({ criterion }) => criterion),
    ...tickedIn(answers),
    ...countedIn(answers),
    kept_months: registered.retentionMonths,
    transfers: registered.transfers === null ? null : isTransferred(registered.transfers),
    stored_outside: answers.storedOutside,
    special_transferred: answers.specialTransferred,
    base_registry: answers.baseRegistry,
    frequency: answers.frequency,
    minors_service: answers.minorsService,
    new_law: answers.newLaw,
    reason_stated: answers.noDpiaReason !== null,
  };
}

function tickedIn({ criteria, apItems, article353 }: PrescanAnswers): JsonObject {
  return { criteria: codesOf(criteria), ap_items: codesOf(apItems), article_35_3: codesOf(article353) };
}

function countedIn({ ordinaryKinds, specialKinds, sensitiveKinds, subjectKinds }: PrescanAnswers): JsonObject {
  return {
    ordinary_kinds: ordinaryKinds?.length ?? null,
    special_kinds: specialKinds?.length ?? null,
    sensitive_kinds: sensitiveKinds?.length ?? null,
    subject_kinds: subjectKinds,
  };
}

function processPart(answers: ProcessAnswers): JsonObject {
  return {
    continuous: answers.continuous,
    joins_controllers: answers.joinsControllers,
    new_technology: answers.newTechnology,
    blocks_right: answers.blocksRight,
    modality: answers.modality,
    large_scale: answers.largeScale,
    subjects: answers.subjects === null ? null : { count: answers.subjects },
    decision: answers.effect === null ? null : { effect: answers.effect },
  };
}

function codesOf(ticks: readonly Tick[] | null): readonly string[] | null {
  return ticks === null ? null : ticks.map(({ code }) => code);
}
