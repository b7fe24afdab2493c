// The model behind the generated marks, as figures: what is put in, so that an analyst can find it again (README.md beside this file).
// What is not named here has no effect on a mark: origin, choice profile, open days, matching advice, consent.

export const PRIORS = ['vwo', 'hbo-p', 'buitenland', 'colloquium-doctum', 'wo-bachelor', 'hbo-bachelor'] as const;
export type Prior = (typeof PRIORS)[number];
export const PROFILES = ['cm', 'em', 'ng', 'nt'] as const;
export type Profile = (typeof PROFILES)[number];
export const ORIGINS = ['nl', 'eer', 'buiten-eer'] as const;
export type Origin = (typeof ORIGINS)[number];

/** A first attempt's mark, in points of 1 to 10, is the sum of these, cut to that range and rounded to a tenth. */
export const MARK = {
  /** A student with vwo, of the first cohort, in a programme without effect, who expects to study 30 hours a week. */
  base: 6.6,
  prior: {
    vwo: 0,
    'hbo-p': -0.35,
    buitenland: 0.2,
    'colloquium-doctum': -0.25,
    'wo-bachelor': 0.3,
    'hbo-bachelor': -0.15,
  } satisfies Record<Prior, number>,
  /** For each year that the cohort is later than the first. */
  perCohort: 0.025,
  /** Each programme's own effect lies evenly between minus and plus this. */
  programmeWithin: 0.5,
  /** For each hour a week above 30 that the student said to expect at matching. */
  perHour: 0.03,
  hoursBase: 30,
  /** What else differs between students, and between the marks of one student: standard deviations. */
  betweenStudents: 0.7,
  withinStudent: 1,
  /** A second attempt is worth this more. */
  secondAttempt: 0.4,
  pass: 5.5,
} as const;

export const SHARES = {
  /** Of those who enrol, so many enter in a bachelor; the others in a master. */
  bachelor: 0.82,
  priorOfBachelor: [
    ['vwo', 0.7],
    ['hbo-p', 0.12],
    ['buitenland', 0.13],
    ['colloquium-doctum', 0.05],
  ],
  priorOfMaster: [
    ['wo-bachelor', 0.5],
    ['hbo-bachelor', 0.35],
    ['buitenland', 0.15],
  ],
  profile: [
    ['cm', 0.15],
    ['em', 0.35],
    ['ng', 0.25],
    ['nt', 0.25],
  ],
  origin: [
    ['nl', 0.8],
    ['eer', 0.12],
    ['buiten-eer', 0.08],
  ],
  /** Applicants who never enrol, for each person who does. */
  neverEnrolled: 0.25,
  openDay: 0.6,
  matching: 0.85,
  partialTest: 0.95,
  secondAttempt: 0.85,
  /** Leaves after a year for a reason that has nothing to do with marks. */
  leavesAnyhow: 0.05,
  continuesInMaster: 0.6,
  alumniAnswer: 0.35,
  consent: [
    ['given', 0.7],
    ['refused', 0.12],
    ['withdrawn', 0.05],
    ['none', 0.13],
  ],
} as const;

/** A first year with fewer credits ends the enrolment (binding study advice). */
export const LEAST_FIRST_YEAR_EC = 36;
export const COURSES_A_YEAR = 12;
export const EC_A_COURSE = 5;
export const YEARS = { bachelor: 3, master: 1 } as const;
/** A delayed student gets so many years more. */
export const EXTRA_YEARS = 2;
