// Requests and responses about what-if runs.
import { type JsonObject } from '../../common/index.js';
import {
  Answered,
  BilingualDto,
  DayField,
  IdField,
  IdParam,
  ListQuery,
  OneOfField,
  ReferenceField,
  ReferenceListField,
  ValuesField,
} from '../../platform/http/index.js';
import { addressOf, textsOf, titleOf } from '../engine/rules.js';
import { DifferenceDto, OUTCOMES, ToldVerdictDto } from '../verdicts/verdicts.dto.js';
import { CODE_STATES, type CodeState } from '../versions/code-version.states.js';
import { TitledNormDto } from '../versions/code-versions.dto.js';
import { type TermChange } from './compare.js';
import { COUNTED_CHANGES, COUNTED_SUBJECTS, type Counted, type CountedSubject } from './counts.js';
import { TERM_KINDS } from './terms.js';
import { type RunTexts, type ToldSideBySide } from './what-if.desk.js';
import { type TitledRun } from './what-if.naming.js';
import { type Overrides, type WhatIfChangeEntity } from './what-if.entity.js';

export const CHANGE_KINDS = ['outcome', 'conditions', 'not-judged'] as const;
const CHANGE = {
  description: 'another outcome; the same on other terms; not to be judged, because the draft asks a fact that is not there.',
  values: CHANGE_KINDS,
};

export class WhatIfCreateDto {
  @IdField({ description: 'The version to try, in any state.' }) readonly codeVersionId: string;
  @ValuesField({ description: 'Parameters that differ from the version.', optional: true }) readonly parameters?: JsonObject;
  @ReferenceListField({ description: 'Norms in force, instead of those of the version.', max: 200, optional: true })
  readonly inForce?: readonly string[];
  @DayField({ description: 'First day of the requests for data.' }) readonly from: string;
  @DayField({ description: 'Last day of the requests for data.' }) readonly until: string;
}

export class WhatIfListQuery extends ListQuery {
  @IdField({ description: 'Only runs of this version.', optional: true }) readonly codeVersionId?: string;
}

export class WhatIfChangeQuery extends ListQuery {
  @OneOfField(CHANGE_KINDS, { description: 'Only changes of this kind.', optional: true }) readonly kind?: (typeof CHANGE_KINDS)[number];
  @ReferenceField({ description: 'Only changes by this norm.', optional: true }) readonly norm?: string;
}

export class WhatIfChangeParam extends IdParam {
  @IdField({ description: 'Id of the change.' }) readonly changeId: string;
}

export class CountedDto {
  @Answered({ description: 'How many were asked.', type: Number }) readonly asked: number;
  @Answered({ description: 'How many stay as they are.', type: Number }) readonly same: number;
  @Answered({ description: 'How many get another outcome.', type: Number }) readonly outcomeChanged: number;
  @Answered({ description: 'How many get the same outcome on other terms.', type: Number }) readonly conditionsChanged: number;
  @Answered({ description: 'How many cannot be judged.', type: Number }) readonly notJudged: number;

  constructor({ asked, same, outcomeChanged, conditionsChanged, notJudged }: Counted) {
    this.asked = asked;
    this.same = same;
    this.outcomeChanged = outcomeChanged;
    this.conditionsChanged = conditionsChanged;
    this.notJudged = notJudged;
  }
}

export class GateCountedDto extends CountedDto {
  @Answered({ description: 'Gate.' }) readonly gate: string;

  constructor(counted: Counted & { readonly gate: string }) {
    super(counted);
    this.gate = counted.gate;
  }
}

export class SubjectCountedDto extends CountedDto {
  @Answered({ description: 'What is counted: each once, whatever the number of gates.', values: COUNTED_SUBJECTS })
  readonly subject: CountedSubject;

  constructor(counted: Counted & { readonly subject: CountedSubject }) {
    super(counted);
    this.subject = counted.subject;
  }
}

export class PairCountDto {
  @Answered({ description: 'Outcome as it was.', values: OUTCOMES }) readonly from: string;
  @Answered({ description: 'Outcome of the draft.', values: OUTCOMES }) readonly to: string;
  @Answered({ description: 'How many.', type: Number }) readonly count: number;
}

export class LinkedNormDto extends TitledNormDto {
  @Answered({ description: 'Address of the text of its rule on this platform, in the version that was tried.' }) readonly rule: string;
}

export class ChangeCountDto extends LinkedNormDto {
  @Answered({ description: 'Another outcome, or the same on other terms.', values: COUNTED_CHANGES }) readonly kind: string;
  @Answered({ description: 'Outcome as it was.', values: OUTCOMES }) readonly from: string;
  @Answered({ description: 'Outcome of the draft.', values: OUTCOMES }) readonly to: string;
  @Answered({ description: 'How many change so by this rule; several rules may change the same one.', type: Number })
  readonly count: number;
}

export class RuleCountDto extends LinkedNormDto {
  @Answered({ description: 'In how many it newly finds something.', type: Number }) readonly appeared: number;
  @Answered({ description: 'In how many it no longer finds anything.', type: Number }) readonly disappeared: number;
  @Answered({ description: 'In how many it finds the same and saw or asks something else.', type: Number }) readonly changed: number;
  @Answered({ description: 'In how many it lacks a fact.', type: Number }) readonly notJudged: number;
}

export class WhatIfVersionDto {
  @Answered({ description: 'Id of the version.' }) readonly id: string;
  @Answered({ description: 'Label.' }) readonly label: string;
  @Answered({ description: 'State.', values: CODE_STATES }) readonly state: CodeState;
}

export class WhatIfCountsDto {
  @Answered({ description: 'In all.', type: CountedDto }) readonly totals: CountedDto;
  @Answered({ description: 'By gate.', type: GateCountedDto, isArray: true }) readonly byGate: readonly GateCountedDto[];
  @Answered({
    description: 'Projects and requests for data; empty in a run that was done before they were counted.',
    type: SubjectCountedDto,
    isArray: true,
  })
  readonly bySubject: readonly SubjectCountedDto[];
  @Answered({ description: 'By pair of outcomes, largest first; they add up to what was judged.', type: PairCountDto, isArray: true })
  readonly byPair: readonly PairCountDto[];
  @Answered({ description: 'By rule.', type: RuleCountDto, isArray: true }) readonly byRule: readonly RuleCountDto[];
  @Answered({
    description: 'From what to what and by which rule, largest first; empty in a run that was done before it was counted.',
    type: ChangeCountDto,
    isArray: true,
  })
  readonly byChange: readonly ChangeCountDto[];
}

export class WhatIfRunDto {
  @Answered({ description: 'Id of the run.' }) readonly id: string;
  @Answered({ description: 'The version that was tried.', type: WhatIfVersionDto }) readonly codeVersion: WhatIfVersionDto;
  @Answered({ description: 'Parameters that differ from the version.', type: Object }) readonly parameters: object;
  @Answered({ description: 'Norms in force instead of those of the version.', nullable: true, isArray: true }) readonly inForce:
    readonly string[] | null;
  @Answered({ description: 'First day of the requests.' }) readonly from: string;
  @Answered({ description: 'Last day of the requests.' }) readonly until: string;
  @Answered({ description: 'State.', values: ['waiting', 'done', 'failed'] }) readonly state: string;
  @Answered({ description: 'Who asked; null for the platform itself.', nullable: true }) readonly askedBy: string | null;
  @Answered({ description: 'When it was asked.' }) readonly askedAt: string;
  @Answered({ description: 'When it was done.', nullable: true }) readonly finishedAt: string | null;
  @Answered({ description: 'How long it took, in milliseconds.', type: Number, nullable: true }) readonly durationMs: number | null;
  @Answered({ description: 'The counts, once done.', type: WhatIfCountsDto, nullable: true }) readonly counts: WhatIfCountsDto | null;

  constructor({ run, version, askedBy, rules }: TitledRun) {
    const overrides: Overrides = run.overrides;
    const texts = { rules, versionId: version.id };
    this.id = run.id;
    this.codeVersion = { id: version.id, label: version.version, state: version.state };
    this.parameters = overrides.parameters ?? {};
    this.inForce = overrides.inForce ?? null;
    this.from = run.fromOn;
    this.until = run.untilOn;
    this.state = run.state;
    this.askedBy = askedBy;
    this.askedAt = run.askedAt.toISOString();
    this.finishedAt = run.finishedAt?.toISOString() ?? null;
    this.durationMs = run.durationMs;
    this.counts =
      run.counts === null
        ? null
        : {
            totals: new CountedDto(run.counts.totals),
            byGate: run.counts.byGate.map((counted) => new GateCountedDto(counted)),
            bySubject: (run.counts.bySubject ?? []).map((counted) => new SubjectCountedDto(counted)),
            byPair: run.counts.byPair,
            byRule: run.counts.byRule.map((counted) => ({ ...counted, changed: counted.changed ?? 0, ...linked(texts, counted.norm) })),
            byChange: (run.counts.byChange ?? []).map((counted) => ({ ...counted, ...linked(texts, counted.norm) })),
          };
  }
}

export class WhatIfRunPageDto {
  @Answered({ description: 'The runs, newest first.', type: WhatIfRunDto, isArray: true }) readonly items: readonly WhatIfRunDto[];
  @Answered({ description: 'Cursor of the next page.', nullable: true }) readonly nextCursor: string | null;
}

export class TermChangeDto {
  @Answered({ description: 'What differs: a finding, a condition, a column, rows, group size, or the last day.', values: TERM_KINDS })
  readonly what: string;
  @Answered({ description: 'Code of the finding, type of the condition, or name of the column.', nullable: true }) readonly of:
    string | null;
  @Answered({ description: 'What the finding is.', type: BilingualDto, nullable: true }) readonly title: BilingualDto | null;
  @Answered({ description: 'Process that the finding is about.', nullable: true }) readonly process: string | null;
  @Answered({ description: 'Column that the finding is about.', nullable: true }) readonly column: string | null;
  @Answered({ description: 'As it was, of a finding the members that differ; null where it was not there.', type: Object, nullable: true })
  readonly from: unknown;
  @Answered({ description: 'As the draft has it; null where it is not there.', type: Object, nullable: true }) readonly to: unknown;
  @Answered({ description: 'By which rules; never none.', type: LinkedNormDto, isArray: true }) readonly rules: readonly LinkedNormDto[];

  constructor({ what, of, process, column, from, to, norms }: TermChange, texts: RunTexts) {
    this.what = what;
    this.of = of;
    this.title = what === 'finding' && of !== null ? (textsOf(texts.rules).get(of)?.title ?? { nl: of, en: of }) : null;
    this.process = process;
    this.column = column;
    this.from = from;
    this.to = to;
    this.rules = norms.map((norm) => linked(texts, norm));
  }
}

export class WhatIfChangeDto {
  @Answered({ description: 'Id of the change.' }) readonly id: string;
  @Answered({ description: 'Verdict as logged; null for a project, which the run asked itself.', nullable: true }) readonly verdictId:
    string | null;
  @Answered({ description: 'Gate.' }) readonly gate: string;
  @Answered({ description: 'Of what.' }) readonly subjectKind: string;
  @Answered({ description: 'Of which.' }) readonly subjectId: string;
  @Answered({
    description: 'Number of the project that it is about, also of a request for its data; null where the facts were erased.',
    example: 'SD-2026-041',
    nullable: true,
  })
  readonly projectNumber: string | null;
  @Answered(CHANGE) readonly kind: string;
  @Answered({ description: 'Outcome as it was.', values: OUTCOMES }) readonly from: string;
  @Answered({ description: 'Outcome of the draft.', values: OUTCOMES }) readonly to: string;
  @Answered({ description: 'Rules that newly find something, or lack a fact.', type: LinkedNormDto, isArray: true })
  readonly appeared: readonly LinkedNormDto[];
  @Answered({ description: 'Rules that no longer find what they found.', type: LinkedNormDto, isArray: true })
  readonly disappeared: readonly LinkedNormDto[];
  @Answered({ description: 'Rules that find the same and saw or ask something else.', type: LinkedNormDto, isArray: true })
  readonly changed: readonly LinkedNormDto[];
  @Answered({
    description: 'Where the two differ, each from what to what and by which rules; in a list empty where one of the two stops.',
    type: TermChangeDto,
    isArray: true,
  })
  readonly terms: readonly TermChangeDto[];

  constructor(change: WhatIfChangeEntity, texts: RunTexts) {
    const titled = (norm: string): LinkedNormDto => linked(texts, norm);
    this.id = change.id;
    this.verdictId = change.verdictId;
    this.gate = change.gate;
    this.subjectKind = change.subjectKind;
    this.subjectId = change.subjectId;
    this.projectNumber = texts.projects.get(change.id)?.number ?? null;
    this.kind = change.kind;
    this.from = change.fromOutcome;
    this.to = change.toOutcome;
    this.appeared = change.appeared.map(titled);
    this.disappeared = change.disappeared.map(titled);
    this.changed = change.changed.map(titled);
    this.terms = change.terms.map((term) => new TermChangeDto(term, texts));
  }
}

export class WhatIfChangePageDto {
  @Answered({ description: 'The changes.', type: WhatIfChangeDto, isArray: true }) readonly items: readonly WhatIfChangeDto[];
  @Answered({ description: 'Cursor of the next page.', nullable: true }) readonly nextCursor: string | null;
}

export class SideBySideDto {
  @Answered({ description: 'The change.', type: WhatIfChangeDto }) readonly change: WhatIfChangeDto;
  @Answered({ description: 'The facts; null once erased.', type: Object, nullable: true }) readonly input: object | null;
  @Answered({
    description: 'As it was: logged, or of a project as the run asked it; null where nothing could decide.',
    type: ToldVerdictDto,
    nullable: true,
  })
  readonly was: ToldVerdictDto | null;
  @Answered({ description: 'As the draft has it; null where it cannot take these facts.', type: ToldVerdictDto, nullable: true })
  readonly draft: ToldVerdictDto | null;
  @Answered({ description: 'Where they differ; replayed is the draft.', type: DifferenceDto, isArray: true })
  readonly differences: readonly DifferenceDto[];

  constructor({ change, reached, was, draft, differences, texts, version }: ToldSideBySide) {
    this.change = new WhatIfChangeDto(change, texts);
    this.input = reached?.input ?? null;
    this.was = was === null ? null : new ToldVerdictDto(was, was.codeVersion);
    this.draft = draft === null ? null : new ToldVerdictDto(draft, version.version);
    this.differences = differences.map((difference) => new DifferenceDto(difference));
  }
}

/** A rule with its title, and where its text stands. */
function linked(texts: Pick<RunTexts, 'rules' | 'versionId'>, norm: string): LinkedNormDto {
  return { norm, title: titleOf(texts.rules, norm), rule: addressOf(texts, norm) };
}
