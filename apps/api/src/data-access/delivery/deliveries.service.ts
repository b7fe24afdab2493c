// One access, from request to open stream (architecture, section 7): plan, record, select, check.
// No byte goes out that is not logged first; a verdict that cannot be honoured does not go out at all.
import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../audit-log/index.js';
import { type Actor, jsonSha256, newId, TemporarilyUnavailable } from '../../common/index.js';
import { epochNow, lockShared } from '../../consent/index.js';
import { type Tx } from '../../platform/database/index.js';
import { compile, type RowFormat, selectionJson } from '../selection/selection.js';
import { DeliveryLog } from './delivery-log.service.js';
import { DeliveryPlans, type Plan } from './delivery-plans.service.js';
import { type DeliveryEntity } from './delivery.entity.js';
import { NotEnforceable } from './delivery.errors.js';
import { Instance } from './instance.js';
import { PseudonymsService } from './pseudonyms.service.js';
import { type Snapshot, Snapshots } from './snapshot.js';

const ATTEMPTS = 4;

/** A delivery whose entry stands in the log and whose rows are ready to be streamed. */
export interface OpenDelivery {
  readonly delivery: DeliveryEntity;
  readonly snapshot: Snapshot;
  readonly format: RowFormat;
  readonly ordinals: readonly number[];
}

/** Facts moved, or a subject came without a pseudonym: the delivery starts over. */
class Moved extends Error {}

@Injectable()
export class DeliveriesService {
  constructor(
    @Inject(DeliveryPlans) private readonly plans: DeliveryPlans,
    @Inject(PseudonymsService) private readonly pseudonyms: PseudonymsService,
    @Inject(Snapshots) private readonly snapshots: Snapshots,
    @Inject(DeliveryLog) private readonly log: DeliveryLog,
    @Inject(Instance) private readonly instance: Instance,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /**
   * Opens a delivery: judged afresh, logged, its subjects kept; what is left is to stream it.
   * @throws GateRefusal (403, 409), NotFound (404), VersionRetired (409), TemporarilyUnavailable (503)
   */
  async open(actor: Actor, requestId: string): Promise<OpenDelivery> {
    await this.instance.ensure();
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const plan = await this.plans.make(actor, requestId);
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

  /** Steps 5 to 7. T opens inside W; until both are settled, any failure closes T and, once logged, the delivery. */
  private async attempt(actor: Actor, plan: Plan): Promise<OpenDelivery> {
    const opened: { snapshot: Snapshot | null; delivery: DeliveryEntity | null } = { snapshot: null, delivery: null };
    try {
      const delivery = await this.journal.write(actor, (tx) => this.record(tx, actor, plan, opened));
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
      return { delivery, snapshot, ordinals, format: plan.selection.format };
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
    if (!(await this.plans.stillHolds(tx, actor, plan))) {
      throw new Moved();
    }
    const consentEpoch = await epochNow(tx, actor.institutionId);
    opened.snapshot = await this.snapshots.open(actor.institutionId, compile(selection));
    const verdictId = await this.plans.keepVerdict(tx, plan, consentEpoch);
    const { expires_on: deleteBy } = answer.decided;
    if (process.purpose === null || deleteBy === null || verdictId === null) {
      throw new NotEnforceable();
    }
    const at = this.journal.now();
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
