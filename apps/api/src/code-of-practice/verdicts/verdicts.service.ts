// Verdicts as they were reached: read, reached again from what was stored.
import { Inject, Injectable } from '@nestjs/common';
import { requireMay } from '../../access/index.js';
import { Journal } from '../../audit-log/index.js';
import { type Actor, canonicalJson, type Json, jsonSha256, type JsonObject, sha256Hex } from '../../common/index.js';
import { type Answer, type Decided, Gate, type JudgingCode, type ToldFinding } from '../../gate/index.js';
import { type Tx } from '../../platform/database/index.js';
import { InputErased, PolicyUnavailable } from '../code-of-practice.errors.js';
import { articlesOf } from '../engine/articles.js';
import { tellerOf } from '../engine/filled-rules.js';
import { PolicyBuilds } from '../engine/policy-builds.js';
import { type PolicyEngine } from '../engine/policy-engine.js';
import { PolicyFault } from '../engine/policy-fault.js';
import { RULES_IN_FORCE, rulesAt } from '../engine/rules.js';
import { CodeInForce } from '../versions/code-in-force.js';
import { CodeVersionsRepository } from '../versions/code-versions.repository.js';
import { boundBy } from '../versions/holding.js';
import { type Difference, differences } from './replay.js';
import { type VerdictEntity } from './verdict.entity.js';
import { VerdictsRepository } from './verdicts.repository.js';

/** A verdict with the texts of its findings. */
export interface ToldVerdict {
  readonly decided: Decided;
  readonly findings: readonly ToldFinding[];
}

/** The parameters under which a verdict was reached, and the version that has its rules; null when it is not kept. */
export interface ToldBy {
  readonly parameters: JsonObject;
  readonly versionId: string | null;
}

export interface Replayed {
  readonly verdict: VerdictEntity;
  readonly differences: readonly Difference[];
  readonly stored: ToldVerdict;
  readonly replayed: ToldVerdict;
  /** Digest of the input as it stands now; another than the stored one means that it was altered. */
  readonly inputSha256: string;
  readonly engineNow: string;
  /** What the code in force says of the same facts; null when none can be used. */
  readonly today: (ToldVerdict & { readonly codeVersion: string; readonly differences: readonly Difference[] }) | null;
}

@Injectable()
export class VerdictsService {
  constructor(
    @Inject(VerdictsRepository) private readonly repository: VerdictsRepository,
    @Inject(CodeVersionsRepository) private readonly versions: CodeVersionsRepository,
    @Inject(CodeInForce) private readonly inForce: CodeInForce,
    @Inject(PolicyBuilds) private readonly builds: PolicyBuilds,
    @Inject(Gate) private readonly gate: Gate,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Answers a verdict by id, for those who may read it. @throws NotFound (404) */
  async get(actor: Actor, id: string): Promise<VerdictEntity> {
    return this.journal.read(actor.institutionId, (tx) => this.find(tx, actor, id));
  }

  /**
   * Reaches a logged verdict again from its stored input, by the policy and the parameters that it names.
   * @throws NotFound (404); InputErased, PolicyUnavailable (409)
   */
  async replay(actor: Actor, id: string): Promise<Replayed> {
    return this.journal.read(actor.institutionId, async (tx) => {
      const verdict = await this.find(tx, actor, id);
      if (verdict.input === null) {
        throw new InputErased();
      }
      const input = verdict.input as JsonObject;
      const { engine, parameters } = await this.reachedBy(tx, verdict);
      const by = { parameters, versionId: await this.versionOf(tx, verdict) };
      const [stored, replayed] = [verdict.result as Decided, await engine.decide(input, parameters)];
      return {
        verdict,
        differences: differences(asJson(stored), asJson(replayed)),
        stored: this.told(stored, engine, by),
        replayed: this.told(replayed, engine, by),
        inputSha256: sha256Hex(canonicalJson(input)),
        engineNow: engine.engine,
        today: await this.today(tx, verdict, input),
      };
    });
  }

  /** Answers a parameter set by digest: what a verdict was reached under. @throws NotFound (404) */
  async parameters(actor: Actor, sha256: string): Promise<JsonObject> {
    return this.journal.read(actor.institutionId, async (tx) => {
      const set = await this.versions.parameters(tx, actor.institutionId, sha256);
      return requireMay(actor, 'read', 'Verdict', set, () => ({}));
    });
  }

  /** Joins a verdict with the texts of the build that reached it, the articles of its parameters, and where its rules stand. */
  told(decided: Decided, engine: PolicyEngine, { parameters, versionId }: ToldBy): ToldVerdict {
    const at = versionId === null ? RULES_IN_FORCE : rulesAt(versionId);
    return {
      decided,
      findings: this.gate.tell({ decided, articles: articlesOf(parameters), rulesAt: at, tell: tellerOf(engine, parameters) }),
    };
  }

  private async find(tx: Tx, actor: Actor, id: string): Promise<VerdictEntity> {
    return requireMay(actor, 'read', 'Verdict', await this.repository.byId(tx, actor.institutionId, id), () => ({}));
  }

  /** Answers the id of the version that reached a verdict; null for one that is not kept. */
  async versionOf(tx: Tx, { institutionId, codeVersion }: VerdictEntity): Promise<string | null> {
    return (await this.versions.byLabel(tx, institutionId, codeVersion))?.id ?? null;
  }

  /** Answers a version of the code by the label that a verdict names. */
  async codeOf(tx: Tx, institutionId: string, label: string): Promise<JudgingCode> {
    const version = await this.versions.byLabel(tx, institutionId, label);
    return { label, id: version?.id ?? null, state: version?.state ?? null };
  }

  /** Answers the last verdict about a project; null without one. */
  async latestOf(tx: Tx, institutionId: string, projectId: string): Promise<VerdictEntity | null> {
    return this.repository.latestOf(tx, institutionId, projectId);
  }

  /** Joins the findings of what is said now with their texts. */
  tell(answer: Answer): readonly ToldFinding[] {
    return this.gate.tell(answer);
  }

  /** Answers the build and the parameters by which a verdict was reached. @throws PolicyUnavailable (409) */
  async reachedBy(tx: Tx, verdict: VerdictEntity): Promise<{ readonly engine: PolicyEngine; readonly parameters: JsonObject }> {
    const parameters = await this.versions.parameters(tx, verdict.institutionId, verdict.parametersSha256);
    if (parameters === null) {
      throw new PolicyUnavailable('unknown');
    }
    if (jsonSha256(parameters) !== verdict.parametersSha256) {
      throw new PolicyUnavailable('altered');
    }
    try {
      return { engine: await this.builds.engineOfPolicy(tx, verdict.institutionId, verdict.policySha256), parameters };
    } catch (error) {
      throw error instanceof PolicyFault ? new PolicyUnavailable(error.kind) : error;
    }
  }

  private async today(tx: Tx, verdict: VerdictEntity, input: JsonObject): Promise<Replayed['today']> {
    try {
      const { engine, parameters, version } = await this.inForce.code(tx, verdict.institutionId, verdict.unit);
      const decided = await engine.decide(engine.fitted(boundBy(parameters, input)), parameters);
      const differing = differences(asJson(verdict.result as Decided), asJson(decided));
      return { ...this.told(decided, engine, { parameters, versionId: version.id }), codeVersion: version.version, differences: differing };
    } catch (error) {
      if (error instanceof PolicyFault) {
        return null;
      }
      throw error;
    }
  }
}

function asJson(decided: Decided): Json {
  return decided as unknown as Json;
}
