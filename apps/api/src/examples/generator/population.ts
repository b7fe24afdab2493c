// Who the generated people are: each person follows from the seed and the person's own number, in any order, without memory.
import { type Day } from '../../common/index.js';
import { MARK, type Origin, type Prior, type Profile, SHARES } from './model.js';
import { Random } from './random.js';

/** What a generated world follows from. */
export interface Recipe {
  /** Persons who enrol; applicants who never do come on top. */
  readonly students: number;
  readonly seed: number;
  /** The day of the first start; the newest academic year is the last one that was over before it. */
  readonly today: Day;
}

export type Level = 'bachelor' | 'master';

export interface Programme {
  readonly code: string;
  readonly faculty: string;
  readonly level: Level;
  readonly language: 'nl' | 'en';
  readonly isSelective: boolean;
  /** What the programme adds to each mark. */
  readonly effect: number;
}

export interface Person {
  readonly index: number;
  readonly number: string;
  /** The first year of the academic year in which the person enrols, or would have. */
  readonly cohort: number;
  readonly isEnrolled: boolean;
  readonly level: Level;
  readonly prior: Prior;
  /** Only who comes from vwo has one. */
  readonly profile: Profile | null;
  readonly origin: Origin;
  /** Average of the final examination, tenths. */
  readonly schoolMark: number;
  /** Hours a week that the person expects to study. */
  readonly hours: number;
  readonly programme: Programme;
  /** What all marks of this person share, the programme's effect apart. */
  readonly standing: number;
}

export interface World {
  readonly recipe: Recipe;
  /** First year of the first and of the last academic year. */
  readonly firstYear: number;
  readonly lastYear: number;
  readonly programmes: readonly Programme[];
  readonly persons: number;
}

/** Names of the streams of random numbers, so that one table never moves another. */
export const STREAM = {
  ...{ programme: 1, person: 2, career: 3, openDays: 4, matching: 5, applications: 6, consent: 7, alumni: 8, dirt: 9 },
  ...{ languageTest: 10, province: 11 },
} as const;

const PROGRAMMES = { bachelor: 60, master: 100 } as const;
const FACULTIES = ['BETA', 'FGB', 'FGW', 'FSW', 'GNK', 'RCH', 'SBE', 'THK'] as const;
/** Faculties that a choice profile leads to more often; the others stay possible. */
const FACULTIES_OF: Readonly<Record<Profile, readonly string[]>> = {
  cm: ['FGW', 'FSW', 'THK', 'RCH'],
  em: ['SBE', 'RCH', 'FSW'],
  ng: ['GNK', 'FGB', 'BETA'],
  nt: ['BETA', 'SBE', 'GNK'],
};
const FOLLOWS_PROFILE = 0.7;
const COHORTS = 16;
const FIRST_NUMBER = 2_500_000;

/** Makes the world of a recipe: its years and programmes. */
export function worldOf(recipe: Recipe): World {
  const lastYear = Number(recipe.today.slice(0, 4)) - (recipe.today.slice(5) < '09-01' ? 2 : 1);
  return {
    recipe,
    firstYear: lastYear - COHORTS + 1,
    lastYear,
    programmes: [...programmesOf(recipe.seed, 'bachelor'), ...programmesOf(recipe.seed, 'master')],
    persons: recipe.students + Math.round(recipe.students * SHARES.neverEnrolled),
  };
}

/** Answers the person with a number in the world: those who enrol first, then applicants who never did. */
export function personOf(world: World, index: number): Person {
  const random = new Random(world.recipe.seed, STREAM.person, index);
  const level: Level = random.chance(SHARES.bachelor) ? 'bachelor' : 'master';
  const prior = random.pick<Prior>(level === 'bachelor' ? SHARES.priorOfBachelor : SHARES.priorOfMaster);
  const profile = prior === 'vwo' ? random.pick<Profile>(SHARES.profile) : null;
  const cohort = world.firstYear + random.below(COHORTS);
  const origin = random.pick<Origin>(SHARES.origin);
  const schoolMark = Math.round(10 * Math.min(9.6, Math.max(5.6, 6.8 + 0.7 * random.normal())));
  const hours = Math.round(Math.min(48, Math.max(12, MARK.hoursBase + 6 * random.normal())));
  const programme = choose(world, random, level, profile);
  const standing =
    MARK.base +
    MARK.prior[prior] +
    MARK.perCohort * (cohort - world.firstYear) +
    MARK.perHour * (hours - MARK.hoursBase) +
    MARK.betweenStudents * random.normal();
  const isEnrolled = index < world.recipe.students;
  return { index, number: numberOf(index), cohort, isEnrolled, level, prior, profile, origin, schoolMark, hours, programme, standing };
}

/** Answers a master that follows on a bachelor, of the same faculty where it has one. */
export function masterAfter(world: World, random: Random, bachelor: Programme): Programme {
  const masters = world.programmes.filter(({ level, faculty }) => level === 'master' && faculty === bachelor.faculty);
  return at(masters, random.below(masters.length));
}

/** Seven digits: no citizen service or education number, which have eight or nine. */
function numberOf(index: number): string {
  return String(FIRST_NUMBER + index);
}

function programmesOf(seed: number, level: Level): readonly Programme[] {
  return Array.from({ length: PROGRAMMES[level] }, (_, index) => {
    const random = new Random(seed, STREAM.programme, level === 'bachelor' ? 0 : 1, index);
    return {
      code: `${level === 'bachelor' ? 'B' : 'M'}${String(index + 1).padStart(3, '0')}`,
      faculty: at(FACULTIES, index % FACULTIES.length),
      level,
      language: random.chance(level === 'bachelor' ? 0.3 : 0.7) ? 'en' : 'nl',
      isSelective: random.chance(0.1),
      effect: MARK.programmeWithin * (2 * random.next() - 1),
    };
  });
}

function choose(world: World, random: Random, level: Level, profile: Profile | null): Programme {
  const ofLevel = world.programmes.filter((programme) => programme.level === level);
  const follows = random.chance(FOLLOWS_PROFILE);
  const faculties = profile === null || !follows ? FACULTIES : FACULTIES_OF[profile];
  const fitting = ofLevel.filter(({ faculty }) => faculties.some((name) => name === faculty));
  return at(fitting, random.below(fitting.length));
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) {
    throw new RangeError('the list is shorter');
  }
  return found;
}
