// Two institutions on one deployment: in every table and on every route, one finds nothing of the other.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { isId } from '../../apps/api/src/common/index.js';
import { Outbox } from '../../apps/api/src/platform/jobs/index.js';
import { openApiOf } from '../../apps/api/src/openapi.js';
import { PERSON_PROCESS, PRESCAN } from '../factories/bodies.js';
import { clockOfTests, must, PURPOSE, University } from '../factories/university.js';
import { Browser } from '../support/browser.js';
import { call, makeWorld, type World } from '../support/world.js';

/** People who between them may read everything that can be listed. */
const READERS = ['fg', 'steward', 'analyst', 'privacy-officer', 'dean', 'administrator', 'student'];
let world: World;
let ours: University;
let theirs: University;
let admin: pg.Client;
let tables: readonly string[];

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  ours = await filled('ours');
  theirs = await filled('theirs');
  admin = new pg.Client({ connectionString: world.database.urls.superuser });
  await admin.connect();
  await world.app.get(Outbox).drain();
  const { rows } = await admin.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.columns
     where column_name = 'institution_id' and table_schema in ('public', 'data', 'staging') order by 1`,
  );
  tables = rows.map(({ name }) => name);
}, 120_000);
afterAll(async () => {
  await admin.end();
  await world.close();
});

/** A university in which something has happened of every kind: also a delivery, a withdrawal, and a recall. */
async function filled(slug: string): Promise<University> {
  const university = await (await University.open(world, slug)).withData();
  must(
    await university.call('steward', 'POST /api/v1/definitions', {
      term: 'student',
      text: { nl: 'a', en: 'b' },
      source: 'x',
      validFrom: '2026-01-01',
    }),
    201,
  );
  const deputyship = {
    absentId: university.idOf('fg'),
    deputyId: university.idOf('auditor'),
    fromOn: '2026-01-01',
    untilOn: '2026-01-02',
    sourceDecision: 'x',
  };
  must(await university.call('administrator', 'POST /api/v1/deputyships', deputyship), 201);
  const project = await university.draft();
  const prescan = `/api/v1/projects/${project.id}/prescan`;
  must(await university.call('analyst', `PUT ${prescan}`, PRESCAN), 200);
  must(await university.call('analyst', `POST ${prescan}/contests`, { criterion: 'vulnerable-subjects', reason: 'x' }), 201);
  await university.advance(project, 'approved');
  const departure = { norm: 'A-02', reason: 'x', untilOn: '2027-01-31' };
  must(await university.call('analyst', `POST /api/v1/projects/${project.id}/departures`, departure), 201);
  const request = await university.ask(project);
  must(await university.call('analyst', `GET /api/v1/access-requests/${request}/data`), 200);
  must(await university.call('student', 'POST /api/v1/consents/withdraw', { purpose: PURPOSE }), 200, 201);
  must(await university.call('student', 'POST /api/v1/objections', { purpose: PURPOSE }), 201);
  must(await university.call('student', 'POST /api/v1/restrictions', { purpose: PURPOSE }), 201);
  must(await university.call('analyst', 'POST /api/v1/projects', {}, { 'idempotency-key': `key-of-${slug}` }), 201);
  await new Browser(world.url).signIn(`${slug}/analyst`);
  await revised(university);
  return university;
}

/** The code of practice revised, with a unit that is stricter, and a what-if run of the draft. */
async function revised(university: University): Promise<void> {
  const ask = async (persona: string, what: string, body?: object): Promise<{ readonly id: string }> =>
    must(await university.call(persona, what, body), 200, 201).json as { readonly id: string };
  const { id } = await ask('privacy-officer', 'POST /api/v1/code-versions', { label: '2027.1', summary: 'x', inForce: [] });
  await ask('privacy-officer', `POST /api/v1/code-versions/${id}/participants`, { kind: 'student', name: 'x', capacity: 'x' });
  await ask('privacy-officer', `POST /api/v1/code-versions/${id}/submit`);
  const act = { body: 'student-council', kind: 'advice', position: 'positive', text: 'x', givenOn: '2026-11-22' };
  await ask('council-member', `POST /api/v1/code-versions/${id}/acts`, act);
  await ask('privacy-officer', 'PUT /api/v1/code-units/science', { title: { nl: 'x', en: 'x' }, parameters: {} });
  await ask('privacy-officer', 'POST /api/v1/what-if-runs', { codeVersionId: id, from: '2026-11-22', until: '2026-11-22' });
}

/** Rows that come and go, or come late, put in by hand within a transaction that is rolled back. */
const PASSING = `
  insert into outbox (institution_id, id, topic, payload, created_at, due_at) select id, gen_random_uuid(), 'test', '{}', created_at, created_at from institution;
  insert into setup_code (institution_id, code_sha256, created_at, expires_at) select id, decode(repeat('00', 32), 'hex'), created_at, created_at from institution;
  insert into what_if_change (id, institution_id, run_id, verdict_id, kind, gate, subject_kind, subject_id, from_outcome, to_outcome, appeared, disappeared)
    select gen_random_uuid(), r.institution_id, r.id, (select v.id from verdict v where v.institution_id = r.institution_id limit 1), 'outcome', 'G1', 'project', r.id, 'deny', 'hold', '[]', '[]' from what_if_run r;
  insert into log_pending (institution_id, log, id, leaf_hash) select id, 'decisions', 9000000000000, decode(repeat('00', 32), 'hex') from institution;
  insert into log_tile (institution_id, log, level, n, hashes, root) select id, 'decisions', 9, 0, decode(repeat('00', 8192), 'hex'), decode(repeat('00', 32), 'hex') from institution;`;

/** How many rows of whom there are in a table, for a role of the database with an institution set. */
async function seenIn(table: string, role: 'superuser' | 'waarborg_api', institutionId: string): Promise<readonly string[]> {
  await admin.query('savepoint here');
  await admin.query(`select set_config('waarborg.institution_id', $1, true)`, [institutionId]);
  await admin.query(role === 'superuser' ? 'select 1' : `set local role ${role}`);
  const { rows } = await admin.query<{ whose: string }>(`select distinct institution_id as whose from ${table}`);
  await admin.query('rollback to savepoint here');
  return rows
    .map(({ whose }) => (whose === ours.institutionId ? 'ours' : whose === theirs.institutionId ? 'theirs' : 'of somebody else'))
    .sort();
}

describe('a table', () => {
  beforeAll(async () => {
    await admin.query('begin');
    await admin.query(PASSING);
  });
  afterAll(async () => void (await admin.query('rollback')));

  it('of either kind there is at least one: with rows of persons, and without', () => {
    expect(tables.length).toBeGreaterThan(40);
    expect(tables).toEqual(expect.arrayContaining(['public.project', 'public.consent_event', 'public.log_entry', 'public.pseudonym']));
    expect(tables.filter((name) => name.startsWith('data.v_')).length).toBe(2);
  });

  it('shows each institution its own rows alone, and nobody anything when no institution is set', async () => {
    const found: Record<string, readonly (readonly string[])[]> = {};
    for (const table of tables) {
      found[table] = [
        await seenIn(table, 'superuser', ours.institutionId),
        await seenIn(table, 'waarborg_api', ours.institutionId),
        await seenIn(table, 'waarborg_api', theirs.institutionId),
        await seenIn(table, 'waarborg_api', ''),
      ];
    }
    const both = Object.keys(found).filter((table) => !table.startsWith('data.v_'));
    const ofBoth = Object.fromEntries(both.map((table) => [table, [['ours', 'theirs'], ['ours'], ['theirs'], []]]));
    expect(Object.fromEntries(both.map((table) => [table, found[table]]))).toEqual(ofBoth);
    const ofOne = Object.values(found).filter((_, index) => tables[index]?.startsWith('data.v_'));
    expect(ofOne).toEqual(
      expect.arrayContaining([
        [['ours'], ['ours'], [], []],
        [['theirs'], [], ['theirs'], []],
      ]),
    );
  });

  it('is protected by row-level security, with no exception', async () => {
    const { rows } = await admin.query(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'data') and c.relkind = 'r' and not c.relrowsecurity order by 1`,
    );
    expect(rows).toEqual([{ name: 'migrations' }]);
  });

  it('has the institution in every key and in every reference to another record', async () => {
    const { rows } = await admin.query(
      `select conrelid::regclass || ': ' || conname as name from pg_constraint c
       where contype in ('p', 'u', 'f') and connamespace = 'public'::regnamespace and conrelid::regclass::text not in ('institution', 'migrations')
         and not exists (select from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any(c.conkey) and a.attname = 'institution_id') order by 1`,
    );
    expect(rows.map(({ name }) => String(name)).filter((name) => !BY_ID_ALONE.test(name))).toEqual([]);
  });

  it('takes no row of another institution', async () => {
    const insert = (institutionId: string): Promise<unknown> =>
      ours.write((tx) =>
        tx.query(
          `insert into purpose (id, institution_id, code, title, description, recorded_by, recorded_at) values (gen_random_uuid(), $1, 'slipped-in', '{}', '{}', gen_random_uuid(), $2)`,
          [institutionId, world.clock.now()],
        ),
      );
    await expect(insert(theirs.institutionId)).rejects.toMatchObject({ code: '42501' });
    await expect(insert(ours.institutionId)).resolves.toBeDefined();
  });

  /** Random ids that are keys by themselves; digests and numbers that are drawn for the whole deployment. */
  const BY_ID_ALONE =
    /: \w+_pkey$|: (token|session)_secret_sha256_key$|: log_origin_key$|: log_sequence_entry_id_(key|fkey)$|: log_opening_entry_id_fkey$|: decision_mandate_id_fkey$/;
});

type Command = readonly [persona: string, what: string, table: string, body?: unknown];

/** All rows of an institution, a digest for each table. */
async function digestOf(institutionId: string): Promise<Readonly<Record<string, unknown>>> {
  const digests: Record<string, unknown> = {};
  for (const table of tables) {
    const { rows } = await admin.query<{ digest: string | null }>(
      `select md5(string_agg(t::text, '|' order by t::text)) as digest from ${table} t where institution_id = $1`,
      [institutionId],
    );
    digests[table] = rows[0]?.digest;
  }
  return digests;
}

describe('a route', () => {
  /** Every id that belongs to the other institution, by the table that it is the key of. */
  async function idsOf(institutionId: string): Promise<ReadonlyMap<string, readonly string[]>> {
    const found = new Map<string, readonly string[]>();
    for (const table of tables) {
      const { rows } = await admin.query<{ id: unknown }>(`select to_jsonb(t) ->> 'id' as id from ${table} t where institution_id = $1`, [
        institutionId,
      ]);
      found.set(
        table,
        rows.map(({ id }) => String(id)).filter((id) => isId(id)),
      );
    }
    return found;
  }
  const paths = (): readonly string[] =>
    Object.entries(openApiOf(world.app).paths)
      .filter(([, methods]) => 'get' in methods)
      .map(([path]) => path);
  const PLACES = {
    '{log}': 'decisions',
    '{index}': '0',
    '{number}': '1',
    '{code}': 'marks',
    '{institution}': 'theirs',
    '{path}': '000.p/1',
    '{slug}': 'forbidden',
    '{unit}': 'science',
    '{changeId}': '01a202b2-0000-7000-8000-000000000000',
    '{actId}': '01a202b2-0000-7000-8000-000000000000',
    '{departureId}': '01a202b2-0000-7000-8000-000000000000',
    '{contestId}': '01a202b2-0000-7000-8000-000000000000',
  };
  const filledIn = (path: string, id: string): string =>
    Object.entries({ ...PLACES, '{id}': id }).reduce((text, [name, value]) => text.replace(name, value), path);

  it('without an id shows no id of the other institution, to any of those who may read', async () => {
    const foreign = [...(await idsOf(theirs.institutionId)).values()].flat();
    const own = [...(await idsOf(ours.institutionId)).values()].flat();
    const lists = paths().filter((path) => path.startsWith('/api/v1') && !path.includes('{id}'));
    const texts: string[] = [];
    for (const handle of READERS) {
      const replies = await Promise.all(lists.map((path) => ours.call(handle, `GET ${filledIn(path, '')}`)));
      texts.push(...replies.map(({ text }) => text));
    }
    const whole = texts.join('\n');
    expect([foreign.length > 60, own.filter((id) => whole.includes(id)).length > 40]).toEqual([true, true]);
    expect(foreign.filter((id) => whole.includes(id))).toEqual([]);
    expect(whole).not.toContain(theirs.institutionId);
  }, 60_000);

  it('with an id of the other institution finds nothing', async () => {
    const foreign = [...(await idsOf(theirs.institutionId))].flatMap(([, ids]) => ids.slice(0, 1));
    const single = paths().filter((path) => path.includes('{id}'));
    const readers = ['fg', 'analyst'];
    const found: string[] = [];
    for (const path of single) {
      const asked = readers.flatMap((reader) => foreign.map((id) => ({ reader, path: filledIn(path, id) })));
      const replies = await Promise.all(asked.map(({ reader, path: place }) => ours.call(reader, `GET ${place}`)));
      found.push(...asked.filter((_, index) => ![403, 404].includes(replies[index]?.status ?? 0)).map(({ path: place }) => place));
    }
    expect([foreign.length > 15, single.length > 5]).toEqual([true, true]);
    expect(found).toEqual([]);
  }, 60_000);

  it('with an own id finds the record: the same questions, asked at home', async () => {
    const own = await idsOf(ours.institutionId);
    const first = (table: string): string => own.get(`public.${table}`)?.[0] ?? '';
    const places = [
      `projects/${first('project')}`,
      `projects/${first('project')}/history`,
      `verdicts/${first('verdict')}`,
      `verdicts/${first('verdict')}/replay`,
      `verdicts/${first('verdict')}/explanation`,
      `projects/${first('project')}/explanation`,
      `access-requests/${first('access_request')}/explanation`,
      `code-versions/${first('code_version')}`,
      `code-versions/${first('code_version')}/rules`,
      `code-versions/${first('code_version')}/compare`,
      `what-if-runs/${first('what_if_run')}`,
      `what-if-runs/${first('what_if_run')}/changes`,
      `imports/${first('import')}`,
      `receiving-settings/${first('receiving_setting')}`,
      `consent-notices/${first('consent_notice')}`,
      `access-requests/${first('access_request')}`,
    ];
    const replies = await Promise.all(places.map((place) => ours.call('fg', `GET /api/v1/${place}`)));
    expect(replies.map(({ status }) => status)).toEqual(places.map(() => 200));
  });

  /** Every command on a record: by whom, the table of the record, and a body that would do. */
  const commands = async (): Promise<readonly Command[]> => {
    const imported = (await idsOf(ours.institutionId)).get('public.import')?.[0] ?? '';
    const { proposal } = must(await ours.call('steward', `GET /api/v1/imports/${imported}`), 200).json;
    const setting = { kind: 'controlled', title: 'x', controls: [], fromOn: '2026-01-01' };
    const reason = { reason: 'x' };
    return [
      ['administrator', 'POST /api/v1/role-grants/{id}/confirm', 'role_grant'],
      ['administrator', 'POST /api/v1/role-grants/{id}/end', 'role_grant'],
      ['administrator', 'POST /api/v1/mandates/{id}/confirm', 'mandate'],
      ['administrator', 'POST /api/v1/mandates/{id}/end', 'mandate'],
      ['administrator', 'POST /api/v1/deputyships/{id}/confirm', 'deputyship'],
      ['administrator', 'POST /api/v1/deputyships/{id}/end', 'deputyship'],
      ['fg', 'POST /api/v1/institution/profile-versions/{id}/confirm', 'institution_profile'],
      ['analyst', 'POST /api/v1/tokens/{id}/revoke', 'token'],
      ['analyst', 'POST /api/v1/sessions/{id}/end', 'session'],
      ['administrator', 'POST /api/v1/people/{id}/end-sessions', 'person'],
      ['steward', 'PUT /api/v1/receiving-settings/{id}', 'receiving_setting', setting],
      ['steward', 'PUT /api/v1/imports/{id}/proposal', 'import', proposal],
      ['steward', 'POST /api/v1/imports/{id}/answers', 'import', { column: 'score', says: 'not-an-identifier', reason: 'x' }],
      ['steward', 'POST /api/v1/imports/{id}/load', 'import'],
      ['analyst', 'PATCH /api/v1/projects/{id}', 'project', { plan: 'x' }],
      ['analyst', 'POST /api/v1/projects/{id}/members', 'project', { person: 'analyst' }],
      ['analyst', 'PUT /api/v1/projects/{id}/processes/{code}', 'project', PERSON_PROCESS],
      ['analyst', 'POST /api/v1/projects/{id}/submit', 'project'],
      ['privacy-officer', 'POST /api/v1/projects/{id}/test', 'project', { outcome: 'positive', rationale: 'x' }],
      ['dean', 'POST /api/v1/projects/{id}/return', 'project', reason],
      ['dean', 'POST /api/v1/projects/{id}/decide', 'project', { outcome: 'approved', rationale: 'x' }],
      ['analyst', 'POST /api/v1/projects/{id}/withdraw', 'project', reason],
      ['analyst', 'POST /api/v1/projects/{id}/departures', 'project', { norm: 'A-02', reason: 'x', untilOn: '2027-01-31' }],
      ['fg', 'POST /api/v1/projects/{id}/departures/{departureId}/advice', 'project', { outcome: 'positive', rationale: 'x' }],
      ['dean', 'POST /api/v1/projects/{id}/departures/{departureId}/decision', 'project', { outcome: 'granted', rationale: 'x' }],
      ['analyst', 'POST /api/v1/projects/{id}/departures/{departureId}/end', 'project', reason],
      ['analyst', 'PUT /api/v1/projects/{id}/prescan', 'project', PRESCAN],
      ['privacy-officer', 'POST /api/v1/projects/{id}/prescan/establishment', 'project', { rationale: 'x' }],
      ['analyst', 'POST /api/v1/projects/{id}/prescan/contests', 'project', { criterion: 'matching', reason: 'x' }],
      [
        'privacy-officer',
        'POST /api/v1/projects/{id}/prescan/contests/{contestId}/decision',
        'project',
        { outcome: 'upheld', rationale: 'x' },
      ],
      ['analyst', 'POST /api/v1/recalls/{id}/confirm', 'recall'],
      ['fg', 'POST /api/v1/projects/{id}/advise', 'project', { about: 'legitimate-interest', outcome: 'positive', rationale: 'x' }],
      ['privacy-officer', 'PATCH /api/v1/code-versions/{id}', 'code_version', { summary: 'x' }],
      ['privacy-officer', 'POST /api/v1/code-versions/{id}/participants', 'code_version', { kind: 'staff', name: 'x', capacity: 'x' }],
      ['privacy-officer', 'POST /api/v1/code-versions/{id}/submit', 'code_version'],
      ['privacy-officer', 'POST /api/v1/code-versions/{id}/reopen', 'code_version', reason],
      [
        'council-member',
        'POST /api/v1/code-versions/{id}/acts',
        'code_version',
        { body: 'student-council', kind: 'advice', position: 'positive', text: 'x', givenOn: '2026-11-22' },
      ],
      ['board-member', 'POST /api/v1/code-versions/{id}/acts/{actId}/answer', 'code_version', { text: 'x' }],
      ['board-member', 'POST /api/v1/code-versions/{id}/adopt', 'code_version', { effectiveOn: '2026-12-01', sourceDecision: 'x' }],
      ['board-member', 'POST /api/v1/code-versions/{id}/extend', 'code_version', reason],
      ['board-member', 'POST /api/v1/code-units/{unit}/proposals/{id}/confirm', 'code_unit'],
      ['board-member', 'POST /api/v1/code-versions/{id}/retire', 'code_version', reason],
    ];
  };

  it('of commands does nothing to a record of the other institution: it does not exist', async () => {
    const foreign = await idsOf(theirs.institutionId);
    const all = await commands();
    const placesOf = Object.entries(openApiOf(world.app).paths).flatMap(([path, methods]) =>
      Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(all.map(([, what]) => what).sort()).toEqual(
      placesOf.filter((place) => place.includes('{id}') && !place.startsWith('GET ')).sort(),
    );
    const before = await digestOf(theirs.institutionId);
    const replies = await Promise.all(
      all.map(([persona, what, table, body]) => ours.call(persona, filledIn(what, foreign.get(`public.${table}`)?.[0] ?? ''), body)),
    );
    expect(all.map(([, what], index) => `${replies[index]?.status} ${what}`)).toEqual(all.map(([, what]) => `404 ${what}`));
    expect(await digestOf(theirs.institutionId)).toEqual(before);
  });

  it('of the entries about accesses is closed to the auditors of another institution', async () => {
    const path = '/log/theirs/accesses/tile/entries/000.p/1';
    const replies = [
      await ours.call('auditor', `GET ${path}`),
      await theirs.call('auditor', `GET ${path}`),
      await call(world.url, null, 'GET', path),
    ];
    expect(replies.map(({ status }) => status)).toEqual([404, 200, 401]);
  });

  it('refers to no record of the other institution', async () => {
    const foreign = await idsOf(theirs.institutionId);
    const first = (table: string): string => foreign.get(`public.${table}`)?.[0] ?? '';
    const { id: projectId, processes } = await ours.draft();
    const body = { projectId, processId: processes[0]?.id, settingId: await ours.settingId(), shape: 'rows', fields: ['score'] };
    const attempts = [
      ours.call('analyst', 'POST /api/v1/access-requests', { ...body, settingId: first('receiving_setting') }),
      ours.call('analyst', 'POST /api/v1/access-requests', { ...body, processId: first('process') }),
      ours.call('administrator', 'POST /api/v1/role-grants', {
        personId: first('person'),
        role: 'fg',
        fromOn: '2026-01-01',
        sourceDecision: 'x',
      }),
      ours.call('student', 'POST /api/v1/consents', { purpose: PURPOSE, noticeId: first('consent_notice') }),
    ];
    expect((await Promise.all(attempts)).map(({ status }) => status >= 400 && status < 500)).toEqual([true, true, true, true]);
  });
});
