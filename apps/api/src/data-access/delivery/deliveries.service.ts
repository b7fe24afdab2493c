// One access, from request to stream (architecture, section 7): facts, verdict, record, select, check, stream, close.
// No byte goes out that is not logged first; a verdict that cannot be honoured does not go out at all.
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { type Actor, canonicalJson, jsonSha256, newId, TemporarilyUnavailable } from '../../common/index.js';
import { epochNow, lockShared } from '../../consent/index.js';
import { type DatasetVersionView, DatasetsService } from '../../datasets/index.js';
import { type Answer, Gate } from '../../gate/index.js';
import { Config } from '../../platform/config/index.js';
import { Transactions, type Tx } from '../../platform/database/index.js';
import { JsonLogger } from '../../platform/logging/json-logger.js';
import { ProjectApprovals, type UsableProcess } from '../../projects/index.js';
import { type AccessRequestEntity } from '../requests/access-request.entity.js';
import { AccessRequestsService } from '../requests/access-requests.service.js';
import { compile, type Selection, selectionJson, selectionOf, UnenforceableVerdict } from '../selection/selection.js';
import { DeliveryLog } from './delivery-log.service.js';
import { type DeliveryEntity } from './delivery.entity.js';
import { NotEnforceable, VersionRetired } from './delivery.errors.js';
import { Instance } from './instance.js';
import { ProxyPool } from './proxy-pool.js';
import { PseudonymsService } from './pseudonyms.service.js';
import { Snapshot } from './snapshot.js';

const ATTEMPTS = 4;
const KEY_PERIOD = 1;

/** A delivery whose entry stands in the log and whose rows are ready to be streamed. */
export interface OpenDelivery {
  readonly delivery: DeliveryEntity;
  readonly snapshot: Snapshot;
  readonly ordinals: readonly number[];
}

interface Plan {
  readonly request: AccessRequestEntity;
  readonly process: UsableProcess;
  readonly answer: Answer;
  readonly selection: Selection;
}

/** Facts moved, or a subject came without a pseudonym: the delivery starts over. */
class Moved extends Error {}

@Injectable()
export class DeliveriesService {
  constructor(
    @Inject(AccessRequestsService) private readonly requests: AccessRequestsService,
    @Inject(ProjectApprovals) private readonly approvals: ProjectApprovals,
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(PseudonymsService) private readonly pseudonyms: PseudonymsService,
    @Inject(DeliveryLog) private readonly log: DeliveryLog,
    @Inject(Gate) private readonly gate: Gate,
    @Inject(ProxyPool) private readonly pool: ProxyPool,
    @Inject(Instance) private readonly instance: Instance,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Config) private readonly config: Config,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(JsonLogger) private readonly logger: JsonLogger,
  ) {}

  /**
   * Opens a delivery: judged afresh, logged, its subjects kept; what is left is to stream it.
   * @throws GateRefusal (403, 409), NotFound (404), VersionRetired (409), TemporarilyUnavailable (503)
   */
  async open(actor: Actor, requestId: string): Promise<OpenDelivery> {
    await this.instance.ensure();
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const plan = await this.plan(actor, requestId);
      await this.pseudonyms.fill(actor, plan.selection);
      try {
        return await this.attempt(actor, plan);
      } catch (error) {
        if (!(error instanceof Moved)) {
          throw error;
        }
      }
    }
    throw new TemporarilyUnavailable('busy');
  }

  /** Steps 3 and 4: facts and verdict, in one read-only moment; a refusal is kept in a transaction of its own. */
  private async plan(actor: Actor, requestId: string): Promise<Plan> {
    const found = await this.transactions.read(actor.institutionId, async (tx) => {
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
        requested: request.fields,
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
    return this.transactions.write(actor, async (tx) => {
      const verdictId = await this.gate.record(answer, tx);
      await this.requests.logRefusal(tx, actor, request, { verdictId, outcome: answer.decided.outcome });
      return this.gate.refusalOf(answer, verdictId) ?? new NotEnforceable();
    });
  }

  /** Steps 5 to 7. T opens inside W; until both are settled, any failure closes T and, once logged, the delivery. */
  private async attempt(actor: Actor, plan: Plan): Promise<OpenDelivery> {
    const opened: { snapshot: Snapshot | null; delivery: DeliveryEntity | null } = { snapshot: null, delivery: null };
    try {
      const delivery = await this.transactions.write(actor, (tx) => this.record(tx, actor, plan, opened));
      opened.delivery = delivery;
      const { snapshot } = opened;
      if (snapshot === null) {
        throw new TemporarilyUnavailable('proxy');
      }
      const { ordinals, isMapped } = await snapshot.admitted();
      if (!isMapped) {
        throw new Moved();
      }
      await this.log.keepSubjects(actor, delivery, ordinals);
      return { delivery, snapshot, ordinals };
    } catch (error) {
      await opened.snapshot?.close(false);
      if (opened.delivery !== null) {
        await this.log.close(opened.delivery, {
          state: 'aborted',
          rows: 0,
          bytes: 0,
          contentSha256: null,
          ordinals: [],
          isRecovered: false,
        });
      }
      throw error;
    }
  }

  private async record(tx: Tx, actor: Actor, plan: Plan, opened: { snapshot: Snapshot | null }): Promise<DeliveryEntity> {
    const { request, process, answer, selection } = plan;
    await opened.snapshot?.close(false);
    opened.snapshot = null;
    await lockShared(tx, actor.institutionId);
    if (!(await this.approvals.holdAtVersion(tx, actor.institutionId, request.projectId, process.projectVersion))) {
      throw new Moved();
    }
    const again = await this.requests.judge(tx, actor, request);
    if (canonicalJson(again.sources) !== canonicalJson(answer.sources)) {
      throw new Moved();
    }
    const consentEpoch = await epochNow(tx, actor.institutionId);
    opened.snapshot = await Snapshot.open(this.pool, actor.institutionId, compile(selection), this.config.streamMaxSeconds);
    const verdictId = await this.gate.record({ ...answer, provenance: { ...answer.provenance, consentEpoch } }, tx);
    const { expires_on: deleteBy } = answer.decided;
    if (process.purpose === null || deleteBy === null || verdictId === null) {
      throw new NotEnforceable();
    }
    const at = this.clock.now();
    return this.log.open(
      tx,
      actor,
      {
        id: newId(at),
        institutionId: actor.institutionId,
        accessRequestId: request.id,
        projectId: request.projectId,
        processId: request.processId,
        processVersionId: request.processVersionId,
        datasetVersionId: request.datasetVersionId,
        settingId: request.settingId,
        holderId: request.requesterId,
        verdictId,
        consentEpoch,
        selectionSha256: jsonSha256(selectionJson(selection)),
        scopeId: selection.scopeId,
        keyPeriod: selection.keyPeriod,
        label: {
          purposeId: process.purpose.id,
          purpose: process.purpose.code,
          basis: process.basis,
          level: process.level,
          isByConsent: selection.consent !== null,
          parents: [],
        },
        deleteBy,
        state: 'open',
        instanceId: this.instance.id,
        openedAt: at,
        closedAt: null,
        rowCount: null,
        byteCount: null,
        contentSha256: null,
        subjectIndexRoot: null,
        closedLogEntryId: null,
      },
      answer.provenance.policySha256,
    );
  }
}
