// Why a test came out as it did: what was found, which facts each rule saw that was asked, and the nearest use that is permitted.
import { Inject, Injectable } from '@nestjs/common';
import { mayEver } from '../../access/index.js';
import { Journal } from '../../audit-log/index.js';
import { type Actor, Forbidden, type JsonObject, WrongState } from '../../common/index.js';
import { type Answer, type Decided, type GateSubject, type Judge, type JudgingCode, type ToldFinding } from '../../gate/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type Bilingual } from '../../platform/templates/index.js';
import { type Judging, NearestUses, type OfferedUses, ProjectJudging, ProjectsService } from '../../projects/index.js';
import { articlesOf } from '../engine/articles.js';
import { filledRules } from '../engine/filled-rules.js';
import { PolicyBuilds } from '../engine/policy-builds.js';
import { type PolicyEngine } from '../engine/policy-engine.js';
import { PolicyFault } from '../engine/policy-fault.js';
import { titleOf } from '../engine/rules.js';
import { type VerdictEntity } from '../verdicts/verdict.entity.js';
import { VerdictsService } from '../verdicts/verdicts.service.js';
import { type SeenFact, seenBy } from './seen.js';

/** A rule that was asked, with what it saw; null when its build does not tell, or the facts were erased. */
export interface AskedRule {
  readonly norm: string;
  readonly title: Bilingual;
  readonly article: string | null;
  readonly hasFound: boolean;
  readonly seen: readonly SeenFact[] | null;
}

export interface Explanation {
  readonly gate: string;
  readonly subject: GateSubject;
  readonly decided: Decided;
  readonly code: JudgingCode;
  /** The verdict that was kept; null for what is said now and kept nowhere. */
  readonly verdict: { readonly id: string; readonly decidedAt: Date; readonly isErased: boolean } | null;
  readonly findings: readonly ToldFinding[];
  readonly rules: readonly AskedRule[];
  /** Ids of the processes, in the order of the input. */
  readonly processes: readonly string[];
  readonly nearest: OfferedUses | null;
}

@Injectable()
export class Explanations {
  constructor(
    @Inject(VerdictsService) private readonly verdicts: VerdictsService,
    @Inject(PolicyBuilds) private readonly builds: PolicyBuilds,
    @Inject(NearestUses) private readonly nearest: NearestUses,
    @Inject(ProjectsService) private readonly projects: ProjectsService,
    @Inject(ProjectJudging) private readonly judging: ProjectJudging,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Explains what the code of practice says now; nothing is kept. */
  async of(actor: Actor, answer: Answer): Promise<Explanation> {
    const { engine, code } = await this.journal.read(actor.institutionId, async (tx) => ({
      engine: await this.engineOf(tx, actor.institutionId, answer),
      code: await this.verdicts.codeOf(tx, actor.institutionId, answer.provenance.codeVersion),
    }));
    const input = answer.input;
    return {
      gate: answer.gate,
      subject: answer.subject,
      decided: answer.decided,
      code,
      verdict: null,
      findings: this.verdicts.tell(answer),
      rules: engine === null ? [] : rulesOf(engine, { ...answer, input }),
      processes: processesOf(input),
      nearest: await this.nearest.of(actor, answer),
    };
  }

  /**
   * Explains what is said of a project: now, as long as it is undecided, and after that the last that was kept. It holds the facts of
   * the whole project, so it is for its members and for who may read verdicts.
   * @throws NotFound (404); Forbidden (403); WrongState (409) where nothing was kept; PolicyUnavailable (409)
   */
  async ofProject(actor: Actor, id: string): Promise<Explanation> {
    const { answer, verdict, state } = await this.journal.read(actor.institutionId, async (tx) => {
      const view = await this.projects.readable(tx, actor, id);
      if (!view.memberIds.includes(actor.personId) && !mayEver(actor, 'read', 'Verdict')) {
        throw new Forbidden();
      }
      const now = await this.judging.now(tx, actor, view);
      const kept = now === null ? await this.verdicts.latestOf(tx, actor.institutionId, id) : null;
      return { answer: now, verdict: kept, state: view.project.state };
    });
    if (answer !== null) {
      return this.of(actor, answer);
    }
    if (verdict === null) {
      throw new WrongState(state);
    }
    return this.kept(actor, verdict);
  }

  /** Explains a verdict that was kept, in the words and by the rules of the build that reached it. @throws NotFound (404); PolicyUnavailable (409) */
  async ofVerdict(actor: Actor, id: string): Promise<Explanation> {
    return this.kept(actor, await this.verdicts.get(actor, id));
  }

  private async kept(actor: Actor, verdict: VerdictEntity): Promise<Explanation> {
    return this.journal.read(actor.institutionId, async (tx) => {
      const { engine, parameters } = await this.verdicts.reachedBy(tx, verdict);
      const code = await this.verdicts.codeOf(tx, verdict.institutionId, verdict.codeVersion);
      const decided = verdict.result as Decided;
      const input = verdict.input as JsonObject | null;
      const judge = guarded(await engine.judge(parameters));
      const refused = input === null ? null : { gate: verdict.gate, input, decided };
      return {
        gate: verdict.gate,
        subject: { kind: verdict.subjectKind, id: verdict.subjectId },
        decided,
        code,
        verdict: { id: verdict.id, decidedAt: verdict.decidedAt, isErased: input === null },
        findings: this.verdicts.told(decided, engine, { parameters, versionId: code.id }).findings,
        rules: rulesOf(engine, { gate: verdict.gate, decided, input, parameters }),
        processes: input === null ? [] : processesOf(input),
        nearest: refused === null ? null : await this.nearest.under(tx, verdict.institutionId, refused, judge),
      };
    });
  }

  /** The build that judged; null where none did. */
  private async engineOf(tx: Tx, institutionId: string, { provenance }: Answer): Promise<PolicyEngine | null> {
    try {
      return await this.builds.engineOfPolicy(tx, institutionId, provenance.policySha256);
    } catch (error) {
      if (error instanceof PolicyFault) {
        return null;
      }
      throw error;
    }
  }
}

/** Every rule that was asked, with what it saw. */
function rulesOf(
  engine: PolicyEngine,
  reached: Pick<Answer, 'decided' | 'parameters'> & { readonly gate: string; readonly input: JsonObject | null },
): readonly AskedRule[] {
  const { decided, parameters, gate, input } = reached;
  const rules = filledRules(engine, parameters);
  const articles = articlesOf(parameters);
  const texts = new Map(rules.rules.map((rule) => [rule.norm, rule]));
  return decided.asked.map((norm) => {
    const reads = texts.get(norm)?.reads?.[gate];
    return {
      norm,
      title: titleOf(rules, norm),
      article: Object.hasOwn(articles, norm) ? (articles[norm] ?? null) : null,
      hasFound: decided.findings.some((finding) => finding.norm === norm),
      seen: reads === undefined || input === null ? null : seenBy(reads, input),
    };
  });
}

function processesOf(input: JsonObject): readonly string[] {
  const processes = (input['processes'] ?? []) as readonly (JsonObject | null)[];
  return processes.flatMap((process) => (typeof process?.['id'] === 'string' ? [process['id']] : []));
}

/** A variant that the policy cannot take is one that nobody can judge. */
function guarded(judge: Judge): Judging {
  return (input) => {
    try {
      return judge(input);
    } catch {
      return null;
    }
  };
}
