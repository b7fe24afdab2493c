// Real data sets: the extract of OULAD that comes with the project, and OULAD and the 1cijferHO demo whole where they are
// found beside it.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { systemActor } from '../../apps/api/src/common/index.js';
import { ImportsService, type ImportView } from '../../apps/api/src/datasets/index.js';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';
import { FixedClock } from '../support/fixed-clock.js';
import { makeWorld, type World } from '../support/world.js';
import { NOW, Office } from './datasets.office.js';

const WHOLE = fromProjectRoot('..', 'shared', 'data');
const EXTRACT = fromProjectRoot('apps', 'api', 'data', 'oulad');
const isWholeThere = existsSync(join(WHOLE, 'oulad')) && existsSync(join(WHOLE, '1cho-demo'));

jest.setTimeout(60_000);

let world: World;
let office: Office;

beforeAll(async () => {
  world = await makeWorld({ clock: new FixedClock(new Date(NOW)) });
  office = new Office(world);
}, 120_000);
afterAll(async () => world.close());

async function load(folder: string, file: string): Promise<ImportView> {
  const [institution] = await office.sql<{ id: string }>(`select id from institution`);
  const source = { name: file, open: () => createReadStream(join(folder, file)) };
  return world.app.get(ImportsService).importFile(systemActor(institution?.id ?? ''), source, { wait: true });
}

async function figures(code: string): Promise<unknown> {
  const [found] = await office.sql(
    `select v.row_count::int as rows, v.subject_count::int as subjects, v.first_row_on::text as first, v.last_row_on::text as last, v.shift_years as shift
     from dataset d join dataset_version v on v.id = d.current_version_id where d.code = $1`,
    [code],
  );
  return found;
}

describe('the extract of OULAD', () => {
  it.each([
    ['oulad-courses', 1, 0],
    ['oulad-assessments', 6, 0],
    ['oulad-students', 365, 365],
    ['oulad-registrations', 365, 365],
    ['oulad-results', 1516, 340],
  ])('holds %s: %d rows, %d persons', async (code, rows, subjects) => {
    expect(await figures(code)).toMatchObject({ rows, subjects, shift: 11 });
  });

  it('is recognised as the same feed when it is delivered again', async () => {
    const { entity } = await load(EXTRACT, 'course.csv');
    expect(entity).toMatchObject({ state: 'loaded', feedCode: 'oulad-courses' });
    expect(await office.current('oulad-courses')).toMatchObject({ number: 2 });
  });
});

if (isWholeThere) {
  describe('OULAD whole', () => {
    it.each([
      ['course.csv', 'oulad-courses', { rows: 22, subjects: 0, shift: 11 }],
      ['assessment.csv', 'oulad-assessments', { rows: 206, subjects: 0, shift: 11 }],
      ['vle.csv', 'oulad-materials', { rows: 6364, subjects: 0, shift: 11 }],
      ['student.csv.gz', 'oulad-students', { rows: 32593, subjects: 28785, first: '2024-02-01', last: '2025-10-01' }],
      ['student_registration.csv', 'oulad-registrations', { rows: 32593, subjects: 28785 }],
    ])(
      'loads %s as %s',
      async (file, code, expected) => {
        await load(join(WHOLE, 'oulad'), file);
        expect(await figures(code)).toMatchObject(expected);
      },
      120_000,
    );

    it('loads 173,912 results, each dated by its presentation and day', async () => {
      const before = process.memoryUsage().rss;
      const start = performance.now();

      await load(join(WHOLE, 'oulad'), 'student_assessment.csv.gz');

      const seconds = (performance.now() - start) / 1000;
      const grown = (process.memoryUsage().rss - before) / 1_048_576;
      process.stdout.write(`OULAD results: 173912 rows in ${seconds.toFixed(1)} s, memory grew ${grown.toFixed(0)} MiB\n`);
      expect(await figures('oulad-results')).toMatchObject({ rows: 173912, subjects: 23369, shift: 11 });
      const [wrong] = await office.sql<{ n: string }>(
        `select count(*) as n from data.${await tableOf('oulad-results')} where row_on <> make_date(left(code_presentation, 4)::int + 11, case when code_presentation like '%B' then 2 else 10 end, 1) + date_submitted::int`,
      );
      expect(wrong?.n).toBe('0');
    }, 240_000);
  });

  describe('the 1cijferHO demo', () => {
    it('loads with its personal number as subject, rows past their term left behind', async () => {
      const { entity } = await load(join(WHOLE, '1cho-demo'), 'EV299XX24_DEMO_enriched.csv.gz');
      expect(entity.outcome).toMatchObject({ failure: null, rowsRead: 9258 });
      expect(await figures('1cho-enrolments')).toMatchObject({
        rows: entity.outcome?.rowsStored,
        first: expect.stringMatching(/^201[67]/),
      });
      expect(Object.keys((await office.rows('1cho-enrolments'))[0] ?? {})).not.toContain('persoonsgebonden_nummer');
    });

    it('loads the school marks of the same persons as the same subjects', async () => {
      await load(join(WHOLE, '1cho-demo'), 'VAKHAVW_99XX_DEMO_enriched.csv');
      expect(await figures('1cho-school-marks')).toMatchObject({ rows: 34344, subjects: 2611 });
      const [shared] = await office.sql<{ n: string }>(
        `select count(distinct m.subject_id) as n from data.${await tableOf('1cho-school-marks')} m where m.subject_id in (select subject_id from data.${await tableOf('1cho-enrolments')})`,
      );
      expect(Number(shared?.n)).toBeGreaterThan(500);
    });
  });
} else {
  process.stdout.write('not run: OULAD and the 1cijferHO demo whole (no ../shared/data beside the project)\n');
}

async function tableOf(code: string): Promise<string> {
  const [found] = await office.sql<{ table_name: string }>(
    `select v.table_name from dataset d join dataset_version v on v.id = d.current_version_id where d.code = $1`,
    [code],
  );
  return found?.table_name ?? '';
}
