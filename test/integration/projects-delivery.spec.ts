// What an approved process makes of the stored rows: only admitted students, only its columns, each in the form that was approved.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PERSON_PROCESS, POLICY_PROCESS } from '../factories/bodies.js';
import { loadMarks } from '../factories/marks.js';
import { clockOfTests, must, PURPOSE, University } from '../factories/university.js';
import { makeWorld, type World } from '../support/world.js';

const NEEDED = 'hoe goed gemaakt';
let world: World;
let university: University;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  university = await (await University.open(world)).withData();
  await loadMarks(university, [
    'S1001;=1+1;39;2026-03-01',
    'S1001;NAT;40;2026-03-02',
    'S1002;＝2+2;59;2026-04-30',
    'S1002;+31;60;2026-05-01',
    'S1003;@x;;2026-05-02',
    'S1003;"a,b";100;2019-11-21',
    'S1004;WIS;62;2026-03-01',
    'S1001;WIS;70;2019-11-22',
  ]);
}, 60_000);
afterAll(async () => world.close());

/** What is delivered of a process, without its pseudonyms, sorted; the header first. */
async function deliveredOf(process: object, fields: readonly string[]): Promise<readonly string[]> {
  const project = await university.draft(process);
  await university.advance(project, 'approved');
  const { text } = must(await university.call('analyst', `GET /api/v1/access-requests/${await university.ask(project, fields)}/data`), 200);
  const [header = '', ...rows] = text.trimEnd().split('\n');
  return [header, ...rows.map((row) => row.replace(/^[0-9a-f-]{36},/, '')).sort()];
}
const withFields = (...fields: readonly object[]): object => ({ ...PERSON_PROCESS, fields });

describe('a delivery', () => {
  it('holds rows of students who consented, within their term, and of nobody else', async () => {
    expect(await deliveredOf(withFields({ field: 'score', neededFor: NEEDED }), ['score'])).toEqual([
      'pseudonym,score',
      '',
      '39',
      '40',
      '59',
      '60',
      '70',
    ]);
  });

  it('holds everybody without an objection when the process needs no consent', async () => {
    expect(await deliveredOf({ ...POLICY_PROCESS, fields: [{ field: 'score', neededFor: NEEDED }] }, ['score'])).toContain('62');
  });

  it('holds only rows of the approved population, also when the column that bounds it is not asked', async () => {
    const bounded = { field: 'module', neededFor: 'welke', only: ['NAT', '+31', 'WIS'] };
    const process = withFields(bounded, { field: 'score', neededFor: NEEDED });
    expect(await deliveredOf(process, ['module', 'score'])).toEqual(['pseudonym,module,score', "'+31,60", 'NAT,40', 'WIS,70']);
    expect(await deliveredOf(process, ['score'])).toEqual(['pseudonym,score', '40', '60', '70']);
    const numbers = { field: 'score', neededFor: NEEDED, only: ['40', '70'] };
    expect(await deliveredOf(withFields(numbers), ['score'])).toEqual(['pseudonym,score', '40', '70']);
  });

  it('shows a number in its bands, an absent one as absent', async () => {
    const process = withFields({ field: 'score', neededFor: NEEDED, form: 'generalised' });
    expect(await deliveredOf(process, ['score'])).toEqual(['pseudonym,score', '', '40 - < 60', '40 - < 60', '< 40', '>= 60', '>= 60']);
  });

  it('shows a date as its month or its year', async () => {
    const dates = (form: string): Promise<readonly string[]> =>
      deliveredOf(withFields({ field: 'handed_in', neededFor: NEEDED, form }), ['handed_in']);
    expect(new Set((await dates('month')).slice(1))).toEqual(new Set(['2019-11', '2026-03', '2026-04', '2026-05']));
    expect(new Set((await dates('year')).slice(1))).toEqual(new Set(['2019', '2026']));
  });

  it('gives text that begins like a formula an apostrophe, and leaves other text alone', async () => {
    const modules = await deliveredOf(withFields({ field: 'module', neededFor: 'welke' }), ['module']);
    expect(modules.slice(1)).toEqual(["'+31", "'=1+1", "'@x", "'＝2+2", 'NAT', 'WIS']);
  });

  it('leaves out a column that is not tied to the question, and keeps the rest in the order asked', async () => {
    const process = withFields({ field: 'module' }, { field: 'score', neededFor: NEEDED }, { field: 'handed_in', neededFor: 'wanneer' });
    expect((await deliveredOf(process, ['handed_in', 'module', 'score']))[0]).toBe('pseudonym,handed_in,score');
  });

  it('holds only rows of the approved period, first and last day included', async () => {
    const process = { ...withFields({ field: 'score', neededFor: NEEDED }), periodFrom: '2026-03-02', periodUntil: '2026-04-30' };
    expect(await deliveredOf(process, ['score'])).toEqual(['pseudonym,score', '40', '59']);
  });

  it('of a column that cannot be brought into the approved form does not come about', async () => {
    const project = await university.draft(withFields({ field: 'module', neededFor: 'welke', form: 'year' }));
    await university.advance(project, 'approved');
    const reply = await university.call('analyst', `GET /api/v1/access-requests/${await university.ask(project, ['module'])}/data`);
    expect(reply.json).toMatchObject({ status: 403, type: '/problems/not-enforceable' });
  });

  it('of groups outside the controlled setting does not come about: nothing here can see to the smallest group', async () => {
    const group = { ...POLICY_PROCESS, level: 'group', facing: 'research', fields: [{ field: 'score', neededFor: NEEDED }] };
    const project = await university.draft(group);
    await university.advance(project, 'approved');
    const [inside, outside] = [await university.ask(project, ['score'], 'rc-2'), await university.ask(project, ['score'], 'laptop')];
    expect((await university.call('analyst', `GET /api/v1/access-requests/${inside}/data`)).status).toBe(200);
    expect((await university.call('analyst', `GET /api/v1/access-requests/${outside}/data`)).json).toMatchObject({
      status: 403,
      type: '/problems/not-enforceable',
    });
    const opened = await university.write((tx) => tx.query<unknown[]>(`select 1 from delivery where access_request_id = $1`, [outside]));
    expect(opened).toEqual([]);
  });

  it('no longer holds a student who withdrew a moment before', async () => {
    const process = withFields({ field: 'score', neededFor: NEEDED });
    expect(await deliveredOf(process, ['score'])).toContain('39');
    must(await university.call('student', 'POST /api/v1/consents/withdraw', { purpose: PURPOSE }), 200, 201);
    expect(await deliveredOf(process, ['score'])).toEqual(['pseudonym,score', '', '59', '60']);
  });
});

describe('a project that was approved', () => {
  const withdrawn = async (id: string): ReturnType<University['call']> =>
    university.call('analyst', `POST /api/v1/projects/${id}/withdraw`, { reason: 'Vraag vervallen.' });

  it('is not withdrawn once data went out: what went out has to be closed', async () => {
    const project = await university.advance(await university.draft(), 'approved');
    must(await university.call('analyst', `GET /api/v1/access-requests/${await university.ask(project)}/data`), 200);
    const refused = await withdrawn(project.id);
    expect([refused.status, refused.json]).toEqual([409, expect.objectContaining({ type: '/problems/wrong-state' })]);
    expect(must(await university.call('analyst', `GET /api/v1/projects/${project.id}`), 200).json).toMatchObject({ state: 'approved' });
  });

  it('is withdrawn while nothing went out, though data were asked', async () => {
    const project = await university.advance(await university.draft(), 'approved');
    await university.ask(project);
    must(await withdrawn(project.id), 200);
    expect(must(await university.call('analyst', `GET /api/v1/projects/${project.id}`), 200).json).toMatchObject({ state: 'withdrawn' });
  });
});
