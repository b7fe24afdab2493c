// Rows in the text format of PostgreSQL's COPY: tab between values, \N for null.
// @see https://www.postgresql.org/docs/current/sql-copy.html "Text Format"

const SPECIAL = /[\\\n\r\t\b\f\v]/;
const SPECIALS = new RegExp(SPECIAL, 'g');
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
};

/** Writes one row, with its line end. */
export function copyLine(values: readonly (string | null)[]): string {
  let line = '';
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? null;
    line += (at === 0 ? '' : '\t') + (value === null ? '\\N' : SPECIAL.test(value) ? value.replace(SPECIALS, escaped) : value);
  }
  return `${line}\n`;
}

/** Writes bytes as COPY's text form of bytea, before escaping. */
export function copyBytes(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`;
}

function escaped(char: string): string {
  return ESCAPES[char] ?? char;
}
