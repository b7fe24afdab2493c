// How a file is written, told from its first part: byte order mark, encoding, line ends, separator.
import { UnreadableFile } from './inspection.errors.js';
import { type Dialect, type Encoding, type Separator, SEPARATORS } from './inspection.types.js';

const RECORDS = 200;
const MOST_CONTROL_SHARE = 0.1;
const SEPARATOR_LINE = /^sep=([;,|\t])\r?\n?$/i;
/** First bytes of what people send by mistake: ZIP (spreadsheets), PDF, PNG, gzip in gzip, Parquet, SQLite, JPEG. */
const NOT_TEXT = ['504b0304', '25504446', '89504e47', '1f8b', '50415231', '53514c69', 'ffd8ff', 'd0cf11e0'];

export interface Head {
  readonly bytes: Buffer;
  /** The head is the whole file. */
  readonly isWhole: boolean;
  /** All bytes of the file (not of the head alone) are well-formed UTF-8. */
  readonly isUtf8: boolean;
  readonly compression: Dialect['compression'];
}

/** Answers how a file is written. @throws UnreadableFile (400) when it is no delimited text. */
export function sniff(head: Head): Dialect {
  if (head.bytes.length === 0) {
    throw new UnreadableFile('empty');
  }
  const start = head.bytes.subarray(0, 8).toString('hex');
  const { encoding, hasBom } = encodingOf(start, head.isUtf8);
  if (NOT_TEXT.some((magic) => start.startsWith(magic)) || (!encoding.startsWith('utf-16') && isBinary(head.bytes))) {
    throw new UnreadableFile('not-text');
  }
  const text = new TextDecoder(encoding).decode(head.bytes, { stream: true });
  const firstLine = /^[^\r\n]*(?:\r\n|\n|\r)?/.exec(text)?.[0] ?? '';
  const named = SEPARATOR_LINE.exec(firstLine)?.[1];
  return {
    compression: head.compression,
    encoding,
    hasBom,
    separator: SEPARATORS.find((separator) => separator === named) ?? separatorOf(text, head.isWhole),
    newline: text.includes('\r\n') ? 'crlf' : text.includes('\n') ? 'lf' : text.includes('\r') ? 'cr' : 'lf',
    hasSeparatorLine: named !== undefined,
  };
}

function encodingOf(start: string, isUtf8: boolean): { readonly encoding: Encoding; readonly hasBom: boolean } {
  if (start.startsWith('efbbbf')) {
    return { encoding: 'utf-8', hasBom: true };
  }
  if (start.startsWith('fffe')) {
    return { encoding: 'utf-16le', hasBom: true };
  }
  if (start.startsWith('feff')) {
    return { encoding: 'utf-16be', hasBom: true };
  }
  return { encoding: isUtf8 ? 'utf-8' : 'windows-1252', hasBom: false };
}

function isBinary(bytes: Buffer): boolean {
  let control = 0;
  for (const byte of bytes) {
    control += byte < 9 || (byte > 13 && byte < 32) ? 1 : 0;
  }
  return control / bytes.length > MOST_CONTROL_SHARE;
}

/** Answers the separator that cuts the records into most fields, equally many in nearly all of them. */
export function separatorOf(text: string, isWhole: boolean): Separator {
  let best: { readonly separator: Separator; readonly score: number } = { separator: ',', score: 0 };
  for (const separator of SEPARATORS) {
    const score = scoreOf(fieldCounts(text, separator, isWhole));
    if (score > best.score) {
      best = { separator, score };
    }
  }
  return best.separator;
}

function scoreOf(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  counts.forEach((count) => tally.set(count, (tally.get(count) ?? 0) + 1));
  const [fields = 1, records = 0] = [...tally].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  const evenness = counts.length === 0 ? 0 : records / counts.length;
  return fields > 1 ? (evenness >= 0.9 ? 1_000 : 0) + evenness * fields : 0;
}

/** Counts the fields of the first records, separators inside quotes apart; an unfinished last record is left out. */
function fieldCounts(text: string, separator: Separator, isWhole: boolean): number[] {
  const counts: number[] = [];
  let fields = 1;
  let length = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length && counts.length < RECORDS; at++) {
    const char = text[at];
    if (char === '"') {
      isQuoted = length === 0 || isQuoted ? !isQuoted : isQuoted;
      length++;
    } else if (!isQuoted && char === separator) {
      fields++;
      length = 0;
    } else if (!isQuoted && (char === '\n' || char === '\r')) {
      if (length > 0 || fields > 1) {
        counts.push(fields);
      }
      fields = 1;
      length = 0;
    } else {
      length++;
    }
  }
  if (isWhole && counts.length < RECORDS && (length > 0 || fields > 1)) {
    counts.push(fields);
  }
  return counts;
}
