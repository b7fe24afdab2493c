// For a use that is refused or waits: what would be permitted instead, as the code of practice itself says, at every gate that has
// declared steps.
import { setImmediate as breathe } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../audit-log/index.js';
import { type Actor, type JsonObject } from '../../common/index.js';
import { ReceivingSettingsService, settingFacts, type SettingView } from '../../datasets/index.js';
import { type Answer, type Decided, Gate } from '../../gate/index.js';
import { InstitutionProfiles } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { ingestSteps, type IngestStep } from './ingest-steps.js';
import { projectSteps, type ProjectStep } from './project-steps.js';
import { requestSteps, type RequestStep } from './request-steps.js';
import { type Nearest, nearestUses, type Steps, triedOf } from './search.js';

/** Variants judged between two breaths: about ten milliseconds. */
const BREATH = 16;

export type Step = RequestStep | ProjectStep | IngestStep;
export interface OfferedUses extends Nearest<Step> {
  readonly settings: readonly SettingView[];
}

/** What was asked and is not permitted. */
export interface Refused {
  readonly gate: string;
  readonly input: JsonObject;
  readonly decided: Decided;
}

/** Judges a variant; null when it cannot be judged. */
export type Judging = (input: JsonObject) => Decided | null;

@Injectable()
export class NearestUses {
  constructor(
    @Inject(Gate) private readonly gate: Gate,
    @Inject(ReceivingSettingsService) private readonly settings: ReceivingSettingsService,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Answers the nearest uses that the code in force permits; null when it is permitted as it is, or the gate has no steps. */
  async of(
    actor: Actor,
    { gate, input, decided, provenance }: Pick<Answer, 'gate' | 'input' | 'decided' | 'provenance'>,
  ): Promise<OfferedUses | null> {
    const refused = { gate, input, decided };
    return isRefused(refused)
      ? this.journal.read(actor.institutionId, async (tx) =>
          this.under(tx, actor.institutionId, refused, await this.gate.trial(tx, actor.institutionId, provenance.unit)),
        )
      : null;
  }

  /** The same by one code of practice, on the settings of the day that was judged. */
  async under(tx: Tx, institutionId: string, refused: Refused, judge: Judging | null): Promise<OfferedUses | null> {
    if (!isRefused(refused)) {
      return null;
    }
    const { today: judgedOn } = refused.input;
    const today = typeof judgedOn === 'string' ? judgedOn : await this.profiles.today(tx, institutionId);
    const settings = refused.gate === 'G3' ? await this.settings.inForceOn(tx, institutionId, today) : [];
    const facts = settings.map((setting) => settingFacts(setting, today));
    const steps = stepsAt(refused, facts);
    if (steps === null) {
      return null;
    }
    const found = judge === null ? { uses: [], asked: 0, remains: [] } : await nearestUses(refused.input, steps, trialOf(judge));
    return { ...found, settings };
  }
}

function isRefused({ decided: { outcome } }: Refused): boolean {
  return outcome === 'deny' || outcome === 'hold';
}

/** The steps of the gates that have them. */
function stepsAt({ gate, input }: Refused, settings: readonly JsonObject[]): Steps<Step> | null {
  switch (gate) {
    case 'G0':
      return ingestSteps(input) as Steps<Step>;
    case 'G1':
    case 'G2':
      return projectSteps(input) as Steps<Step>;
    case 'G3':
      return requestSteps(input, settings) as Steps<Step>;
    default:
      return null;
  }
}

function trialOf(judge: Judging): Parameters<typeof nearestUses>[2] {
  let tried = 0;
  return async (input) => {
    tried += 1;
    if (tried % BREATH === 0) {
      await breathe();
    }
    const decided = judge(input);
    return decided === null ? null : triedOf(decided);
  };
}
