// Proposes what a column is, by its name (words in apps/api/data/inspection/names.json) and by what its values look like.
// A proposal only: the steward decides, and each says why.
import { readFileSync } from 'node:fs';
import { fromProjectRoot } from '../../platform/files/project-root.js';
import { type Content } from './frequencies.js';
import { type Classification, type Classified, type ColumnInspection } from './inspection.types.js';

interface NameWords {
  readonly subject: readonly string[];
  readonly academicYear: readonly string[];
  readonly classes: readonly { readonly classification: Classification; readonly reason: string; readonly names: readonly string[] }[];
}

const WORDS = JSON.parse(readFileSync(fromProjectRoot('apps', 'api', 'data', 'inspection', 'names.json'), 'utf8')) as NameWords;
const KEY_NAME = /(?:^|_)(?:id|nr|nummer|number|code|key|sleutel)(?:_|$)/;
const MOSTLY = 0.5;

/** Tells whether a column is named as that which identifies the student. */
export function isSubjectName(code: string): boolean {
  return WORDS.subject.includes(code);
}

/** Tells whether a column is named as an academic year. */
export function isAcademicYearName(code: string): boolean {
  return WORDS.academicYear.includes(code);
}

/** Answers what a column is, with the reason; names weigh before contents, what identifies before what describes. */
export function classify(column: Omit<ColumnInspection, 'samples'>, content: Content): Classified {
  if (column.named !== null) {
    return { classification: 'direct-identifier', reason: `named-${column.named}` };
  }
  if (isSubjectName(column.code)) {
    return { classification: 'direct-identifier', reason: 'student-number' };
  }
  return byContent(column, content) ?? byName(column.code) ?? byUniqueness(column) ?? byType(column);
}

/** Tells whether values of a column may be shown as samples to the steward. */
export function maySample(classification: Classification, named: ColumnInspection['named'], isSubject: boolean): boolean {
  return named === null && !isSubject && classification !== 'direct-identifier' && classification !== 'free-text';
}

function byContent(column: Omit<ColumnInspection, 'samples'>, content: Content): Classified | null {
  if (column.type !== 'text' || column.filled === 0) {
    return null;
  }
  if (content.email >= MOSTLY || content.iban >= MOSTLY || content.phone >= MOSTLY) {
    return { classification: 'direct-identifier', reason: 'looks-like-contact' };
  }
  const isVaried = column.shares.distinct >= 20 && column.shares.distinct / column.filled >= 0.3;
  if (content.personName >= 0.7 && isVaried) {
    return { classification: 'direct-identifier', reason: 'looks-like-name' };
  }
  return content.meanLength >= 40 && content.withSpaces >= MOSTLY && isVaried
    ? { classification: 'free-text', reason: 'looks-like-free-text' }
    : null;
}

function byName(code: string): Classified | null {
  const found =
    WORDS.classes.find(({ names }) => names.includes(code)) ??
    WORDS.classes.find(({ names }) => names.some((name) => endsWithWord(code, name)));
  return found === undefined ? null : { classification: found.classification, reason: found.reason };
}

function endsWithWord(code: string, name: string): boolean {
  return code.startsWith(`${name}_`) || code.endsWith(`_${name}`);
}

function byUniqueness(column: Omit<ColumnInspection, 'samples'>): Classified | null {
  const isKey = column.shares.distinct >= 50 && column.shares.distinct / Math.max(1, column.filled) >= 0.95;
  return isKey && KEY_NAME.test(column.code) && (column.type === 'integer' || column.type === 'text')
    ? { classification: 'direct-identifier', reason: 'unique-key' }
    : null;
}

function byType(column: Omit<ColumnInspection, 'samples'>): Classified {
  return column.type === 'date' || column.type === 'timestamp'
    ? { classification: 'date', reason: 'date-type' }
    : { classification: 'measure', reason: 'nothing-found' };
}
