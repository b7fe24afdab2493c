// The texts of the rules as the build extracts them from METADATA (rules.json), by norm and by finding code. Texts name
// parameters; filled-rules.ts puts their values in.
import { type CitedSource, type Confidence, type Finding, type NormAbout, type ToldFinding } from '../../gate/index.js';
import { type Bilingual } from '../../platform/templates/index.js';

export interface RuleFindingText {
  readonly code: string;
  readonly title: Bilingual;
  readonly remedy: Bilingual;
  readonly liftedBy?: string;
  readonly effect?: string;
  readonly scope?: string;
  /** Law, code or practice, where it differs from its rule: a finding of practice may stand in a rule of law. */
  readonly nature?: string;
  /** Whether a project may depart from it, as the policy says; builds from before departures lack it. */
  readonly departable?: boolean;
  /** Why nobody departs from it though it is no law; builds from before such reasons lack it. */
  readonly kept?: Bilingual;
}

export interface RuleText {
  readonly norm: string;
  readonly gates?: readonly string[];
  readonly nature: string;
  /** Which of the four principles of the reference framework it serves. */
  readonly principle?: string;
  /** Parameters that it asks, itself or through what it shares with others; builds of before they were looked for lack it. */
  readonly parameters?: readonly string[];
  readonly liftedBy: string;
  readonly title?: Bilingual;
  readonly description?: Bilingual;
  /** Builds from before sources were cited in both languages have one text, and those from before it was said no confidence. */
  readonly source: readonly {
    readonly description: Bilingual | string;
    readonly ref: string | null;
    readonly confidence?: Confidence | null;
  }[];
  readonly findings: readonly RuleFindingText[];
  /** The facts that it reads, as paths of the input by gate; builds from before this was found out lack it. */
  readonly reads?: Readonly<Record<string, readonly string[]>>;
}

/** The words of a unit, for one and for more. */
export type UnitWords = Readonly<Record<string, { readonly one: Bilingual; readonly other: Bilingual }>>;

export interface Rules {
  readonly version: string;
  /** The words of the units in which texts name parameters; builds from before they did lack it. */
  readonly units?: UnitWords;
  /** Who can lift a finding, by code. */
  readonly parties?: Readonly<Record<string, Bilingual>>;
  /** The four principles of the reference framework, by code. */
  readonly principles?: Readonly<Record<string, Bilingual>>;
  readonly rules: readonly RuleText[];
  readonly engineFindings: readonly RuleFindingText[];
}

/** What the rules tell of a finding beside what a verdict holds. */
export type FindingText = Omit<ToldFinding, keyof Finding | 'rule' | 'article'>;

const ENGINE_RULE: Omit<RuleText, 'findings'> = { norm: 'gate', nature: 'practice', liftedBy: 'privacy-officer', source: [] };

/** Answers what each norm is, by its code. */
export function normsOf(rules: Rules): ReadonlyMap<string, NormAbout> {
  return new Map(
    rules.rules.map((rule) => [
      rule.norm,
      { title: titleOf(rules, rule.norm), isDepartable: rule.findings.some(({ departable }) => departable === true) },
    ]),
  );
}

/** Answers the texts of every finding of a build by its code. */
export function textsOf(rules: Rules): ReadonlyMap<string, FindingText> {
  return new Map(
    [...rules.rules, { ...ENGINE_RULE, findings: rules.engineFindings }].flatMap((rule) =>
      rule.findings.map(
        ({ code, title, remedy, liftedBy, nature }) =>
          [code, { title, remedy, source: sourcesOf(rule), nature: nature ?? rule.nature, lifted_by: liftedBy ?? rule.liftedBy }] as const,
      ),
    ),
  );
}

/** Answers what a rule rests on, as each language cites it. */
export function sourcesOf({ source }: Pick<RuleText, 'source'>): readonly CitedSource[] {
  return source.map(({ description, ref, confidence = null }) => ({
    description: typeof description === 'string' ? { nl: description, en: description } : description,
    ref,
    confidence,
  }));
}

/** The page of the rules that are in force, whichever those are. */
export const RULES_IN_FORCE = '/code';

/** Answers the address of the page with the texts of a version's rules; its anchors are norms. */
export function rulesAt(versionId: string): string {
  return `/code/versions/${versionId}/rules`;
}

/** Answers the address of the text of a rule: in a version, or in the code in force where that version has no such rule. */
export function addressOf({ rules, versionId }: { readonly rules: Rules; readonly versionId: string }, norm: string): string {
  const isThere = rules.rules.some((rule) => rule.norm === norm);
  return `${isThere ? rulesAt(versionId) : RULES_IN_FORCE}#${norm}`;
}

/** Answers the title of a norm; the code itself where the build has no text for it. */
export function titleOf(rules: Rules, norm: string): Bilingual {
  return rules.rules.find((rule) => rule.norm === norm)?.title ?? { nl: norm, en: norm };
}
