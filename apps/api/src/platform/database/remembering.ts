// What a transaction has read once it need not read again: rows that are never changed once written, and, in a read
// transaction, which sees one moment, any row. The sources of facts ask for the same rows without knowing of each other.
import { type EntityManager } from 'typeorm';

interface Memory {
  readonly seesOneMoment: boolean;
  readonly rows: Map<string, unknown>;
}

const memories = new WeakMap<EntityManager, Memory>();

/** Tells, at its start, that a transaction sees one moment and writes nothing. */
export function seesOneMoment(tx: EntityManager): void {
  memories.set(tx, { seesOneMoment: true, rows: new Map() });
}

/**
 * Reads a row that the api role may add but never change; what is not there yet is asked for again.
 * @param key names the table and the row within the institution of the transaction.
 */
export async function readOnce<T>(tx: EntityManager, key: string, read: () => Promise<T | null>): Promise<T | null> {
  const memory = memories.get(tx) ?? { seesOneMoment: false, rows: new Map<string, unknown>() };
  memories.set(tx, memory);
  const known = memory.rows.get(key) as T | undefined;
  if (known !== undefined) {
    return known;
  }
  const row = await read();
  if (row !== null) {
    memory.rows.set(key, row);
  }
  return row;
}

/** Reads what may change: once in a transaction that sees one moment, anew in any other. */
export async function readOnceInMoment<T>(tx: EntityManager, key: string, read: () => Promise<T | null>): Promise<T | null> {
  return memories.get(tx)?.seesOneMoment === true ? readOnce(tx, key, read) : read();
}
