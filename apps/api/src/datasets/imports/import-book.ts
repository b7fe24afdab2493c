// The book of imports: every change of an import is saved with its log entry, in one transaction.
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog, type LogKind } from '../../audit-log/index.js';
import { Clock } from '../../common/clock.js';
import { type Actor, type JsonObject } from '../../common/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type ImportEntity } from './import.entity.js';
import { ImportsRepository } from './imports.repository.js';

/** What an entry tells besides which import it is about. */
export interface ImportEntry {
  /** `import.received`, `import.changed`, ... */
  readonly kind: LogKind;
  readonly facts?: JsonObject;
  readonly commitments?: JsonObject;
}

@Injectable()
export class ImportBook {
  constructor(
    @Inject(ImportsRepository) readonly imports: ImportsRepository,
    @Inject(AuditLog) private readonly auditLog: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  async open(tx: Tx, actor: Actor, entity: ImportEntity, entry: ImportEntry): Promise<ImportEntity> {
    await this.imports.insert(tx, entity);
    await this.append(tx, actor, entity.id, entry);
    return entity;
  }

  /** Saves a changed import, one version further, with its entry. */
  async save(tx: Tx, actor: Actor, changed: ImportEntity, entry: ImportEntry): Promise<ImportEntity> {
    const entity = { ...changed, version: changed.version + 1 };
    await this.imports.save(tx, entity);
    await this.append(tx, actor, entity.id, entry);
    return entity;
  }

  private async append(tx: Tx, actor: Actor, importId: string, { kind, facts = {}, commitments = {} }: ImportEntry): Promise<void> {
    await this.auditLog.append(tx, {
      institutionId: actor.institutionId,
      log: 'decisions',
      kind,
      at: this.clock.now(),
      facts: { import_id: importId, ...facts, trace_id: actor.trace.traceId },
      commitments: { actor: actor.personId, ...commitments },
    });
  }
}
