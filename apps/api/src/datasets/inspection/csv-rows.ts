// Records of delimited text (RFC 4180 and its relatives) with the line on which each starts. Plain lines are cut as they
// are; from the first quote or lone carriage return on, csv-parse does it: several times slower, and needed by few exports.
import { CsvError, parse, type Parser } from 'csv-parse';
import { type Duplex, Transform, type TransformCallback } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { UnreadableFile } from './inspection.errors.js';
import { type Dialect } from './inspection.types.js';

const LONGEST_RECORD_BYTES = 1_048_576;
const BATCH_CHARS = 65_536;
const NOT_PLAIN = /"|\r(?!\n)/;

/** Takes one record; the text it answers goes on to the next stream, null keeps it back. */
export type TakeRecord = (record: readonly string[], line: number) => string | null;

/**
 * Makes the steps from UTF-8 text to records, the header first, each handed to `take`; what it answers comes out in pieces
 * of about 64 KB. Lines count from 1; empty ones are passed over.
 */
export function csvSteps(dialect: Dialect, take: TakeRecord): readonly Duplex[] {
  return [new RecordReader(dialect, take)];
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

class RecordReader extends Transform {
  private readonly decoder = new StringDecoder('utf8');
  /** Text after the last line end. */
  private rest = '';
  /** The line on which the next record starts. */
  private line = 1;
  private parser: Parser | null = null;
  private waiting = '';

  constructor(
    private readonly dialect: Dialect,
    private readonly onRecord: TakeRecord,
  ) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.guarded(done, () => this.cut(this.decoder.write(chunk), done));
  }

  override _flush(done: TransformCallback): void {
    this.guarded(done, () => {
      const last = this.rest + this.decoder.end();
      this.rest = '';
      const { parser } = this;
      if (parser === null && !NOT_PLAIN.test(last)) {
        this.takeLines(last === '' ? [] : [last]);
        this.pass(done, 0);
        return;
      }
      const open = parser ?? this.openParser();
      open.once('end', () => this.pass(done, 0));
      open.end(last);
    });
  }

  private cut(text: string, done: TransformCallback): void {
    if (this.parser !== null) {
      this.feed(this.parser, text, done);
      return;
    }
    const all = this.rest + text;
    const end = all.lastIndexOf('\n') + 1;
    if (NOT_PLAIN.test(all.slice(0, end)) || all.length - end > LONGEST_RECORD_BYTES) {
      this.rest = '';
      this.feed(this.openParser(), all, done);
      return;
    }
    this.rest = all.slice(end);
    this.takeLines(all.slice(0, end).split('\n').slice(0, -1));
    this.pass(done, BATCH_CHARS);
  }

  private takeLines(lines: readonly string[]): void {
    for (const ended of lines) {
      const line = ended.endsWith('\r') ? ended.slice(0, -1) : ended;
      if (this.line > 1 || !this.dialect.hasSeparatorLine) {
        this.takeRecord((this.line === 1 ? line.replace(/^\ufeff/, '') : line).split(this.dialect.separator), this.line);
      }
      this.line++;
    }
  }

  private takeRecord(record: readonly string[], line: number): void {
    this.waiting += isEmptyLine(record) ? '' : (this.onRecord(record, line) ?? '');
  }

  private feed(parser: Parser, text: string, done: TransformCallback): void {
    // What is wrong with the text is told by the parser's error event.
    parser.write(text, (error) => {
      if (error === null || error === undefined) {
        this.pass(done, BATCH_CHARS);
      }
    });
  }

  /** From here on csv-parse cuts the records; its lines count from where it begins. */
  private openParser(): Parser {
    const before = this.line - 1;
    const isSkipping = before === 0 && this.dialect.hasSeparatorLine;
    const parser = parse({
      bom: before === 0,
      delimiter: this.dialect.separator,
      record_delimiter: ['\r\n', '\n', '\r'],
      from_line: isSkipping ? 2 : 1,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: LONGEST_RECORD_BYTES,
    });
    this.line += isSkipping ? 1 : 0;
    parser.on('error', (error) => this.destroy(movedDown(error, before)));
    parser.on('data', (record: readonly string[]) => {
      const start = this.line;
      this.line += 1 + lineBreaksIn(record);
      this.guarded(
        (error) => this.destroy(error ?? undefined),
        () => this.takeRecord(record, start),
      );
    });
    this.parser = parser;
    return parser;
  }

  private pass(done: TransformCallback, from: number): void {
    const isEnough = this.waiting.length > 0 && this.waiting.length >= from;
    const text = isEnough ? this.waiting : '';
    this.waiting = isEnough ? '' : this.waiting;
    done(null, text === '' ? undefined : text);
  }

  private guarded(done: TransformCallback, work: () => void): void {
    try {
      work();
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  }
}

function movedDown(error: Error, lines: number): Error {
  const told = error as { lines?: unknown };
  return error instanceof CsvError && typeof told.lines === 'number' ? Object.assign(error, { lines: told.lines + lines }) : error;
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
