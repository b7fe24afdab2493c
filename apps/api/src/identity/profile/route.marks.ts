// What sets the route of a project: marks that follow from its facts. Some always make it heavy; an institution may add to them,
// never take away. What else keeps a project off the light route is in the list too, so that one can see why.

/** Marks that make a project heavy at every institution. */
export const ALWAYS_HEAVY = ['person-level', 'prescriptive', 'new-technology', 'special-data', 'new-recipients'] as const;

/** Marks that make a project heavy where the institution says so; without that they keep it off the light route. */
export const MAYBE_HEAVY = ['group-level', 'predictive', 'criminal-data', 'sensitive-data', 'outside-eea'] as const;

/** What keeps a project off the light route: no approved umbrella, or something that goes beyond it. */
export const NOT_LIGHT = [
  'no-process',
  'no-umbrella',
  'umbrella-ended',
  'beyond-goal',
  'beyond-processes',
  'beyond-columns',
  'beyond-recipients',
  'beyond-transfers',
  'beyond-term',
  'beyond-end',
  'beyond-unit',
] as const;

export const ROUTE_MARKS = [...ALWAYS_HEAVY, ...MAYBE_HEAVY, ...NOT_LIGHT] as const;
export type RouteMark = (typeof ROUTE_MARKS)[number];

/** What an institution decides about routes. */
export interface RouteRules {
  /** Whether it has a light route at all. */
  readonly light: boolean;
  /** Marks that make a project heavy beyond those that always do. */
  readonly heavyAlso: readonly (typeof MAYBE_HEAVY)[number][];
  /** Working days from submission in which a project is decided; null where none is set. */
  readonly workingDays: { readonly light: number | null; readonly standard: number | null; readonly heavy: number | null };
}

/** The route rules of an institution that set none: the light route takes at most a week of working days. */
export const DEFAULT_ROUTES: RouteRules = { light: true, heavyAlso: [], workingDays: { light: 5, standard: null, heavy: null } };

/** Answers the route of a project with these marks. */
export function routeOf(marks: readonly RouteMark[], rules: RouteRules): 'light' | 'standard' | 'heavy' {
  const heavy: readonly RouteMark[] = [...ALWAYS_HEAVY, ...rules.heavyAlso];
  if (marks.some((mark) => heavy.includes(mark))) {
    return 'heavy';
  }
  return rules.light && marks.length === 0 ? 'light' : 'standard';
}
