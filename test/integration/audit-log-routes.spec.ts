// The logs over HTTP: what the public reads, what auditors read, proofs, openings and their erasure.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { leafHash } from '../../apps/api/src/audit-log/format/hash.js';
import { commitmentOf } from '../../apps/api/src/audit-log/format/leaf.js';
import { openNote, parseCheckpoint, parseVerifierKey } from '../../apps/api/src/audit-log/format/note.js';
import { parseProof } from '../../apps/api/src/audit-log/format/proof.js';
import { decodeEntries } from '../../apps/api/src/audit-log/format/tiles.js';
import { verifyConsistency, verifyInclusion } from '../../apps/api/src/audit-log/format/tree.js';
import { type LogName } from '../../apps/api/src/audit-log/index.js';
import { InstitutionsService } from '../../apps/api/src/identity/index.js';
import { makeWorld, type Reply, type World } from '../support/world.js';
import { Archive, type House, told } from './audit-log.house.js';

const DEMO_MS = 180_000;

interface EntryJson {
  readonly index: string;
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly commitments: Readonly<Record<string, string>>;
  readonly leafHash: string;
  readonly openings: string;
}

interface OpenedJson {
  readonly name: string;
  readonly value: unknown;
  readonly canonical: string;
  readonly salt: string;
}

describe('the logs over HTTP', () => {
  let world: World;
  let archive: Archive;
  let demo: House;

  beforeAll(async () => {
    world = await makeWorld();
    archive = new Archive(world);
    const known = await world.app.get(InstitutionsService).all();
    demo = { institutionId: known.find(({ slug }) => slug === 'demo')?.id ?? '', slug: 'demo' };
    await archive.append(demo, 'decisions', 300);
    await archive.log.settle();
  }, DEMO_MS);
  afterAll(async () => {
    await world.close();
  });

  const get = (path: string, persona: string | null = null): Promise<Reply> => world.call(persona, 'GET', path);
  const bytes = async (path: string, persona?: string): Promise<Buffer> => {
    const headers: Record<string, string> = persona === undefined ? {} : { authorization: `Bearer ${await world.token(persona)}` };
    return Buffer.from(await (await fetch(`${world.url}${path}`, { headers })).arrayBuffer());
  };
  const head = async (house: House, log: LogName): Promise<{ size: bigint; root: Buffer }> => {
    const key = parseVerifierKey((await get(`/log/${house.slug}/${log}/vkey`)).text.trim());
    return parseCheckpoint(openNote((await get(`/log/${house.slug}/${log}/checkpoint`)).text, key));
  };
  const entryAt = async (log: LogName, index: number | string): Promise<EntryJson> =>
    (await get(`/api/v1/logs/${log}/entries/${index}`, 'auditor')).json as EntryJson;
  /** Appends one entry and answers its index once it is published. */
  const written = async (log: LogName, commitments?: Readonly<Record<string, string>>): Promise<number> => {
    const [entryId = ''] = await archive.append(demo, log, 1, commitments);
    const { index } = await archive.log.sequenced(demo.institutionId, entryId);
    await archive.log.settle();
    return Number(index);
  };

  describe('to the public', () => {
    it('show a checkpoint that the published key signed, of the log of that address', async () => {
      const reply = await get('/log/demo/decisions/checkpoint');
      expect(reply.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(reply.headers.get('cache-control')).toBe('no-cache');
      expect(reply.text.split('\n')[0]).toBe('waarborg.example/demo/decisions');
      expect((await head(demo, 'decisions')).size).toBeGreaterThanOrEqual(300n);
    });

    it('show tiles of hashes and the entries under them, a full one to be kept for ever', async () => {
      const full = await get('/log/demo/decisions/tile/0/000');
      expect(full.headers.get('cache-control')).toContain('immutable');
      expect(full.headers.get('content-type')).toBe('application/octet-stream');
      const tile = await bytes('/log/demo/decisions/tile/0/000');
      const entries = decodeEntries(await bytes('/log/demo/decisions/tile/entries/000'));
      expect(Buffer.concat(entries.map(leafHash))).toEqual(tile);
      expect((await bytes('/log/demo/decisions/tile/1/000.p/1')).length).toBe(32);
    });

    it('show a partial tile of any width that is published, and not to be kept for ever', async () => {
      const partial = await get('/log/demo/decisions/tile/0/001.p/7');
      expect(partial.status).toBe(200);
      expect(partial.headers.get('cache-control')).not.toContain('immutable');
      expect((await bytes('/log/demo/decisions/tile/0/001.p/7')).length).toBe(7 * 32);
      expect((await get('/log/demo/decisions/tile/0/001.p/255')).status).toBe(404);
      expect((await get('/log/demo/decisions/tile/0/001')).status).toBe(404);
    });

    it.each([
      '/log/demo/decisions/tile/0/0',
      '/log/demo/decisions/tile/0/x000/000',
      '/log/demo/decisions/tile/64/000',
      '/log/demo/decisions/tile/-1/000',
      '/log/demo/decisions/tile/0/000.p/256',
      '/log/demo/decisions/tile/0/000.p/0',
      '/log/demo/decisions/tile/63/x999/x999/x999/x999/x999/x999/999',
      '/log/demo/decisions/tile/entries/1',
      '/log/demo/decisions/tile/entries/',
      '/log/demo/decisions/tile/',
      '/log/demo/decisions/tile/0/%2e%2e/000',
      '/log/demo/decisions/proof/-1',
      '/log/demo/decisions/proof/01',
      '/log/demo/decisions/proof/999999999999999999',
      '/log/demo/decisions/proof/99999999999999999999',
      '/log/demo/decisions/proof/1e3',
      '/log/demo/other/checkpoint',
      '/log/nowhere/decisions/checkpoint',
      '/log/%00/decisions/checkpoint',
      "/log/demo'--/decisions/vkey",
    ])('answer 404 to %s', async (path) => {
      const reply = await get(path);
      expect(reply.status).toBe(404);
      expect(reply.headers.get('content-type')).toContain('application/problem+json');
    });

    it('do not show entries of accesses, but their hashes and proofs', async () => {
      const index = await written('accesses');
      expect((await get('/log/demo/accesses/tile/entries/000')).status).toBe(401);
      expect((await get('/log/demo/accesses/tile/0/000.p/1')).status).toBe(200);
      expect((await get(`/log/demo/accesses/proof/${index}`)).status).toBe(200);
    });
  });

  describe('to auditors', () => {
    it('show entries of accesses, in their own institution alone', async () => {
      await written('accesses');
      const other = await archive.open();
      await archive.append(other, 'accesses', 3);
      await archive.log.settle();
      expect(decodeEntries(await bytes('/log/demo/accesses/tile/entries/000.p/1', 'auditor')).length).toBe(1);
      expect((await get('/log/demo/accesses/tile/entries/000.p/1', 'analyst')).status).toBe(403);
      expect((await get(`/log/${other.slug}/accesses/tile/entries/000.p/1`, 'auditor')).status).toBe(404);
    });

    it('list both logs, and their entries page by page', async () => {
      const logs = (await get('/api/v1/logs', 'analyst')).json.items as readonly { readonly name: string }[];
      expect(logs.map((log) => log.name)).toEqual(['decisions', 'accesses']);
      const first = (await get('/api/v1/logs/decisions/entries?limit=2', 'auditor')).json;
      const second = (await get(`/api/v1/logs/decisions/entries?limit=2&cursor=${first.nextCursor}`, 'auditor')).json;
      const items = [...first.items, ...second.items] as readonly EntryJson[];
      expect(items.map((item) => item.index)).toEqual(['0', '1', '2', '3']);
      expect((await get('/api/v1/logs/decisions/entries', 'analyst')).status).toBe(403);
      expect((await get('/api/v1/logs/decisions/entries?cursor=xyz', 'auditor')).status).toBe(400);
      expect((await get('/api/v1/logs/other/entries', 'auditor')).status).toBe(404);
    });

    it('list the newest entries first, and page back to the oldest without holes or repeats', async () => {
      await archive.log.settle();
      const seen: number[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const page: Reply = await get(`/api/v1/logs/decisions/entries?order=newest&limit=200${from}`, 'auditor');
        expect(page.status).toBe(200);
        seen.push(...(page.json.items as readonly EntryJson[]).map(({ index }) => Number(index)));
        cursor = page.json.nextCursor as string | null;
      }
      expect(seen.length).toBeGreaterThanOrEqual(300);
      expect(seen).toEqual([...seen.keys()].reverse());
      expect((await get('/api/v1/logs/decisions/entries?order=newest&cursor=299', 'auditor')).status).toBe(400);
      expect((await get('/api/v1/logs/decisions/entries?order=loudest', 'auditor')).status).toBe(400);
    });

    it('show one entry with its facts and commitments', async () => {
      const index = await written('decisions', { actor: 'p-1' });
      const entry = await entryAt('decisions', index);
      expect(entry).toMatchObject({ index: String(index), kind: 'purpose.added', openings: 'kept', facts: { number: 0 } });
      expect(Object.keys(entry.commitments)).toEqual(['actor']);
      expect((await get('/api/v1/logs/decisions/entries/999999', 'auditor')).status).toBe(404);
    });
  });

  describe('proofs', () => {
    it('hold under the checkpoint that they carry, also for an entry that just got its number', async () => {
      const [entryId = ''] = await archive.append(demo, 'decisions');
      const { index } = await archive.log.sequenced(demo.institutionId, entryId);
      const proof = parseProof((await get(`/log/demo/decisions/proof/${index}`)).text);
      const key = parseVerifierKey((await get('/log/demo/decisions/vkey')).text.trim());
      const entry = await entryAt('decisions', index);
      const tree = parseCheckpoint(openNote(proof.checkpoint, key));
      expect(verifyInclusion(Buffer.from(entry.leafHash, 'hex'), proof.index, tree, proof.hashes)).toBe(true);
      expect((await get(`/api/v1/logs/decisions/entries/${index}/proof`, 'auditor')).text).toContain('c2sp.org/tlog-proof@v1\n');
    });

    it('of consistency hold between two published sizes', async () => {
      const older = await head(demo, 'decisions');
      await archive.append(demo, 'decisions', 5);
      await archive.log.settle();
      const newer = await head(demo, 'decisions');
      const reply = await get(`/api/v1/logs/decisions/consistency-proof?from=${older.size}`, 'auditor');
      const hashes = (reply.json.hashes as string[]).map((hash) => Buffer.from(hash, 'base64'));
      expect(reply.json.to).toBe(newer.size.toString());
      expect(verifyConsistency(older, newer, hashes)).toBe(true);
    });

    it.each(['', '?from=x', '?from=-1', '?from=5&to=4', '?from=1&to=99999999', '?from=1&to=1.5'])(
      'of consistency are refused for %j',
      async (query) => {
        expect((await get(`/api/v1/logs/decisions/consistency-proof${query}`, 'auditor')).status).toBe(400);
      },
    );
  });

  describe('openings', () => {
    const open = (persona: string, index: number, body: unknown = { reason: 'Klacht 2026-14' }): Promise<Reply> =>
      world.call(persona, 'POST', `/api/v1/logs/accesses/entries/${index}/openings`, body);
    const erase = (persona: string, indexes: readonly string[], reason = 'Verzoek ingewilligd'): Promise<Reply> =>
      world.call(persona, 'POST', '/api/v1/logs/accesses/erasures', { indexes, reason });
    const newest = async (): Promise<EntryJson> => {
      await archive.log.settle();
      const { size } = await head(demo, 'accesses');
      return entryAt('accesses', `${size - 1n}`);
    };

    it('answer values and salts that the commitments in the entry commit to, and are logged', async () => {
      const index = await written('accesses', { actor: 'p-1', reason: 'één "reden"' });
      const entry = await entryAt('accesses', index);
      const reply = await open('auditor', index);
      const items = reply.json.items as readonly OpenedJson[];
      const made = items.map(({ name, salt, canonical }) => [
        name,
        commitmentOf({ name, salt: Buffer.from(salt, 'hex'), value: canonical }),
      ]);
      expect(Object.fromEntries(made)).toEqual(entry.commitments);
      expect(items.map((item) => item.value)).toEqual(['p-1', 'één "reden"']);
      expect(await newest()).toMatchObject({ kind: 'log.opening-read', facts: { index, names: ['actor', 'reason'] }, openings: 'kept' });
    });

    it('are for the FG and the auditor, with a reason, once each time', async () => {
      const index = await written('accesses', { actor: 'p-1' });
      expect((await open('council-member', index)).status).toBe(403);
      expect((await open('fg', index)).status).toBe(200);
      expect((await open('fg', index, {})).status).toBe(400);
      expect((await open('fg', 99_999_999)).status).toBe(404);
      const path = `/api/v1/logs/accesses/entries/${index}/openings`;
      const repeatable = await world.call('fg', 'POST', path, { reason: 'x' }, { 'idempotency-key': 'opening-0001' });
      expect(repeatable.status).toBe(400);
    });

    it('of an entry without commitments do not exist', async () => {
      const reply = await open('fg', await written('accesses'));
      expect(reply.status).toBe(409);
    });

    it('are gone after erasure, while the entry, its proof and the verification of the log stay', async () => {
      const [first, second] = [await written('accesses', { actor: 'p-1' }), await written('accesses', { actor: 'p-2' })];
      const before = parseProof((await get(`/log/demo/accesses/proof/${first}`)).text);
      const verify = archive.verifier(demo, 'accesses', await world.token('auditor'));
      expect(told(await verify())).toEqual([]);
      expect((await erase('fg', [String(first)])).json).toEqual({ erased: 1 });
      expect(await newest()).toMatchObject({ kind: 'log.openings-erased', facts: { indexes: [first] } });
      expect((await open('fg', first)).status).toBe(409);
      expect((await open('fg', second)).status).toBe(200);
      expect((await entryAt('accesses', first)).openings).toBe('erased');
      const key = parseVerifierKey((await get('/log/demo/accesses/vkey')).text.trim());
      const leaf = Buffer.from((await entryAt('accesses', first)).leafHash, 'hex');
      expect(verifyInclusion(leaf, before.index, parseCheckpoint(openNote(before.checkpoint, key)), before.hashes)).toBe(true);
      await archive.log.settle();
      expect(await verify()).toMatchObject({ entries: 'read', findings: [] });
    });

    it('are erased by the FG alone, and only where there are entries', async () => {
      const index = await written('accesses', { actor: 'p-1' });
      expect((await erase('auditor', [String(index)])).status).toBe(403);
      expect((await erase('fg', [])).status).toBe(400);
      expect((await erase('fg', ['99999999'])).status).toBe(400);
      expect((await erase('fg', ['-1'])).status).toBe(400);
      expect((await erase('fg', ['x'])).status).toBe(400);
      expect((await entryAt('accesses', index)).openings).toBe('kept');
      expect((await erase('fg', [String(index), String(index)])).json).toEqual({ erased: 1 });
      expect((await erase('fg', [String(index)])).json).toEqual({ erased: 0 });
    });
  });

  it('verify as a whole, with the entries that the demo itself wrote', async () => {
    await archive.log.settle();
    expect(await archive.verifier(demo, 'decisions')()).toMatchObject({ entries: 'read', findings: [] });
    expect(await archive.verifier(demo, 'accesses', await world.token('auditor'))()).toMatchObject({ entries: 'read', findings: [] });
    expect(await archive.verifier(demo, 'accesses')()).toMatchObject({ entries: 'closed', findings: [] });
  }, 30_000);
});
