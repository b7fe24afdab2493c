// What a run asks beside its draft, to tell why a verdict differs: the code that judged, and both codes with one norm less.
import { Inject, Injectable } from '@nestjs/common';
import { type JsonObject } from '../../common/index.js';
import { type Decided } from '../../gate/index.js';
import { type Tx } from '../../platform/database/index.js';
import { inForceOf } from '../engine/parameter-kinds.js';
import { PolicyBuilds } from '../engine/policy-builds.js';
import { type PolicyEngine } from '../engine/policy-engine.js';
import { PolicyFault } from '../engine/policy-fault.js';
import { CodeVersionsRepository } from '../versions/code-versions.repository.js';
import { boundBy } from '../versions/holding.js';
import { IN_FORCE } from '../versions/parameters.js';
import { likely, normsBehind, signatureOf } from './behind.js';
import { type Ground } from './compare.js';

/** Differences that are looked into in one run, each in up to 70 verdicts; of the same difference once. */
const MOST_TRIALS = 80;

type Trial = Awaited<ReturnType<PolicyEngine['trial']>>;

/** A code as one may ask it with any parameters. */
interface Code {
  readonly engine: PolicyEngine;
  readonly parameters: JsonObject;
  readonly trial: Trial;
}

/** By what a verdict was reached. */
export interface ReachedBy {
  readonly policySha256: string;
  readonly parametersSha256: string;
}

@Injectable()
export class WhatIfGrounds {
  constructor(
    @Inject(PolicyBuilds) private readonly builds: PolicyBuilds,
    @Inject(CodeVersionsRepository) private readonly versions: CodeVersionsRepository,
  ) {}

  /** Starts what one run asks of its draft. */
  async begin(institutionId: string, engine: PolicyEngine, parameters: JsonObject): Promise<RunGrounds> {
    const draft: Code = { engine, parameters, trial: await engine.trial() };
    return new RunGrounds(draft, (tx, reachedBy) => this.codeOf(tx, institutionId, { draft, reachedBy }));
  }

  /** Null when the build or the parameters are not kept. */
  private async codeOf(
    tx: Tx,
    institutionId: string,
    { draft, reachedBy }: { readonly draft: Code; readonly reachedBy: ReachedBy },
  ): Promise<Code | null> {
    const parameters = await this.versions.parameters(tx, institutionId, reachedBy.parametersSha256);
    if (parameters === null) {
      return null;
    }
    try {
      const engine = await this.builds.engineOfPolicy(tx, institutionId, reachedBy.policySha256);
      const isSame = engine.manifest.policySha256 === draft.engine.manifest.policySha256;
      return { engine, parameters, trial: isSame ? draft.trial : await engine.trial() };
    } catch (error) {
      if (error instanceof PolicyFault) {
        return null;
      }
      throw error;
    }
  }
}

/** The grounds of one run; holds one instance for each build that judged, and remembers why a difference is there. */
export class RunGrounds {
  private readonly codes = new Map<string, Code | null>();
  private readonly reasons = new Map<string, readonly string[]>();

  constructor(
    private readonly draft: Code,
    private readonly codeOf: (tx: Tx, reachedBy: ReachedBy) => Promise<Code | null>,
  ) {}

  /** Makes ready to tell of verdicts reached by these codes. */
  async prepare(tx: Tx, reached: readonly ReachedBy[]): Promise<void> {
    for (const reachedBy of reached) {
      if (!this.codes.has(keyOf(reachedBy))) {
        this.codes.set(keyOf(reachedBy), await this.codeOf(tx, reachedBy));
      }
    }
  }

  /**
   * Answers the ground of comparing a verdict on an input with what the draft says of it, under the parameters to which its
   * project is held; its code has been made ready.
   */
  of(reachedBy: ReachedBy, input: JsonObject, parameters: JsonObject): Ground {
    const code = this.codes.get(keyOf(reachedBy)) ?? null;
    const draft = { ...this.draft, parameters };
    const without = (norm: string): readonly [Decided, Decided] | null => {
      const before = code === null ? null : lacking(code, norm, input);
      const now = before === null ? null : lacking(draft, norm, input);
      return before === null || now === null ? null : [before, now];
    };
    return {
      earlier: (decided) => {
        // The same build has said it already.
        if (code?.engine.manifest.policySha256 === draft.engine.manifest.policySha256) {
          return decided;
        }
        return code === null ? null : tried(code.trial, code.engine.fitted(boundBy(parameters, input)), parameters);
      },
      behind: (term, sides) => {
        const signature = signatureOf(term, sides);
        const known = this.reasons.get(signature);
        if (known === undefined && this.reasons.size >= MOST_TRIALS) {
          return likely(sides);
        }
        const norms = known ?? normsBehind(term, sides, without);
        this.reasons.set(signature, norms);
        return norms;
      },
    };
  }
}

function keyOf({ policySha256, parametersSha256 }: ReachedBy): string {
  return `${policySha256} ${parametersSha256}`;
}

function lacking({ engine, parameters, trial }: Code, norm: string, input: JsonObject): Decided | null {
  const without = { ...parameters, [IN_FORCE]: inForceOf(engine, parameters).filter((one) => one !== norm) };
  return tried(trial, engine.fitted(boundBy(parameters, input)), without);
}

/** Null for an input of a shape that the policy does not take. */
function tried(trial: Trial, input: JsonObject, parameters: JsonObject): Decided | null {
  try {
    return trial(input, parameters);
  } catch (error) {
    if (error instanceof PolicyFault && error.kind === 'input') {
      return null;
    }
    throw error;
  }
}
