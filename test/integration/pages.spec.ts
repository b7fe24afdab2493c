// What pages need of the api: what waits for whom, who is next, a request tried before it is made, the dictionary, and rows as NDJSON.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditLog } from '../../apps/api/src/audit-log/index.js';
import { Outbox } from '../../apps/api/src/platform/jobs/index.js';
import { POLICY_PROCESS, PROJECT, RATIONALE } from '../factories/bodies.js';
import { loadMarks } from '../factories/marks.js';
import { clockOfTests, must, PURPOSE, type Registered, University } from '../factories/university.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
let university: University;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  university = await (await University.open(world)).withData();
}, 60_000);
afterAll(async () => world.close());

interface Item {
  readonly kind: string;
  readonly id: string;
  readonly label: string;
  readonly about: string | null;
  readonly dueOn: string | null;
}
const workOf = async (persona: string, id?: string): Promise<readonly Item[]> => {
  const { items } = must(await university.call(persona, 'GET /api/v1/work'), 200).json as { items: readonly Item[] };
  return id === undefined ? items : items.filter((item) => item.id === id);
};
const kindsFor = async (id: string): Promise<Record<string, readonly string[]>> => {
  const found: Record<string, readonly string[]> = {};
  for (const persona of ['analyst', 'privacy-officer', 'dean', 'auditor', 'teacher']) {
    found[persona] = (await workOf(persona, id)).map(({ kind }) => kind);
  }
  return found;
};
const nobody = { analyst: [], 'privacy-officer': [], dean: [], auditor: [], teacher: [] };

describe('a project', () => {
  it('is not hidden by whatever waits for others, however long it waits', async () => {
    const [theirs, mine] = [await university.draft(), await university.draft()];
    await university.write((tx) =>
      tx.query(
        `insert into project select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'number', 'SD-OLD-' || row,
             'changed_at', p.changed_at - interval '30 days'))).*
           from project p cross join generate_series(1, 150) row where p.id = $1`,
        [theirs.id],
      ),
    );
    expect(await kindsFor(mine.id)).toEqual({ ...nobody, analyst: ['project-complete'] });
    await university.advance(mine, 'submitted');
    expect(await kindsFor(mine.id)).toEqual({ ...nobody, 'privacy-officer': ['project-test'] });
    must(
      await university.call('privacy-officer', `POST /api/v1/projects/${mine.id}/test`, { outcome: 'positive', rationale: RATIONALE }),
      200,
    );
    expect(await kindsFor(mine.id)).toEqual({ ...nobody, dean: ['project-decide'] });
  });

  it('waits for the one who can take its next step, and for nobody else', async () => {
    const project = await university.draft();
    expect(await kindsFor(project.id)).toEqual({ ...nobody, analyst: ['project-complete'] });
    await university.advance(project, 'submitted');
    expect(await kindsFor(project.id)).toEqual({ ...nobody, 'privacy-officer': ['project-test'] });
    must(await university.call('privacy-officer', `POST /api/v1/projects/${project.id}/return`, { reason: 'Vul aan.' }), 200);
    expect(await kindsFor(project.id)).toEqual({ ...nobody, analyst: ['project-repair'] });
    await university.advance(project, 'tested');
    expect(await kindsFor(project.id)).toEqual({ ...nobody, dean: ['project-decide'] });
    must(await university.call('dean', `POST /api/v1/projects/${project.id}/decide`, { outcome: 'rejected', rationale: 'Nee.' }), 200);
    expect(await kindsFor(project.id)).toEqual(nobody);
  });

  it('is told with who its members are and who is next under which mandate, the members left out', async () => {
    const project = await university.draft();
    must(await university.call('analyst', `POST /api/v1/projects/${project.id}/members`, { person: 'board-member' }), 200);
    await university.advance(project, 'tested');
    const told = must(await university.call('fg', `GET /api/v1/projects/${project.id}`), 200).json;
    expect(told.members.map(({ displayName }: { displayName: string }) => displayName).sort()).toEqual(['analyst', 'board-member']);
    expect(told.next).toMatchObject({ step: 'decide', people: [{ displayName: 'dean', mandate: 'M-14' }] });
    expect(told.next.people).toHaveLength(1);
    expect(told.requesterId).toBe(university.idOf('analyst'));
    expect(told.processes).toMatchObject([{ dataset: 'marks', purpose: PURPOSE, activity: 'application', facing: 'adviser' }]);
  });

  it('has a history of who did what, with the receipt of each step', async () => {
    const project = await university.draft();
    await university.advance(project, 'tested');
    const { items } = must(await university.call('fg', `GET /api/v1/projects/${project.id}/history`), 200).json;
    expect(items.map(({ to, person }: { to: string; person: { displayName: string } }) => [to, person.displayName])).toEqual([
      ['draft', 'analyst'],
      ['submitted', 'analyst'],
      ['tested', 'privacy-officer'],
    ]);
    const { kind, index } = must(await university.call('auditor', `GET /api/v1/logs/decisions/entries/${items[2].logIndex}`), 200).json;
    expect([kind, index]).toEqual(['project.tested', items[2].logIndex]);
  });
});

describe('an import, a recall, a role grant', () => {
  it('waits for the steward while it is not loaded', async () => {
    const file = Buffer.from('studentnummer;module\nS1;WIS\n');
    const { id } = must(await university.call('steward', 'POST /api/v1/imports?name=waiting.csv', file), 201).json;
    expect(await workOf('steward', id)).toMatchObject([{ kind: 'import-load', label: 'waiting.csv' }]);
    expect(await workOf('privacy-officer', id)).toEqual([]);
    expect((await workOf('steward')).filter(({ label }) => label === 'marks.csv')).toEqual([]);
  });

  it('waits for the holder of the copy until it is confirmed', async () => {
    const other = await (await University.open(world, 'recalling')).withData();
    const project = await other.advance(await other.draft(), 'approved');
    must(await other.call('analyst', `GET /api/v1/access-requests/${await other.ask(project)}/data`), 200);
    must(await other.call('student', 'POST /api/v1/consents/withdraw', { purpose: PURPOSE }), 201);
    const work = async (persona: string): Promise<readonly Item[]> => must(await other.call(persona, 'GET /api/v1/work'), 200).json.items;
    await world.app.get(Outbox).drain();
    const [item] = await work('analyst');
    expect(item).toMatchObject({ kind: 'recall-confirm', dueOn: expect.stringMatching(/^2026-1\d-\d\d$/) });
    expect(await work('privacy-officer')).toEqual([]);
    must(await other.call('analyst', `POST /api/v1/recalls/${item?.id}/confirm`), 200);
    expect(await work('analyst')).toEqual([]);
  });

  it('waits for the other administrator', async () => {
    const body = { personId: university.idOf('teacher'), role: 'auditor', fromOn: '2026-11-01', sourceDecision: 'Besluit 4' };
    const { id } = must(await university.call('administrator', 'POST /api/v1/role-grants', body), 201).json;
    expect(await workOf('second-administrator', id)).toMatchObject([{ kind: 'grant-confirm', label: 'teacher', about: 'auditor' }]);
    expect(await workOf('administrator', id)).toEqual([]);
    must(await university.call('second-administrator', `POST /api/v1/role-grants/${id}/confirm`), 201);
    expect(await workOf('second-administrator', id)).toEqual([]);
  });

  it('is a mandate or a deputyship, for the other administrator too', async () => {
    const days = { fromOn: '2026-11-01', untilOn: '2026-11-30', sourceDecision: 'Besluit 4' };
    const mandate = { ...days, code: 'M-50', personId: university.idOf('teacher'), route: 'light' };
    const deputyship = { ...days, absentId: university.idOf('dean'), deputyId: university.idOf('teacher') };
    const { id: mandateId } = must(await university.call('administrator', 'POST /api/v1/mandates', mandate), 201).json;
    const { id: deputyshipId } = must(await university.call('administrator', 'POST /api/v1/deputyships', deputyship), 201).json;
    const waiting = [{ kind: 'mandate-confirm', label: 'teacher', about: 'M-50' }];
    expect(await workOf('second-administrator', mandateId)).toMatchObject(waiting);
    expect(await workOf('second-administrator', deputyshipId)).toMatchObject([
      { kind: 'deputyship-confirm', label: 'teacher', about: 'dean' },
    ]);
    expect([await workOf('administrator', mandateId), await workOf('administrator', deputyshipId)]).toEqual([[], []]);
    must(await university.call('second-administrator', `POST /api/v1/mandates/${mandateId}/confirm`), 201);
    must(await university.call('second-administrator', `POST /api/v1/deputyships/${deputyshipId}/end`), 201);
    expect([await workOf('second-administrator', mandateId), await workOf('second-administrator', deputyshipId)]).toEqual([[], []]);
  });
});

describe('a request for data that is tried', () => {
  let project: Registered;
  beforeAll(async () => {
    project = await university.advance(await university.draft(), 'approved');
  });
  const body = async (fields: readonly string[], setting = 'rc-2'): Promise<object> => ({
    projectId: project.id,
    processId: project.processes[0]?.id,
    settingId: await university.settingId(setting),
    shape: 'rows',
    fields,
  });

  it('says what making it says, and keeps and logs nothing', async () => {
    const sizes = async (): Promise<unknown> => [
      await world.app.get(AuditLog).settle(),
      must(await university.call('auditor', 'GET /api/v1/logs'), 200).json.items.map(({ size }: { size: string }) => size),
      must(await university.call('auditor', 'GET /api/v1/access-requests?limit=200'), 200).json.items.length,
    ];
    const before = await sizes();
    const tried = must(await university.call('analyst', 'POST /api/v1/access-requests/preview', await body(['module', 'score'])), 200).json;
    const onLaptop = must(
      await university.call('analyst', 'POST /api/v1/access-requests/preview', await body(['module'], 'laptop')),
      200,
    ).json;
    expect(await sizes()).toEqual(before);
    const made = must(await university.call('analyst', 'POST /api/v1/access-requests', await body(['module', 'score'])), 201).json;
    expect(tried).toEqual({
      nearest: null,
      outcome: made.outcome,
      findings: made.findings,
      obligations: made.obligations,
      columns: made.columns,
      expiresOn: made.expiresOn,
    });
    expect([tried.outcome, onLaptop.outcome]).toEqual(['oblige', 'deny']);
  });

  it('once made says who asked, for which project and process, and in which setting, to who oversees', async () => {
    const made = must(await university.call('analyst', 'POST /api/v1/access-requests', await body(['module'])), 201).json;
    const { items } = must(await university.call('auditor', 'GET /api/v1/access-requests?order=newest'), 200).json;
    const names = {
      requester: expect.stringMatching(/./),
      projectNumber: expect.stringMatching(/^SD-\d{4}-\d{3}$/),
      process: expect.stringMatching(/./),
      setting: expect.stringMatching(/./),
      verdictId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    };
    expect((items as readonly object[])[0]).toMatchObject({ id: made.id, ...names });
    expect(must(await university.call('auditor', `GET /api/v1/access-requests/${made.id}`), 200).json).toMatchObject(names);
    must(await university.call('dean', 'GET /api/v1/access-requests'), 403);
  });

  it('is refused like making it: an unknown column, somebody else’s process', async () => {
    expect((await university.call('analyst', 'POST /api/v1/access-requests/preview', await body(['nothing']))).status).toBe(400);
    expect((await university.call('teacher', 'POST /api/v1/access-requests/preview', await body(['module']))).status).toBe(403);
  });
});

describe('the dictionary of a request', () => {
  it('tells of each column what it means and what happens to it', async () => {
    const fields = [
      { field: 'module', neededFor: 'welke module' },
      { field: 'score', neededFor: 'hoe goed gemaakt', form: 'generalised' },
      { field: 'handed_in', neededFor: 'wanneer', form: 'month' },
    ];
    const project = await university.advance(await university.draft({ ...POLICY_PROCESS, fields }, PROJECT), 'approved');
    const id = await university.ask(project, ['handed_in', 'score', 'module']);
    const { columns } = must(await university.call('analyst', `GET /api/v1/access-requests/${id}/dictionary`), 200).json;
    expect(columns).toMatchObject([
      { name: 'handed_in', type: 'date', action: 'truncate', level: 'month' },
      { name: 'score', type: 'integer', action: 'generalise' },
      { name: 'module', type: 'text', action: 'keep', level: null, meaning: { nl: expect.any(String), en: expect.any(String) } },
    ]);
    expect((await university.call('study-adviser', `GET /api/v1/access-requests/${id}/dictionary`)).status).toBe(403);
    expect((await university.call('auditor', `GET /api/v1/access-requests/${id}/dictionary`)).status).toBe(200);
  });
});

describe('rows as NDJSON', () => {
  const ODD = ['=1+1', '"quoted"', 'back\\slash', 'tab\there', 'é ☃ 𝄞', '\\.', 'a,b'];

  it('are those of the CSV, with types and without the apostrophe that spreadsheets need', async () => {
    const other = await (await University.open(world, 'exact')).withData();
    const rows = ODD.map(
      (module, index) => `S100${(index % 3) + 1};"${module.replaceAll('"', '""')}";${index === 2 ? '' : 50 + index};2026-03-01`,
    );
    await loadMarks(other, rows);
    const project = await other.advance(await other.draft(), 'approved');
    const ask = async (format: string): Promise<string> => {
      const request = {
        projectId: project.id,
        processId: project.processes[0]?.id,
        settingId: await other.settingId(),
        shape: 'rows',
        fields: ['module', 'score'],
        format,
      };
      return String(must(await other.call('analyst', 'POST /api/v1/access-requests', request), 201).json.id);
    };
    const csv = must(await other.call('analyst', `GET /api/v1/access-requests/${await ask('csv')}/data`), 200);
    const reply = must(await other.call('analyst', `GET /api/v1/access-requests/${await ask('ndjson')}/data`), 200);
    expect([reply.headers.get('content-type'), reply.headers.get('content-disposition')]).toEqual([
      'application/x-ndjson',
      expect.stringMatching(/\.ndjson"$/),
    ]);
    const lines = reply.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { pseudonym: string; module: string; score: number | null });
    expect(lines.map(({ module }) => module).sort()).toEqual([...ODD].sort());
    expect(lines.every((line) => Object.keys(line).join() === 'pseudonym,module,score')).toBe(true);
    expect(lines.map(({ score }) => score).sort()).toEqual([50, 51, 53, 54, 55, 56, null]);
    const pseudonyms = new Set(
      csv.text
        .split('\n')
        .slice(1)
        .flatMap((line) => /^[0-9a-f-]{36}/.exec(line) ?? []),
    );
    expect(new Set(lines.map(({ pseudonym }) => pseudonym))).toEqual(pseudonyms);
    expect(csv.text).toContain("'=1+1");
  });
});
