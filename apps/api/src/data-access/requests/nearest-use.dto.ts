// What could be asked instead of a request that is refused or waits.
import { type JsonObject } from '../../common/index.js';
import { Answered } from '../../platform/http/index.js';
import { type NearestUse, type Step } from './nearest-use.js';
import { type OfferedUses } from './nearest-uses.service.js';

const STEP_KINDS = ['other-setting', 'shorten-period', 'aggregate', 'coarser-level', 'drop-column'];

export class NearestStepDto {
  @Answered({ description: 'What to change.', values: STEP_KINDS }) readonly kind: string;
  @Answered({ description: 'Whether the request itself changes; otherwise the process does, which is approved anew.', type: Boolean })
  readonly isOnRequest: boolean;
  @Answered({ description: 'Column to leave out.', nullable: true }) readonly field: string | null;
  @Answered({ description: 'First day to ask.', nullable: true }) readonly from: string | null;
  @Answered({ description: 'Last day to ask.', nullable: true }) readonly until: string | null;
  @Answered({ description: 'Receiving setting to use.', nullable: true }) readonly settingId: string | null;
  @Answered({ description: 'Title of that setting.', nullable: true }) readonly settingTitle: string | null;
  @Answered({ description: 'Level to work at.', values: ['group', 'policy'], nullable: true }) readonly level: string | null;

  constructor(step: Step, { settings }: OfferedUses) {
    const settingId = step.kind === 'other-setting' ? step.settingId : null;
    this.kind = step.kind;
    this.isOnRequest = step.kind !== 'coarser-level';
    this.field = step.kind === 'drop-column' ? step.field : null;
    this.from = step.kind === 'shorten-period' ? step.from : null;
    this.until = step.kind === 'shorten-period' ? step.until : null;
    this.settingId = settingId;
    this.settingTitle = settings.find(({ id }) => id === settingId)?.title ?? null;
    this.level = step.kind === 'coarser-level' ? step.level : null;
  }
}

export class NearestUseDto {
  @Answered({ description: 'What the code of practice says of it.', values: ['oblige', 'warn', 'permit'] }) readonly outcome: string;
  @Answered({ description: 'The steps that lead to it.', type: NearestStepDto, isArray: true }) readonly steps: readonly NearestStepDto[];
  @Answered({ description: 'Columns of that request.', isArray: true }) readonly fields: readonly string[];
  @Answered({ description: 'Receiving setting of that request.', nullable: true }) readonly settingId: string | null;
  @Answered({ description: 'Shape of that request.', values: ['rows', 'table'] }) readonly shape: string;
  @Answered({ description: 'First day of that request.', nullable: true }) readonly periodFrom: string | null;
  @Answered({ description: 'Last day of that request.', nullable: true }) readonly periodUntil: string | null;

  constructor({ steps, outcome, input }: NearestUse, offered: OfferedUses) {
    const request = input['request'] as JsonObject;
    const period = request['period'] as JsonObject | null;
    this.outcome = outcome;
    this.steps = steps.map((step) => new NearestStepDto(step, offered));
    this.fields = request['fields'] as readonly string[];
    this.settingId = ((request['setting'] as JsonObject | null)?.['id'] ?? null) as string | null;
    this.shape = request['shape'] as string;
    this.periodFrom = (period?.['from'] ?? null) as string | null;
    this.periodUntil = (period?.['to'] ?? null) as string | null;
  }
}

export class NearestDto {
  @Answered({ description: 'Permitted uses with the fewest steps; none when nothing was found.', type: NearestUseDto, isArray: true })
  readonly uses: readonly NearestUseDto[];
  @Answered({ description: 'How many variants the code of practice was asked; at most 200.', type: Number }) readonly asked: number;

  constructor(offered: OfferedUses) {
    this.uses = offered.uses.map((use) => new NearestUseDto(use, offered));
    this.asked = offered.asked;
  }
}
