// Keys: two processes that ask at once get the same one; keys stand apart from the data, and without its key nothing is opened.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';
import { KeyStore, KeyUnavailable } from '../../apps/api/src/platform/keys/index.js';
import { clockOfTests, must, University } from '../factories/university.js';
import { makeWorld, type World } from '../support/world.js';

const BUILT = pathToFileURL(fromProjectRoot('dist', 'apps', 'api', 'src')).href;
const ASK = `
  const { FileKeyStore } = await import('${BUILT}/platform/keys/file-key-store.js');
  const { SystemClock } = await import('${BUILT}/common/clock.js');
  const [folder, at] = process.argv.slice(1);
  const store = new FileKeyStore(folder, new SystemClock());
  while (Date.now() < Number(at));
  const key = await store.ensure({ institutionId: 'i', kind: 'pseudonym', name: 'p.1' });
  process.stdout.write(key.secret.toString('hex'));
`;

describe('two processes', () => {
  it('that ask for a key at the same time get the same one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'waarborg-keys-'));
    const at = String(Date.now() + 1_000);
    const ask = async (): Promise<string> =>
      (await promisify(execFile)(process.execPath, ['--input-type=module', '-e', ASK, folder, at])).stdout;
    const secrets = await Promise.all(Array.from({ length: 4 }, ask));
    expect(secrets[0]).toMatch(/^[0-9a-f]{128}$/);
    expect(new Set(secrets).size).toBe(1);
    expect(readdirSync(join(folder, 'i', 'pseudonym'))).toEqual(['p.1.json']);
    rmSync(folder, { recursive: true });
  }, 30_000);
});

describe('the keys of a university', () => {
  let world: World;
  let university: University;

  beforeAll(async () => {
    world = await makeWorld({ demo: false, clock: clockOfTests() });
    university = await (await University.open(world)).withData();
  }, 60_000);
  afterAll(async () => world.close());

  const filesIn = (folder: string): readonly string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile());

  it('stand in the folder of keys, for its owner alone, and not beside the data', async () => {
    const keys = filesIn(join(world.folder, 'keys'));
    expect(keys.length).toBeGreaterThan(2);
    expect(keys.filter((path) => !path.startsWith(university.institutionId))).toEqual([]);
    expect(keys.filter((path) => (statSync(join(world.folder, 'keys', path)).mode & 0o077) !== 0)).toEqual([]);
    const beside = existsSync(join(world.folder, 'data')) ? filesIn(join(world.folder, 'data')) : [];
    expect(beside.filter((path) => path.endsWith('.json'))).toEqual([]);
  });

  it('are one to a process: a person has another pseudonym in another process, and the same in the same', async () => {
    const pseudonyms = async (): Promise<readonly string[]> => {
      const project = await university.draft();
      await university.advance(project, 'approved');
      const request = await university.ask(project, ['score']);
      const fetch = async (): Promise<string> =>
        must(await university.call('analyst', `GET /api/v1/access-requests/${request}/data`), 200).text;
      const [first, second] = [await fetch(), await fetch()];
      expect(second.split('\n').sort()).toEqual(first.split('\n').sort());
      return first
        .split('\n')
        .slice(1)
        .filter((line) => line !== '')
        .map((line) => line.split(',')[0] ?? '');
    };
    const [one, other] = [await pseudonyms(), await pseudonyms()];
    expect(new Set(one).size).toBe(3);
    expect(other.filter((pseudonym) => one.includes(pseudonym))).toEqual([]);
  });

  it('once destroyed are not made anew: what needs them is refused', async () => {
    const keys = world.app.get(KeyStore);
    const project = await university.draft();
    await university.advance(project, 'approved');
    const request = await university.ask(project, ['score']);
    const name = { institutionId: university.institutionId, kind: 'pseudonym', name: `${project.processes[0]?.id}.1` } as const;
    await keys.ensure(name);
    await keys.destroy(name);
    await expect(keys.ensure(name)).rejects.toThrow(KeyUnavailable);
    const reply = await university.call('analyst', `GET /api/v1/access-requests/${request}/data`);
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.text).not.toContain('score\n');
    const opened = await university.write((tx) => tx.query<unknown[]>(`select 1 from delivery where access_request_id = $1`, [request]));
    expect(opened).toEqual([]);
  });
});
