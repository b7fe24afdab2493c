// The story of the spine on the whole of OULAD, where it stands beside the project: imported over the api, then gated, served, withdrawn.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { run as verify } from '../../apps/verify/src/command.js';
import { must } from '../factories/university.js';
import { makeWorld, type World } from '../support/world.js';
import {
  type Approved,
  approve,
  asked,
  consentOfEvery,
  type Copy,
  copyOf,
  countsByLedger,
  countsOf,
  dataAddress,
  linesOf,
  PERSON_PROCESS,
  POLICY_PROCESS,
  pseudonymOfStudent,
  PURPOSE,
  register,
  settled,
  tableOf,
} from './story.js';

const DATA = join('..', 'shared', 'data', 'oulad');
const ROWS = 173_912;

if (existsSync(DATA)) {
  describe('the story on the whole of OULAD', tellIt);
} else {
  it('is not told here', () => {
    process.stdout.write('not run: the whole of OULAD is not beside the project\n');
    expect(existsSync(DATA)).toBe(false);
  });
}

function tellIt(): void {
  let world: World;
  let approved: Approved;
  let data: string;
  let first: { readonly copy: Copy; readonly delivery: string | null };
  let epochs: { readonly first: string | null; readonly withdrawn: number };

  beforeAll(async () => {
    world = await makeWorld();
  }, 90_000);
  afterAll(() => world.close());

  const load = async (name: string): Promise<{ readonly state: string; readonly outcome: object }> => {
    const { id, feed } = must(
      await world.call('steward', 'POST', `/api/v1/imports?name=${name}`, readFileSync(join(DATA, name))),
      201,
    ).json;
    expect(typeof feed).toBe('string');
    return must(await world.call('steward', 'POST', `/api/v1/imports/${id}/load?wait=true`), 202).json;
  };

  it('begins with the steward, who loads it through the api: each file is a feed that is known', async () => {
    expect(await load('course.csv')).toMatchObject({ state: 'loaded' });
    expect(await load('assessment.csv')).toMatchObject({ state: 'loaded' });
    const results = await load('student_assessment.csv.gz');
    expect(results).toMatchObject({ state: 'loaded', outcome: { rowsRead: ROWS, errorCount: 0 } });
  }, 60_000);

  it('goes on with consents of a share of all students', async () => {
    expect(await consentOfEvery(world, 12)).toBeGreaterThan(1_500);
  }, 60_000);

  it('serves the analyst the rows of consenting students only, as the ledger has them', async () => {
    approved = await approve(world, await register(world, PERSON_PROCESS));
    data = await dataAddress(world, approved);
    const reply = must(await world.call('analyst', 'GET', data), 200);
    first = { copy: copyOf(reply.text), delivery: reply.headers.get('delivery') };
    const byLedger = await countsByLedger(world, approved.processId);
    expect(countsOf(first.copy)).toEqual(byLedger);
    expect([byLedger.size > 1_500, first.copy.rows.length > 8_000]).toEqual([true, true]);
    epochs = { first: reply.headers.get('log-index'), withdrawn: 0 };
  }, 30_000);

  it('shows no student number: scores and days are none, and assessments are those of the assessments’ file', () => {
    const columnOf = (file: string, at: number): ReadonlySet<string> => new Set(linesIn(file).map((line) => line.split(',')[at] ?? ''));
    const numbers = columnOf('student_assessment.csv.gz', 1);
    const assessments = columnOf('assessment.csv', 2);
    expect(numbers.size).toBeGreaterThan(20_000);
    expect(first.copy.rows.filter(([pseudonym = '', , , score = '']) => numbers.has(pseudonym) || numbers.has(score))).toEqual([]);
    expect(first.copy.rows.filter(([, assessment = '']) => !assessments.has(assessment))).toEqual([]);
  });

  it('leaves a student who withdraws out of the next copy, and out of that alone', async () => {
    const { epoch } = must(await world.call('student', 'POST', '/api/v1/consents/withdraw', { purpose: PURPOSE }), 201).json;
    epochs = { ...epochs, withdrawn: epoch };
    const second = copyOf(must(await world.call('analyst', 'GET', data), 200).text);
    const gone = await pseudonymOfStudent(world, approved.processId);
    expect(linesOf(second)).toEqual(linesOf(first.copy, ([pseudonym]) => pseudonym !== gone));
    expect(second.rows.length).toBeLessThan(first.copy.rows.length);
  }, 30_000);

  it('asks the analyst to delete that pseudonym from the first copy', async () => {
    await settled(world);
    const { items } = must(await world.call('analyst', 'GET', '/api/v1/recalls'), 200).json;
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ deliveryId: first.delivery, pseudonym: await pseudonymOfStudent(world, approved.processId) });
    must(await world.call('analyst', 'POST', `/api/v1/recalls/${items[0].id}/confirm`), 200);
  });

  it('serves all rows within their term at policy level, inside the controlled setting', async () => {
    const policy = await approve(world, await register(world, POLICY_PROCESS));
    const reply = must(await world.call('analyst', 'GET', await dataAddress(world, policy)), 200);
    const [stored] = await asked<{ rows: string }>(world, `select count(*) as rows from ${await tableOf(world, 'oulad-results')}`);
    expect(reply.text.split('\n').length - 2).toBe(Number(stored?.rows));
    expect(Number(stored?.rows)).toBeGreaterThan(ROWS * 0.9);
  }, 30_000);

  it('ends with the auditor, who finds both logs whole and the epochs in them', async () => {
    const opened = must(await world.call('auditor', 'GET', `/api/v1/logs/accesses/entries/${epochs.first}`), 200).json;
    expect(opened).toMatchObject({ kind: 'access.opened', facts: { consent_epoch: epochs.withdrawn - 1 } });
    const args = ['--url', world.url, '--token', await world.token('auditor'), '--state', join(world.folder, 'verify')];
    expect(await verify(args, () => undefined)).toBe(0);
  }, 30_000);
}

function linesIn(name: string): readonly string[] {
  const bytes = readFileSync(join(DATA, name));
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trim().split('\n').slice(1);
}
