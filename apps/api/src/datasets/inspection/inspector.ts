// Inspects a whole file in one streamed pass: per column its type, missing codes, guard shares, samples; memory stays flat.
import { randomBytes } from 'node:crypto';
import { classify, isSubjectName, maySample } from './classification.js';
import { cleanHeaders, codesOf } from './column-names.js';
import { asFileProblem, csvSteps } from './csv-rows.js';
import { Frequencies } from './frequencies.js';
import { IdentifierGuard } from './identifier-guard.js';
import { namedIdentifierOf } from './identifiers.js';
import { UnreadableFile } from './inspection.errors.js';
import { type Classified, type ColumnInspection, type Dialect, type Inspection } from './inspection.types.js';
import { isPresentation } from './presentations.js';
import { type OpenSource, readText } from './text-source.js';
import { ColumnTyping } from './typing.js';

const MOST_COLUMNS = 400;

/** An inspection with what it proposes for each column. */
export interface Inspected extends Inspection {
  readonly classified: readonly Classified[];
}

/** Inspects a file. @throws UnreadableFile (400), FileTooLarge (413) */
export async function inspect(open: OpenSource, dialect: Dialect, maxBytes: number): Promise<Inspected> {
  let columns: readonly ColumnInspector[] | null = null;
  let rows = 0;
  const steps = csvSteps(dialect, (record) => {
    if (columns === null) {
      columns = columnsOf(record);
      return null;
    }
    rows++;
    for (const column of columns) {
      column.take(record[column.position] ?? '');
    }
    return null;
  });
  steps.at(-1)?.resume();
  try {
    await readText(open, dialect, { maxBytes }, steps);
  } catch (error) {
    throw asFileProblem(error);
  }
  const inspected = ((columns ?? []) as readonly ColumnInspector[]).map((column) => column.result());
  if (rows === 0) {
    throw new UnreadableFile('empty');
  }
  return { rows, columns: inspected.map(({ column }) => column), classified: inspected.map(({ classified }) => classified) };
}

function columnsOf(record: readonly string[]): ColumnInspector[] {
  if (record.length > MOST_COLUMNS) {
    throw new UnreadableFile('too-many-columns', { most: MOST_COLUMNS });
  }
  const headers = cleanHeaders(record);
  const nameless = headers.filter((header) => /^[+-]?[\d.,]+$/.test(header)).length;
  if (nameless * 2 > headers.length) {
    throw new UnreadableFile('no-header');
  }
  const codes = codesOf(headers);
  const seed = randomBytes(4).readInt32LE();
  return headers.map((header, position) => new ColumnInspector(position, header, codes[position] ?? '', seed));
}

class ColumnInspector {
  private readonly typing = new ColumnTyping();
  private readonly frequencies = new Frequencies();
  private readonly guard: IdentifierGuard;
  private filled = 0;
  private missing = 0;
  private longest = 0;
  private newestPresentation: string | null = null;
  private hasOthers = false;

  constructor(
    readonly position: number,
    private readonly header: string,
    private readonly code: string,
    seed: number,
  ) {
    this.guard = new IdentifierGuard(seed);
  }

  take(cell: string): void {
    const value = cell.trim();
    this.longest = Math.max(this.longest, cell.length);
    if (this.typing.take(value) === 'missing') {
      this.missing++;
      return;
    }
    this.filled++;
    this.guard.take(value);
    this.frequencies.take(value);
    if (!this.hasOthers) {
      this.hasOthers = !isPresentation(value);
      this.newestPresentation = this.hasOthers || (this.newestPresentation ?? '') > value ? this.newestPresentation : value;
    }
  }

  /** What was found; a column with numbers of 8 or 9 digits, which may be national ones, shows no samples. */
  result(): { readonly column: ColumnInspection; readonly classified: Classified } {
    const column = {
      position: this.position,
      header: this.header,
      code: this.code,
      ...this.typing.typedAs(this.code),
      filled: this.filled,
      missing: this.missing,
      longest: this.longest,
      named: namedIdentifierOf(this.code),
      shares: this.guard.shares(),
      newestPresentation: this.hasOthers ? null : this.newestPresentation,
    };
    const classified = classify(column, this.frequencies.content());
    const isShown = maySample(classified.classification, column.named, isSubjectName(column.code)) && !column.shares.judged;
    return { column: { ...column, samples: isShown ? this.frequencies.samples() : [] }, classified };
  }
}
