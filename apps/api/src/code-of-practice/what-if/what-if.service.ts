// What would another code of practice change? A run is asked for here and done by a job; its counts and each change, side by
// side with what was logged, are read here.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { requireMay } from '../../access/index.js';
import { Journal } from '../../audit-log/index.js';
import {
  type Actor,
  type Day,
  InvalidInput,
  type Json,
  jsonSha256,
  type JsonObject,
  newId,
  type Page,
  pageOf,
  type PageRequest,
  TemporarilyUnavailable,
} from '../../common/index.js';
import { type Decided } from '../../gate/index.js';
import { type Tx } from '../../platform/database/index.js';
import { Outbox } from '../../platform/jobs/index.js';
import { findingTerms } from './terms.js';
import { type ChangeFilter, WhatIfRepository } from './what-if.repository.js';
import { type Overrides, type WhatIfChangeEntity, type WhatIfRunEntity } from './what-if.entity.js';
import { WhatIfJudge } from './what-if.judge.js';
import { CodeDrafts } from '../versions/code-drafts.service.js';
import { type Difference, differences } from '../verdicts/replay.js';
import { VerdictsRepository } from '../verdicts/verdicts.repository.js';

const TOPIC = 'code.what-if';
const MOST_WAITING = 5;

export interface WhatIfDraft {
  readonly codeVersionId: string;
  readonly overrides: Overrides;
  readonly from: Day;
  readonly until: Day;
}

/** A verdict as it was reached: as it is in the log, or of a project as the run asked it. */
export interface Reached {
  /** Null once erased. */
  readonly input: JsonObject | null;
  readonly decided: Decided;
  readonly codeVersion: string;
  readonly parametersSha256: string;
  readonly unit: string | null;
}

/** A verdict as it was reached, and as the run's code has it; null where it cannot be judged at all. */
export interface SideBySide {
  readonly change: WhatIfChangeEntity;
  readonly reached: Reached | null;
  readonly decided: Decided | null;
  readonly differences: readonly Difference[];
}

@Injectable()
export class WhatIfRuns implements OnModuleInit {
  constructor(
    @Inject(WhatIfRepository) private readonly repository: WhatIfRepository,
    @Inject(WhatIfJudge) private readonly judge: WhatIfJudge,
    @Inject(CodeDrafts) private readonly drafts: CodeDrafts,
    @Inject(VerdictsRepository) private readonly verdicts: VerdictsRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  onModuleInit(): void {
    this.outbox.on(TOPIC, async (tx, actor, { run_id: runId }) => {
      if (typeof runId === 'string') {
        await this.judge.work(tx, actor, runId);
      }
    });
  }

  /**
   * Asks for a run; a job does it. @throws InvalidInput (400), NotFound (404), TemporarilyUnavailable (503) while five wait
   */
  async ask(actor: Actor, draft: WhatIfDraft): Promise<WhatIfRunEntity> {
    if (draft.until < draft.from) {
      throw new InvalidInput([{ pointer: '/until', code: 'beforeStart' }]);
    }
    return this.journal.write(actor, async (tx) => {
      if ((await this.repository.waiting(tx, actor.institutionId)) >= MOST_WAITING) {
        throw new TemporarilyUnavailable('what-if');
      }
      const { version, engine, parameters, units } = await this.drafts.trialOf(tx, actor, draft.codeVersionId, changeOf(draft.overrides));
      const run: WhatIfRunEntity = {
        id: newId(this.journal.now()),
        institutionId: actor.institutionId,
        codeVersionId: version.id,
        overrides: draft.overrides,
        parameters,
        units,
        parametersSha256: jsonSha256(parameters),
        manifestSha256: engine.build.manifestSha256,
        fromOn: draft.from,
        untilOn: draft.until,
        state: 'waiting',
        counts: null,
        durationMs: null,
        askedAt: this.journal.now(),
        askedBy: actor.personId,
        finishedAt: null,
      };
      await this.repository.insert(tx, run);
      await this.outbox.put(tx, actor.institutionId, TOPIC, { run_id: run.id });
      await this.journal.append(tx, actor, {
        log: 'decisions',
        kind: 'code.what-if-asked',
        facts: {
          run_id: run.id,
          code_version_id: version.id,
          manifest_sha256: run.manifestSha256,
          parameters_sha256: run.parametersSha256,
          from_on: run.fromOn,
          until_on: run.untilOn,
        },
        commitments: { actor: actor.personId },
      });
      return run;
    });
  }

  async list(actor: Actor, page: PageRequest, codeVersionId: string | null): Promise<Page<WhatIfRunEntity>> {
    return this.journal.read(actor.institutionId, async (tx) =>
      pageOf(await this.repository.page(tx, actor.institutionId, page, codeVersionId), page.limit),
    );
  }

  /** @throws NotFound (404) */
  async get(actor: Actor, id: string): Promise<WhatIfRunEntity> {
    return this.journal.read(actor.institutionId, (tx) => this.find(tx, actor, id));
  }

  /** Answers the verdicts that would change, or cannot be judged. @throws NotFound (404) */
  async changes(actor: Actor, id: string, page: PageRequest, filter: ChangeFilter): Promise<Page<WhatIfChangeEntity>> {
    return this.journal.read(actor.institutionId, async (tx) =>
      pageOf(await this.repository.changes(tx, await this.find(tx, actor, id), page, filter), page.limit),
    );
  }

  /** Answers a changed verdict beside what it was, reached again now. @throws NotFound (404) */
  async sideBySide(actor: Actor, id: string, changeId: string): Promise<SideBySide & { readonly run: WhatIfRunEntity }> {
    return this.journal.read(actor.institutionId, async (tx) => {
      const run = await this.find(tx, actor, id);
      const change = requireMay(actor, 'read', 'WhatIf', await this.repository.change(tx, run, changeId), () => ({}));
      const reached = await this.reachedIn(tx, actor, change);
      const input = reached?.input ?? null;
      const decided = reached === null || input === null ? null : await this.judge.again(tx, run, { unit: reached.unit, input });
      const differing = reached === null || decided === null ? [] : differences(asJson(reached.decided), asJson(decided));
      const found = reached === null || decided === null || change.kind === 'not-judged' ? [] : findingTerms(reached.decided, decided);
      const terms = change.terms.length > 0 ? change.terms : found.map(({ norm, ...term }) => ({ ...term, norms: [norm] }));
      return { run, change: { ...change, terms }, reached, decided, differences: differing };
    });
  }

  /** Null where nothing could decide. */
  private async reachedIn(tx: Tx, actor: Actor, { verdictId, asked }: WhatIfChangeEntity): Promise<Reached | null> {
    if (verdictId === null) {
      requireMay(actor, 'read', 'Verdict', asked ?? {}, () => ({}));
      return asked === null ? null : { ...asked, input: asked.input as JsonObject };
    }
    const found = await this.verdicts.byId(tx, actor.institutionId, verdictId);
    const { input, result, codeVersion, parametersSha256, unit } = requireMay(actor, 'read', 'Verdict', found, () => ({}));
    return { input: input as JsonObject | null, decided: result as Decided, codeVersion, parametersSha256, unit };
  }

  private async find(tx: Tx, actor: Actor, id: string): Promise<WhatIfRunEntity> {
    return requireMay(actor, 'read', 'WhatIf', await this.repository.run(tx, actor.institutionId, id), () => ({}));
  }
}

function changeOf({ parameters, inForce }: Overrides): { readonly parameters?: JsonObject; readonly inForce?: readonly string[] } {
  return { ...(parameters === undefined ? {} : { parameters: parameters as JsonObject }), ...(inForce === undefined ? {} : { inForce }) };
}

function asJson(decided: Decided): Json {
  return decided as unknown as Json;
}
