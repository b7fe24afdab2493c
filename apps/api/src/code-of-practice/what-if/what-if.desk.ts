// What the routes of what-if runs answer: runs and changes with titles, names and both verdicts in full.
import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../audit-log/index.js';
import { type Actor, type JsonObject, type Page, type PageRequest } from '../../common/index.js';
import { type Tx } from '../../platform/database/index.js';
import { PolicyBuilds } from '../engine/policy-builds.js';
import { type PolicyEngine } from '../engine/policy-engine.js';
import { type Rules } from '../engine/rules.js';
import { type ToldVerdict, VerdictsService } from '../verdicts/verdicts.service.js';
import { type CodeVersionEntity } from '../versions/code-version.entity.js';
import { CodeVersionsRepository } from '../versions/code-versions.repository.js';
import { type ChangeFilter } from './what-if.repository.js';
import { type WhatIfChangeEntity } from './what-if.entity.js';
import { type ChangedProjects, type TitledRun, WhatIfNaming } from './what-if.naming.js';
import { type Reached, type SideBySide, type WhatIfDraft, WhatIfRuns } from './what-if.service.js';

/** What a change is told with: the rules of the draft, where they stand, and the projects that changes are about. */
export interface RunTexts {
  readonly rules: Rules;
  readonly versionId: string;
  readonly projects: ChangedProjects;
}

export type ToldSideBySide = SideBySide & {
  readonly was: (ToldVerdict & { readonly codeVersion: string }) | null;
  readonly draft: ToldVerdict | null;
  readonly texts: RunTexts;
  readonly version: CodeVersionEntity;
};

@Injectable()
export class WhatIfDesk {
  constructor(
    @Inject(WhatIfRuns) private readonly runs: WhatIfRuns,
    @Inject(WhatIfNaming) private readonly naming: WhatIfNaming,
    @Inject(CodeVersionsRepository) private readonly versions: CodeVersionsRepository,
    @Inject(PolicyBuilds) private readonly builds: PolicyBuilds,
    @Inject(VerdictsService) private readonly verdicts: VerdictsService,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  async ask(actor: Actor, draft: WhatIfDraft): Promise<TitledRun> {
    return this.naming.titled(actor, await this.runs.ask(actor, draft));
  }

  async get(actor: Actor, id: string): Promise<TitledRun> {
    return this.naming.titled(actor, await this.runs.get(actor, id));
  }

  async list(actor: Actor, page: PageRequest, codeVersionId: string | null): Promise<Page<TitledRun>> {
    const { items, nextCursor } = await this.runs.list(actor, page, codeVersionId);
    return { items: await Promise.all(items.map((run) => this.naming.titled(actor, run))), nextCursor };
  }

  async changes(
    actor: Actor,
    id: string,
    page: PageRequest,
    filter: ChangeFilter,
  ): Promise<Page<WhatIfChangeEntity> & { readonly texts: RunTexts }> {
    const run = await this.get(actor, id);
    const changes = await this.runs.changes(actor, id, page, filter);
    return { ...changes, texts: await this.textsOf(actor, run, changes.items) };
  }

  async sideBySide(actor: Actor, id: string, changeId: string): Promise<ToldSideBySide> {
    const found = await this.runs.sideBySide(actor, id, changeId);
    const { reached, decided, run } = found;
    const titled = await this.naming.titled(actor, run);
    const engine = await this.read(actor, (tx) => this.builds.engine(tx, actor.institutionId, run.manifestSha256));
    const by = { parameters: run.parameters as JsonObject, versionId: titled.version.id };
    return {
      ...found,
      texts: await this.textsOf(actor, titled, [found.change]),
      version: titled.version,
      was: reached === null ? null : await this.was(actor, reached, engine),
      draft: decided === null ? null : this.verdicts.told(decided, engine, by),
    };
  }

  private async was(actor: Actor, reached: Reached, engine: PolicyEngine): Promise<NonNullable<ToldSideBySide['was']>> {
    const { decided, codeVersion, parametersSha256 } = reached;
    const by = await this.read(actor, async (tx) => ({
      parameters: (await this.versions.parameters(tx, actor.institutionId, parametersSha256)) ?? {},
      versionId: (await this.versions.byLabel(tx, actor.institutionId, codeVersion))?.id ?? null,
    }));
    return { ...this.verdicts.told(decided, engine, by), codeVersion };
  }

  private async textsOf(actor: Actor, { rules, version }: TitledRun, changes: readonly WhatIfChangeEntity[]): Promise<RunTexts> {
    return { rules, versionId: version.id, projects: await this.naming.projectsOf(actor, changes) };
  }

  private async read<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.journal.read(actor.institutionId, work);
  }
}
