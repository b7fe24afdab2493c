// Steps 3 and 4 of an access: facts, verdict, and the selection that the verdict allows; a refusal is kept.
import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../audit-log/index.js';
import { type Actor, canonicalJson, type JsonObject } from '../../common/index.js';
import { type DatasetVersionView, DatasetsService } from '../../datasets/index.js';
import { type Answer, Gate } from '../../gate/index.js';
import { type Tx } from '../../platform/database/index.js';
import { JsonLogger } from '../../platform/logging/json-logger.js';
import { ProjectApprovals, type UsableProcess } from '../../projects/index.js';
import { type AccessRequestEntity } from '../requests/access-request.entity.js';
import { AccessRequestsService } from '../requests/access-requests.service.js';
import { type Selection, selectionOf, type SelectionSource, UnenforceableVerdict } from '../selection/selection.js';
import { NotEnforceable, VersionRetired } from './delivery.errors.js';

/** The one key period that exists until keys are rotated. */
const KEY_PERIOD = 1;

/** What a delivery will be, judged a moment ago. */
export interface Plan {
  readonly request: AccessRequestEntity;
  readonly process: UsableProcess;
  readonly answer: Answer;
  readonly selection: Selection;
}

@Injectable()
export class DeliveryPlans {
  constructor(
    @Inject(AccessRequestsService) private readonly requests: AccessRequestsService,
    @Inject(ProjectApprovals) private readonly approvals: ProjectApprovals,
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(Gate) private readonly gate: Gate,
    @Inject(Journal) private readonly journal: Journal,
    @Inject(JsonLogger) private readonly logger: JsonLogger,
  ) {}

  /**
   * Makes a plan in one read-only moment; a refusal is kept in a transaction of its own.
   * @throws GateRefusal (403, 409), NotFound (404), VersionRetired (409), NotEnforceable (403)
   */
  async make(actor: Actor, requestId: string): Promise<Plan> {
    const found = await this.journal.read(actor.institutionId, async (tx) => {
      const request = await this.requests.find(tx, actor, requestId, 'download');
      const process = await this.approvals.process(tx, actor.institutionId, request.processId);
      const data = await this.datasets.version(tx, actor.institutionId, request.datasetVersionId);
      return { request, process, data, answer: await this.requests.judge(tx, actor, request) };
    });
    const { request, process, data, answer } = found;
    if (this.gate.refusalOf(answer, null) !== null) {
      throw await this.keptRefusal(actor, request, answer);
    }
    if (process === null || data === null || data.state !== 'ready') {
      throw new VersionRetired();
    }
    return { request, process, answer, selection: this.select(answer, request, process, data) };
  }

  private select(answer: Answer, request: AccessRequestEntity, process: UsableProcess, data: DatasetVersionView): Selection {
    if (process.purpose === null) {
      throw new NotEnforceable();
    }
    try {
      return selectionOf(answer.decided, {
        table: data.tableName,
        scopeId: process.scopeId,
        purpose: process.purpose,
        keyPeriod: KEY_PERIOD,
        fields: data.fields,
        population: populationOf(process),
        requested: request.fields,
        format: request.format,
      });
    } catch (error) {
      if (error instanceof UnenforceableVerdict) {
        this.logger.event('error', 'delivery.unenforceable', { access_request: request.id, reason: error.reason });
        throw new NotEnforceable();
      }
      throw error;
    }
  }

  private async keptRefusal(actor: Actor, request: AccessRequestEntity, answer: Answer): Promise<Error> {
    return this.journal.write(actor, async (tx) => {
      const verdictId = await this.gate.record(answer, tx);
      await this.requests.logRefusal(tx, actor, request, { verdictId, outcome: answer.decided.outcome });
      return this.gate.refusalOf(answer, verdictId) ?? new NotEnforceable();
    });
  }

  /**
   * Answers whether what the plan was judged on still stands, and is still judged the same by the same code; keeps the project so until
   * the transaction ends.
   */
  async stillHolds(tx: Tx, actor: Actor, plan: Plan): Promise<boolean> {
    if (!(await this.approvals.holdAtVersion(tx, actor.institutionId, plan.request.projectId, plan.process.projectVersion))) {
      return false;
    }
    const again = await this.requests.judge(tx, actor, plan.request);
    return groundsOf(again) === groundsOf(plan.answer);
  }

  /** Keeps the plan's verdict with the consent epoch that the delivery reads. */
  async keepVerdict(tx: Tx, plan: Plan, consentEpoch: string): Promise<string | null> {
    return this.gate.record({ ...plan.answer, provenance: { ...plan.answer.provenance, consentEpoch } }, tx);
  }
}

/** What a verdict was, on which versions of facts, by which code. */
function groundsOf({ sources, decided, provenance: { codeVersion, policySha256, parametersSha256 } }: Answer): string {
  return canonicalJson({ sources, decided: { ...decided }, codeVersion, policySha256, parametersSha256 } as unknown as JsonObject);
}

/** The values of which the rows alone were approved, by column. */
function populationOf({ fields }: UsableProcess): SelectionSource['population'] {
  return fields.flatMap(({ field, only }) => (only === null || only === undefined ? [] : [{ field, values: only }]));
}
