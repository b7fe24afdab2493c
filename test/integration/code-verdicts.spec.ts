// Logged verdicts reached again, exported as a decision log, and held against another code of practice.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { AuditLog } from '../../apps/api/src/audit-log/index.js';
import { replayEntry } from '../../apps/api/src/cli/replay-entry.js';
import { PolicyBuild } from '../../apps/api/src/code-of-practice/index.js';
import { sha256Hex } from '../../apps/api/src/common/index.js';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';
import { clockOfTests, must, type Registered, TODAY, University } from '../factories/university.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

interface Digests {
  readonly policySha256: string;
  readonly manifestSha256: string;
}
interface Event {
  readonly decision_id: string;
  readonly erased?: readonly string[];
}
interface Run {
  readonly id: string;
  readonly state: string;
  readonly counts: {
    readonly totals: { readonly asked: number; readonly same: number };
    readonly bySubject: readonly { readonly subject: string }[];
  };
}

interface Offered {
  readonly settingId: string;
  readonly fields: readonly string[];
  readonly steps: readonly { readonly kind: string; readonly settingTitle: string | null; readonly isOnRequest: boolean }[];
}

let world: World;
let university: University;
let owner: pg.Client;
let approved: Registered;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  university = await (await University.open(world)).withData();
  owner = new pg.Client({ connectionString: world.database.urls.superuser });
  await owner.connect();
  approved = await university.draft();
  await university.advance(approved, 'approved');
  await university.ask(approved);
  await university.ask(approved, ['module'], 'laptop');
}, 60_000);
afterAll(async () => {
  await owner.end();
  await world.close();
});

const get = (persona: string, path: string): Promise<Reply> => university.call(persona, `GET /api/v1/${path}`);
const verdicts = async (gate: string): Promise<readonly { readonly id: string; readonly outcome: string }[]> =>
  (await owner.query<{ id: string; outcome: string }>(`select id, outcome from verdict where gate = $1 order by id`, [gate])).rows;
const firstOf = async (gate: string): Promise<string> => (await verdicts(gate))[0]?.id ?? '';
const allOf = async (): Promise<readonly string[]> =>
  (await owner.query<{ id: string }>(`select id from verdict order by id`)).rows.map(({ id }) => id);

/** Other bytes of the same rules, by an empty custom section of WebAssembly named by one letter; with the manifest that fits. */
function otherBuild(name: string): { readonly wasm: Buffer; readonly manifest: Buffer; readonly digests: Digests } {
  const { parts } = PolicyBuild.read(fromProjectRoot('policies'));
  const wasm = Buffer.concat([parts['policy.wasm'], Buffer.from([0x00, 0x02, 0x01]), Buffer.from(name)]);
  const manifest = Buffer.from(JSON.stringify({ ...JSON.parse(parts['manifest.json'].toString('utf8')), policySha256: sha256Hex(wasm) }));
  return { wasm, manifest, digests: { policySha256: sha256Hex(wasm), manifestSha256: sha256Hex(manifest) } };
}

/** A build as an earlier release had it. */
async function keepEarlierBuild(name = 'x'): Promise<Digests> {
  const { parts } = PolicyBuild.read(fromProjectRoot('policies'));
  const { wasm, manifest, digests } = otherBuild(name);
  await owner.query(
    `insert into policy_build (institution_id, manifest_sha256, policy_sha256, manifest, wasm, rules, input_schema, parameters, stored_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, now())`,
    [
      university.institutionId,
      digests.manifestSha256,
      digests.policySha256,
      manifest,
      wasm,
      parts['rules.json'],
      parts['input.schema.json'],
      parts['parameters.json'],
    ],
  );
  return digests;
}

describe('a logged verdict', () => {
  it('is reached again byte by byte, every one of them', async () => {
    const replays = await Promise.all((await allOf()).map(async (id) => must(await get('auditor', `verdicts/${id}/replay`), 200).json));
    expect(replays.length).toBeGreaterThanOrEqual(5);
    expect(replays.map(({ isEqual, isInputIntact, today }) => [isEqual, isInputIntact, today.isEqual])).toEqual(
      replays.map(() => [true, true, true]),
    );
  });

  it('shows where it differs once it was altered, and that its input was', async () => {
    const [, denied] = await verdicts('G3');
    const id = denied?.id ?? '';
    await owner.query(
      `update verdict set result = jsonb_set(result, '{outcome}', '"permit"'), input = input || '{"today": "2026-11-21"}' where id = $1`,
      [id],
    );
    const replay = must(await get('auditor', `verdicts/${id}/replay`), 200).json;
    expect(replay).toMatchObject({ isEqual: false, isInputIntact: false, stored: { outcome: 'permit' }, replayed: { outcome: 'deny' } });
    expect(replay.differences).toContainEqual({ pointer: '/outcome', stored: 'permit', replayed: 'deny' });
    await owner.query(`update verdict set result = jsonb_set(result, '{outcome}', '"deny"'), input = input || $2 where id = $1`, [
      id,
      { today: TODAY },
    ]);
  });

  it('is not reached again by a policy or parameters that are not kept, or whose input is erased', async () => {
    const id = await firstOf('G1');
    await owner.query('begin');
    const { rows } = await owner.query(`select * from verdict where id = $1`, [id]);
    await owner.query('rollback');
    const set = async (sql: string): Promise<unknown> => {
      await owner.query(`update verdict set ${sql} where id = $1`, [id]);
      const { json } = await get('auditor', `verdicts/${id}/replay`);
      return [json.status, json.type, json.fault];
    };
    expect(await set(`parameters_sha256 = repeat('0', 64)`)).toEqual([409, '/problems/policy-unavailable', 'unknown']);
    await owner.query(`update verdict set parameters_sha256 = $2 where id = $1`, [id, rows[0].parameters_sha256]);
    expect(await set(`policy_sha256 = repeat('0', 64)`)).toEqual([409, '/problems/policy-unavailable', 'unknown']);
    await owner.query(`update verdict set policy_sha256 = $2 where id = $1`, [id, rows[0].policy_sha256]);
    expect(await set(`input = null, input_erased_at = now()`)).toEqual([409, '/problems/input-erased', undefined]);
    await owner.query(`update verdict set input = $2, input_erased_at = null where id = $1`, [id, rows[0].input]);
  });

  it('is not for those who may not read verdicts', async () => {
    expect((await get('analyst', `verdicts/${await firstOf('G1')}/replay`)).status).toBe(403);
  });
});

describe('a build that is kept', () => {
  it('is handed out byte by byte, and named by its digest', async () => {
    const { items } = must(await get('auditor', 'policy-builds'), 200).json;
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ isRelease: true });
    const part = must(await get('auditor', `policy-builds/${items[0].policySha256}/manifest.json`), 200);
    expect(part.json.policySha256).toBe(items[0].policySha256);
    expect((await get('auditor', `policy-builds/${'0'.repeat(64)}/policy.wasm`)).status).toBe(404);
    expect((await get('auditor', `policy-builds/${items[0].policySha256}/secrets`)).status).toBe(400);
  });

  it('reaches verdicts again after the release has another, unless its bytes were altered', async () => {
    const id = await firstOf('G2');
    const earlier = await keepEarlierBuild();
    const { rows } = await owner.query<{ policy_sha256: string }>(`select policy_sha256 from verdict where id = $1`, [id]);
    await owner.query(`update verdict set policy_sha256 = $2 where id = $1`, [id, earlier.policySha256]);
    await owner.query(`update policy_build set rules = rules || '\\x20' where manifest_sha256 = $1`, [earlier.manifestSha256]);
    expect((await get('auditor', `verdicts/${id}/replay`)).json).toMatchObject({ status: 409, fault: 'altered' });
    await owner.query(`update policy_build set rules = substring(rules from 1 for length(rules) - 1) where manifest_sha256 = $1`, [
      earlier.manifestSha256,
    ]);
    expect(must(await get('auditor', `verdicts/${id}/replay`), 200).json).toMatchObject({
      isEqual: true,
      policySha256: earlier.policySha256,
      today: { isEqual: true },
    });
    await owner.query(`update verdict set policy_sha256 = $2 where id = $1`, [id, rows[0]?.policy_sha256]);
  });
});

describe('a build that was exchanged for another whole one', () => {
  const refused = async (path: string): Promise<unknown> => {
    const { json } = await get('auditor', path);
    return [json.status, json.type, json.fault];
  };
  const ALTERED = [409, '/problems/policy-unavailable', 'altered'];

  it.each([
    ['kept by the policy of the one before', 'y', 'policySha256'],
    ['kept by the manifest of the one before', 'z', 'manifestSha256'],
  ] as const)('%s: reaches no verdict and is not handed out', async (_, name, left) => {
    const id = await firstOf('G2');
    const { rows } = await owner.query<{ policy_sha256: string }>(`select policy_sha256 from verdict where id = $1`, [id]);
    const kept = await keepEarlierBuild(name);
    const { wasm, manifest, digests } = otherBuild(name.toUpperCase());
    const stands = { ...digests, [left]: kept[left] };
    await owner.query(`update verdict set policy_sha256 = $2 where id = $1`, [id, stands.policySha256]);
    await owner.query(
      `update policy_build set wasm = $2, manifest = $3, manifest_sha256 = $4, policy_sha256 = $5 where manifest_sha256 = $1`,
      [kept.manifestSha256, wasm, manifest, stands.manifestSha256, stands.policySha256],
    );
    expect(await refused(`verdicts/${id}/replay`)).toEqual(ALTERED);
    expect(await refused(`policy-builds/${stands.policySha256}/policy.wasm`)).toEqual(ALTERED);
    expect(await refused('policy-builds')).toEqual(ALTERED);
    await owner.query(`update verdict set policy_sha256 = $2 where id = $1`, [id, rows[0]?.policy_sha256]);
    await owner.query(`delete from policy_build where manifest_sha256 = $1`, [stands.manifestSha256]);
    expect((await get('auditor', 'policy-builds')).status).toBe(200);
  });
});

describe('the decision log', () => {
  const events = async (days = `from=${TODAY}&to=${TODAY}`): Promise<readonly Event[]> =>
    must(await get('fg', `verdicts/decision-log?${days}`), 200)
      .text.split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Event);

  it('holds an event of OPA’s form for each verdict, in order', async () => {
    const found = await events();
    expect(found.map(({ decision_id: id }) => id)).toEqual(await allOf());
    expect(found[0]).toEqual({
      labels: {
        app: 'waarborg',
        institution: university.institutionId,
        gate: expect.stringMatching(/^G\d$/),
        code_version: expect.any(String),
        engine: expect.stringContaining('opa-wasm'),
        parameters_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        input_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      decision_id: expect.any(String),
      trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      bundles: { 'code-of-practice': { revision: expect.stringMatching(/^[0-9a-f]{64}$/) } },
      path: 'code_of_practice/main/decide',
      input: expect.objectContaining({ today: TODAY }),
      result: expect.objectContaining({ outcome: expect.any(String) }),
      timestamp: expect.stringMatching(/^2026-11-22T/),
    });
  });

  it('names what was erased and does not hold it', async () => {
    const id = await firstOf('G2');
    const { rows } = await owner.query(`select input from verdict where id = $1`, [id]);
    await owner.query(`update verdict set input = null, input_erased_at = now() where id = $1`, [id]);
    const event = (await events()).find(({ decision_id: one }) => one === id);
    expect([event?.erased, 'input' in (event ?? {})]).toEqual([['/input'], false]);
    await owner.query(`update verdict set input = $2, input_erased_at = null where id = $1`, [id, rows[0].input]);
  });

  it('holds the days asked for, and no others', async () => {
    expect(await events('from=2026-11-20&to=2026-11-21')).toEqual([]);
    expect((await get('fg', 'verdicts/decision-log?from=2026-11-22&to=2026-11-21')).status).toBe(400);
  });

  it('is for FG and auditor alone', async () => {
    expect((await get('privacy-officer', `verdicts/decision-log?from=${TODAY}&to=${TODAY}`)).status).toBe(403);
  });
});

describe('what another code would change', () => {
  const versionOf = async (): Promise<string> => String(must(await get('student', 'code-versions/in-force'), 200).json.id);
  const run = async (change: object = {}, persona = 'privacy-officer'): Promise<Run> => {
    const body = { codeVersionId: await versionOf(), from: TODAY, until: TODAY, ...change };
    const id = await university.whatIf(persona, body);
    return must(await get(persona, `what-if-runs/${id}`), 200).json;
  };

  it('is nothing when it is the same code', async () => {
    const done = await run();
    expect(done).toMatchObject({ state: 'done', counts: { totals: { outcomeChanged: 0, conditionsChanged: 0, notJudged: 0 } } });
    const { asked, same } = done.counts.totals;
    expect([asked, same]).toEqual([5, 5]);
    expect(done.counts.bySubject.map(({ subject }) => subject)).toEqual(['project', 'access-request']);
    expect(must(await get('council-member', `what-if-runs/${done.id}/changes`), 200).json.items).toEqual([]);
  });

  it('is for the council to ask and see, and not for a student', async () => {
    expect((await run({}, 'council-member')).state).toBe('done');
    expect((await get('student', 'what-if-runs')).status).toBe(403);
  });

  it('refuses rules and parameters that do not exist, and days that end before they begin', async () => {
    const refused = async (change: object): Promise<number> =>
      (await university.call('fg', 'POST /api/v1/what-if-runs', { codeVersionId: await versionOf(), from: TODAY, until: TODAY, ...change }))
        .status;
    expect([
      await refused({ inForce: ['A-99'] }),
      await refused({ parameters: { wish: 1 } }),
      await refused({ until: '2026-11-21' }),
    ]).toEqual([400, 400, 400]);
  });
});

describe('a replay from outside', () => {
  const placeOf = async (log: string): Promise<string> => {
    await world.app.get(AuditLog).settle();
    const { items } = must(await get('auditor', `logs/${log}/entries?limit=200`), 200).json;
    const entry = (items as readonly { readonly index: string; readonly facts: { readonly verdict_id?: string } }[]).find(
      ({ facts }) => typeof facts.verdict_id === 'string',
    );
    return `${log}/${entry?.index ?? ''}`;
  };

  it.each(['decisions', 'accesses'])('finds a verdict of the log %s equal, by what it fetched by digest', async (log) => {
    const outcome = await replayEntry(await placeOf(log), { url: world.url, token: await university.token('auditor') });
    expect(outcome).toMatchObject({ problem: null, code: 0 });
    expect(outcome.lines.at(-1)).toBe('equal');
  });

  it('says where a verdict that was altered differs', async () => {
    const place = await placeOf('accesses');
    const [first] = await verdicts('G3');
    const alter = (outcome: string): Promise<unknown> =>
      owner.query(`update verdict set result = result || $2 where id = $1`, [first?.id, { outcome }]);
    await alter('deny');
    const outcome = await replayEntry(place, { url: world.url, token: await university.token('auditor') });
    await alter(first?.outcome ?? '');
    expect(outcome.code).toBe(1);
    expect(outcome.lines).toContain(`differs     /outcome: logged "deny", now "${first?.outcome ?? ''}"`);
  });

  it('says why there is nothing to replay', async () => {
    const token = await university.token('auditor');
    for (const bad of ['', 'two words', 'line\nline']) {
      const outcome = await replayEntry('decisions/0', { url: world.url, token: bad });
      expect([outcome.code, outcome.problem]).toEqual([2, expect.stringContaining('--token')]);
    }
    expect((await replayEntry('decisions/0', { url: world.url, token })).problem).toContain('names no verdict');
    expect((await replayEntry('decisions/999999', { url: world.url, token })).problem).toContain('404');
    expect((await replayEntry('x', { url: world.url, token })).problem).toContain('Usage');
    expect((await replayEntry('decisions/0', { url: 'http://127.0.0.1:1', token })).problem).toContain('no answer');
  });
});

describe('a request that is refused', () => {
  it('is told of uses that are permitted, and each is when it is asked', async () => {
    const body = {
      projectId: approved.id,
      processId: approved.processes[0]?.id,
      settingId: await university.settingId('laptop'),
      shape: 'rows',
      fields: ['module', 'score'],
    };
    const refused = must(await university.call('analyst', 'POST /api/v1/access-requests/preview', body), 200).json;
    expect(refused.outcome).toBe('deny');
    expect(refused.nearest.asked).toBeLessThanOrEqual(200);
    const uses = (refused.nearest.uses as readonly Offered[]).filter(({ steps }) => steps.every(({ isOnRequest }) => isOnRequest));
    expect(uses.map(({ steps }) => steps.map(({ kind, settingTitle }) => [kind, settingTitle]))).toEqual([[['other-setting', 'rc-2']]]);
    for (const { settingId, fields } of uses) {
      const asked = must(await university.call('analyst', 'POST /api/v1/access-requests', { ...body, settingId, fields }), 201).json;
      expect([asked.outcome, asked.nearest]).toEqual(['oblige', null]);
    }
  });
});
