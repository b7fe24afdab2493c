// The main job end to end, over HTTP alone, on the committed extract of OULAD: registered, gated, served, withdrawn, recalled, logged.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openNote, parseCheckpoint, parseVerifierKey } from '../../apps/api/src/audit-log/format/note.js';
import { parseProof } from '../../apps/api/src/audit-log/format/proof.js';
import { verifyInclusion } from '../../apps/api/src/audit-log/format/tree.js';
import { run as verify } from '../../apps/verify/src/command.js';
import { must } from '../factories/university.js';
import { call, makeWorld, type Reply, type World } from '../support/world.js';
import { loadPracticals, registerOnPracticals, REMARKS } from './practicals.js';
import {
  type Approved,
  approve,
  ask,
  asked,
  type Copy,
  copyOf,
  countsByLedger,
  countsOf,
  dataAddress,
  entriesOf,
  type Entry,
  FIELDS,
  linesOf,
  makeLong,
  openSlowly,
  PERSON_PROCESS,
  PERSON_PROCESS_WITHOUT_BASIS,
  POLICY_PROCESS,
  PRESCAN,
  PROJECT,
  pseudonymOfStudent,
  PURPOSE,
  register,
  settingOf,
  settled,
  tableOf,
  until,
} from './story.js';

interface Finding {
  readonly code: string;
  readonly norm: string;
  readonly effect: string;
  readonly title: { readonly nl: string; readonly en: string };
  readonly remedy: { readonly nl: string; readonly en: string };
}

let world: World;

beforeAll(async () => {
  world = await makeWorld();
}, 90_000);
afterAll(() => world.close());

const acting =
  (persona: string) =>
  (method: string, path: string, body?: unknown): Promise<Reply> =>
    world.call(persona, method, path, body);

describe('a person-level use of results', () => {
  const [analyst, officer, dean, student] = [acting('analyst'), acting('privacy-officer'), acting('dean'), acting('student')];
  let at: string;
  let approved: Approved;
  let data: string;
  let first: { readonly reply: Reply; readonly copy: Copy };
  let second: { readonly reply: Reply; readonly copy: Copy };
  let withdrawal: { readonly epoch: number; readonly logIndex: string };

  const download = async (): Promise<{ readonly reply: Reply; readonly copy: Copy }> => {
    const reply = must(await analyst('GET', data), 200);
    return { reply, copy: copyOf(reply.text) };
  };

  it('is refused without a legal basis, with findings that say what helps', async () => {
    const { id } = must(await analyst('POST', '/api/v1/projects', PROJECT), 201).json;
    at = `/api/v1/projects/${id}`;
    must(await analyst('PUT', `${at}/processes/signals`, PERSON_PROCESS_WITHOUT_BASIS), 200);
    const refused = await analyst('POST', `${at}/submit`);
    expect([refused.status, refused.json.type]).toEqual([403, '/problems/not-permitted']);
    const [finding, ...more] = refused.json.findings as readonly Finding[];
    expect([finding?.norm, finding?.effect, more.map(({ norm, effect }) => [norm, effect])]).toEqual([
      'A-11',
      'deny',
      [['A-37', 'oblige']],
    ]);
    expect([finding?.title.nl, finding?.title.en, finding?.remedy.nl, finding?.remedy.en].filter(Boolean)).toHaveLength(4);
    expect((await analyst('GET', at)).json.state).toBe('draft');
  });

  it('is submitted once it is repaired', async () => {
    const repaired = must(await analyst('PUT', `${at}/processes/signals`, PERSON_PROCESS), 200).json;
    expect((repaired.findings as readonly Finding[]).map(({ norm, effect }) => [norm, effect])).toEqual([['A-37', 'oblige']]);
    approved = { projectId: repaired.id, processId: repaired.processes[0].id };
    expect(must(await analyst('POST', `${at}/submit`), 200).json).toMatchObject({ state: 'submitted', route: 'heavy' });
  });

  it('is not decided before it is tested', async () => {
    const tooEarly = await dean('POST', `${at}/decide`, { outcome: 'approved', rationale: 'Nuttig.' });
    expect([tooEarly.status, tooEarly.json.type]).toEqual([409, '/problems/wrong-state']);
  });

  it('has a pre-scan that the analyst answers and the privacy officer establishes', async () => {
    const answered = must(await analyst('PUT', `${at}/prescan`, PRESCAN), 200).json;
    expect(answered).toMatchObject({ open: [], screening: { result: 'required', reasons: ['criteria'] }, establishment: null });
    const established = must(await officer('POST', `${at}/prescan/establishment`, { rationale: 'Samen doorgenomen.' }), 200).json;
    expect(established).toMatchObject({ version: 1, establishment: { rationale: 'Samen doorgenomen.' } });
  });

  it('is tested by the privacy officer', async () => {
    const tested = must(await officer('POST', `${at}/test`, { outcome: 'positive', rationale: 'Past binnen de code.' }), 200).json;
    expect([tested.state, /^\d+$/.test(tested.logIndex)]).toEqual(['tested', true]);
  });

  it.each(['privacy-officer', 'analyst', 'steward', 'student', 'administrator'])('is not decided by the %s', async (persona) => {
    expect((await acting(persona)('POST', `${at}/decide`, { outcome: 'approved', rationale: 'Nuttig.' })).status).toBe(403);
  });

  it('is not served before it is decided', async () => {
    const early = (await ask(world, approved, 'rc-2')).json;
    expect([early.outcome, early.actions]).toEqual(['hold', []]);
    const held = await analyst('GET', `/api/v1/access-requests/${early.id}/data`);
    expect([held.status, held.json.type, held.json.findings.length > 0]).toEqual([409, '/problems/needed-first', true]);
  });

  it('is decided by the dean, who holds the mandate', async () => {
    const decided = must(await dean('POST', `${at}/decide`, { outcome: 'approved', rationale: 'Nuttig en zorgvuldig.' }), 200).json;
    expect([decided.state, /^\d+$/.test(decided.logIndex)]).toEqual(['approved', true]);
  });

  it('gets a verdict on each request, with what the platform carries out itself', async () => {
    const made = await ask(world, approved, 'rc-2');
    expect(made.json).toMatchObject({ outcome: 'oblige', actions: ['download'] });
    expect(made.headers.get('location')).toBe(`/api/v1/access-requests/${made.json.id}`);
    expect((made.json.obligations as readonly { readonly type: string }[]).map(({ type }) => type).sort()).toEqual([
      'admit-subjects',
      'exclude-rows-before',
      'expire',
      'pseudonymise-subject',
    ]);
    data = `/api/v1/access-requests/${made.json.id}/data`;
  });

  it('is served with the rows of consenting students only, as the ledger has them', async () => {
    first = await download();
    const byLedger = await countsByLedger(world, approved.processId);
    expect(first.copy.header).toEqual(['pseudonym', ...FIELDS]);
    expect(countsOf(first.copy)).toEqual(byLedger);
    const [stored] = await asked<{ rows: string }>(world, `select count(*) as rows from ${await tableOf(world, 'oulad-results')}`);
    expect(first.copy.rows.length).toBeLessThan(Number(stored?.rows));
    expect([byLedger.size > 150, byLedger.has(await pseudonymOfStudent(world, approved.processId))]).toEqual([true, true]);
  });

  it('shows no student number, and a pseudonym in place of each person', () => {
    const numbers = new Set(studentNumbers());
    expect(numbers.size).toBe(365);
    expect(first.copy.rows.flat().filter((cell) => numbers.has(cell))).toEqual([]);
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
    expect([...countsOf(first.copy).keys()].filter((pseudonym) => !uuid.test(pseudonym))).toEqual([]);
  });

  it('carries its receipt in the headers: request, place in the log, day of deletion', async () => {
    const { headers } = first.reply;
    expect(headers.get('access-request')).toBe(data.split('/')[4]);
    expect(headers.get('log-index')).toMatch(/^\d+$/);
    expect(headers.get('delete-by')).toBe(PROJECT.endsOn);
    expect([headers.get('content-type'), headers.get('cache-control')]).toEqual(['text/csv; charset=utf-8; header=present', 'no-store']);
  });

  it('lets a student withdraw, at once and with a receipt', async () => {
    withdrawal = must(await student('POST', '/api/v1/consents/withdraw', { purpose: PURPOSE }), 201).json;
    expect(withdrawal).toMatchObject({ state: 'withdrawn', purpose: PURPOSE });
    const standing = must(await student('GET', '/api/v1/consents'), 200).json.purposes.find(
      (item: { readonly purpose: string }) => item.purpose === PURPOSE,
    );
    expect(standing.consent).toMatchObject({ state: 'withdrawn', isInForce: false });
  });

  it('is served next without exactly that student', async () => {
    second = await download();
    const gone = await pseudonymOfStudent(world, approved.processId);
    expect(linesOf(second.copy)).toEqual(linesOf(first.copy, ([pseudonym]) => pseudonym !== gone));
    expect(first.copy.rows.length - second.copy.rows.length).toBe(countsOf(first.copy).get(gone));
    expect(countsOf(second.copy)).toEqual(await countsByLedger(world, approved.processId));
  });

  it('asks the holder of the first copy, and of no other, to delete that pseudonym', async () => {
    await settled(world);
    const { items } = must(await analyst('GET', '/api/v1/recalls'), 200).json;
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      deliveryId: first.reply.headers.get('delivery'),
      pseudonym: await pseudonymOfStudent(world, approved.processId),
      cause: 'consent-withdrawn',
      confirmedAt: null,
    });
  });

  it('keeps the recall until its holder confirms it, once', async () => {
    const [{ id }] = must(await analyst('GET', '/api/v1/recalls'), 200).json.items;
    expect((await acting('steward')('POST', `/api/v1/recalls/${id}/confirm`)).status).toBe(403);
    const confirmed = must(await analyst('POST', `/api/v1/recalls/${id}/confirm`), 200).json;
    expect([typeof confirmed.confirmedAt, /^\d+$/.test(confirmed.logIndex)]).toEqual(['string', true]);
    expect((await analyst('POST', `/api/v1/recalls/${id}/confirm`)).status).toBe(409);
  });

  it('leaves in the log which consents each delivery read', async () => {
    const entries = await entriesOf(world, 'accesses');
    const entryAt = (index: string | null): Entry | undefined => entries.find((entry) => entry.index === index);
    const [before, after] = [entryAt(first.reply.headers.get('log-index')), entryAt(second.reply.headers.get('log-index'))];
    expect([before?.kind, after?.kind]).toEqual(['access.opened', 'access.opened']);
    expect([before?.facts['consent_epoch'], after?.facts['consent_epoch']]).toEqual([withdrawal.epoch - 1, withdrawal.epoch]);
    expect(entryAt(withdrawal.logIndex)).toMatchObject({ kind: 'consent.withdrawn', facts: { consent_epoch: withdrawal.epoch } });
    const closed = entries.filter(
      ({ kind, facts }) => kind === 'access.delivered' && facts['access_id'] === first.reply.headers.get('delivery'),
    );
    expect(closed).toHaveLength(1);
    expect(Number(String(closed[0]?.facts['rows_bucket']).slice(2))).toBeGreaterThanOrEqual(first.copy.rows.length);
  });

  describe('by a data token', () => {
    let token: string;
    const withToken = (path: string, method = 'GET'): Promise<Reply> => call(world.url, token, method, path);

    beforeAll(async () => {
      const settingId = await settingOf(world, 'rc-2');
      token = must(await analyst('POST', '/api/v1/data-tokens', { projectId: approved.projectId, settingId, days: 2 }), 201).json.token;
    });

    it('is served as to the analyst', async () => {
      expect(linesOf(copyOf(must(await withToken(data), 200).text))).toEqual(linesOf(second.copy));
    });

    it('is nothing but served', async () => {
      expect((await withToken('/api/v1/me')).status).toBe(403);
      expect((await withToken(at)).status).toBe(403);
      expect((await withToken(data.replace('/data', ''))).status).toBe(403);
      expect((await withToken(`${at}/submit`, 'POST')).status).toBe(403);
    });

    it('is served for its own project and setting only', async () => {
      const elsewhere = await dataAddress(world, await approve(world, await register(world, PERSON_PROCESS)));
      const onLaptop = (await ask(world, approved, 'managed-laptop')).json.id;
      expect((await withToken(elsewhere)).status).toBe(404);
      expect((await withToken(`/api/v1/access-requests/${onLaptop}/data`)).status).toBe(404);
      expect((await analyst('GET', elsewhere)).status).toBe(200);
    });
  });
});

describe('a policy-level use of the same results', () => {
  let approved: Approved;

  beforeAll(async () => {
    approved = await approve(world, await register(world, POLICY_PROCESS));
  });

  it.each(['power-bi', 'managed-laptop'])('is refused rows outside the controlled setting: %s', async (setting) => {
    const made = (await ask(world, approved, setting)).json;
    expect([made.outcome, made.actions]).toEqual(['deny', []]);
    const refused = await world.call('analyst', 'GET', `/api/v1/access-requests/${made.id}/data`);
    expect([refused.status, refused.json.type]).toEqual([403, '/problems/not-permitted']);
    const denials = (refused.json.findings as readonly Finding[]).filter(({ effect }) => effect === 'deny').map(({ norm }) => norm);
    expect(denials).toContain('A-47');
    expect([refused.headers.get('log-index'), refused.headers.get('server-timing')]).toEqual([null, null]);
  });

  it.each([
    [
      'rc-old',
      { owner: 'Analytics', agreement: 'eigen beheer', place: 'Amsterdam', untilOn: '2026-01-31' },
      403,
      'receiving-setting/not-in-force',
    ],
    ['rc-new', {}, 409, 'receiving-setting/registration-incomplete'],
  ])('is not served into a controlled setting that is not rightly registered: %s', async (code, registered, status, finding) => {
    const setting = { code, kind: 'controlled', title: code, controls: ['geen internet'], fromOn: '2026-01-01', ...registered };
    must(await world.call('steward', 'POST', '/api/v1/receiving-settings', setting), 201);
    const made = (await ask(world, approved, code)).json;
    const refused = await world.call('analyst', 'GET', `/api/v1/access-requests/${made.id}/data`);
    expect([refused.status, made.actions]).toEqual([status, []]);
    expect((refused.json.findings as readonly Finding[]).find(({ norm }) => norm === 'A-74')).toMatchObject({ code: finding });
  });

  it('is served rows of all students inside it: no consent is asked at this level', async () => {
    const copy = copyOf(must(await world.call('analyst', 'GET', await dataAddress(world, approved)), 200).text);
    expect(copy.rows).toHaveLength(1_516);
  });

  it('has other pseudonyms than any other process', async () => {
    const copy = copyOf(must(await world.call('analyst', 'GET', await dataAddress(world, approved)), 200).text);
    const others = await asked<{ pseudonym: string }>(world, `select pseudonym from pseudonym where scope_id <> $1`, [approved.processId]);
    const known = new Set(others.map(({ pseudonym }) => pseudonym));
    expect([known.size > 300, [...countsOf(copy).keys()].filter((pseudonym) => known.has(pseudonym))]).toEqual([true, []]);
  });

  it('is never served rows past their retention term', async () => {
    const table = await tableOf(world, 'oulad-results');
    const data = await dataAddress(world, approved);
    const before = copyOf(must(await world.call('analyst', 'GET', data), 200).text);
    await asked(world, `update ${table} set row_on = row_on - interval '7 years' where id_assessment = 1758`);
    const after = copyOf(must(await world.call('analyst', 'GET', data), 200).text);
    expect(linesOf(after)).toEqual(linesOf(before, ([, assessment]) => assessment !== '1758'));
    expect(before.rows.length - after.rows.length).toBeGreaterThan(100);
    await asked(world, `update ${table} set row_on = row_on + interval '7 years' where id_assessment = 1758`);
  });

  it('that is broken off is logged as aborted', async () => {
    await makeLong(world, 'oulad-results', 150);
    const slow = await openSlowly(world, await dataAddress(world, approved));
    slow.hangUp();
    const closed = await until(async () => {
      const entries = await entriesOf(world, 'accesses');
      return entries.find(({ kind, facts }) => facts['access_id'] === slow.headers['delivery'] && kind !== 'access.opened') ?? null;
    });
    expect([closed.kind, closed.facts['is_recovered']]).toEqual(['access.aborted', false]);
    const { items } = must(await world.call('analyst', 'GET', '/api/v1/deliveries?limit=200'), 200).json;
    expect(items.find(({ id }: { readonly id: string }) => id === slow.headers['delivery']).state).toBe('aborted');
  });
});

describe('columns', () => {
  let made: Reply;
  let copy: Copy;

  beforeAll(async () => {
    await loadPracticals(world);
    const approved = await approve(world, await registerOnPracticals(world, POLICY_PROCESS));
    made = await ask(world, approved, 'rc-2', ['remark', 'score', 'started', 'handed_in', 'place']);
    copy = copyOf(must(await world.call('analyst', 'GET', `/api/v1/access-requests/${made.json.id}/data`), 200).text);
  });

  it('leave as they were approved: one that is tied to nothing stays behind', () => {
    expect(made.json.columns.place).toEqual({ action: 'drop' });
    expect(copy.header).toEqual(['pseudonym', 'remark', 'score', 'started', 'handed_in']);
  });

  it('leave in the form that was approved: numbers in bands, days as year and month', () => {
    const year = new Date().getUTCFullYear() - 1;
    const bands = ['< 40', '40 - < 60', '40 - < 60', '>= 60', '>= 60', '>= 60', '>= 60'];
    expect(copy.rows.map(([, , ...rest]) => rest.join()).sort()).toEqual(bands.map((band) => [band, year, `${year}-03`].join()).sort());
  });

  it('leave as text that no spreadsheet takes for a formula, and else as people wrote it', () => {
    const expected = REMARKS.map((remark) => (/^[=+\-@]/.test(remark) ? `'${remark}` : remark));
    expect(copy.rows.map(([, remark]) => remark).sort()).toEqual([...expected].sort());
    expect(expected.filter((remark, index) => remark !== REMARKS[index])).toHaveLength(4);
  });
});

describe('both logs', () => {
  it.each(['decisions', 'accesses'] as const)('%s: an entry is proven to the auditor under a signed checkpoint', async (log) => {
    const { items } = must(await world.call('auditor', 'GET', '/api/v1/logs'), 200).json;
    const { vkey, origin } = items.find(({ name }: { readonly name: string }) => name === log);
    const entry = must(await world.call('auditor', 'GET', `/api/v1/logs/${log}/entries/20`), 200).json;
    const proof = parseProof(must(await world.call('auditor', 'GET', `/api/v1/logs/${log}/entries/20/proof`), 200).text);
    const head = parseCheckpoint(openNote(proof.checkpoint, parseVerifierKey(vkey)));
    expect([head.origin, proof.index]).toEqual([origin, 20n]);
    expect(verifyInclusion(Buffer.from(entry.leafHash, 'hex'), proof.index, head, proof.hashes)).toBe(true);
    expect(verifyInclusion(Buffer.alloc(32, 1), proof.index, head, proof.hashes)).toBe(false);
  });

  it('are rebuilt and found whole by the verifier, from what anybody may read', async () => {
    const lines: string[] = [];
    const args = ['--url', world.url, '--token', await world.token('auditor'), '--state', join(world.folder, 'verify')];
    const exitCode = await verify(args, (line) => lines.push(line));
    expect([exitCode, lines.filter((line) => /\b(decisions|accesses)\b/.test(line)).length >= 2]).toEqual([0, true]);
  });

  it('tell the steps of the story in their order', async () => {
    const kinds = (await entriesOf(world, 'decisions')).map(({ kind }) => kind);
    const steps = ['project.registered', 'project.refused', 'project.submitted', 'project.tested', 'project.approved'];
    expect(steps.map((step) => kinds.indexOf(step))).toEqual([...steps.map((step) => kinds.indexOf(step))].sort((a, b) => a - b));
    expect(steps.filter((step) => !kinds.includes(step))).toEqual([]);
  });

  it.each(['analyst', 'student', 'dean', 'steward'])('show no entries to the %s', async (persona) => {
    expect((await world.call(persona, 'GET', '/api/v1/logs/accesses/entries')).status).toBe(403);
  });
});

/** The numbers of all students, as they stood in the file before it was loaded. */
function studentNumbers(): readonly string[] {
  const text = readFileSync(join('apps', 'api', 'data', 'oulad', 'student.csv'), 'utf8');
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[2] ?? '');
}
