// What a body must be: every fault is named by its JSON Pointer (RFC 6901), and the fields refuse what nobody can store or read.
import { beforeEach, describe, expect, it } from '@jest/globals';
import 'reflect-metadata';
import { type FieldFault, InvalidInput } from '../../common/index.js';
import {
  CodeField,
  CodeListField,
  CountField,
  DayField,
  FlagField,
  IdField,
  ObjectField,
  ObjectListField,
  OneOfField,
  TextField,
  TextListField,
} from './fields.js';
import { InputPipe } from './validation.js';

class PartDto {
  @TextField({ description: 'A text.', maxLength: 5 }) readonly text: string;
}

class WholeDto {
  @CodeField({ description: 'A code.' }) readonly code: string;
  @TextField({ description: 'A text.', maxLength: 20, optional: true }) readonly text?: string;
  @TextField({ description: 'A text that may be null.', maxLength: 20, optional: true, nullable: true }) readonly perhaps?: string | null;
  @DayField({ description: 'A day.', optional: true }) readonly on?: string;
  @CountField({ description: 'A count.', min: 1, max: 9, optional: true }) readonly count?: number;
  @FlagField({ description: 'A flag.', optional: true }) readonly flag?: boolean;
  @IdField({ description: 'An id.', optional: true }) readonly id?: string;
  @OneOfField(['a', 'b'] as const, { description: 'One of two.', optional: true }) readonly choice?: 'a' | 'b';
  @CodeListField({ description: 'Columns.', max: 2, optional: true }) readonly columns?: readonly string[];
  @TextListField({ description: 'Texts.', maxLength: 5, max: 2, optional: true }) readonly texts?: readonly string[];
  @ObjectField(() => PartDto, { description: 'A part.', optional: true }) readonly part?: PartDto;
  @ObjectListField(() => PartDto, { description: 'Parts.', max: 2, optional: true }) readonly parts?: readonly PartDto[];
}

const pipe = new InputPipe();
let given: Record<string, unknown>;

beforeEach(() => {
  given = { code: 'ok-1' };
});

/** The faults for which a body (or query) is refused; none when it is taken. */
async function faultsOf(value: unknown, type: 'body' | 'query' = 'body'): Promise<readonly FieldFault[]> {
  try {
    await pipe.transform(value, { type, metatype: WholeDto });
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidInput);
    return (error as InvalidInput).errors;
  }
}

describe('a body', () => {
  it('that fits becomes an instance of its class', async () => {
    given = { ...given, text: 'ok', on: '2028-02-29', count: 9, flag: false, choice: 'b', part: { text: 'x' }, parts: [{ text: 'y' }] };
    expect(await pipe.transform(given, { type: 'body', metatype: WholeDto })).toBeInstanceOf(WholeDto);
  });

  it('is told all its faults at once, each with its place', async () => {
    given = { code: 'NO', on: '2026-02-30', count: 0, part: { text: '' }, parts: [{ text: 'ok' }, { text: 'longer than five' }] };
    expect((await faultsOf(given)).map(({ pointer }) => pointer)).toEqual(['/code', '/on', '/count', '/part/text', '/parts/1/text']);
  });

  it('with a member that is not known is refused, also inside a part', async () => {
    given = { ...given, 'a/b~c': 1, part: { text: 'x', more: true } };
    expect(await faultsOf(given)).toEqual([
      { pointer: '/a~1b~0c', code: 'whitelistValidation' },
      { pointer: '/part/more', code: 'whitelistValidation' },
    ]);
  });

  it.each([
    ['a list', []],
    ['a text', 'x'],
    ['a number', 1],
    ['null', null],
    ['absent', undefined],
  ])('is refused when it is %s', async (_, value) => {
    expect(await faultsOf(value)).toEqual([{ pointer: '', code: 'object' }]);
  });

  it('does not get a prototype from what it is sent', async () => {
    const input = JSON.parse('{"code":"ok-1","__proto__":{"isAdmin":true}}') as object;
    await faultsOf(input);
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });
});

describe('a member that may be left out', () => {
  it.each(['text', 'on', 'count', 'flag', 'id', 'choice', 'columns', 'texts', 'part', 'parts'])(
    'may not be null unless it says so (%s)',
    async (name) => {
      expect((await faultsOf({ ...given, [name]: null })).map(({ pointer }) => pointer)).toEqual([`/${name}`]);
    },
  );

  it('may be null when it says so', async () => {
    expect(await faultsOf({ ...given, perhaps: null })).toEqual([]);
  });

  it('may be left out', async () => {
    expect(await faultsOf(given)).toEqual([]);
  });
});

describe('a text of people', () => {
  it.each([
    ['Dutch with a line end and a tab', 'één\n\ttwee'],
    ['an emoji', '👍'],
    ['an Arabic word', 'سلام'],
    ['twenty characters', 'x'.repeat(20)],
  ])('may be %s', async (_, text) => {
    expect(await faultsOf({ ...given, text })).toEqual([]);
  });

  it.each([
    ['a null character', 'a\u0000b', 'plainText'],
    ['an escape character', 'a\u001bb', 'plainText'],
    ['a change of direction', 'a\u202eb', 'plainText'],
    ['a character of no width', 'a\u200bb', 'plainText'],
    ['a mark that turns the direction', 'a\u061cb', 'plainText'],
    ['letters that are tags and not seen', 'a\u{e0041}b', 'plainText'],
    ['an annotation', 'a\ufff9b', 'plainText'],
    ['a lone surrogate', 'a\ud800', 'plainText'],
    ['a character that does not exist', 'a\uffff', 'plainText'],
    ['blanks alone', '   ', 'needed'],
    ['nothing', '', 'needed'],
    ['one character too many', 'x'.repeat(21), 'maxLength'],
  ])('may not be or hold %s', async (_, text, code) => {
    expect(await faultsOf({ ...given, text })).toEqual([{ pointer: '/text', code }]);
  });

  it.each([
    ['a number', 1],
    ['a list', ['x']],
    ['an object', { toString: 'x' }],
    ['a flag', true],
  ])('may not be %s', async (_, text) => {
    expect((await faultsOf({ ...given, text })).map(({ pointer }) => pointer)).toEqual(['/text']);
  });
});

describe('the other fields', () => {
  it.each([
    ['code', ['a1', 'a-b', 'x'.repeat(60)], ['a', '-a', 'a-', 'A1', 'a_b', 'a b', 'x'.repeat(61), 'ok\n', "a';--"]],
    ['on', ['2026-11-22'], ['22-11-2026', '2026-02-29', '2026-11-22T00:00:00Z', 20261122]],
    ['count', [1, 9], [0, 10, 1.5, '3', NaN, 1e308]],
    ['flag', [true, false], ['true', 1, 0]],
    ['id', ['017f22e2-79b0-7cc3-98c4-dc0c0c07398f'], ['017f22e2', '../../etc', 7]],
    ['choice', ['a', 'b'], ['c', 'A', ['a']]],
    ['columns', [['a', 'a_b'], []], [['a', 'b', 'c'], ['A'], ['a-b'], ['1a'], 'a', [null], { 0: 'a' }]],
    ['texts', [['een', 'twee'], []], [['a', 'b', 'c'], ['toolong'], [' '], [1], 'een', ['a\u202eb']]],
    ['part', [{ text: 'x' }], [[{ text: 'x' }], [], 'x', {}]],
    ['parts', [[], [{ text: 'x' }]], [{ text: 'x' }, ['x'], [null], [[]], [{ text: 'x' }, { text: 'x' }, { text: 'x' }]]],
  ])('%s takes its own form only', async (name, good, bad) => {
    expect(await Promise.all(good.map(async (value) => (await faultsOf({ ...given, [name]: value })).length))).toEqual(good.map(() => 0));
    const found = await Promise.all(bad.map(async (value) => (await faultsOf({ ...given, [name]: value })).length > 0));
    expect(found).toEqual(bad.map(() => true));
  });
});

describe('a query', () => {
  it('may write its numbers in digits, where a body may not', async () => {
    expect(await faultsOf({ ...given, count: '7' }, 'query')).toEqual([]);
    expect(await faultsOf({ ...given, count: '7' }, 'body')).toEqual([{ pointer: '/count', code: 'isInt' }]);
  });

  it('keeps digits as they stand where a text is asked', async () => {
    expect(await faultsOf({ ...given, text: '2024' }, 'query')).toEqual([]);
    expect(await faultsOf({ ...given, text: 2024 }, 'query')).toEqual([{ pointer: '/text', code: 'isString' }]);
  });

  it('may not name a member twice', async () => {
    expect(await faultsOf({ ...given, text: ['a', 'b'] }, 'query')).toEqual([{ pointer: '/text', code: 'isString' }]);
  });
});

describe('a name that every object has', () => {
  it.each(['__proto__', 'constructor', 'prototype', 'toString'])('is as unknown as any other: %s', async (name) => {
    const own = JSON.parse(`{ "code": "ok-1", "${name}": { "isAdmin": true } }`) as unknown;
    const nested = JSON.parse(`{ "code": "ok-1", "parts": [{ "text": "x", "${name}": 1 }] }`) as unknown;
    expect(await faultsOf(own)).toEqual([{ pointer: `/${name}`, code: 'whitelistValidation' }]);
    expect(await faultsOf(nested)).toEqual([{ pointer: `/parts/0/${name}`, code: 'whitelistValidation' }]);
    expect(await faultsOf(own, 'query')).toEqual([{ pointer: `/${name}`, code: 'whitelistValidation' }]);
  });
});
