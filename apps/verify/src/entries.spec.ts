// What entries must be, and what they must say in which order.
import { describe, expect, it } from '@jest/globals';
import { canonical, checkEntries } from './entries.js';

const leaf = (kind: string, facts: object, extra: object = {}): Buffer =>
  Buffer.from(canonical({ at: '2026-11-22T09:00:00Z', facts, kind, v: 1, ...extra }));
const access = (epoch: number, kind = 'access.opened'): Buffer => leaf(kind, { consent_epoch: epoch });
const withdrawal = (epoch: number): Buffer => leaf('consent.withdrawn', { consent_epoch: epoch });
const codes = (leaves: readonly Buffer[]): string[] => checkEntries('accesses', leaves).map((one) => `${one.code} ${one.params['index']}`);

describe('the form of an entry', () => {
  it('takes canonical JSON with kind, minute, facts and commitments', () => {
    expect(codes([leaf('a.b', {}), leaf('a.b', { x: 'é' }, { c: { actor: 'a'.repeat(64) } })])).toEqual([]);
  });

  it.each([
    ['white space', Buffer.from('{"at":"2026-11-22T09:00:00Z","facts":{},"kind":"a.b", "v":1}')],
    ['another order', Buffer.from('{"v":1,"at":"2026-11-22T09:00:00Z","facts":{},"kind":"a.b"}')],
    ['a name twice', Buffer.from('{"at":"2026-11-22T09:00:00Z","facts":{},"kind":"a.b","v":1,"v":1}')],
    ['a number not in its shortest form', Buffer.from('{"at":"2026-11-22T09:00:00Z","facts":{"x":1.0},"kind":"a.b","v":1}')],
    [
      'bytes that are not UTF-8',
      Buffer.concat([leaf('a.b', { x: '' }).subarray(0, 39), Buffer.of(0xff), leaf('a.b', { x: '' }).subarray(39)]),
    ],
    ['seconds', leaf('a.b', {}, { at: '2026-11-22T09:00:01Z' })],
    ['another version', leaf('a.b', {}, { v: 2 })],
    ['another member', leaf('a.b', {}, { w: 1 })],
    ['a commitment that is no digest', leaf('a.b', {}, { c: { actor: 'x' } })],
    ['no JSON at all', Buffer.from('entry')],
  ])('refuses %s', (_, bytes) => {
    expect(codes([leaf('a.b', {}), bytes])).toEqual(['leaf-malformed 1']);
  });
});

describe('consent epochs', () => {
  it('may not go back behind a withdrawal logged before the access', () => {
    expect(codes([access(4), withdrawal(5), access(5), access(4)])).toEqual(['epoch-went-back 3']);
    expect(codes([access(4), withdrawal(5), access(6), access(5)])).toEqual([]);
  });

  it('may stand still behind consent that was only given', () => {
    expect(codes([leaf('consent.given', { consent_epoch: 5 }), access(4)])).toEqual([]);
    expect(codes([leaf('objection.raised', { consent_epoch: 5 }), access(4)])).toEqual(['epoch-went-back 1']);
  });

  it('may be older in the request that came before the access', () => {
    expect(codes([withdrawal(5), access(4, 'access.requested'), access(5)])).toEqual([]);
    expect(codes([leaf('objection.withdrawn', { consent_epoch: 5 }), access(4)])).toEqual([]);
  });
});

describe('references', () => {
  it('name entries that existed', () => {
    const erased = (...indexes: unknown[]): Buffer => leaf('log.openings-erased', { indexes });
    expect(codes([leaf('a.b', {}), leaf('a.b', {}), erased(0, 1)])).toEqual([]);
    expect(codes([leaf('a.b', {}), leaf('a.b', {}), erased(0, 2)])).toEqual(['refers-forward 2']);
    expect(codes([leaf('a.b', {}), erased(-1), erased('0')])).toEqual(['refers-forward 1', 'refers-forward 2']);
    expect(codes([leaf('a.b', {}), leaf('log.opening-read', { index: 0 }), leaf('log.opening-read', { index: 2 })])).toEqual([
      'refers-forward 2',
    ]);
  });
});
