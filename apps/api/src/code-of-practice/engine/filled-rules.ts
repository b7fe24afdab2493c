// The texts of the rules as people read them: `{consent_age}` stands for the value of that parameter, with its unit, in the
// language of the text. The only place that fills them; a build from before parameters were named gives its texts as they are. Pure.
import { isDay, type JsonObject } from '../../common/index.js';
import { type Teller } from '../../gate/index.js';
import { type Bilingual, type Language } from '../../platform/templates/index.js';
import { type PolicyEngine } from './policy-engine.js';
import { type RuleFindingText, type Rules, type UnitWords } from './rules.js';

const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };
const NAMED = /\{([a-z][a-z_]*)\}/g;
const PERCENT = { style: 'percent', maximumFractionDigits: 1 } as const;

type Fill = (text: Bilingual) => Bilingual;

/** Answers the rules of a build with the values of a parameter set in their texts. */
export function filledRules(engine: PolicyEngine, parameters: JsonObject): Rules {
  const fill = fillOf(engine, parameters);
  const { rules, engineFindings, ...others } = engine.rules;
  return {
    ...others,
    rules: rules.map((rule) => ({
      ...rule,
      ...(rule.title === undefined ? {} : { title: fill(rule.title) }),
      ...(rule.description === undefined ? {} : { description: fill(rule.description) }),
      findings: rule.findings.map((finding) => filledFinding(finding, fill)),
    })),
    engineFindings,
  };
}

/** Answers what tells findings in the words of a build, with the values of the parameters that they were reached by. */
export function tellerOf(engine: PolicyEngine, parameters: JsonObject): Teller {
  const fill = fillOf(engine, parameters);
  return (finding) => {
    const text = engine.textOf(finding.code);
    return text === null
      ? null
      : { ...finding, ...text, title: fill(text.title), remedy: fill(text.remedy), departable: finding.departable === true };
  };
}

function filledFinding(finding: RuleFindingText, fill: Fill): RuleFindingText {
  return { ...finding, title: fill(finding.title), remedy: fill(finding.remedy) };
}

/** A parameter that the set lacks has the value of its build; a name in braces that is no parameter stays as it is. */
function fillOf({ parameters: own, rules: { units = {} } }: PolicyEngine, parameters: JsonObject): Fill {
  const about = (own['about'] ?? {}) as Readonly<Record<string, { readonly unit?: string | null }>>;
  const filled = (text: string, language: Language): string =>
    text.replace(NAMED, (whole, code: string) => {
      const value = Object.hasOwn(about, code) ? (parameters[code] ?? own[code]) : null;
      return typeof value === 'number' || typeof value === 'string'
        ? valueIn(language, { value, unit: about[code]?.unit ?? null }, units)
        : whole;
    });
  return ({ nl, en }) => ({ nl: filled(nl, 'nl'), en: filled(en, 'en') });
}

/** Answers a value as it stands in a sentence: 12 months, 1 month, 90%, 2 December 2027. */
function valueIn(
  language: Language,
  { value, unit }: { readonly value: number | string; readonly unit: string | null },
  units: UnitWords,
): string {
  const locale = LOCALES[language];
  if (typeof value === 'string') {
    return isDay(value) ? dayIn(locale, value) : value;
  }
  if (unit === 'share') {
    return new Intl.NumberFormat(locale, PERCENT).format(value);
  }
  const number = new Intl.NumberFormat(locale).format(value);
  const form = new Intl.PluralRules(locale).select(value) === 'one' ? 'one' : 'other';
  const word = unit === null ? undefined : units[unit]?.[form][language];
  return word === undefined ? number : `${number} ${word}`;
}

function dayIn(locale: string, day: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
}
