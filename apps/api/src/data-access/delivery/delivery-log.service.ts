// What of a delivery is written down: its opening with the log entry before any byte, its subjects, and its close.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditLog } from '../../audit-log/index.js';
import { Clock } from '../../common/clock.js';
import { type Actor, addDays, systemActor } from '../../common/index.js';
import { Transactions, type Tx } from '../../platform/database/index.js';
import { Outbox } from '../../platform/jobs/index.js';
import { KeyStore } from '../../platform/keys/index.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { type DeliveryEntity } from './delivery.entity.js';
import { packOrdinals } from './subject-bitmap.js';
import { indexRoot } from './subject-index.js';

export interface Outcome {
  readonly state: 'delivered' | 'aborted';
  /** Rows that were sent; null when the process that sent them is gone. */
  readonly rows: number | null;
  readonly bytes: number | null;
  readonly contentSha256: Buffer | null;
  readonly ordinals: readonly number[];
  readonly isRecovered: boolean;
}

const FORGET_SUBJECTS = 'data-access.forget-subjects';
/** Days after its date on which a day is over in every time zone. */
const OVER_EVERYWHERE_DAYS = 2;

@Injectable()
export class DeliveryLog implements OnModuleInit {
  constructor(
    @Inject(DeliveriesRepository) private readonly repository: DeliveriesRepository,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AuditLog) private readonly auditLog: AuditLog,
    @Inject(KeyStore) private readonly keys: KeyStore,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.outbox.on(FORGET_SUBJECTS, async (tx, actor, { access_id: id }) => {
      if (typeof id !== 'string') {
        throw new TypeError('not a delivery');
      }
      await this.repository.forgetSubjects(tx, actor.institutionId, id);
    });
  }

  /** Writes the delivery and its entry `access.opened` in the caller's transaction; answers the entry. */
  async open(tx: Tx, actor: Actor, delivery: Omit<DeliveryEntity, 'logEntryId'>, policySha256: string): Promise<DeliveryEntity> {
    const { entryId } = await this.auditLog.append(tx, {
      institutionId: delivery.institutionId,
      log: 'accesses',
      kind: 'access.opened',
      at: delivery.openedAt,
      facts: {
        access_id: delivery.id,
        access_request_id: delivery.accessRequestId,
        project_id: delivery.projectId,
        process_version_id: delivery.processVersionId,
        dataset_version_id: delivery.datasetVersionId,
        setting_id: delivery.settingId,
        purpose_id: delivery.label.purposeId,
        verdict_id: delivery.verdictId,
        policy_sha256: policySha256,
        consent_epoch: Number(delivery.consentEpoch),
        selection_sha256: delivery.selectionSha256,
        delete_by: delivery.deleteBy,
        trace_id: actor.trace.traceId,
      },
      commitments: { actor: actor.personId },
    });
    const opened = { ...delivery, logEntryId: entryId };
    await this.repository.insert(tx, opened);
    return opened;
  }

  /** Keeps whose rows a delivery holds, before its first byte, until the day before which the copy is deleted; then they are erased. */
  async keepSubjects(actor: Actor, delivery: DeliveryEntity, ordinals: readonly number[]): Promise<void> {
    const dueAt = new Date(`${addDays(delivery.deleteBy, OVER_EVERYWHERE_DAYS)}T00:00:00Z`);
    await this.transactions.write(actor, async (tx) => {
      await this.repository.keepSubjects(tx, delivery, packOrdinals(ordinals));
      await this.outbox.putFor(tx, delivery.institutionId, { topic: FORGET_SUBJECTS, payload: { access_id: delivery.id }, dueAt });
    });
  }

  /** Closes a delivery with its entry `access.delivered` or `access.aborted`; closing a closed one is nothing. */
  async close(delivery: Pick<DeliveryEntity, 'id' | 'institutionId'>, outcome: Outcome): Promise<boolean> {
    const root = outcome.ordinals.length === 0 ? null : await this.rootOf(delivery, outcome.ordinals);
    return this.transactions.write(systemActor(delivery.institutionId), async (tx) => {
      const found = await this.repository.locked(tx, delivery.institutionId, delivery.id);
      if (found === null || found.state !== 'open') {
        return false;
      }
      const at = this.clock.now();
      const { entryId } = await this.auditLog.append(tx, {
        institutionId: delivery.institutionId,
        log: 'accesses',
        kind: `access.${outcome.state}`,
        at,
        facts: {
          access_id: delivery.id,
          rows_bucket: bucketOf(outcome.rows),
          bytes_bucket: bucketOf(outcome.bytes),
          subject_index_root: root?.toString('hex') ?? null,
          is_recovered: outcome.isRecovered,
        },
        commitments: { rows: outcome.rows, bytes: outcome.bytes, content_sha256: outcome.contentSha256?.toString('hex') ?? null },
      });
      await this.repository.close(tx, delivery.institutionId, delivery.id, {
        state: outcome.state,
        closedAt: at,
        rowCount: outcome.rows === null ? null : String(outcome.rows),
        byteCount: outcome.bytes === null ? null : String(outcome.bytes),
        contentSha256: outcome.contentSha256,
        subjectIndexRoot: root,
        closedLogEntryId: entryId,
      });
      return true;
    });
  }

  private async rootOf(delivery: Pick<DeliveryEntity, 'id' | 'institutionId'>, ordinals: readonly number[]): Promise<Buffer> {
    const key = await this.keys.ensure({ institutionId: delivery.institutionId, kind: 'subject-index', name: 'tags' });
    const salts = await this.transactions.read(delivery.institutionId, (tx) =>
      this.repository.saltsOf(tx, delivery.institutionId, ordinals),
    );
    return indexRoot(key.secret, salts, delivery.id);
  }
}

/** Order of magnitude of a count, in which no exact small count can be read: 0, then powers of four from 64 up. */
function bucketOf(count: number | null): string {
  if (count === null) {
    return 'unknown';
  }
  if (count === 0) {
    return '0';
  }
  let bound = 64;
  while (bound < count) {
    bound *= 4;
  }
  return `<=${bound}`;
}
