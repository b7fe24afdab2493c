// Why a test came out as it did, as the api answers it.
import { type Bilingual } from '../../platform/templates/index.js';
import { GATES, type ToldFinding } from '../../gate/index.js';
import { Answered, BilingualDto } from '../../platform/http/index.js';
import { FindingDto, SmallerUsesDto } from '../../projects/index.js';
import { JudgingCodeDto } from '../verdicts/judging-codes.dto.js';
import { OUTCOMES } from '../verdicts/verdicts.dto.js';
import { type AskedRule, type Explanation } from './explanations.service.js';
import { type SeenFact } from './seen.js';

const SEEN_KINDS = ['value', 'list', 'count', 'stated', 'unknown'];

export class SeenFactDto {
  @Answered({ description: 'The fact, as the rule reads it in the input.', example: 'processes.basis' }) readonly path: string;
  @Answered({ description: 'Id of the process that it belongs to.', nullable: true }) readonly process: string | null;
  @Answered({ description: 'Columns or other parts that it belongs to, by code.', isArray: true }) readonly of: readonly string[];
  @Answered({
    description: 'A value, a list of values, how many there are, that something is stated, or that it is not known.',
    values: SEEN_KINDS,
  })
  readonly kind: string;
  @Answered({
    description: 'The value: a code, a number, a day, a truth value, or a list of those; null when not known.',
    type: Object,
    nullable: true,
  })
  readonly value: unknown;

  constructor({ path, process, of, kind, value }: SeenFact) {
    this.path = path;
    this.process = process;
    this.of = of;
    this.kind = kind;
    this.value = value;
  }
}

export class AskedRuleDto {
  @Answered({ description: 'Norm.', example: 'A-14' }) readonly norm: string;
  @Answered({ description: 'What the rule is called.', type: BilingualDto }) readonly title: Bilingual;
  @Answered({ description: 'Article of the institution’s own code.', nullable: true }) readonly article: string | null;
  @Answered({ description: 'Whether it found something.', type: Boolean }) readonly hasFound: boolean;
  @Answered({
    description: 'The facts that it saw; null when the build that judged does not tell, or when the facts were erased.',
    type: SeenFactDto,
    isArray: true,
    nullable: true,
  })
  readonly seen: readonly SeenFactDto[] | null;

  constructor({ norm, title, article, hasFound, seen }: AskedRule) {
    this.norm = norm;
    this.title = title;
    this.article = article;
    this.hasFound = hasFound;
    this.seen = seen?.map((fact) => new SeenFactDto(fact)) ?? null;
  }
}

export class ExplanationDto {
  @Answered({ description: 'Gate.', values: GATES }) readonly gate: string;
  @Answered({ description: 'Kind of what was judged.', example: 'project' }) readonly subjectKind: string;
  @Answered({ description: 'Id of what was judged.' }) readonly subjectId: string;
  @Answered({ description: 'Outcome.', values: OUTCOMES }) readonly outcome: string;
  @Answered({ description: 'Version of the code of practice.' }) readonly codeVersion: string;
  @Answered({ description: 'The same version, where it stands.', type: JudgingCodeDto }) readonly code: JudgingCodeDto;
  @Answered({ description: 'Id of the verdict that was kept; null for what is said now.', nullable: true }) readonly verdictId:
    string | null;
  @Answered({ description: 'When it was reached; null for what is said now.', nullable: true }) readonly decidedAt: string | null;
  @Answered({ description: 'Whether the facts were erased since.', type: Boolean }) readonly isErased: boolean;
  @Answered({ description: 'What was found, in the words of the build that judged.', type: FindingDto, isArray: true })
  readonly findings: readonly ToldFinding[];
  @Answered({ description: 'Every rule that was asked, with the facts that it saw.', type: AskedRuleDto, isArray: true })
  readonly rules: readonly AskedRuleDto[];
  @Answered({ description: 'Ids of the processes, in the order in which they were judged.', isArray: true })
  readonly processes: readonly string[];
  @Answered({
    description: 'When refused or held: the nearest uses that are permitted, found by asking; null otherwise.',
    type: SmallerUsesDto,
    nullable: true,
  })
  readonly nearest: SmallerUsesDto | null;

  constructor({ gate, subject, decided, code, verdict, findings, rules, processes, nearest }: Explanation) {
    this.gate = gate;
    this.subjectKind = subject.kind;
    this.subjectId = subject.id;
    this.outcome = decided.outcome;
    this.codeVersion = code.label;
    this.code = new JudgingCodeDto(code);
    this.verdictId = verdict?.id ?? null;
    this.decidedAt = verdict?.decidedAt.toISOString() ?? null;
    this.isErased = verdict?.isErased ?? false;
    this.findings = findings;
    this.rules = rules.map((rule) => new AskedRuleDto(rule));
    this.processes = processes;
    this.nearest = nearest === null ? null : new SmallerUsesDto(nearest, findings);
  }
}
