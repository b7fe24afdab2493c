// An analyst who has the generated files alone finds the effects that the model puts in, and none that it does not.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { piecesOf } from '../../apps/api/src/examples/generator/generator.js';
import { MARK } from '../../apps/api/src/examples/generator/model.js';
import { type World, worldOf } from '../../apps/api/src/examples/generator/population.js';
import { CONSENTS, TABLES } from '../../apps/api/src/examples/generator/tables.js';
import { type Estimate, leastSquares } from './least-squares.js';

const STUDENTS = 8_000;
/** So far an estimate may lie from the truth: further is one in 16,000 by chance, and the seed is fixed. */
const MOST_ERRORS = 4;

type Cells = Readonly<Record<string, string>>;

let world: World;
let fits: ReadonlyMap<string, Estimate>;

function rowsOf(code: string): readonly Cells[] {
  const table = [...TABLES, CONSENTS].find((candidate) => candidate.code === code);
  if (table === undefined) {
    throw new Error(`no table ${code}`);
  }
  const text = Buffer.concat([...piecesOf(world, table)]).toString(table.form.encoding === 'latin1' ? 'latin1' : 'utf8');
  const [, ...lines] = text
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split(table.form.newline);
  return lines.map((line) => {
    const cells = line.split(table.form.separator).map((cell) => cell.trim());
    return Object.fromEntries(table.header.map((name, at) => [name, cells[at] ?? '']));
  });
}

/** Mean of the first attempts of each student's first year; marks that are missing are left out. */
function firstYearMeans(students: ReadonlyMap<string, Cells>): ReadonlyMap<string, number> {
  const sums = new Map<string, readonly [sum: number, count: number]>();
  for (const row of rowsOf('va-results')) {
    const mark = Number(row['cijfer']?.replace(',', '.'));
    const student = students.get(row['studentnummer'] ?? '');
    if (student?.['cohort'] === row['collegejaar'] && row['poging'] === '1' && Number.isFinite(mark)) {
      const [sum, count] = sums.get(row['studentnummer'] ?? '') ?? [0, 0];
      sums.set(row['studentnummer'] ?? '', [sum + mark, count + 1]);
    }
  }
  return new Map([...sums].map(([number, [sum, count]]) => [number, sum / count]));
}

const is = (cells: Cells | undefined, column: string, value: string): number => (cells?.[column] === value ? 1 : 0);

/** Fits the first-year mean of bachelor students on everything that the files tell of them before their first test. */
function fitted(): ReadonlyMap<string, Estimate> {
  const byNumber = (code: string): ReadonlyMap<string, Cells> => new Map(rowsOf(code).map((row) => [row['studentnummer'] ?? '', row]));
  const students = byNumber('va-students');
  const [matching, visits, consents] = [byNumber('va-matching'), byNumber('va-open-days'), byNumber('va-consents')];
  const programmes = world.programmes.filter(({ level }) => level === 'bachelor').map(({ code }) => code);
  const columns: Readonly<Record<string, (number: string, student: Cells) => number>> = {
    base: () => 1,
    ...Object.fromEntries(
      ['hbo-p', 'buitenland', 'colloquium-doctum'].map((name) => [name, (_: string, one: Cells) => is(one, 'vooropleiding', name)]),
    ),
    cohort: (_, student) => Number(student['cohort']) - world.firstYear,
    hours: (number) => Number(matching.get(number)?.['studie_uren']) - MARK.hoursBase,
    ...Object.fromEntries(programmes.slice(1).map((code) => [code, (_: string, one: Cells) => is(one, 'opleiding', code)])),
    ...Object.fromEntries(['eer', 'buiten-eer'].map((name) => [name, (_: string, one: Cells) => is(one, 'herkomst', name)])),
    ...Object.fromEntries(['em', 'ng', 'nt'].map((name) => [`profile-${name}`, (_: string, one: Cells) => is(one, 'profiel', name)])),
    'open-day': (number) => (visits.has(number) ? 1 : 0),
    advice: (number) => is(matching.get(number), 'advies', 'positief'),
    consent: (number) => is(consents.get(number), 'toestemming', 'given'),
  };
  const used = [...firstYearMeans(students)].filter(([number]) => /^\d+$/.test(matching.get(number)?.['studie_uren'] ?? ''));
  const rows = used.map(([number]) => Object.values(columns).map((column) => column(number, students.get(number) ?? {})));
  const estimates = leastSquares(
    rows,
    used.map(([, mean]) => mean),
  );
  return new Map(Object.keys(columns).map((name, at) => [name, estimates[at] ?? { value: NaN, error: NaN }]));
}

function estimateOf(name: string): Estimate {
  return fits.get(name) ?? { value: NaN, error: NaN };
}

/** Answers how many standard errors an estimate lies from a value. */
function errorsFrom(name: string, value: number): number {
  const estimate = estimateOf(name);
  return Math.abs(estimate.value - value) / estimate.error;
}

beforeAll(() => {
  world = worldOf({ students: STUDENTS, seed: 7, today: '2026-11-25' });
  fits = fitted();
}, 120_000);

describe('the effects that the model puts in', () => {
  it.each([
    ['hbo-p', MARK.prior['hbo-p']],
    ['buitenland', MARK.prior.buitenland],
    ['colloquium-doctum', MARK.prior['colloquium-doctum']],
    ['cohort', MARK.perCohort],
    ['hours', MARK.perHour],
  ])('%s is found, of its size', (name, effect) => {
    expect(errorsFrom(name, effect)).toBeLessThan(MOST_ERRORS);
    expect(Math.abs(effect) / estimateOf(name).error).toBeGreaterThan(MOST_ERRORS);
  });

  it('are found for each programme', () => {
    const [first, ...others] = world.programmes.filter(({ level }) => level === 'bachelor');
    const distances = others.map(({ code, effect }) => errorsFrom(code, effect - (first?.effect ?? 0)));
    expect(distances).toHaveLength(59);
    expect(Math.max(...distances)).toBeLessThan(MOST_ERRORS);
  });
});

describe('what has no effect', () => {
  it.each(['eer', 'buiten-eer', 'profile-em', 'profile-ng', 'profile-nt', 'open-day', 'advice', 'consent'])(
    '%s is found to have none',
    (name) => {
      expect(errorsFrom(name, 0)).toBeLessThan(MOST_ERRORS);
      expect(estimateOf(name).error).toBeLessThan(0.08);
    },
  );
});
