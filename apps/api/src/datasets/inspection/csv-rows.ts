// Records of delimited text (RFC 4180 and its relatives) with the line on which each starts; csv-parse does the parsing.
import { CsvError, parse, type Parser } from 'csv-parse';
import { UnreadableFile } from './inspection.errors.js';
import { type Dialect } from './inspection.types.js';

const LONGEST_RECORD_BYTES = 1_048_576;

/** Takes one record; what it answers goes on to the next stream, null keeps it back. */
export type TakeRecord = (record: readonly string[], line: number) => string | null;

/** Makes a parser of UTF-8 text that hands each record, the header first, to `take`. Lines count from 1. */
export function csvParser(dialect: Dialect, take: TakeRecord): Parser {
  let line = dialect.hasSeparatorLine ? 2 : 1;
  let emptyLines = 0;
  return parse({
    bom: true,
    delimiter: dialect.separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    from_line: dialect.hasSeparatorLine ? 2 : 1,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD_BYTES,
    on_record: (record, info) => {
      const start = line + info.empty_lines - emptyLines;
      emptyLines = info.empty_lines;
      line = start + 1 + lineBreaksIn(record);
      // The parser passes on whatever is answered; its types only know records.
      return take(record, start) as unknown as string[] | null;
    },
  });
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

function lineBreaksIn(record: readonly string[]): number {
  let found = 0;
  for (const cell of record) {
    if (cell.includes('\n') || cell.includes('\r')) {
      found += cell.split(/\r\n|\n|\r/).length - 1;
    }
  }
  return found;
}
