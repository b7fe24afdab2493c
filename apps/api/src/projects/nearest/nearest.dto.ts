// What is permitted instead of something that is refused or waits.
import { type JsonObject } from '../../common/index.js';
import { type ToldFinding } from '../../gate/index.js';
import { Answered } from '../../platform/http/index.js';
import { FindingDto } from '../projects.dto.js';
import { type OfferedUses, type Step } from './nearest-uses.service.js';
import { type NearestUse } from './search.js';

const STEP_KINDS = ['other-setting', 'shorten-period', 'aggregate', 'coarser-form', 'drop-column', 'shorter-term', 'coarser-level'];
const OUTCOMES = ['oblige', 'warn', 'permit'];

export class NearestStepDto {
  @Answered({ description: 'What to change.', values: STEP_KINDS }) readonly kind: string;
  @Answered({ description: 'Whether the request itself changes; otherwise the process does, which is approved anew.', type: Boolean })
  readonly isOnRequest: boolean;
  @Answered({ description: 'Process that changes; null where there is one at most.', nullable: true }) readonly process: string | null;
  @Answered({ description: 'Column that it is about.', nullable: true }) readonly field: string | null;
  @Answered({ description: 'Form to use the column in.', values: ['month', 'year', 'generalised'], nullable: true })
  readonly form: string | null;
  @Answered({ description: 'First day to ask.', nullable: true }) readonly from: string | null;
  @Answered({ description: 'Last day to ask.', nullable: true }) readonly until: string | null;
  @Answered({ description: 'Months to keep the data.', type: Number, nullable: true }) readonly months: number | null;
  @Answered({ description: 'Receiving setting to use.', nullable: true }) readonly settingId: string | null;
  @Answered({ description: 'Title of that setting.', nullable: true }) readonly settingTitle: string | null;
  @Answered({ description: 'Level to work at.', values: ['group', 'policy'], nullable: true }) readonly level: string | null;

  constructor(step: Step, { settings }: Pick<OfferedUses, 'settings'>) {
    const settingId = step.kind === 'other-setting' ? step.settingId : null;
    this.kind = step.kind;
    this.process = 'process' in step ? step.process : null;
    this.isOnRequest = this.process === null && step.kind !== 'coarser-level';
    this.field = 'field' in step ? step.field : null;
    this.form = step.kind === 'coarser-form' ? step.form : null;
    this.from = step.kind === 'shorten-period' ? step.from : null;
    this.until = step.kind === 'shorten-period' ? step.until : null;
    this.months = step.kind === 'shorter-term' ? step.months : null;
    this.settingId = settingId;
    this.settingTitle = settings.find(({ id }) => id === settingId)?.title ?? null;
    this.level = step.kind === 'coarser-level' ? step.level : null;
  }
}

/** A use that is permitted, by the steps that lead to it. */
export class SmallerUseDto {
  @Answered({ description: 'What the code of practice says of it.', values: OUTCOMES }) readonly outcome: string;
  @Answered({ description: 'The steps that lead to it.', type: NearestStepDto, isArray: true }) readonly steps: readonly NearestStepDto[];

  constructor({ steps, outcome }: NearestUse<Step>, offered: OfferedUses) {
    this.outcome = outcome;
    this.steps = steps.map((step) => new NearestStepDto(step, offered));
  }
}

/** The same of a request for data, as it would be asked. */
export class NearestUseDto extends SmallerUseDto {
  @Answered({ description: 'Columns of that request.', isArray: true }) readonly fields: readonly string[];
  @Answered({ description: 'Receiving setting of that request.', nullable: true }) readonly settingId: string | null;
  @Answered({ description: 'Shape of that request.', values: ['rows', 'table'] }) readonly shape: string;
  @Answered({ description: 'First day of that request.', nullable: true }) readonly periodFrom: string | null;
  @Answered({ description: 'Last day of that request.', nullable: true }) readonly periodUntil: string | null;

  constructor(use: NearestUse<Step>, offered: OfferedUses) {
    super(use, offered);
    const request = use.input['request'] as JsonObject;
    const period = request['period'] as JsonObject | null;
    this.fields = request['fields'] as readonly string[];
    this.settingId = ((request['setting'] as JsonObject | null)?.['id'] ?? null) as string | null;
    this.shape = request['shape'] as string;
    this.periodFrom = (period?.['from'] ?? null) as string | null;
    this.periodUntil = (period?.['to'] ?? null) as string | null;
  }
}

class FoundDto {
  @Answered({ description: 'How many variants the code of practice was asked; at most 200.', type: Number }) readonly asked: number;
  @Answered({
    description: 'Where no smaller use was found: what stopped each of them, so that none is permitted without it.',
    type: FindingDto,
    isArray: true,
  })
  readonly without: readonly ToldFinding[];

  constructor({ asked, remains }: OfferedUses, findings: readonly ToldFinding[]) {
    this.asked = asked;
    this.without = findings.filter(({ code }) => remains.includes(code));
  }
}

export class NearestDto extends FoundDto {
  @Answered({ description: 'Permitted uses with the fewest steps; none when nothing was found.', type: NearestUseDto, isArray: true })
  readonly uses: readonly NearestUseDto[];

  constructor(offered: OfferedUses, findings: readonly ToldFinding[]) {
    super(offered, findings);
    this.uses = offered.uses.map((use) => new NearestUseDto(use, offered));
  }
}

export class SmallerUsesDto extends FoundDto {
  @Answered({ description: 'Permitted uses with the fewest steps; none when nothing was found.', type: SmallerUseDto, isArray: true })
  readonly uses: readonly SmallerUseDto[];

  constructor(offered: OfferedUses, findings: readonly ToldFinding[]) {
    super(offered, findings);
    this.uses = offered.uses.map((use) => new SmallerUseDto(use, offered));
  }
}
