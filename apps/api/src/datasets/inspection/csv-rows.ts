// Records of delimited text (RFC 4180 and its relatives) with the line on which each starts; csv-parse does the parsing.
import { CsvError, parse } from 'csv-parse';
import { type Duplex, Transform } from 'node:stream';
import { UnreadableFile } from './inspection.errors.js';
import { type Dialect } from './inspection.types.js';

const LONGEST_RECORD_BYTES = 1_048_576;
const RECORDS_WAITING = 512;
const BATCH_CHARS = 65_536;
const STREAM = { readableHighWaterMark: RECORDS_WAITING };

/** Takes one record; the text it answers goes on to the next stream, null keeps it back. */
export type TakeRecord = (record: readonly string[], line: number) => string | null;

/**
 * Makes the steps from UTF-8 text to records, the header first, each handed to `take`; what it answers comes out in pieces
 * of about 64 KB. Lines count from 1; empty ones are passed over.
 */
export function csvSteps(dialect: Dialect, take: TakeRecord): readonly Duplex[] {
  const parser = parse({
    ...STREAM,
    bom: true,
    delimiter: dialect.separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    from_line: dialect.hasSeparatorLine ? 2 : 1,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_RECORD_BYTES,
  });
  return [parser, recordTaker(take, dialect.hasSeparatorLine ? 2 : 1)];
}

/** Turns the parser's errors into problems that name the line; anything else stays as it is. */
export function asFileProblem(error: unknown): unknown {
  if (!(error instanceof CsvError)) {
    return error;
  }
  const { lines } = error as { readonly lines?: unknown };
  const fault = error.code === 'CSV_MAX_RECORD_SIZE' ? 'line-too-long' : 'malformed';
  return new UnreadableFile(fault, typeof lines === 'number' ? { line: lines } : {});
}

function recordTaker(take: TakeRecord, firstLine: number): Transform {
  let line = firstLine;
  let waiting = '';
  return new Transform({
    writableObjectMode: true,
    writableHighWaterMark: RECORDS_WAITING,
    transform(record: readonly string[], _encoding, done): void {
      const start = line;
      line += 1 + lineBreaksIn(record);
      try {
        waiting += isEmptyLine(record) ? '' : (take(record, start) ?? '');
      } catch (error) {
        done(error as Error);
        return;
      }
      if (waiting.length >= BATCH_CHARS) {
        this.push(waiting);
        waiting = '';
      }
      done();
    },
    flush(done): void {
      done(null, waiting);
    },
  });
}

function isEmptyLine(record: readonly string[]): boolean {
  return record.length === 1 && record[0] === '';
}

function lineBreaksIn(record: readonly string[]): number {
  let found = 0;
  for (const cell of record) {
    if (cell.includes('\n') || cell.includes('\r')) {
      found += cell.split(/\r\n|\n|\r/).length - 1;
    }
  }
  return found;
}
