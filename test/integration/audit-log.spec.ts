// Appending, numbering and publishing: what is committed gets one place in its log, what was altered is never signed over.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LogIntegrityFault } from '../../apps/api/src/audit-log/index.js';
import { systemActor, TemporarilyUnavailable } from '../../apps/api/src/common/index.js';
import { makeWorld, type World } from '../support/world.js';
import { Archive, type House, START_MS, withClient } from './audit-log.house.js';

describe('AuditLog', () => {
  let world: World;
  let archive: Archive;

  beforeAll(async () => {
    world = await makeWorld({ demo: false });
    archive = new Archive(world);
  }, START_MS);
  afterAll(async () => {
    await world.close();
  });

  const indexes = async (house: House, entryIds: readonly string[]): Promise<number[]> => {
    const numbers = await Promise.all(entryIds.map((entryId) => archive.log.sequenced(house.institutionId, entryId)));
    return numbers.map(({ index }) => Number(index));
  };
  const counts = async (house: House): Promise<unknown> =>
    (
      await archive.ask(
        house,
        `select (select count(*) from log_entry)::int as entries, (select count(*) from log_pending)::int as pending, (select count(*) from log_opening)::int as openings`,
      )
    )[0];

  describe('append', () => {
    it('gives entries appended together consecutive places in their order', async () => {
      const house = await archive.open();
      await archive.log.settle();
      const first = (await indexes(house, await archive.append(house, 'accesses')))[0] ?? -1;
      const entryIds = await archive.append(house, 'accesses', 300);
      expect(await indexes(house, entryIds)).toEqual(Array.from({ length: 300 }, (_, at) => first + 1 + at));
    });

    it('leaves nothing when the transaction rolls back, and no hole in the numbers', async () => {
      const house = await archive.open();
      await archive.log.settle();
      const before = await counts(house);
      const draft = { institutionId: house.institutionId, log: 'accesses', kind: 'purpose.added', at: new Date(), facts: {} } as const;
      const rolledBack = archive.transactions.write(systemActor(house.institutionId), async (tx) => {
        await archive.log.append(tx, { ...draft, commitments: { actor: 'p' } });
        throw new Error('rolled back');
      });
      await expect(rolledBack).rejects.toThrow('rolled back');
      expect(await counts(house)).toEqual(before);
      const [a = -1] = await indexes(house, await archive.append(house, 'accesses'));
      const [b = -1] = await indexes(house, await archive.append(house, 'accesses'));
      expect(b).toBe(a + 1);
    });

    it('refuses entries of another institution than that of the transaction', async () => {
      const house = await archive.open();
      const other = await archive.open();
      const draft = { institutionId: other.institutionId, log: 'decisions', kind: 'purpose.added', at: new Date(), facts: {} } as const;
      const crossed = archive.transactions.write(systemActor(house.institutionId), (tx) => archive.log.append(tx, draft));
      await expect(crossed).rejects.toMatchObject({ code: '23503' });
    });

    it('tells who waits for an entry that was never committed that the log is unavailable', async () => {
      const house = await archive.open();
      await expect(archive.log.sequenced(house.institutionId, '999999999', 50)).rejects.toBeInstanceOf(TemporarilyUnavailable);
    });
  });

  describe('two processes on one database', () => {
    it('give every entry one place and leave no place empty', async () => {
      const house = await archive.open();
      const second = await makeWorld({ demo: false, database: world.database, folder: world.folder });
      const other = new Archive(second);
      const batches = Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? archive : other).append(house, 'accesses', 1 + (at % 4)));
      const entryIds = (await Promise.all(batches)).flat();
      const numbers = await indexes(house, entryIds);
      await archive.log.settle();
      await second.close();
      const rows = await archive.ask<{ index: string }>(house, `select index from log_sequence where log = 'accesses' order by index`);
      expect(new Set(numbers).size).toBe(entryIds.length);
      expect(rows.map((row) => Number(row.index))).toEqual(Array.from({ length: rows.length }, (_, at) => at));
      expect(rows.length).toBe(await archive.published(house, 'accesses'));
    }, 60_000);
  });

  describe('the rights of the api role', () => {
    const asApi = async (house: House, sql: string): Promise<unknown> =>
      withClient(world.database.urls.api, async (client) => {
        await client.query(`select set_config('waarborg.institution_id', $1, false)`, [house.institutionId]);
        return client.query(sql).catch((error: unknown) => error);
      });

    it.each([
      `update log_entry set leaf = leaf`,
      `delete from log_entry`,
      `truncate log_entry`,
      `update log_sequence set index = index + 1`,
      `delete from log_sequence`,
      `insert into log_sequence select institution_id, log, index + 1000, entry_id, leaf_hash from log_sequence`,
      `update log_tile set root = root`,
      `delete from log_tile`,
      `update log_checkpoint set note = note`,
      `delete from log_checkpoint`,
      `update log set vkey = vkey`,
      `delete from log`,
      `update log_opening set openings = openings`,
      `delete from log_opening`,
      `delete from log_pending`,
    ])('do not include: %s', async (sql) => {
      const house = await archive.open();
      expect(await asApi(house, sql)).toMatchObject({ code: '42501' });
    });

    it('include reading the log of the institution it works in, and of no other', async () => {
      const house = await archive.open();
      await archive.append(house, 'accesses', 2, { actor: 'p' });
      const empty = await archive.open();
      const sql = `select count(*)::int as count from log_entry where log = 'accesses'`;
      expect(await asApi(house, sql)).toMatchObject({ rows: [{ count: 2 }] });
      expect(await asApi(empty, sql)).toMatchObject({ rows: [{ count: 0 }] });
    });
  });

  describe('publication', () => {
    /** A house with 300 published entries of `accesses`, of which the last 44 stand in a partial tile. */
    const published = async (): Promise<House> => {
      const house = await archive.open();
      await archive.append(house, 'accesses', 300);
      await archive.log.settle();
      return house;
    };
    const entryAt = `(select entry_id from log_sequence where institution_id = $1 and log = 'accesses' and index = $2)`;
    const settled = async (): Promise<unknown> => archive.log.settle().catch((error: unknown) => error);

    it('goes on over entries that are as they were logged', async () => {
      const house = await published();
      await archive.append(house, 'accesses', 300);
      await archive.log.settle();
      expect(await archive.published(house, 'accesses')).toBe(600);
    });

    it('stops at an entry that was altered since it was logged, and says which, with both digests', async () => {
      const house = await published();
      await archive.asOwner(`update log_entry set leaf = leaf || ' ' where id = ${entryAt}`, [house.institutionId, 270]);
      await archive.append(house, 'accesses');
      const fault = await settled();
      expect(fault).toBeInstanceOf(LogIntegrityFault);
      expect(fault).toMatchObject({ part: 'leaf', index: 270n, evidence: { expected: expect.any(String), found: expect.any(String) } });
      expect(await archive.published(house, 'accesses')).toBe(300);
      await archive.asOwner(`update log_entry set leaf = substring(leaf for length(leaf) - 1) where id = ${entryAt}`, [
        house.institutionId,
        270,
      ]);
      await archive.log.settle();
      expect(await archive.published(house, 'accesses')).toBe(301);
    });

    it('stops when a tile no longer gives the root that was signed', async () => {
      const house = await published();
      const alter = `update log_tile set root = set_byte(root, 0, 255 - get_byte(root, 0)) where institution_id = $1 and log = 'accesses'`;
      await archive.asOwner(alter, [house.institutionId]);
      await archive.append(house, 'accesses');
      expect(await settled()).toMatchObject({ part: 'root', index: 300n });
      await archive.asOwner(alter, [house.institutionId]);
      await archive.log.settle();
    });

    it('of the other log goes on while one is stopped', async () => {
      const house = await published();
      await archive.asOwner(`update log_entry set leaf = leaf || ' ' where id = ${entryAt}`, [house.institutionId, 270]);
      await archive.append(house, 'accesses');
      const [entryId = ''] = await archive.append(house, 'decisions');
      const { index } = await archive.log.sequenced(house.institutionId, entryId);
      const reply = await world.call(null, 'GET', `/log/${house.slug}/decisions/proof/${index}`);
      expect(reply.status).toBe(200);
      await archive.asOwner(`update log_entry set leaf = substring(leaf for length(leaf) - 1) where id = ${entryAt}`, [
        house.institutionId,
        270,
      ]);
      await archive.log.settle();
    });
  });
});
