// National numbers of the Netherlands by their check digits: citizen service number (11-test) and education number.
// @see Besluit burgerservicenummer; python-stdnum stdnum/nl/{bsn,onderwijsnummer}.py for the two tests.
import { type NamedIdentifier } from './inspection.types.js';

const SEPARATING = /[\s.\-/'\u00ad\u200b-\u200f\u2060\ufeff]/gu;
const FLOAT_ZEROS = /[.,]0+$/;
const BSN = /(?:^|_)(?:bsn|burgerservice|sofi|citizen_?service|social_security)(?:_?(?:nr|nummer|number))?\d*(?:_|$)/;
const EDUCATION_NUMBER = /(?:^|_)(?:onderwijs|education)_?(?:nr|nummer|number)\d*(?:_|$)/;
const PERSONAL_NUMBER = /(?:^|_)(?:pgn\d*|persoons?gebonden_?(?:nr|nummer)\d*|personal_(?:education_)?number\d*)(?:_|$)/;

/** Answers a value's digits when it is a number written with or without separators, else null. Full-width digits count. */
export function digitsOf(value: string): string | null {
  if (value.length > 24 || /[a-z]/i.test(value)) {
    return null;
  }
  const plain = /^\d+$/.test(value) ? value : value.normalize('NFKC').trim().replace(FLOAT_ZEROS, '').replace(SEPARATING, '');
  return /^\d+$/.test(plain) ? plain : null;
}

/** Tells whether nine digits pass the 11-test of the citizen service number; all zeros do not. */
export function isBsn(nine: string): boolean {
  return nine.length === 9 && nine !== '000000000' && remainderOf(nine) === 0;
}

/** Tells whether nine digits are an education number: they start with 10 and the 11-test leaves 5. */
export function isEducationNumber(nine: string): boolean {
  return nine.length === 9 && nine.startsWith('10') && remainderOf(nine) === 5;
}

/** Answers which national number a column is named after, or null. @param code the header as a code */
export function namedIdentifierOf(code: string): NamedIdentifier | null {
  if (BSN.test(code)) {
    return 'bsn';
  }
  if (EDUCATION_NUMBER.test(code)) {
    return 'education-number';
  }
  return PERSONAL_NUMBER.test(code) ? 'personal-number' : null;
}

function remainderOf(nine: string): number {
  let sum = 0;
  for (let place = 0; place < 9; place++) {
    const digit = nine.charCodeAt(place) - 48;
    sum += place === 8 ? -digit : (9 - place) * digit;
  }
  return ((sum % 11) + 11) % 11;
}
