import { describe, expect, it } from '@jest/globals';
import { type EntityManager } from 'typeorm';
import { readOnce, readOnceInMoment, seesOneMoment } from './remembering.js';

function transaction(): EntityManager {
  return {} as EntityManager;
}

/** A read that counts: each answers what the table holds then. */
function table(held: { row: string | null }): { readonly read: () => Promise<string | null>; times: number } {
  const counted = { times: 0, read: (): Promise<string | null> => Promise.resolve(((counted.times += 1), held.row)) };
  return counted;
}

describe('what a transaction has read', () => {
  it('reads a row that never changes once', async () => {
    const [tx, counted] = [transaction(), table({ row: 'a' })];
    expect([await readOnce(tx, 'k/1', counted.read), await readOnce(tx, 'k/1', counted.read)]).toEqual(['a', 'a']);
    expect(counted.times).toBe(1);
  });

  it('reads each row of its own', async () => {
    const tx = transaction();
    expect(await readOnce(tx, 'k/1', table({ row: 'a' }).read)).toBe('a');
    expect(await readOnce(tx, 'k/2', table({ row: 'b' }).read)).toBe('b');
  });

  it('asks again for what was not there', async () => {
    const tx = transaction();
    const held: { row: string | null } = { row: null };
    const counted = table(held);
    expect(await readOnce(tx, 'k/1', counted.read)).toBeNull();
    held.row = 'a';
    expect(await readOnce(tx, 'k/1', counted.read)).toBe('a');
  });

  it('keeps nothing for another transaction', async () => {
    const counted = table({ row: 'a' });
    await readOnce(transaction(), 'k/1', counted.read);
    await readOnce(transaction(), 'k/1', counted.read);
    expect(counted.times).toBe(2);
  });

  it('reads what may change anew in a transaction that writes', async () => {
    const tx = transaction();
    const held = { row: 'a' };
    const counted = table(held);
    await readOnceInMoment(tx, 'k/1', counted.read);
    held.row = 'b';
    expect(await readOnceInMoment(tx, 'k/1', counted.read)).toBe('b');
  });

  it('reads what may change once in a transaction that sees one moment', async () => {
    const tx = transaction();
    seesOneMoment(tx);
    const counted = table({ row: 'a' });
    await readOnceInMoment(tx, 'k/1', counted.read);
    await readOnceInMoment(tx, 'k/1', counted.read);
    expect(counted.times).toBe(1);
  });
});
