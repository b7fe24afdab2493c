// The register of receiving settings: where data may go, whose it is, under which agreement and controls, until when.
import { Inject, Injectable } from '@nestjs/common';
import { requireMay } from '../../access/index.js';
import { AuditLog, type LogKind } from '../../audit-log/index.js';
import { Clock } from '../../common/clock.js';
import {
  type Actor,
  type Day,
  InvalidInput,
  jsonSha256,
  newId,
  type Page,
  pageOf,
  type PageRequest,
  requireVersion,
} from '../../common/index.js';
import { Transactions, type Tx } from '../../platform/database/index.js';
import { type ReceivingSettingEntity, type SettingKind } from './receiving-setting.entity.js';
import { ReceivingSettingsRepository } from './receiving-settings.repository.js';
import { settingView, type SettingView } from './receiving-settings.views.js';

export interface SettingDraft {
  readonly code: string;
  readonly kind: SettingKind;
  readonly title: string;
  readonly owner: string | null;
  readonly agreement: string | null;
  readonly place: string | null;
  readonly controls: readonly string[];
  readonly fromOn: Day;
  readonly untilOn: Day | null;
}

@Injectable()
export class ReceivingSettingsService {
  constructor(
    @Inject(ReceivingSettingsRepository) private readonly repository: ReceivingSettingsRepository,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AuditLog) private readonly auditLog: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Answers a setting by id, or null; for other domains, in their transaction. */
  async byId(tx: Tx, institutionId: string, id: string): Promise<SettingView | null> {
    const setting = await this.repository.byId(tx, institutionId, id);
    return setting === null ? null : settingView(setting);
  }

  /** Answers the settings in force on a day, by code; for other domains, in their transaction. */
  async inForceOn(tx: Tx, institutionId: string, day: Day): Promise<readonly SettingView[]> {
    return (await this.repository.inForceOn(tx, institutionId, day)).map(settingView);
  }

  /** Answers a setting by code, or null; for other domains, in their transaction. */
  async byCode(tx: Tx, institutionId: string, code: string): Promise<SettingView | null> {
    const setting = await this.repository.byCode(tx, institutionId, code);
    return setting === null ? null : settingView(setting);
  }

  async list(actor: Actor, page: PageRequest): Promise<Page<SettingView>> {
    return this.transactions.read(actor.institutionId, async (tx) => {
      const found = await this.repository.page(tx, actor.institutionId, page);
      return pageOf(found.map(settingView), page.limit);
    });
  }

  /** Answers one setting. @throws NotFound (404) */
  async get(actor: Actor, id: string): Promise<SettingView> {
    return this.transactions.read(actor.institutionId, async (tx) =>
      requireMay(actor, 'read', 'ReceivingSetting', await this.byId(tx, actor.institutionId, id), () => ({})),
    );
  }

  /** Registers a setting; what is not known yet may be null, but data go there only when all is stated. @throws InvalidInput (400), Duplicate (409) */
  async register(actor: Actor, draft: SettingDraft): Promise<SettingView> {
    return this.transactions.write(actor, async (tx) => {
      requireOrder(draft);
      const at = this.clock.now();
      const setting: ReceivingSettingEntity = {
        ...partsOf(draft),
        id: newId(at),
        institutionId: actor.institutionId,
        version: 1,
        recordedBy: actor.personId,
        recordedAt: at,
      };
      await this.repository.insert(tx, setting);
      await this.log(tx, actor, 'receiving-setting.registered', setting);
      return settingView(setting);
    });
  }

  /** Changes a setting as a whole; its code stays. @throws NotFound (404), StaleVersion (412), InvalidInput (400) */
  async change(actor: Actor, id: string, draft: Omit<SettingDraft, 'code'>, ifMatch: string | undefined): Promise<SettingView> {
    return this.transactions.write(actor, async (tx) => {
      const found = await this.repository.lock(tx, actor.institutionId, id);
      const known = requireMay(actor, 'change', 'ReceivingSetting', found, () => ({}));
      requireVersion(ifMatch, known.version);
      requireOrder(draft);
      const setting: ReceivingSettingEntity = {
        ...partsOf({ ...draft, code: known.code }),
        id,
        institutionId: actor.institutionId,
        version: known.version + 1,
        recordedBy: actor.personId,
        recordedAt: this.clock.now(),
      };
      await this.repository.save(tx, setting);
      await this.log(tx, actor, 'receiving-setting.changed', setting);
      return settingView(setting);
    });
  }

  private async log(tx: Tx, actor: Actor, kind: LogKind, setting: ReceivingSettingEntity): Promise<void> {
    const { code, kind: settingKind, title, owner, agreement, place, controls, fromOn, untilOn } = setting;
    await this.auditLog.append(tx, {
      institutionId: actor.institutionId,
      log: 'decisions',
      kind,
      at: setting.recordedAt,
      facts: {
        setting_id: setting.id,
        setting_kind: settingKind,
        version: setting.version,
        from_on: fromOn,
        until_on: untilOn,
        setting_sha256: jsonSha256({ code, kind: settingKind, title, owner, agreement, place, controls, fromOn, untilOn }),
        trace_id: actor.trace.traceId,
      },
      commitments: { actor: actor.personId },
    });
  }
}

function partsOf(draft: SettingDraft): SettingDraft {
  const { code, kind, title, owner, agreement, place, controls, fromOn, untilOn } = draft;
  return { code, kind, title, owner, agreement, place, controls: [...controls], fromOn, untilOn };
}

function requireOrder({ fromOn, untilOn }: Pick<SettingDraft, 'fromOn' | 'untilOn'>): void {
  if (untilOn !== null && untilOn < fromOn) {
    throw new InvalidInput([{ pointer: '/untilOn', code: 'beforeStart' }]);
  }
}
