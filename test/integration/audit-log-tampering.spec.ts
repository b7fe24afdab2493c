// The owner of the tables can do anything, and the verifier names what was done, from public artefacts alone.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeWorld, type World } from '../support/world.js';
import { Archive, type House, START_MS, told } from './audit-log.house.js';

const SIZE = 300;

describe('tampering by the owner role', () => {
  let world: World;
  let archive: Archive;

  beforeAll(async () => {
    world = await makeWorld({ demo: false });
    archive = new Archive(world);
  }, START_MS);
  afterAll(async () => {
    await world.close();
  });

  /** A house whose log of decisions has at least 300 entries: one full tile, one partial. */
  const written = async (): Promise<House> => {
    const house = await archive.open();
    await archive.append(house, 'decisions', SIZE);
    await archive.log.settle();
    return house;
  };
  const change = (house: House, index: number): Promise<void> =>
    archive.asOwner(
      `update log_entry set leaf = convert_to(replace(convert_from(leaf, 'UTF8'), 'purpose.added', 'test.altered'), 'UTF8')
       where id = (select entry_id from log_sequence where institution_id = $1 and log = 'decisions' and index = $2)`,
      [house.institutionId, index],
    );
  const remove = async (house: House, index: number): Promise<void> => {
    const inLog = `institution_id = $1 and log = 'decisions'`;
    await archive.asOwner(`delete from log_sequence where ${inLog} and index = $2`, [house.institutionId, index]);
    await archive.asOwner(`update log_sequence set index = index + 1000000 where ${inLog} and index > $2`, [house.institutionId, index]);
    await archive.asOwner(`update log_sequence set index = index - 1000001 where ${inLog} and index > 1000000`, [house.institutionId]);
  };
  const swap = async (house: House, a: number, b: number): Promise<void> => {
    const move = (from: number, to: number): Promise<void> =>
      archive.asOwner(`update log_sequence set index = $3 where institution_id = $1 and log = 'decisions' and index = $2`, [
        house.institutionId,
        from,
        to,
      ]);
    await move(a, 1_000_000);
    await move(b, a);
    await move(1_000_000, b);
  };

  it('leaves an untouched log verified, also after it has grown', async () => {
    const house = await written();
    const verify = archive.verifier(house, 'decisions');
    expect(await verify()).toMatchObject({ entries: 'read', findings: [] });
    await archive.append(house, 'decisions', SIZE);
    await archive.log.settle();
    expect(await verify()).toMatchObject({ entries: 'read', findings: [] });
  });

  it('is named when an entry was changed, in a full tile and in the last one', async () => {
    const house = await written();
    const verify = archive.verifier(house, 'decisions');
    await verify();
    await change(house, 100);
    await change(house, 280);
    expect(told(await verify())).toEqual(['entry-changed 100', 'entry-changed 280']);
    expect(told(await archive.verifier(house, 'decisions')())).toEqual(['entry-changed 100', 'entry-changed 280']);
  });

  it('is named when an entry was removed and those after it moved up', async () => {
    const house = await written();
    const verify = archive.verifier(house, 'decisions');
    await verify();
    await remove(house, 100);
    expect(told(await verify())).toContain('entry-removed 100');
    expect(told(await archive.verifier(house, 'decisions')())).toContain('entry-removed 100');
  });

  it('is named when an entry of the last tile was removed, from what was seen before', async () => {
    const house = await written();
    const verify = archive.verifier(house, 'decisions');
    await verify();
    await remove(house, 280);
    expect(told(await verify())).toContain('entry-removed 280');
  });

  it('is named when two entries changed places', async () => {
    const house = await written();
    const verify = archive.verifier(house, 'decisions');
    await verify();
    await swap(house, 20, 200);
    expect(told(await verify())).toEqual(['entry-reordered 20', 'entry-reordered 200']);
    expect(told(await archive.verifier(house, 'decisions')())).toEqual(['entry-reordered 20', 'entry-reordered 200']);
  });

  it('is found when a checkpoint or a tile was altered', async () => {
    const house = await written();
    const verify = archive.verifier(house, 'decisions');
    await verify();
    await archive.asOwner(
      `update log_checkpoint set note = replace(note, E'\\n' || size || E'\\n', E'\\n' || size - 1 || E'\\n') where institution_id = $1`,
      [house.institutionId],
    );
    expect(told(await verify())).toEqual(['checkpoint-unsigned']);
  });
});
