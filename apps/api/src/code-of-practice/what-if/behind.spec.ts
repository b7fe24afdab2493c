// By which rule a condition differs: by taking each out of force on both sides.
import { describe, expect, it } from '@jest/globals';
import { type Decided } from '../../gate/index.js';
import { normsBehind, signatureOf } from './behind.js';

const decided = (more: Partial<Decided> = {}): Decided => ({
  outcome: 'oblige',
  findings: [],
  obligations: [],
  columns: {},
  row_filter: null,
  disclosure: null,
  expires_on: null,
  asked: ['A-47', 'A-66'],
  not_in_force: null,
  ...more,
});
const k = (size: number | null): Decided => decided({ disclosure: size === null ? null : { shape: 'table', k: size } });
const term = { what: 'disclosure', of: null, process: null, column: null, from: null, to: null } as const;
const sides = { logged: k(10), draft: k(15), differing: [] };

describe('the rule behind a condition that differs', () => {
  it('is the one without which nothing differs', () => {
    expect(normsBehind(term, sides, (norm) => (norm === 'A-66' ? [k(null), k(null)] : [k(10), k(15)]))).toEqual(['A-66']);
  });

  it('is each that shapes it where several together make it differ', () => {
    const without = (norm: string): readonly [Decided, Decided] => (norm === 'A-66' ? [k(10), k(12)] : [k(10), k(15)]);
    expect(normsBehind(term, sides, without)).toEqual(['A-66']);
  });

  it('is not one without which nothing may be used at all: that tells nothing', () => {
    const stopped = decided({ outcome: 'deny' });
    expect(normsBehind(term, { ...sides, differing: ['A-66'] }, () => [stopped, stopped])).toEqual(['A-66']);
  });

  it('is told by what differs elsewhere when the code that judged is not kept, and never none', () => {
    expect(normsBehind(term, { ...sides, logged: decided({ asked: ['A-47'] }) }, () => null)).toEqual(['A-66']);
    expect(normsBehind(term, sides, () => null)).toEqual(['A-47', 'A-66']);
  });
});

describe('the signature of a difference', () => {
  it('is the same for the same difference between the same rules, and another for another', () => {
    expect(signatureOf(term, sides)).toBe(signatureOf({ ...term }, { ...sides }));
    expect(signatureOf(term, sides)).not.toBe(signatureOf({ ...term, to: 15 }, sides));
    expect(signatureOf(term, sides)).not.toBe(signatureOf(term, { ...sides, draft: decided({ asked: ['A-66'] }) }));
  });
});
