// For a request that is refused or waits: what could be asked instead, as the code of practice itself says.
import { setImmediate as breathe } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../audit-log/index.js';
import { type Actor } from '../../common/index.js';
import { ReceivingSettingsService, settingFacts, type SettingView } from '../../datasets/index.js';
import { Gate } from '../../gate/index.js';
import { InstitutionProfiles } from '../../identity/index.js';
import { type JudgedRequest } from './access-requests.service.js';
import { type NearestUse, nearestUses } from './nearest-use.js';

/** Variants judged between two breaths: about ten milliseconds. */
const BREATH = 16;

export interface OfferedUses {
  readonly uses: readonly NearestUse[];
  readonly asked: number;
  readonly settings: readonly SettingView[];
}

@Injectable()
export class NearestUses {
  constructor(
    @Inject(Gate) private readonly gate: Gate,
    @Inject(ReceivingSettingsService) private readonly settings: ReceivingSettingsService,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Answers the nearest permitted uses of a judged request; null when it is permitted as it is. */
  async of(actor: Actor, { answer }: JudgedRequest): Promise<OfferedUses | null> {
    if (answer.decided.outcome !== 'deny' && answer.decided.outcome !== 'hold') {
      return null;
    }
    const { judge, settings, facts } = await this.journal.read(actor.institutionId, async (tx) => {
      const today = await this.profiles.today(tx, actor.institutionId);
      const inForce = await this.settings.inForceOn(tx, actor.institutionId, today);
      const trial = await this.gate.trial(tx, actor.institutionId, answer.provenance.unit);
      return { judge: trial, settings: inForce, facts: inForce.map((setting) => settingFacts(setting, today)) };
    });
    if (judge === null) {
      return { uses: [], asked: 0, settings };
    }
    let tried = 0;
    const found = await nearestUses(answer.input, facts, async (input) => {
      tried += 1;
      if (tried % BREATH === 0) {
        await breathe();
      }
      return judge(input)?.outcome ?? null;
    });
    return { ...found, settings };
  }
}
