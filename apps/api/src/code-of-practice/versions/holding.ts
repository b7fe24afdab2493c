// The parameters that hold: the strictest of a version, the profile of the institution and the unit that is asked about, never
// below a floor (ADR 0015); and the facts that they bound. Pure.
import { addMonths, type Day, isDay, type JsonObject } from '../../common/index.js';
import { type ParameterKind, tightened } from './parameters.js';

/** The member of a parameter set that names the unit by which it was tightened, so that its digest does too. */
export const UNIT = 'unit';
const SMALLEST_GROUP = 'minimum_group_size';
const LONGEST_TERM = 'retention_max_months';
const HIGH_RISK = 'high_risk_from';
const LEGACY_HIGH_RISK = 'legacy_high_risk_from';

/** What the profile of an institution says of parameters. */
export interface OfProfile {
  readonly k: number;
  readonly retentionMaxMonths: number;
  /** Days from which it takes duties upon itself; null where it sets none. */
  readonly dates: { readonly highRiskFrom: Day | null; readonly legacyHighRiskFrom: Day | null };
}

export interface OfUnit {
  readonly unit: string;
  readonly revision: number;
  readonly parameters: object;
}

/** Answers the parameters by which a project of a unit is judged; without a unit those of the institution. */
export function heldTo(
  kinds: readonly ParameterKind[],
  parameters: JsonObject,
  by: { profile: OfProfile; unit: OfUnit | null },
): JsonObject {
  const { k, retentionMaxMonths, dates } = by.profile;
  const own = tightened(kinds, parameters, {
    [SMALLEST_GROUP]: k,
    [LONGEST_TERM]: retentionMaxMonths,
    [HIGH_RISK]: dates.highRiskFrom,
    [LEGACY_HIGH_RISK]: dates.legacyHighRiskFrom,
  });
  return ofUnit(kinds, floored(kinds, own), by.unit);
}

/** Answers what an institution holds itself to as a unit has tightened it. */
export function ofUnit(kinds: readonly ParameterKind[], own: JsonObject, unit: OfUnit | null): JsonObject {
  return unit === null
    ? own
    : {
        ...floored(kinds, tightened(kinds, own, unit.parameters as JsonObject)),
        [UNIT]: { code: unit.unit, revision: unit.revision },
      };
}

/** Answers the facts with what the parameters bound: the longest term that A-55 reads is the one that holds. */
export function boundBy(parameters: JsonObject, input: JsonObject): JsonObject {
  const [institution, today, months] = [input['institution'], input['today'], parameters[LONGEST_TERM]];
  if (
    !isObject(institution) ||
    institution['retention_max'] === undefined ||
    typeof today !== 'string' ||
    !isDay(today) ||
    typeof months !== 'number'
  ) {
    return input;
  }
  return { ...input, institution: { ...institution, retention_max: { months, cutoff_on: addMonths(today, -months) } } };
}

/** Answers the size from which a group is shown; null when the parameters do not say. */
export function smallestGroupOf(parameters: JsonObject): number | null {
  const k = parameters[SMALLEST_GROUP];
  return typeof k === 'number' ? k : null;
}

/** No parameter is looser than the one that bounds it. */
function floored(kinds: readonly ParameterKind[], parameters: JsonObject): JsonObject {
  const floors = kinds.flatMap(({ code, bounds }) => (bounds === null ? [] : [[bounds, parameters[code] ?? null] as const]));
  return tightened(kinds, parameters, Object.fromEntries(floors));
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
