// How a person's study goes: year by year the tests with their marks, until a diploma, a stop, or the last academic year.
import { COURSES_A_YEAR, EC_A_COURSE, EXTRA_YEARS, LEAST_FIRST_YEAR_EC, MARK, SHARES, YEARS } from './model.js';
import { masterAfter, type Person, type Programme, STREAM, type World } from './population.js';
import { Random } from './random.js';

export interface Test {
  /** Place of the course in the programme, from 0. */
  readonly course: number;
  readonly kind: 'deeltoets' | 'tentamen';
  readonly attempt: 1 | 2;
  /** Mark in tenths, 10 to 100. */
  readonly tenths: number;
  /** Which of the six examination periods, and which day of it. */
  readonly period: number;
  readonly day: number;
}

export interface StudyYear {
  readonly programme: Programme;
  readonly year: number;
  readonly tests: readonly Test[];
  readonly end: 'loopt-door' | 'gestopt' | 'diploma';
}

interface Stage {
  readonly random: Random;
  readonly person: Person;
  readonly programme: Programme;
  readonly fromYear: number;
  readonly lastYear: number;
}

const PERIODS = 6;
export const DAYS_A_PERIOD = 5;
/** A second attempt is one period later; after the last one, in the same. */
const LAST_PERIOD = PERIODS - 1;

/** Answers the study years of a person who enrolled, in order; none for who never did. */
export function careerOf(world: World, person: Person): readonly StudyYear[] {
  if (!person.isEnrolled) {
    return [];
  }
  const random = new Random(world.recipe.seed, STREAM.career, person.index);
  const first = stageOf({ random, person, programme: person.programme, fromYear: person.cohort, lastYear: world.lastYear });
  const last = first.at(-1);
  if (person.level !== 'bachelor' || last?.end !== 'diploma' || last.year >= world.lastYear || !random.chance(SHARES.continuesInMaster)) {
    return first;
  }
  const programme = masterAfter(world, random, person.programme);
  return [...first, ...stageOf({ random, person, programme, fromYear: last.year + 1, lastYear: world.lastYear })];
}

function stageOf(stage: Stage): readonly StudyYear[] {
  const { random, programme, fromYear } = stage;
  const nominal = YEARS[programme.level];
  const open = Array.from({ length: nominal * COURSES_A_YEAR }, (_, course) => course);
  const years: StudyYear[] = [];
  for (let year = fromYear; year <= stage.lastYear; year++) {
    const number = year - fromYear;
    const taken = open.slice(0, COURSES_A_YEAR);
    const tests: Test[] = [];
    for (const course of taken) {
      if (takeCourse(stage, course, tests)) {
        open.splice(open.indexOf(course), 1);
      }
    }
    const earned = (taken.length - taken.filter((course) => open.includes(course)).length) * EC_A_COURSE;
    const isStopped =
      (number === 0 && programme.level === 'bachelor' && earned < LEAST_FIRST_YEAR_EC) || random.chance(SHARES.leavesAnyhow);
    const isLast = number + 1 >= nominal + EXTRA_YEARS;
    const end = open.length === 0 ? 'diploma' : isStopped || isLast ? 'gestopt' : 'loopt-door';
    years.push({ programme, year, tests, end });
    if (end !== 'loopt-door') {
      break;
    }
  }
  return years;
}

/** Adds the tests of a course; answers whether it was passed. */
function takeCourse({ random, person, programme }: Stage, course: number, tests: Test[]): boolean {
  const period = course % PERIODS;
  const level = person.standing + programme.effect;
  const sit = (kind: Test['kind'], attempt: Test['attempt'], at: number): number => {
    const bonus = attempt === 2 ? MARK.secondAttempt : 0;
    const mark = level + bonus + MARK.withinStudent * random.normal();
    const tenths = Math.round(10 * Math.min(10, Math.max(1, mark)));
    tests.push({ course, kind, attempt, tenths, period: at, day: random.below(DAYS_A_PERIOD) });
    return tenths;
  };
  if (random.chance(SHARES.partialTest)) {
    sit('deeltoets', 1, period);
  }
  const isPassed = (tenths: number): boolean => tenths >= 10 * MARK.pass;
  if (isPassed(sit('tentamen', 1, period))) {
    return true;
  }
  return random.chance(SHARES.secondAttempt) && isPassed(sit('tentamen', 2, Math.min(LAST_PERIOD, period + 1)));
}
