// Rows out of protocol messages, however the socket cuts them.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CopyRows } from './copy-out.js';

function message(type: string, payload: Buffer): Buffer {
  const header = Buffer.alloc(5);
  header.write(type, 0, 'latin1');
  header.writeInt32BE(payload.length + 4, 1);
  return Buffer.concat([header, payload]);
}

function run(bytes: Buffer, cuts: readonly number[]): { readonly rows: Buffer; readonly rest: Buffer | null } {
  const parser = new CopyRows();
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  const rows: Buffer[] = [];
  for (let index = 0; index + 1 < edges.length; index += 1) {
    const chunk = Buffer.from(bytes.subarray(edges[index], edges[index + 1]));
    const taken = parser.take(chunk);
    rows.push(Buffer.from(chunk.subarray(0, taken.rows)));
    if (taken.restAt !== null) {
      const here =
        taken.restAt >= 0 ? chunk.subarray(taken.restAt) : Buffer.concat([parser.lastHeader(), chunk.subarray(taken.restAt + 5)]);
      return { rows: Buffer.concat(rows), rest: Buffer.concat([here, bytes.subarray(edges[index + 1])]) };
    }
  }
  return { rows: Buffer.concat(rows), rest: null };
}

const line = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
const cutsOf = fc.array(fc.nat(), { maxLength: 30 });

describe('CopyRows', () => {
  it('gives the rows whole and hands back what follows them, wherever the chunks are cut', () => {
    const after = message('C', Buffer.from('COPY 2\0'));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), cutsOf, (lines, cuts) => {
        const copied = [message('H', Buffer.alloc(7)), ...lines.map((row) => message('d', row)), message('c', Buffer.alloc(0)), after];
        expect(run(Buffer.concat(copied), cuts)).toEqual({ rows: Buffer.concat(lines), rest: after });
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('hands back an error that comes instead of rows, header and all', () => {
    const failure = message('E', Buffer.from('SERROR\0\0'));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 10 }), cutsOf, (lines, cuts) => {
        const copied = [message('H', Buffer.alloc(7)), ...lines.map((row) => message('d', row)), failure];
        expect(run(Buffer.concat(copied), cuts)).toEqual({ rows: Buffer.concat(lines), rest: failure });
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  it('keeps a notice between rows out of the rows', () => {
    const copied = [message('d', Buffer.from('a\n')), message('N', Buffer.from('SNOTICE\0\0')), message('d', Buffer.from('b\n'))];
    expect(run(Buffer.concat(copied), [3, 9])).toEqual({ rows: Buffer.from('a\nb\n'), rest: null });
  });
});
