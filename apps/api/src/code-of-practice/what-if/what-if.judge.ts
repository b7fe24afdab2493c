// The work of a what-if run: judges what was logged again, a few verdicts at a time, so that requests in between are answered.
import { setImmediate as breathe } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../audit-log/index.js';
import { type Actor, type JsonObject, newId } from '../../common/index.js';
import { type Decided, type Judge, type Outcome } from '../../gate/index.js';
import { type Tx } from '../../platform/database/index.js';
import { kindsOf } from '../engine/parameter-kinds.js';
import { PolicyBuilds } from '../engine/policy-builds.js';
import { type PolicyEngine } from '../engine/policy-engine.js';
import { PolicyFault } from '../engine/policy-fault.js';
import { type LoggedVerdict, VerdictsRepository } from '../verdicts/verdicts.repository.js';
import { boundBy, ofUnit } from '../versions/holding.js';
import { compare, type Comparison } from './compare.js';
import { countsOf, type Judged } from './counts.js';
import { type WhatIfChangeEntity, type WhatIfRunEntity } from './what-if.entity.js';
import { WhatIfRepository } from './what-if.repository.js';

/** Verdicts read at once, and judged between two breaths: about ten milliseconds. */
const READ = 1_000;
const BREATH = 16;

@Injectable()
export class WhatIfJudge {
  constructor(
    @Inject(WhatIfRepository) private readonly repository: WhatIfRepository,
    @Inject(VerdictsRepository) private readonly verdicts: VerdictsRepository,
    @Inject(PolicyBuilds) private readonly builds: PolicyBuilds,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Does a run that waits; one that is done, or gone, is left alone. Persists counts and changes in `tx`. */
  async work(tx: Tx, actor: Actor, runId: string): Promise<void> {
    const run = await this.repository.run(tx, actor.institutionId, runId);
    if (run?.state !== 'waiting') {
      return;
    }
    const began = performance.now();
    const engine = await this.builds.engine(tx, run.institutionId, run.manifestSha256);
    const judged = await this.judgeAll(tx, run, await judgesOf(run, engine));
    await this.repository.finish(tx, run, {
      state: 'done',
      counts: countsOf(judged),
      durationMs: Math.round(performance.now() - began),
      finishedAt: this.journal.now(),
    });
  }

  /** Judges one input as a run does; null when the run's policy does not take it. */
  async again(
    tx: Tx,
    run: WhatIfRunEntity,
    { unit, input }: { readonly unit: string | null; readonly input: JsonObject },
  ): Promise<Decided | null> {
    const engine = await this.builds.engine(tx, run.institutionId, run.manifestSha256);
    return decidedOrNull((await judgesOf(run, engine, [unit]))(unit), input);
  }

  private async judgeAll(tx: Tx, run: WhatIfRunEntity, judges: Judges): Promise<readonly Judged[]> {
    const ids = await this.verdicts.comparable(tx, run.institutionId, run);
    const judged: Judged[] = [];
    const known = new Map<string, Decided | null>();
    for (let from = 0; from < ids.length; from += READ) {
      const chunk = await this.verdicts.some(tx, run.institutionId, ids.slice(from, from + READ));
      const changes: WhatIfChangeEntity[] = [];
      for (const [index, verdict] of chunk.entries()) {
        const comparison = compared(verdict, decideOnce(judges(verdict.unit), verdict, known));
        judged.push({ ...comparison, gate: verdict.gate, subjectKind: verdict.subjectKind, subjectId: verdict.subjectId });
        if (comparison.kind !== 'same') {
          changes.push(this.changeOf(run, verdict, comparison));
        }
        if (index % BREATH === 0) {
          await breathe();
        }
      }
      await this.repository.insertChanges(tx, changes);
    }
    return judged;
  }

  private changeOf(
    run: WhatIfRunEntity,
    verdict: LoggedVerdict,
    { kind, from, to, appeared, disappeared }: Comparison,
  ): WhatIfChangeEntity {
    return {
      id: newId(this.journal.now()),
      institutionId: run.institutionId,
      runId: run.id,
      verdictId: verdict.id,
      kind,
      gate: verdict.gate,
      subjectKind: verdict.subjectKind,
      subjectId: verdict.subjectId,
      fromOutcome: from,
      toOutcome: to,
      appeared,
      disappeared,
    };
  }
}

/** What judges the projects of a unit; null: those of none. */
type Judges = (unit: string | null) => Judge;

/** Makes ready what judges the projects of each unit that a run knows; a unit that it does not know is held to what holds for all. */
async function judgesOf(
  run: WhatIfRunEntity,
  engine: PolicyEngine,
  units: readonly (string | null)[] = [null, ...Object.keys(run.units)],
): Promise<Judges> {
  const made = new Map<string | null, Judge>();
  for (const unit of new Set([null, ...units])) {
    const own = unit === null ? null : (run.units[unit] ?? null);
    const parameters = ofUnit(kindsOf(engine), run.parameters as JsonObject, own);
    const judge = await engine.judge(parameters);
    made.set(unit, (input) => judge(boundBy(parameters, input)));
  }
  const all = made.get(null);
  return (unit) => {
    const judge = made.get(unit) ?? all;
    if (judge === undefined) {
      throw new Error('a run has nothing that judges');
    }
    return judge;
  };
}

/** The same input has the same answer: deliveries of one request on one day are judged once. */
function decideOnce(judge: Judge, verdict: LoggedVerdict, known: Map<string, Decided | null>): Decided | null {
  const asked = `${verdict.unit ?? ''} ${verdict.inputSha256}`;
  const before = known.get(asked);
  if (before !== undefined) {
    return before;
  }
  const decided = verdict.input === null ? null : decidedOrNull(judge, verdict.input as JsonObject);
  known.set(asked, decided);
  return decided;
}

/** Null for an input of a shape that the policy does not take: it cannot be judged by it. */
function decidedOrNull(judge: Judge, input: JsonObject): Decided | null {
  try {
    return judge(input);
  } catch (error) {
    if (error instanceof PolicyFault && error.kind === 'input') {
      return null;
    }
    throw error;
  }
}

function compared(verdict: LoggedVerdict, decided: Decided | null): Comparison {
  const from = verdict.outcome as Outcome;
  return decided === null
    ? { kind: 'not-judged', from, to: 'hold', appeared: [], disappeared: [] }
    : compare(verdict.result as Decided, decided);
}
