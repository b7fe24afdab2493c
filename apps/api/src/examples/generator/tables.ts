// The files of VU Student Analytics' shape: which columns, written how, and which rows a person has in each.
import { addDays, type Day } from '../../common/index.js';
import { careerOf, DAYS_A_PERIOD, type StudyYear, type Test } from './careers.js';
import { EC_A_COURSE, MARK, SHARES } from './model.js';
import { type Person, STREAM, type World } from './population.js';
import { Random } from './random.js';

type Row = readonly string[];

/** How a file is written; every one in a way that a real system writes it. */
export interface FileForm {
  readonly encoding: 'utf-8' | 'latin1';
  readonly hasBom: boolean;
  readonly separator: ';' | ',' | '\t';
  readonly newline: '\n' | '\r\n';
}

export interface Table {
  /** Name of the file, which is also the code of its feed. */
  readonly code: string;
  readonly form: FileForm;
  readonly header: Row;
  /** Columns whose value may be missing, and columns with dates, by their place. */
  readonly missable: readonly number[];
  readonly dates: readonly number[];
  /** Rows of one person; null: the table is not about persons. */
  readonly rowsOf: ((world: World, person: Person) => readonly Row[]) | null;
  /** Rows that are about no person. */
  readonly rows: (world: World) => readonly Row[];
}

const EXCEL_NL: FileForm = { encoding: 'utf-8', hasBom: true, separator: ';', newline: '\r\n' };
const LATIN: FileForm = { encoding: 'latin1', hasBom: false, separator: ';', newline: '\r\n' };
const RFC_4180: FileForm = { encoding: 'utf-8', hasBom: false, separator: ',', newline: '\n' };
const TABBED: FileForm = { encoding: 'utf-8', hasBom: false, separator: '\t', newline: '\r\n' };
const PLAIN: FileForm = { encoding: 'utf-8', hasBom: false, separator: ';', newline: '\n' };

const PROVINCES = [
  ...['Noord-Holland', 'Zuid-Holland', 'Utrecht', 'Flevoland', 'Fryslân', 'Groningen', 'Drenthe', 'Overijssel', 'Gelderland'],
  ...['Noord-Brabant', 'Limburg', 'Zeeland'],
];
/** Examination periods of an academic year, in days from 1 September. */
const PERIOD_DAYS = [50, 106, 148, 204, 266, 302];
const ADVICES = ['positief', 'twijfel', 'negatief'] as const;

export const TABLES: readonly Table[] = [
  {
    ...{ code: 'va-programmes', form: PLAIN, header: ['opleiding', 'faculteit', 'niveau', 'taal', 'selectie'], missable: [], dates: [] },
    rowsOf: null,
    rows: ({ programmes }) =>
      programmes.map(({ code, faculty, level, language, isSelective }) => [code, faculty, level, language, isSelective ? 'ja' : 'nee']),
  },
  {
    ...{ code: 'va-students', form: LATIN, missable: [3, 4, 5, 6], dates: [8] },
    header: [
      'studentnummer',
      'cohort',
      'vooropleiding',
      'profiel',
      'gemiddeld_eindcijfer',
      'herkomst',
      'provincie',
      'opleiding',
      'startdatum',
    ],
    rowsOf: studentRows,
    rows: none,
  },
  {
    ...{ code: 'va-open-days', form: RFC_4180, header: ['studentnummer', 'soort', 'datum', 'opleiding'], missable: [3], dates: [2] },
    rowsOf: openDayRows,
    rows: none,
  },
  {
    ...{ code: 'va-applications', form: TABBED, header: ['studentnummer', 'opleiding', 'collegejaar', 'aanmelddatum', 'uitkomst'] },
    ...{ missable: [4], dates: [3], rowsOf: applicationRows, rows: none },
  },
  {
    ...{ code: 'va-matching', form: EXCEL_NL, header: ['studentnummer', 'opleiding', 'matchingdatum', 'studie_uren', 'advies'] },
    ...{ missable: [3, 4], dates: [2], rowsOf: matchingRows, rows: none },
  },
  {
    ...{ code: 'va-language-tests', form: RFC_4180, header: ['studentnummer', 'taal', 'toetsdatum', 'score'], missable: [3], dates: [2] },
    rowsOf: languageTestRows,
    rows: none,
  },
  {
    ...{ code: 'va-enrolments', form: PLAIN, missable: [5], dates: [3, 4] },
    header: ['studentnummer', 'opleiding', 'collegejaar', 'inschrijfdatum', 'einddatum', 'uitkomst'],
    rowsOf: enrolmentRows,
    rows: none,
  },
  {
    ...{ code: 'va-results', form: EXCEL_NL, missable: [7], dates: [6] },
    header: ['studentnummer', 'opleiding', 'collegejaar', 'vak', 'toets', 'poging', 'toetsdatum', 'cijfer', 'ec'],
    rowsOf: resultRows,
    rows: none,
  },
  {
    ...{ code: 'va-alumni', form: RFC_4180, header: ['studentnummer', 'opleiding', 'diplomadatum', 'werk_op_niveau', 'uren_werk'] },
    ...{ missable: [3, 4], dates: [2], rowsOf: alumniRows, rows: none },
  },
];

/** Where each person stands on consent; not a table to import: the ledger of consent takes it in (README.md). */
export const CONSENTS: Table = {
  ...{ code: 'va-consents', form: PLAIN, header: ['studentnummer', 'toestemming'], missable: [], dates: [] },
  rowsOf: (world, person) => [[person.number, consentOf(world, person)]],
  rows: none,
};

export type ConsentAnswer = 'given' | 'refused' | 'withdrawn' | 'none';

/** Answers where a person stands on consent to study-success; it depends on nothing. */
export function consentOf(world: World, person: Person): ConsentAnswer {
  return new Random(world.recipe.seed, STREAM.consent, person.index).pick<ConsentAnswer>(SHARES.consent);
}

function none(): readonly Row[] {
  return [];
}

function studentRows(world: World, person: Person): readonly Row[] {
  if (!person.isEnrolled) {
    return [];
  }
  const { number, cohort, prior, profile, schoolMark, origin, programme } = person;
  const random = new Random(world.recipe.seed, STREAM.province, person.index);
  const province = origin === 'nl' ? (PROVINCES[random.below(PROVINCES.length)] ?? '') : 'buitenland';
  const mark = prior === 'vwo' ? tenths(schoolMark, ',') : '';
  return [[number, String(cohort), prior, profile ?? '', mark, origin, province, programme.code, `${cohort}0901`]];
}

function openDayRows(world: World, person: Person): readonly Row[] {
  const random = new Random(world.recipe.seed, STREAM.openDays, person.index);
  if (!random.chance(SHARES.openDay)) {
    return [];
  }
  const visit = (kind: string, day: string): Row => [
    person.number,
    kind,
    addDays(`${person.cohort - 1}-${day}`, random.below(2)),
    person.programme.code,
  ];
  return [visit('open-dag', '10-12'), ...(random.chance(0.4) ? [visit('meeloopdag', '12-09')] : [])];
}

function applicationRows(world: World, person: Person): readonly Row[] {
  const random = new Random(world.recipe.seed, STREAM.applications, person.index);
  const row = (programme: string, outcome: string): Row => [
    ...[person.number, programme, String(person.cohort)],
    ...[addDays(`${person.cohort}-01-15`, random.below(105)), outcome],
  ];
  const other = world.programmes[random.below(world.programmes.length)]?.code ?? person.programme.code;
  const isOther = random.chance(0.3) && other !== person.programme.code;
  const lost = random.chance(0.6) ? 'ingetrokken' : 'afgewezen';
  return [row(person.programme.code, person.isEnrolled ? 'ingeschreven' : lost), ...(isOther ? [row(other, 'ingetrokken')] : [])];
}

function matchingRows(world: World, person: Person): readonly Row[] {
  const random = new Random(world.recipe.seed, STREAM.matching, person.index);
  if (person.level !== 'bachelor' || !random.chance(SHARES.matching)) {
    return [];
  }
  const advice = ADVICES[random.below(ADVICES.length)] ?? 'positief';
  return [[person.number, person.programme.code, addDays(`${person.cohort}-05-20`, random.below(20)), String(person.hours), advice]];
}

function languageTestRows(world: World, person: Person): readonly Row[] {
  if (!person.isEnrolled || person.level !== 'bachelor') {
    return [];
  }
  const random = new Random(world.recipe.seed, STREAM.languageTest, person.index);
  const score = Math.round(Math.min(100, Math.max(0, 65 + 15 * random.normal())));
  return [[person.number, person.programme.language, addDays(`${person.cohort}-09-10`, random.below(15)), String(score)]];
}

function enrolmentRows(world: World, person: Person): readonly Row[] {
  return careerOf(world, person).map(({ programme, year, end }) => [
    ...[person.number, programme.code, String(year), `${year}0901`],
    ...[end === 'loopt-door' ? '' : `${year + 1}0831`, end],
  ]);
}

function resultRows(world: World, person: Person): readonly Row[] {
  const rows: Row[] = [];
  for (const study of careerOf(world, person)) {
    const dates = datesOf(study.year);
    const start = [person.number, study.programme.code, String(study.year)];
    for (const test of study.tests) {
      rows.push(resultRow(start, study, test, dates));
    }
  }
  return rows;
}

function resultRow(start: readonly string[], { programme }: StudyYear, test: Test, dates: readonly Day[]): Row {
  const earned = test.kind === 'tentamen' && test.tenths >= 10 * MARK.pass ? EC_A_COURSE : 0;
  const date = dates[test.period * DAYS_A_PERIOD + test.day] ?? '';
  const course = `${programme.code}-${test.course < 9 ? '0' : ''}${test.course + 1}`;
  return [...start, course, test.kind, String(test.attempt), date, tenths(test.tenths, ','), String(earned)];
}

function alumniRows(world: World, person: Person): readonly Row[] {
  const diplomas = careerOf(world, person).filter(({ end }) => end === 'diploma');
  const random = new Random(world.recipe.seed, STREAM.alumni, person.index);
  return diplomas.map(({ programme, year }) => {
    const hasAnswered = random.chance(SHARES.alumniAnswer);
    const answer = hasAnswered ? [random.chance(0.8) ? 'ja' : 'nee', tenths(240 + random.below(17) * 10, '.')] : ['', ''];
    return [person.number, programme.code, `${year + 1}-08-31`, ...answer];
  });
}

function tenths(value: number, mark: string): string {
  return `${Math.floor(value / 10)}${mark}${value % 10}`;
}

const KNOWN_DATES = new Map<number, readonly Day[]>();

/** The days of examinations in an academic year, five to a period. */
function datesOf(year: number): readonly Day[] {
  const known = KNOWN_DATES.get(year);
  if (known !== undefined) {
    return known;
  }
  const dates = PERIOD_DAYS.flatMap((from) => Array.from({ length: DAYS_A_PERIOD }, (_, day) => addDays(`${year}-09-01`, from + day)));
  KNOWN_DATES.set(year, dates);
  return dates;
}
