// What a leaf holds, and what it refuses to hold.
import { describe, expect, it } from '@jest/globals';
import { commitmentOf, makeLeaf } from './leaf.js';

const DRAFT = { kind: 'access.opened', at: new Date('2026-11-22T09:14:59.999Z'), facts: { consent_epoch: 12, access_id: 'a-1' } };

describe('makeLeaf', () => {
  it('writes canonical JSON with the instant rounded down to the minute', () => {
    expect(makeLeaf(DRAFT).bytes.toString('utf8')).toBe(
      '{"at":"2026-11-22T09:14:00Z","facts":{"access_id":"a-1","consent_epoch":12},"kind":"access.opened","v":1}',
    );
  });

  it('puts a commitment in the leaf and its value and salt beside it', () => {
    const leaf = makeLeaf({ ...DRAFT, commitments: { reason: 'Klacht van één student' } });
    const [opening] = leaf.openings;
    const text = leaf.bytes.toString('utf8');
    expect(text).not.toContain('Klacht');
    expect(opening?.value).toBe('"Klacht van één student"');
    expect(JSON.parse(text).c.reason).toBe(opening === undefined ? '' : commitmentOf(opening));
  });

  it('commits to the same value differently each time', () => {
    const commit = (): string | undefined => makeLeaf({ ...DRAFT, commitments: { actor: 'p-1' } }).openings.map(commitmentOf)[0];
    expect(commit()).not.toBe(commit());
  });

  it('has the commitment that the format defines', () => {
    expect(commitmentOf({ name: 'actor', salt: Buffer.alloc(32, 1), value: '"p-1"' })).toBe(
      'f5d9c28cbe180602a2c9b5fcb64b310d38dbc422e997b2c70dc1dee7213269e5',
    );
  });

  it.each([
    ['free text', { note: 'two words' }],
    ['letters beyond ASCII', { note: 'één' }],
    ['a long text', { note: 'x'.repeat(201) }],
    ['free text deep inside', { list: [{ note: 'a b' }] }],
  ])('refuses %s among the facts', (_, facts) => {
    expect(() => makeLeaf({ ...DRAFT, facts })).toThrow(TypeError);
  });

  it('takes ids, digests, codes, numbers, flags and lists of them', () => {
    const facts = { id: 'x'.repeat(200), codes: ['a/b', 'c-d'], ok: true, none: null, count: 0.5 };
    expect(JSON.parse(makeLeaf({ ...DRAFT, facts }).bytes.toString('utf8')).facts).toEqual(facts);
  });

  it('refuses a kind that is not domain.past-participle, and a name that is not snake_case', () => {
    expect(() => makeLeaf({ ...DRAFT, kind: 'opened' })).toThrow(TypeError);
    expect(() => makeLeaf({ ...DRAFT, kind: 'Access.opened' })).toThrow(TypeError);
    expect(() => makeLeaf({ ...DRAFT, commitments: { 'a"b': 1 } })).toThrow(TypeError);
  });

  it('refuses an entry over 16 KB and takes the nearest below', () => {
    const codes = (count: number): string[] => Array.from({ length: count }, () => 'x'.repeat(200));
    expect(makeLeaf({ ...DRAFT, facts: { codes: codes(79) } }).bytes.length).toBeLessThan(16_384);
    expect(() => makeLeaf({ ...DRAFT, facts: { codes: codes(81) } })).toThrow(TypeError);
  });
});
