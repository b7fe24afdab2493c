// The work of a what-if run: every project as it stands today and the requests of a period, judged by the draft. Rests after
// every few verdicts, so that the process answers others meanwhile.
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
import { isStopped } from './terms.js';
import { type WhatIfChangeEntity, type WhatIfRunEntity } from './what-if.entity.js';
import { type RunGrounds, WhatIfGrounds } from './what-if.grounds.js';
import { type AskedProject, WhatIfProjects } from './what-if.projects.js';
import { WhatIfRepository } from './what-if.repository.js';

/** Verdicts read at once, and judged between two breaths: about ten milliseconds. */
const READ = 1_000;
const BREATH = 16;

/** A run at work: its draft, and what has been counted. */
interface Work {
  readonly run: WhatIfRunEntity;
  readonly drafts: Drafts;
  readonly grounds: RunGrounds;
  readonly judged: Judged[];
}

type Told = Pick<WhatIfChangeEntity, 'verdictId' | 'asked' | 'gate' | 'subjectKind' | 'subjectId'>;

@Injectable()
export class WhatIfJudge {
  constructor(
    @Inject(WhatIfRepository) private readonly repository: WhatIfRepository,
    @Inject(VerdictsRepository) private readonly verdicts: VerdictsRepository,
    @Inject(WhatIfProjects) private readonly projects: WhatIfProjects,
    @Inject(WhatIfGrounds) private readonly grounds: WhatIfGrounds,
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
    const parameters = run.parameters as JsonObject;
    const work: Work = {
      run,
      drafts: await draftsOf(run, engine),
      grounds: await this.grounds.begin(run.institutionId, engine, parameters),
      judged: [],
    };
    await this.judgeProjects(tx, actor, work);
    await this.judgeRequests(tx, work);
    await this.repository.finish(tx, run, {
      state: 'done',
      counts: countsOf(work.judged),
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
    return decidedOrNull((await draftsOf(run, engine, [unit]))(unit).judge, input);
  }

  private async judgeProjects(tx: Tx, actor: Actor, work: Work): Promise<void> {
    for await (const asked of this.projects.asked(actor)) {
      const changes: WhatIfChangeEntity[] = [];
      for (const project of asked) {
        if (project.answer !== null) {
          await work.grounds.prepare(tx, [project.answer.provenance]);
        }
        changes.push(...this.counted(work, toldOf(project), comparedProject(work, project)));
      }
      await this.repository.insertChanges(tx, changes);
      await breathe();
    }
  }

  private async judgeRequests(tx: Tx, work: Work): Promise<void> {
    const { institutionId } = work.run;
    const ids = await this.verdicts.ofRequests(tx, institutionId, work.run);
    for (let from = 0; from < ids.length; from += READ) {
      const chunk = await this.verdicts.some(tx, institutionId, ids.slice(from, from + READ));
      await work.grounds.prepare(tx, chunk);
      const known = new Map<string, Decided | null>();
      const changes: WhatIfChangeEntity[] = [];
      for (const [index, verdict] of chunk.entries()) {
        const { id: verdictId, gate, subjectKind, subjectId } = verdict;
        const told = { verdictId, asked: null, gate, subjectKind, subjectId };
        changes.push(...this.counted(work, told, comparedVerdict(work, verdict, known)));
        if (index % BREATH === 0) {
          await breathe();
        }
      }
      await this.repository.insertChanges(tx, changes);
    }
  }

  /** Counts one outcome; answers the change that is to be kept of it, if any. */
  private counted({ run, judged }: Work, told: Told, { terms, ...comparison }: Comparison): readonly WhatIfChangeEntity[] {
    const { kind, from, to, appeared, disappeared, changed } = comparison;
    judged.push({ ...comparison, gate: told.gate, subjectKind: told.subjectKind, subjectId: told.subjectId });
    if (kind === 'same') {
      return [];
    }
    const ids = { id: newId(this.journal.now()), institutionId: run.institutionId, runId: run.id };
    // Where one of the two stops, findings alone differ: they are told anew when the change is opened.
    const kept = [from, to].some((outcome) => isStopped({ outcome })) ? [] : terms;
    return [{ ...ids, ...told, kind, fromOutcome: from, toOutcome: to, appeared, disappeared, changed, terms: kept }];
  }
}

/** The draft as the projects of a unit are held to it. */
interface Draft {
  readonly parameters: JsonObject;
  readonly judge: Judge;
}

/** What judges the projects of a unit; null: those of none. */
type Drafts = (unit: string | null) => Draft;

/** Makes ready what judges the projects of each unit that a run knows; a unit that it does not know is held to what holds for all. */
async function draftsOf(
  run: WhatIfRunEntity,
  engine: PolicyEngine,
  units: readonly (string | null)[] = [null, ...Object.keys(run.units)],
): Promise<Drafts> {
  const made = new Map<string | null, Draft>();
  for (const unit of new Set([null, ...units])) {
    const own = unit === null ? null : (run.units[unit] ?? null);
    const parameters = ofUnit(kindsOf(engine), run.parameters as JsonObject, own);
    const judge = await engine.judge(parameters);
    made.set(unit, { parameters, judge: (input) => judge(engine.fitted(boundBy(parameters, input))) });
  }
  const all = made.get(null);
  return (unit) => {
    const draft = made.get(unit) ?? all;
    if (draft === undefined) {
      throw new Error('a run has nothing that judges');
    }
    return draft;
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

function comparedVerdict({ grounds, drafts }: Work, verdict: LoggedVerdict, known: Map<string, Decided | null>): Comparison {
  const draft = drafts(verdict.unit);
  const decided = decideOnce(draft.judge, verdict, known);
  return decided === null
    ? unjudged(verdict.outcome as Outcome)
    : compare(verdict.result as Decided, decided, grounds.of(verdict, verdict.input as JsonObject, draft.parameters));
}

function comparedProject({ grounds, drafts }: Work, { answer }: AskedProject): Comparison {
  if (answer === null) {
    return unjudged('hold');
  }
  const draft = drafts(answer.provenance.unit);
  const decided = decidedOrNull(draft.judge, answer.input);
  return decided === null
    ? unjudged(answer.decided.outcome)
    : compare(answer.decided, decided, grounds.of(answer.provenance, answer.input, draft.parameters));
}

function unjudged(from: Outcome): Comparison {
  return { kind: 'not-judged', from, to: 'hold', appeared: [], disappeared: [], changed: [], terms: [] };
}

function toldOf({ gate, subject, answer }: AskedProject): Told {
  const told = { verdictId: null, gate, subjectKind: subject.kind, subjectId: subject.id };
  if (answer === null) {
    return { ...told, asked: null };
  }
  const { codeVersion, parametersSha256, unit } = answer.provenance;
  return { ...told, asked: { input: answer.input, decided: answer.decided, codeVersion, parametersSha256, unit } };
}
