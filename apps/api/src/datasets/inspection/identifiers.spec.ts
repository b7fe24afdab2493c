import { describe, expect, it } from '@jest/globals';
import { codesOf } from './column-names.js';
import { IdentifierGuard } from './identifier-guard.js';
import { digitsOf, isBsn, isEducationNumber, namedIdentifierOf } from './identifiers.js';
import { type GuardShares } from './inspection.types.js';

/** Nine-digit numbers that pass the 11-test, from 100000000 up. */
function bsns(count: number): string[] {
  const found: string[] = [];
  for (let number = 123_456_000; found.length < count; number++) {
    if (isBsn(String(number))) {
      found.push(String(number));
    }
  }
  return found;
}

/** Nine-digit numbers that pass no test. */
function others(count: number): string[] {
  const found: string[] = [];
  for (let number = 523_456_000; found.length < count; number++) {
    if (!isBsn(String(number)) && !isEducationNumber(String(number))) {
      found.push(String(number));
    }
  }
  return found;
}

function sharesOf(values: readonly string[]): GuardShares {
  const guard = new IdentifierGuard(7);
  values.forEach((value) => guard.take(value));
  return guard.shares();
}

describe('isBsn', () => {
  it('accepts a number that passes the 11-test', () => {
    expect(isBsn('111222333')).toBe(true);
  });

  it('refuses its neighbour', () => {
    expect(isBsn('111222334')).toBe(false);
  });

  it('refuses nine zeros, which are nobody’s number', () => {
    expect(isBsn('000000000')).toBe(false);
  });
});

describe('isEducationNumber', () => {
  it('recognises 101222331', () => {
    expect(isEducationNumber('101222331')).toBe(true);
  });

  it('refuses a number with the same remainder that does not start with 10', () => {
    const [number = ''] = ['20', '21', '22', '23', '24', '25', '26', '27', '28', '29', '30']
      .map((start) => `${start}1222331`)
      .filter(leavesFive);
    expect(number).not.toBe('');
    expect(isEducationNumber(number)).toBe(false);
  });

  it('refuses a citizen service number', () => {
    expect(isEducationNumber('111222333')).toBe(false);
  });
});

function leavesFive(nine: string): boolean {
  const sum = [...nine].reduce((total, digit, place) => total + Number(digit) * (place === 8 ? -1 : 9 - place), 0);
  return ((sum % 11) + 11) % 11 === 5;
}

describe('digitsOf', () => {
  it.each([
    ['111222333', '111222333'],
    [' 111.222.333 ', '111222333'],
    ['1112.22.333', '111222333'],
    ['111222333.0', '111222333'],
    ['１１１２２２３３３', '111222333'],
    ['111\u200b222333', '111222333'],
    ["'012345678", '012345678'],
  ])('reads %j', (value, digits) => {
    expect(digitsOf(value)).toBe(digits);
  });

  it.each(['', 'abc', '12a', '1,5', 'x'.repeat(30)])('finds no number in %j', (value) => {
    expect(digitsOf(value)).toBeNull();
  });
});

describe('IdentifierGuard', () => {
  it('judges 20 distinct values', () => {
    expect(sharesOf(bsns(20)).judged).toBe(true);
  });

  it('does not judge 19 distinct values', () => {
    expect(sharesOf(bsns(19)).judged).toBe(false);
  });

  it('counts a value once, however many rows have it', () => {
    expect(sharesOf([...bsns(19), ...bsns(19), ...bsns(19)])).toMatchObject({ distinct: 19, judged: false });
  });

  it('counts a number once, however it is written: padded, with points, as a decimal', () => {
    const numbers = bsns(10);
    const dotted = numbers.map((number) => number.replace(/(\d{3})(\d{3})(\d{3})/, '$1.$2.$3'));
    expect(sharesOf([...numbers, ...dotted, ...numbers.map((number) => `${number}.0`)])).toMatchObject({ distinct: 10, judged: false });
    expect(sharesOf(['12345672', '012345672']).distinct).toBe(1);
  });

  it('is not led astray by other numbers that are written in many ways', () => {
    const [other = ''] = others(1);
    const spelled = [other, `${other}.0`, `${other},0`, `'${other}`, other.replace(/(\d{3})/g, '$1 ').trim()];
    expect(sharesOf([...bsns(20), ...spelled]).bsn).toBeGreaterThan(0.9);
  });

  it('sees through zeros that make numbers longer than nine digits', () => {
    expect(sharesOf(bsns(20).map((number) => `000${number}`))).toMatchObject({ judged: true, bsn: 1 });
    expect(sharesOf(bsns(20).map((number) => `100${number}`))).toMatchObject({ judged: false, bsn: 0 });
  });

  it('does not count zero', () => {
    expect(sharesOf([...bsns(19), '0', '000000000', '000000000000']).distinct).toBe(19);
  });

  it('judges when half of the values have 8 or 9 digits before padding', () => {
    const short = Array.from({ length: 10 }, (_, index) => String(1_000 + index));
    expect(sharesOf([...bsns(10), ...short]).judged).toBe(true);
  });

  it('does not judge when fewer than half have', () => {
    const short = Array.from({ length: 11 }, (_, index) => String(1_000 + index));
    expect(sharesOf([...bsns(10), ...short]).judged).toBe(false);
  });

  it('measures a share of exactly 0.9', () => {
    expect(sharesOf([...bsns(18), ...others(2)]).bsn).toBe(0.9);
  });

  it('measures the nearest share below 0.9 as below', () => {
    expect(sharesOf([...bsns(89), ...others(11)]).bsn).toBeLessThan(0.9);
  });

  it('measures a share of exactly 0.2', () => {
    expect(sharesOf([...bsns(4), ...others(16)]).bsn).toBe(0.2);
  });

  it('measures the nearest share below 0.2 as below', () => {
    expect(sharesOf([...bsns(19), ...others(81)]).bsn).toBeLessThan(0.2);
  });

  it('counts texts as distinct values that are no number', () => {
    expect(sharesOf([...bsns(15), 'a', 'b', 'c', 'd', 'e']).bsn).toBe(0.75);
  });

  it('estimates the shares of many distinct values from a bounded sample', () => {
    const shares = sharesOf([...bsns(45_000), ...others(5_000)]);
    expect(shares.bsn).toBeGreaterThan(0.88);
    expect(shares.bsn).toBeLessThan(0.92);
    expect(Math.abs(shares.distinct - 50_000)).toBeLessThan(5_000);
  });

  it('pads short numbers with zeros before testing', () => {
    const eight = Array.from({ length: 2_000 }, (_, at) => String(12_345_000 + at)).filter((number) => isBsn(`0${number}`));
    expect(eight.length).toBeGreaterThan(100);
    expect(sharesOf(eight)).toMatchObject({ judged: true, bsn: 1 });
  });
});

describe('namedIdentifierOf', () => {
  it.each([
    ['BSN', 'bsn'],
    ['bsn_student', 'bsn'],
    ['Burgerservicenummer', 'bsn'],
    ['sofinummer', 'bsn'],
    ['Onderwijsnummer', 'education-number'],
    ['persoonsgebonden_nummer', 'personal-number'],
    ['Persoonsgebonden nummer', 'personal-number'],
    ['PGN', 'personal-number'],
  ])('recognises %s', (header, named) => {
    expect(namedIdentifierOf(codesOf([header])[0] ?? '')).toBe(named);
  });

  it.each(['studentnummer', 'id_student', 'onderwijsvorm', 'absent', 'absence', 'telefoonnummer'])('passes %s', (header) => {
    expect(namedIdentifierOf(codesOf([header])[0] ?? '')).toBeNull();
  });
});
