// What is put away later: rows of retired versions once no stream can be reading them, uploads that are loaded or left lying.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { type Actor, type JsonObject } from '../../common/index.js';
import { Config } from '../../platform/config/index.js';
import { type Tx } from '../../platform/database/index.js';
import { Outbox } from '../../platform/jobs/index.js';
import { ImportBook } from '../imports/import-book.js';
import { Uploads } from '../imports/uploads.js';

const DROP_VERSION = 'datasets.drop-version';
const DROP_UPLOAD = 'datasets.drop-upload';
const EXPIRE_UPLOAD = 'datasets.expire-upload';
const UPLOAD_DAYS = 7;
const AFTER_STREAMS_SECONDS = 60;
const DAY_MS = 86_400_000;

@Injectable()
export class Upkeep implements OnModuleInit {
  constructor(
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(ImportBook) private readonly book: ImportBook,
    @Inject(Uploads) private readonly uploads: Uploads,
    @Inject(Config) private readonly config: Config,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.outbox.on(DROP_VERSION, (tx, _actor, payload) => this.dropVersion(tx, payload));
    this.outbox.on(DROP_UPLOAD, (_tx, actor, payload) => this.uploads.drop(actor.institutionId, textOf(payload, 'import_id')));
    this.outbox.on(EXPIRE_UPLOAD, (tx, actor, payload) => this.expire(tx, actor, textOf(payload, 'import_id')));
  }

  /** Plans that the rows of a retired version go once the longest stream that may read them has ended. */
  async dropVersionLater(tx: Tx, institutionId: string, tableName: string): Promise<void> {
    const wait = (this.config.streamMaxSeconds + AFTER_STREAMS_SECONDS) * 1000;
    await this.putLater(tx, institutionId, { topic: DROP_VERSION, payload: { table_name: tableName }, wait });
  }

  /** Plans that an upload goes as soon as the transaction has committed. */
  async dropUploadSoon(tx: Tx, institutionId: string, importId: string): Promise<void> {
    await this.outbox.put(tx, institutionId, DROP_UPLOAD, { import_id: importId });
  }

  /** Plans that an upload that nobody loads goes after a week. */
  async expireUploadLater(tx: Tx, institutionId: string, importId: string): Promise<void> {
    await this.putLater(tx, institutionId, { topic: EXPIRE_UPLOAD, payload: { import_id: importId }, wait: UPLOAD_DAYS * DAY_MS });
  }

  private async putLater(
    tx: Tx,
    institutionId: string,
    job: { readonly topic: string; readonly payload: JsonObject; readonly wait: number },
  ): Promise<void> {
    const dueAt = new Date(this.clock.now().getTime() + job.wait);
    await this.outbox.putFor(tx, institutionId, { topic: job.topic, payload: job.payload, dueAt });
  }

  private async dropVersion(tx: Tx, payload: JsonObject): Promise<void> {
    await tx.query(`select data_drop_table($1)`, [textOf(payload, 'table_name')]);
  }

  private async expire(tx: Tx, actor: Actor, importId: string): Promise<void> {
    const known = await this.book.imports.lock(tx, actor.institutionId, importId);
    if (known === null || known.state === 'loaded' || known.state === 'expired') {
      return;
    }
    if (known.state === 'loading') {
      await this.expireUploadLater(tx, actor.institutionId, importId);
      return;
    }
    const columns = known.inspection.columns.map((column) => ({ ...column, samples: [] }));
    const expired = { ...known, state: 'expired' as const, inspection: { ...known.inspection, columns }, closedAt: this.clock.now() };
    await this.book.save(tx, actor, expired, { kind: 'import.expired' });
    await this.uploads.drop(actor.institutionId, importId);
  }
}

function textOf(payload: JsonObject, name: string): string {
  const value = payload[name];
  if (typeof value !== 'string') {
    throw new TypeError(`a job lacks ${name}`);
  }
  return value;
}
