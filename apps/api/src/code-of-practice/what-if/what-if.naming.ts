// What-if runs and changes with the names that people know: of the version, of who asked, of the project that a change is about.
import { Inject, Injectable } from '@nestjs/common';
import { may } from '../../access/index.js';
import { Journal } from '../../audit-log/index.js';
import { type Actor, type JsonObject } from '../../common/index.js';
import { PeopleService } from '../../identity/index.js';
import { ProjectsService } from '../../projects/index.js';
import { filledRules } from '../engine/filled-rules.js';
import { kindsOf } from '../engine/parameter-kinds.js';
import { PolicyBuilds } from '../engine/policy-builds.js';
import { type Rules } from '../engine/rules.js';
import { type CodeVersionEntity } from '../versions/code-version.entity.js';
import { CodeVersionsRepository } from '../versions/code-versions.repository.js';
import { type ParameterKind } from '../versions/parameters.js';
import { WhatIfRepository } from './what-if.repository.js';
import { type WhatIfChangeEntity, type WhatIfRunEntity } from './what-if.entity.js';

export interface TitledRun {
  readonly run: WhatIfRunEntity;
  readonly version: CodeVersionEntity;
  readonly askedBy: string | null;
  readonly rules: Rules;
  readonly kinds: readonly ParameterKind[];
}

/** The project that a change is about, directly or by a request for its data. */
export interface ChangedProject {
  readonly id: string;
  readonly number: string;
}

/** By id of the change; absent where the facts were erased, or the actor may not read projects. */
export type ChangedProjects = ReadonlyMap<string, ChangedProject>;

@Injectable()
export class WhatIfNaming {
  constructor(
    @Inject(WhatIfRepository) private readonly repository: WhatIfRepository,
    @Inject(CodeVersionsRepository) private readonly versions: CodeVersionsRepository,
    @Inject(PolicyBuilds) private readonly builds: PolicyBuilds,
    @Inject(ProjectsService) private readonly projects: ProjectsService,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  async titled(actor: Actor, run: WhatIfRunEntity): Promise<TitledRun> {
    return this.journal.read(actor.institutionId, async (tx) => {
      const version = await this.versions.byId(tx, actor.institutionId, run.codeVersionId);
      const engine = await this.builds.engine(tx, actor.institutionId, run.manifestSha256);
      const named = await this.people.named(tx, actor.institutionId, [run.askedBy]);
      if (version === null) {
        throw new Error('a run refers to a version that is not there');
      }
      return {
        run,
        version,
        askedBy: named.get(run.askedBy)?.displayName ?? null,
        rules: filledRules(engine, run.parameters as JsonObject),
        kinds: kindsOf(engine),
      };
    });
  }

  /** Answers which project each change is about. */
  async projectsOf(actor: Actor, changes: readonly WhatIfChangeEntity[]): Promise<ChangedProjects> {
    if (!may(actor, 'read', 'Project', {})) {
      return new Map();
    }
    const { institutionId } = actor;
    return this.journal.read(institutionId, async (tx) => {
      const ids = changes.map(({ id }) => id);
      const projects = await this.repository.projectsOf(tx, institutionId, ids);
      const numbers = await this.projects.numbersOf(tx, institutionId, [...projects.values()]);
      return new Map(
        [...projects].flatMap(([changeId, id]) => {
          const number = numbers.get(id);
          return number === undefined ? [] : [[changeId, { id, number }] as const];
        }),
      );
    });
  }
}
