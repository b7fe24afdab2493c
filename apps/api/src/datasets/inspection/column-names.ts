// Headers as codes: what PostgreSQL, the policy and an analyst's script can all write without quotes.

const LONGEST = 59;
/** Names that tables of rows use themselves, or that PostgreSQL keeps for every table. */
const RESERVED = new Set([
  'institution_id',
  'subject_id',
  'row_on',
  'line',
  'identifier_hmac',
  'ctid',
  'xmin',
  'xmax',
  'cmin',
  'cmax',
  'tableoid',
]);

/** Tells whether a code is taken by the tables of rows themselves. */
export function isReserved(code: string): boolean {
  return RESERVED.has(code);
}

/** Cleans the headers of a file: trimmed, without control characters, at most 200 characters, never empty. */
export function cleanHeaders(record: readonly string[]): string[] {
  return record.map((header, position) => {
    const clean = header
      .toWellFormed()
      .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu, ' ')
      .trim()
      .slice(0, 200)
      .toWellFormed();
    return clean === '' ? `column ${position + 1}` : clean;
  });
}

/** Makes one code per header: accents dropped, words joined by underscores, made unique by a number. */
export function codesOf(headers: readonly string[]): string[] {
  const taken = new Set<string>();
  return headers.map((header, position) => {
    const code = freeCode(codeOf(header, position), taken);
    taken.add(code);
    return code;
  });
}

function codeOf(header: string, position: number): string {
  const plain = header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const code = plain === '' ? `column_${position + 1}` : /^[a-z]/.test(plain) ? plain : `c_${plain}`;
  const short = code.slice(0, LONGEST).replace(/_+$/, '');
  return isReserved(short) ? `${short}_value` : short;
}

function freeCode(code: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : `_${number}`;
    const candidate = `${code.slice(0, LONGEST - suffix.length)}${suffix}`;
    if (!taken.has(candidate)) {
      return candidate;
    }
  }
}
