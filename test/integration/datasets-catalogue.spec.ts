// The catalogue, the definitions and the receiving settings by their routes; and the gate's facts about them.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DatasetsService, ReceivingSettingsService, settingFacts } from '../../apps/api/src/datasets/index.js';
import { systemActor } from '../../apps/api/src/common/index.js';
import { Gate } from '../../apps/api/src/gate/index.js';
import { Transactions } from '../../apps/api/src/platform/database/index.js';
import { FixedClock } from '../support/fixed-clock.js';
import { makeWorld, type World } from '../support/world.js';
import { NOW, Office, TODAY } from './datasets.office.js';

jest.setTimeout(60_000);

const clock = new FixedClock(new Date(NOW));
let world: World;
let office: Office;
let institutionId: string;

beforeAll(async () => {
  world = await makeWorld({ clock });
  office = new Office(world);
  institutionId = (await office.sql<{ id: string }>(`select id from institution`))[0]?.id ?? '';
}, 120_000);
afterAll(async () => world.close());

function membersOf(items: unknown, member: string): unknown[] {
  return (items as readonly Readonly<Record<string, unknown>>[]).map((item) => item[member]);
}

describe('the catalogue', () => {
  it('tells of a data set where it comes from, its term, what dates a row and its fields', async () => {
    const found = (await world.call('student', 'GET', '/api/v1/datasets/oulad-results')).json;
    expect(found).toMatchObject({
      kind: 'subjects',
      sourceSystem: 'open-data',
      retentionMonths: 84,
      attribution: expect.stringContaining('CC BY 4.0'),
      lineage: [{ source: expect.any(String) }, { source: 'OULAD' }],
      currentVersion: {
        number: 1,
        rowCount: 1516,
        subjectField: 'id_student',
        shiftYears: 11,
        rowDate: { kind: 'presentation', presentationColumn: 'code_presentation', dayColumn: 'date_submitted' },
      },
    });
    expect(membersOf(found.currentVersion.fields, 'code')).toEqual([
      ...['id_assessment', 'date_submitted', 'is_banked', 'score'],
      ...['code_module', 'code_presentation', 'assessment_type', 'weight'],
    ]);
  });

  it('says in both languages by how many years the dates were moved', async () => {
    const { description, currentVersion } = (await world.call('analyst', 'GET', '/api/v1/datasets/oulad-students')).json;
    expect(description.nl).toContain('11 jaar verschoven');
    expect(currentVersion.remark.en).toContain('shifted by 11 years');
  });

  it('dates every row of the extract within the last full academic year', async () => {
    const found = await office.sql(
      `select min(v.first_row_on)::text as first, max(v.last_row_on)::text as last from dataset d join dataset_version v on v.id = d.current_version_id where d.code in ('oulad-results', 'oulad-students')`,
    );
    expect(found).toEqual([{ first: expect.stringMatching(/^2025-(?:09|1)/), last: expect.stringMatching(/^2026-0[1-8]/) }]);
  });

  it('lists data sets by page and versions by number', async () => {
    const first = (await world.call('analyst', 'GET', '/api/v1/datasets?limit=3')).json;
    const rest = (await world.call('analyst', 'GET', `/api/v1/datasets?limit=3&cursor=${first.nextCursor}`)).json;
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([3, 2, null]);
    expect((await world.call('analyst', 'GET', '/api/v1/datasets/oulad-results/versions')).json.items).toMatchObject([
      { number: 1, state: 'ready' },
    ]);
    expect((await world.call('analyst', 'GET', '/api/v1/datasets/oulad-results/versions/1')).json.fields).toHaveLength(8);
  });

  it.each([
    '/datasets/bestaat-niet',
    '/datasets/oulad-results/versions/2',
    '/datasets/oulad-results/versions/x1',
    '/datasets/oulad-results/versions/999999',
  ])('knows nothing at %s', async (path) => {
    expect((await world.call('analyst', 'GET', `/api/v1${path}`)).status).toBe(404);
  });

  it('names the kinds of source systems', async () => {
    const { items } = (await world.call('steward', 'GET', '/api/v1/source-systems')).json;
    expect(membersOf(items, 'code')).toEqual(expect.arrayContaining(['forum', 'peer-feedback', 'serious-game', 'language-test']));
  });
});

describe('the gate’s facts about a data set', () => {
  async function factsOf(id: string, said: Record<string, string[]>): Promise<unknown> {
    const actor = systemActor(institutionId);
    const answer = await world.app
      .get(Transactions)
      .read(institutionId, (tx) => world.app.get(Gate).ask('G3', { kind: 'dataset', id }, tx, { actor, said }));
    return (answer.input as { dataset: unknown }).dataset;
  }

  it('hold its code, version, term and the fields asked for, of the version that is pinned or of the current one', async () => {
    const { dataset, version } = await world.app.get(DatasetsService).get(systemActor(institutionId), 'oulad-results');
    const expected = {
      code: 'oulad-results',
      version: version?.id,
      source_system: 'open-data',
      dated: true,
      retention: { months: 84, cutoff_on: '2019-11-22' },
      fields: [{ field: 'score', classification: 'measure', national_identifier: false, type: 'integer' }],
    };
    expect(await factsOf(dataset.id, { fields: ['score'] })).toEqual(expected);
    expect(await factsOf(version?.id ?? '', { fields: ['score'] })).toEqual(expected);
  });
});

describe('definitions', () => {
  const draft = { term: 'drop-out', text: { nl: 'Wie stopt.', en: 'Who stops.' }, source: 'Besluit 12', validFrom: '2026-12-01' };

  it('of the demo are there from the start', async () => {
    const { items } = (await world.call('student', 'GET', '/api/v1/definitions')).json;
    expect([...membersOf(items, 'term')].sort()).toEqual(['drop-out', 'enrolment', 'start', 'student']);
  });

  it('get a next version, and keep the one before', async () => {
    clock.advance(1_000);
    expect((await world.call('steward', 'POST', '/api/v1/definitions', draft)).json.version).toBe(2);
    const { items } = (await world.call('analyst', 'GET', '/api/v1/definitions?term=drop-out')).json;
    expect(membersOf(items, 'version')).toEqual([1, 2]);
  });

  it('do not hold from before the version they follow', async () => {
    const reply = await world.call('steward', 'POST', '/api/v1/definitions', { ...draft, term: 'start', validFrom: '2001-01-01' });
    expect(reply.json.errors).toMatchObject([{ pointer: '/validFrom' }]);
  });

  it('are not for an analyst to record', async () => {
    expect((await world.call('analyst', 'POST', '/api/v1/definitions', draft)).status).toBe(403);
  });
});

describe('receiving settings', () => {
  const draft = { code: 'nieuwe-plek', kind: 'managed-laptop', title: 'Laptop', controls: [], fromOn: '2026-01-01' };

  it('are registered with what is known, and changed as a whole', async () => {
    const registered = await world.call('privacy-officer', 'POST', '/api/v1/receiving-settings', draft);
    expect(registered.json).toMatchObject({ owner: null, version: 1 });
    const path = `/api/v1/receiving-settings/${registered.json.id}`;
    const change = { kind: draft.kind, title: draft.title, controls: [], fromOn: draft.fromOn, owner: 'ICT', untilOn: '2026-06-30' };

    const changed = await world.call('steward', 'PUT', path, change, { 'if-match': '"1"' });

    expect(changed.json).toMatchObject({ code: 'nieuwe-plek', owner: 'ICT', untilOn: '2026-06-30', version: 2 });
    expect((await world.call('steward', 'PUT', path, change, { 'if-match': '"1"' })).status).toBe(412);
    expect((await office.entries(String(registered.json.id))).map(({ kind }) => kind)).toEqual([
      'receiving-setting.registered',
      'receiving-setting.changed',
    ]);
  });

  it.each([
    ['/kind', { kind: 'thuis' }],
    ['/untilOn', { untilOn: '2025-01-01' }],
    ['/fromOn', { fromOn: '2026-02-30' }],
    ['/controls/0', { controls: ['\u202e'] }],
  ])('with a fault at %s are refused', async (pointer, fault) => {
    const reply = await world.call('privacy-officer', 'POST', '/api/v1/receiving-settings', { ...draft, code: 'fout', ...fault });
    expect(reply.status).toBe(400);
    expect(pointer.startsWith(String(reply.json.errors[0].pointer))).toBe(true);
  });

  it('with a code in use are refused', async () => {
    await world.call('privacy-officer', 'POST', '/api/v1/receiving-settings', { ...draft, code: 'dubbel' });
    expect((await world.call('privacy-officer', 'POST', '/api/v1/receiving-settings', { ...draft, code: 'dubbel' })).status).toBe(409);
  });

  it.each([
    ['its last day', TODAY, true],
    ['the day after', '2026-11-21', false],
  ])('are in force on %s', async (_, untilOn, inForce) => {
    const actor = systemActor(institutionId);
    const setting = await world.app.get(ReceivingSettingsService).register(actor, {
      ...{ code: `tot-${untilOn}`, kind: 'controlled', title: 'Plek', owner: 'ICT', agreement: null, place: 'Utrecht', controls: ['slot'] },
      ...{ fromOn: '2026-01-01', untilOn },
    });
    expect(settingFacts(setting, TODAY)).toEqual({
      ...{ id: setting.id, kind: 'controlled', registered: true, in_force: inForce },
      ...{ owner_stated: true, agreement_stated: false, place_stated: true, controls_stated: true },
    });
  });
});
