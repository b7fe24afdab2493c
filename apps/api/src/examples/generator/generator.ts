// Writes a table of a generated world as bytes, a piece at a time: the same recipe gives the same bytes, in flat memory.
import { Readable } from 'node:stream';
import { written } from './dirt.js';
import { personOf, STREAM, type World } from './population.js';
import { Random } from './random.js';
import { type Table, TABLES } from './tables.js';

const PIECE_CHARS = 262_144;
const BOM = '\ufeff';

/** Answers the name of the file of a table. */
export function fileOf(table: Table): string {
  return `${table.code}.csv`;
}

/** Opens a table as a stream of bytes. */
export function openTable(world: World, table: Table): Readable {
  return Readable.from(piecesOf(world, table), { objectMode: false, highWaterMark: PIECE_CHARS });
}

/** Answers the bytes of a table in pieces. */
export function* piecesOf(world: World, table: Table): Generator<Buffer> {
  const { encoding, hasBom, separator, newline } = table.form;
  const bytesOf = (text: string): Buffer => Buffer.from(text, encoding === 'latin1' ? 'latin1' : 'utf8');
  let text = `${hasBom ? BOM : ''}${table.header.join(separator)}${newline}`;
  for (const line of linesOf(world, table)) {
    text += `${line}${newline}`;
    if (text.length >= PIECE_CHARS) {
      yield bytesOf(text);
      text = '';
    }
  }
  yield bytesOf(text);
}

function* linesOf(world: World, table: Table): Generator<string> {
  const rules = { separator: table.form.separator, missable: table.missable, dates: table.dates };
  const dirt = new Random(world.recipe.seed, STREAM.dirt, TABLES.indexOf(table));
  const { newline } = table.form;
  if (table.rowsOf === null) {
    yield* table.rows(world).map((row) => row.join(rules.separator));
    return;
  }
  for (let index = 0; index < world.persons; index++) {
    for (const row of table.rowsOf(world, personOf(world, index))) {
      yield written(row, rules, newline, dirt);
    }
  }
}
