// Request bodies: JSON in UTF-8, of bounded depth, with text that can be kept; everything else is refused before any route.
import { describe, expect, it } from '@jest/globals';
import { type FieldFault, InvalidInput, Problem } from '../../common/index.js';
import { readJson } from './json-body.js';

/** The faults for which a body is refused; none when it is read. */
function faultsOf(body: string | Uint8Array): readonly FieldFault[] {
  try {
    readJson(typeof body === 'string' ? Buffer.from(body, 'utf8') : body);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidInput);
    return (error as InvalidInput).errors;
  }
}
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const CANNOT_BE_READ = [{ pointer: '', code: 'body' }];

describe('a body', () => {
  it('is read as JSON, whatever its value', () => {
    expect(readJson(Buffer.from('{"a":[1,"é😀",null,true]}', 'utf8'))).toEqual({ a: [1, 'é😀', null, true] });
    expect(readJson(Buffer.from('null', 'utf8'))).toBeNull();
  });

  it.each(['', '{', "{'a':1}", '{"a":NaN}', '{"a":1,}', 'a=1', '{"a":1}{"b":2}'])('that is no JSON is refused (%j)', (body) => {
    expect(faultsOf(body)).toEqual(CANNOT_BE_READ);
  });

  it.each([
    ['a byte that UTF-8 never has', '22ff22'],
    ['an overlong slash', '22c0af22'],
    ['a surrogate written as bytes', '22eda08022'],
    ['UTF-16', '22006100220000'],
  ])('in another encoding is refused: %s', (_, hex) => {
    expect(faultsOf(Buffer.from(hex, 'hex'))).toEqual(CANNOT_BE_READ);
  });

  it('may have a byte order mark before it', () => {
    expect(faultsOf('\ufeff{"a":1}')).toEqual([]);
  });
});

describe('text in a body', () => {
  it('may not be half a character, as a value or as a name', () => {
    expect(faultsOf(String.raw`{"a/b":[0,"\ud800"]}`)).toEqual([{ pointer: '/a~1b/1', code: 'plainText' }]);
    expect(faultsOf(String.raw`{"a":{"\udc00":1}}`)).toEqual([{ pointer: '/a', code: 'plainText' }]);
  });

  it('may be a whole character written in two halves', () => {
    expect(faultsOf(String.raw`{"\ud83d\ude00":"\ud83d\ude00"}`)).toEqual([]);
  });
});

describe('the depth of a body', () => {
  it('is bounded', () => {
    expect(faultsOf(nested(32))).toEqual([]);
    expect(faultsOf(nested(33))).toEqual([{ pointer: '', code: 'depth' }]);
  });

  it('exhausts nothing, however deep', () => {
    expect(faultsOf(nested(400_000))).toEqual([{ pointer: '', code: 'depth' }]);
    expect(faultsOf(`${'{"a":'.repeat(150_000)}1${'}'.repeat(150_000)}`)).toEqual([{ pointer: '', code: 'depth' }]);
  });
});

describe('the number of values in a body', () => {
  const list = (count: number): Buffer => Buffer.from(JSON.stringify(Array<number>(count).fill(1)), 'utf8');

  it('is bounded', () => {
    expect(readJson(list(19_999))).toHaveLength(19_999);
    expect(() => readJson(list(20_000))).toThrow(new Problem('too-large', 413, 'info'));
  });
});
