// Decides by the code of practice that the institution has adopted, keeps every verdict, and tells findings' texts.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { requireMay } from '../access/index.js';
import { AuditLog } from '../audit-log/index.js';
import { Clock } from '../common/clock.js';
import { type Actor, canonicalJson, type Day, jsonSha256, type JsonObject, newId, sha256Hex } from '../common/index.js';
import { type Answer, type Decided, type Evaluator, type Finding, Gate, type Provenance, type ToldFinding } from '../gate/index.js';
import { InstitutionProfiles } from '../identity/index.js';
import { Transactions, type Tx } from '../platform/database/index.js';
import { CodeVersionEntity, VerdictEntity } from './code-version.entity.js';
import { PolicyEngine, PolicyFault, type RuleText } from './policy-engine.js';

@Injectable()
export class CodeOfPractice implements Evaluator, OnModuleInit {
  private readonly texts = new Map<string, Omit<ToldFinding, keyof Finding>>();

  constructor(
    @Inject(PolicyEngine) private readonly engine: PolicyEngine,
    @Inject(Gate) private readonly gate: Gate,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AuditLog) private readonly auditLog: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    for (const rule of [...this.engine.rules.rules, { ...ENGINE_RULE, findings: this.engine.rules.engineFindings }]) {
      for (const finding of rule.findings) {
        const { title, remedy } = finding;
        this.texts.set(finding.code, {
          title,
          remedy,
          source: rule.source,
          nature: rule.nature,
          lifted_by: finding.liftedBy ?? rule.liftedBy,
        });
      }
    }
    this.gate.registerEvaluator(this);
  }

  /** Adopts the policy of this build with its parameters as the institution's code, from a day on. */
  async adopt(actor: Actor, draft: { readonly effectiveOn: Day; readonly sourceDecision: string }): Promise<CodeVersionEntity> {
    return this.transactions.write(actor, async (tx) => {
      const at = this.clock.now();
      const { manifest, parameters } = this.engine;
      const adopted: CodeVersionEntity = {
        id: newId(at),
        institutionId: actor.institutionId,
        version: manifest.version,
        policySha256: manifest.policySha256,
        parameters,
        parametersSha256: jsonSha256(parameters),
        effectiveOn: draft.effectiveOn,
        adoptedAt: at,
        adoptedBy: actor.personId,
        sourceDecision: draft.sourceDecision,
      };
      await tx.insert(CodeVersionEntity, adopted);
      await this.auditLog.append(tx, {
        institutionId: actor.institutionId,
        log: 'decisions',
        kind: 'code.adopted',
        at,
        facts: {
          code_version: adopted.version,
          policy_sha256: adopted.policySha256,
          parameters_sha256: adopted.parametersSha256,
          effective_on: draft.effectiveOn,
        },
        commitments: { actor: actor.personId, source_decision: draft.sourceDecision },
      });
      return adopted;
    });
  }

  /** @throws PolicyFault when the institution has adopted no code that this build can judge by: the gate then holds. */
  async evaluate(
    tx: Tx,
    institutionId: string,
    input: JsonObject,
  ): Promise<{ readonly decided: Decided; readonly provenance: Provenance }> {
    const code = await this.inForce(tx, institutionId);
    const decided = await this.engine.decide(input, code.parameters as JsonObject);
    const epoch = (input['consent'] as JsonObject | null | undefined)?.['epoch'];
    return {
      decided,
      provenance: {
        codeVersion: code.version,
        policySha256: code.policySha256,
        parametersSha256: code.parametersSha256,
        inputSha256: sha256Hex(canonicalJson(input)),
        engine: this.engine.engine,
        consentEpoch: typeof epoch === 'number' ? String(epoch) : null,
      },
    };
  }

  async record(tx: Tx, answer: Answer): Promise<string> {
    const id = newId(answer.decidedAt);
    const institution = await tx.query<{ id: string }[]>(`select waarborg_institution() as id`);
    await tx.insert(VerdictEntity, {
      id,
      institutionId: institution[0]?.id ?? '',
      gate: answer.gate,
      subjectKind: answer.subject.kind,
      subjectId: answer.subject.id,
      outcome: answer.decided.outcome,
      result: { ...answer.decided },
      input: answer.input as object,
      inputSha256: answer.provenance.inputSha256,
      policySha256: answer.provenance.policySha256,
      parametersSha256: answer.provenance.parametersSha256,
      codeVersion: answer.provenance.codeVersion,
      engine: answer.provenance.engine,
      sources: { ...answer.sources },
      consentEpoch: answer.provenance.consentEpoch,
      decidedAt: answer.decidedAt,
      traceId: answer.traceId,
    });
    return id;
  }

  tell(finding: Finding): ToldFinding | null {
    const told = this.texts.get(finding.code);
    return told === undefined ? null : { ...finding, ...told };
  }

  /** Answers a verdict by id, for those who may read it. @throws NotFound */
  async verdict(actor: Actor, id: string): Promise<VerdictEntity> {
    return this.transactions.read(actor.institutionId, async (tx) => {
      const found = await tx.findOne(VerdictEntity, { where: { institutionId: actor.institutionId, id } });
      return requireMay(actor, 'read', 'Verdict', found, () => ({}));
    });
  }

  private async inForce(tx: Tx, institutionId: string): Promise<CodeVersionEntity> {
    const day = await this.profiles.today(tx, institutionId);
    const code = await tx
      .createQueryBuilder(CodeVersionEntity, 'c')
      .where('c.institution_id = :institutionId and c.effective_on <= :day', { institutionId, day })
      .orderBy('c.effective_on', 'DESC')
      .addOrderBy('c.id', 'DESC')
      .getOne();
    if (code === null) {
      throw new PolicyFault('no code of practice is in force');
    }
    if (code.policySha256 !== this.engine.manifest.policySha256) {
      throw new PolicyFault(
        `the adopted code ${code.version} has policy ${code.policySha256}; this build has ${this.engine.manifest.policySha256}`,
      );
    }
    return code;
  }
}

const ENGINE_RULE: Omit<RuleText, 'findings' | 'principle'> = { norm: 'gate', nature: 'practice', liftedBy: 'privacy-officer', source: [] };
