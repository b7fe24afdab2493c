// What a build says of its parameters (member `about` of parameters.json): title, unit, which way is stricter, bounds, evidence.
import { type JsonObject } from '../../common/index.js';
import { type Bilingual } from '../../platform/templates/index.js';
import { IN_FORCE, type ParameterKind } from '../versions/parameters.js';
import { type PolicyEngine } from './policy-engine.js';
import { type Rules } from './rules.js';

/** The member that describes the others; it is not part of what the policy is given. */
export const ABOUT = 'about';

/** Answers the parameters that a build describes, in its order. */
export function kindsOf(engine: PolicyEngine): readonly ParameterKind[] {
  const about = (engine.parameters[ABOUT] ?? {}) as Readonly<Record<string, Partial<ParameterKind> & { agreed_for?: Bilingual }>>;
  return Object.entries(about).map(([code, kind]) => ({
    code,
    title: kind.title ?? { nl: code, en: code },
    unit: kind.unit ?? null,
    direction: kind.direction ?? 'fixed',
    least: kind.least ?? null,
    most: kind.most ?? null,
    choices: kind.choices ?? null,
    bounds: kind.bounds ?? null,
    confidence: kind.confidence ?? null,
    evidence: (kind.evidence ?? []).map(({ description, ref }) => ({ description: bothOf(description), ref })),
    norms: askersOf(engine.rules, code),
    agreedFor: kind.agreed_for ?? null,
    platform: kind.platform ?? null,
  }));
}

function askersOf({ rules }: Rules, code: string): readonly string[] | null {
  return rules.some(({ parameters }) => parameters !== undefined)
    ? rules.flatMap(({ norm, parameters }) => (parameters?.includes(code) === true ? [norm] : []))
    : null;
}

/** Builds of before 2026.2 say it in English alone. */
function bothOf(text: Bilingual | string): Bilingual {
  return typeof text === 'string' ? { nl: text, en: text } : text;
}

/** Answers every norm that a build has a rule for. */
export function normsOf(engine: PolicyEngine): readonly string[] {
  return engine.rules.rules.map(({ norm }) => norm);
}

/** Answers the norms in force under a parameter set; a set that does not list them has all in force. */
export function inForceOf(engine: PolicyEngine, parameters: JsonObject): readonly string[] {
  const listed = parameters[IN_FORCE];
  return Array.isArray(listed) ? (listed as readonly string[]) : normsOf(engine);
}
