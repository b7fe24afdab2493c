// Responses about the rules of a version, two versions side by side, units, and builds.
import { Answered, BilingualDto, IdField } from '../../platform/http/index.js';
import { type JsonObject } from '../../common/index.js';
import { articleOf } from '../engine/articles.js';
import { CitedSourceDto } from '../../projects/index.js';
import { heaviestOf, TOLD_EFFECTS, type ToldEffect } from '../engine/effects.js';
import { type RuleText, sourcesOf } from '../engine/rules.js';
import { comparedSide, parameterDifferences, regulationDifferences, RULE_CHANGES, ruleDifferences } from './code-comparison.js';
import { type CodeUnitView } from './code-units.service.js';
import { CodeVersionSummaryDto } from './code-versions.dto.js';
import { type CodeVersionView, rulesOf } from './code-versions.views.js';
import { type PolicyBuild } from '../engine/policy-build.js';
import { TEXT_PARTS } from './text-differences.js';

export class RuleDto {
  @Answered({ description: 'Norm.' }) readonly norm: string;
  @Answered({ description: 'Article of the institution’s own code.', nullable: true }) readonly article: string | null;
  @Answered({ description: 'Title.', type: BilingualDto }) readonly title: BilingualDto;
  @Answered({ description: 'In plain language.', type: BilingualDto }) readonly description: BilingualDto;
  @Answered({ description: 'law, code or practice.' }) readonly nature: string;
  @Answered({ description: 'Which of the four principles it serves.' }) readonly principle: string;
  @Answered({
    description:
      'The heaviest of what it may find: a refusal that takes columns, rows or subjects out narrows; null where it finds nothing.',
    values: TOLD_EFFECTS,
    nullable: true,
  })
  readonly effect: ToldEffect | null;
  @Answered({ description: 'Gates at which it is asked.', isArray: true }) readonly gates: readonly string[];
  @Answered({ description: 'Who can lift it.' }) readonly liftedBy: string;
  @Answered({ description: 'What it rests on.', type: CitedSourceDto, isArray: true }) readonly source: readonly CitedSourceDto[];
  @Answered({ description: 'Whether it is in force in this version.', type: Boolean }) readonly isInForce: boolean;
  @Answered({ description: 'What it may find, each with title and remedy.', type: Object, isArray: true })
  readonly findings: readonly object[];

  constructor(rule: RuleText, inForce: readonly string[], parameters: JsonObject) {
    const norm = { nl: rule.norm, en: rule.norm };
    this.norm = rule.norm;
    this.article = articleOf(parameters, rule.norm);
    this.title = rule.title ?? norm;
    this.description = rule.description ?? norm;
    this.nature = rule.nature;
    this.principle = rule.principle ?? '';
    this.effect = heaviestOf(rule);
    this.gates = rule.gates ?? [];
    this.liftedBy = rule.liftedBy;
    this.source = sourcesOf(rule);
    this.isInForce = inForce.includes(rule.norm);
    this.findings = rule.findings;
  }
}

export class PrincipleDto {
  @Answered({ description: 'Code.' }) readonly code: string;
  @Answered({ description: 'Title.', type: BilingualDto }) readonly title: BilingualDto;
}

export class RuleListDto {
  @Answered({ description: 'The rules, by norm.', type: RuleDto, isArray: true }) readonly items: readonly RuleDto[];
  @Answered({ description: 'The four principles that the rules serve.', type: PrincipleDto, isArray: true })
  readonly principles: readonly PrincipleDto[];
  @Answered({ description: 'How many are in force.', type: Number }) readonly inForce: number;
  @Answered({ description: 'How many are not.', type: Number }) readonly notInForce: number;

  constructor(view: CodeVersionView) {
    const { inForce, version } = view;
    const rules = rulesOf(view);
    this.items = rules.rules.map((rule) => new RuleDto(rule, inForce, version.parameters as JsonObject));
    this.principles = Object.entries(rules.principles ?? {}).map(([code, title]) => ({ code, title }));
    this.inForce = this.items.filter(({ isInForce }) => isInForce).length;
    this.notInForce = this.items.length - this.inForce;
  }
}

export class CompareQuery {
  @IdField({ description: 'The earlier version to hold it against; default the one in force.', optional: true }) readonly with?: string;
}

export class TextDifferenceDto {
  @Answered({ description: 'Which of its texts.', values: TEXT_PARTS }) readonly part: string;
  @Answered({ description: 'Of a finding, its code.', nullable: true }) readonly code: string | null;
  @Answered({ description: 'What it said; null where it was not there.', type: BilingualDto, nullable: true })
  readonly before: BilingualDto | null;
  @Answered({ description: 'What it says; null where it is not there.', type: BilingualDto, nullable: true })
  readonly after: BilingualDto | null;
}

export class RuleDifferenceDto {
  @Answered({ description: 'Norm.' }) readonly norm: string;
  @Answered({ description: 'Title.', type: BilingualDto }) readonly title: BilingualDto;
  @Answered({ description: 'How it differs.', values: RULE_CHANGES })
  readonly change: string;
  @Answered({ description: 'Its text before.', type: BilingualDto, nullable: true }) readonly before: BilingualDto | null;
  @Answered({ description: 'Its text after.', type: BilingualDto, nullable: true }) readonly after: BilingualDto | null;
  @Answered({ description: 'Its texts that differ: by their words, or by a value that they name.', type: TextDifferenceDto, isArray: true })
  readonly texts: readonly TextDifferenceDto[];
  @Answered({ description: 'The institution’s own article before.', nullable: true }) readonly articleBefore: string | null;
  @Answered({ description: 'The institution’s own article after.', nullable: true }) readonly articleAfter: string | null;
  @Answered({ description: 'The heaviest of what it might find before.', values: TOLD_EFFECTS, nullable: true })
  readonly effectBefore: ToldEffect | null;
  @Answered({ description: 'The heaviest of what it may find after.', values: TOLD_EFFECTS, nullable: true })
  readonly effectAfter: ToldEffect | null;
}

export class RegulationRowDto {
  @Answered({ description: 'Article of the regulation.' }) readonly article: string;
  @Answered({ description: 'Note.', nullable: true }) readonly note: string | null;
}

export class RegulationDifferenceDto {
  @Answered({ description: 'Norm.' }) readonly norm: string;
  @Answered({ description: 'Title of its rule.', type: BilingualDto }) readonly title: BilingualDto;
  @Answered({ description: 'How the row differs.', values: ['added', 'removed', 'changed'] }) readonly change: string;
  @Answered({ description: 'The row before.', type: RegulationRowDto, nullable: true }) readonly before: RegulationRowDto | null;
  @Answered({ description: 'The row after.', type: RegulationRowDto, nullable: true }) readonly after: RegulationRowDto | null;
}

export class ParameterDifferenceDto {
  @Answered({ description: 'Code.' }) readonly code: string;
  @Answered({ description: 'Title.', type: BilingualDto }) readonly title: BilingualDto;
  @Answered({ description: 'Unit.', nullable: true }) readonly unit: string | null;
  @Answered({ description: 'Value before.', type: Object, nullable: true }) readonly from: unknown;
  @Answered({ description: 'Value after.', type: Object, nullable: true }) readonly to: unknown;
  @Answered({ description: 'Whether it becomes stricter.', values: ['stricter', 'looser', 'other'] }) readonly direction: string;
}

export class CodeComparisonDto {
  @Answered({ description: 'The earlier version.', type: CodeVersionSummaryDto }) readonly from: CodeVersionSummaryDto;
  @Answered({ description: 'This version.', type: CodeVersionSummaryDto }) readonly to: CodeVersionSummaryDto;
  @Answered({ description: 'Whether both have the very same policy.', type: Boolean }) readonly isSamePolicy: boolean;
  @Answered({ description: 'Rules that differ.', type: RuleDifferenceDto, isArray: true }) readonly rules: readonly RuleDifferenceDto[];
  @Answered({ description: 'Parameters that differ.', type: ParameterDifferenceDto, isArray: true })
  readonly parameters: readonly ParameterDifferenceDto[];
  @Answered({ description: 'Rows of the table against the regulation that differ.', type: RegulationDifferenceDto, isArray: true })
  readonly regulation: readonly RegulationDifferenceDto[];

  constructor(from: CodeVersionView, to: CodeVersionView) {
    const [before, after] = [comparedSide(from), comparedSide(to)];
    this.from = new CodeVersionSummaryDto(from);
    this.to = new CodeVersionSummaryDto(to);
    this.isSamePolicy = from.version.policySha256 === to.version.policySha256;
    this.rules = ruleDifferences(before, after);
    this.parameters = parameterDifferences(before, after);
    this.regulation = regulationDifferences(before, after);
  }
}

export class UnitParameterDto {
  @Answered({ description: 'Code.' }) readonly code: string;
  @Answered({ description: 'Title.', type: BilingualDto }) readonly title: BilingualDto;
  @Answered({ description: 'What the institution has.', type: Object, nullable: true }) readonly base: unknown;
  @Answered({ description: 'What the unit asked.', type: Object, nullable: true }) readonly asked: unknown;
  @Answered({ description: 'What holds: the stricter of the two.', type: Object, nullable: true }) readonly holds: unknown;
}

export class UnitProposalDto {
  @Answered({ description: 'Id of the proposal, by which it is confirmed.' }) readonly id: string;
  @Answered({ description: 'Name.', type: BilingualDto }) readonly title: BilingualDto;
  @Answered({ description: 'Parameters that the unit would then hold itself to.', type: UnitParameterDto, isArray: true })
  readonly parameters: readonly UnitParameterDto[];
  @Answered({ description: 'When it was proposed.' }) readonly recordedAt: string;
  @Answered({ description: 'Who proposed it, by name.', nullable: true }) readonly recordedBy: string | null;
  @Answered({ description: 'Whether this person may confirm it.', type: Boolean }) readonly isOpenToMe: boolean;

  constructor({ unit, recordedBy, parameters, isOpenToActor }: NonNullable<CodeUnitView['proposal']>) {
    this.id = unit.id;
    this.title = unit.title;
    this.parameters = parameters;
    this.recordedAt = unit.recordedAt.toISOString();
    this.recordedBy = recordedBy;
    this.isOpenToMe = isOpenToActor;
  }
}

export class CodeUnitDto {
  @Answered({ description: 'Code of the unit.' }) readonly unit: string;
  @Answered({ description: 'Name.', type: BilingualDto }) readonly title: BilingualDto;
  @Answered({ description: 'Label of the code in force.' }) readonly codeVersion: string;
  @Answered({ description: 'Parameters that it holds itself to.', type: UnitParameterDto, isArray: true })
  readonly parameters: readonly UnitParameterDto[];
  @Answered({ description: 'Since when.' }) readonly recordedAt: string;
  @Answered({ description: 'Who set it, by name; null for the platform itself.', nullable: true }) readonly recordedBy: string | null;

  @Answered({ description: 'What is looser and waits for a second person.', type: UnitProposalDto, nullable: true })
  readonly proposal: UnitProposalDto | null;

  constructor({ unit, recordedBy, codeVersion, parameters, proposal }: CodeUnitView) {
    this.unit = unit.unit;
    this.title = unit.title;
    this.codeVersion = codeVersion;
    this.parameters = parameters;
    this.recordedAt = unit.recordedAt.toISOString();
    this.recordedBy = recordedBy;
    this.proposal = proposal === null ? null : new UnitProposalDto(proposal);
  }
}

export class CodeUnitListDto {
  @Answered({ description: 'The units, by code.', type: CodeUnitDto, isArray: true }) readonly items: readonly CodeUnitDto[];
}

export class PolicyBuildDto {
  @Answered({ description: 'SHA-256 of the manifest: names the build.' }) readonly manifestSha256: string;
  @Answered({ description: 'SHA-256 of the policy.' }) readonly policySha256: string;
  @Answered({ description: 'Version of the rules.' }) readonly version: string;
  @Answered({ description: 'What compiled it.' }) readonly builder: string;
  @Answered({ description: 'When it was first kept here.' }) readonly storedAt: string;
  @Answered({ description: 'Whether this release runs on it.', type: Boolean }) readonly isRelease: boolean;

  constructor({ build, storedAt }: { readonly build: PolicyBuild; readonly storedAt: Date }, releaseSha256: string) {
    this.manifestSha256 = build.manifestSha256;
    this.policySha256 = build.manifest.policySha256;
    this.version = build.manifest.version;
    this.builder = build.manifest.builder;
    this.storedAt = storedAt.toISOString();
    this.isRelease = build.manifestSha256 === releaseSha256;
  }
}

export class PolicyBuildListDto {
  @Answered({ description: 'The builds, newest first.', type: PolicyBuildDto, isArray: true }) readonly items: readonly PolicyBuildDto[];
}
