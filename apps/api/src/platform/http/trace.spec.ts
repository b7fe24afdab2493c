// Which trace a request belongs to (W3C Trace Context, section 3.2).
import { describe, expect, it } from '@jest/globals';
import { traceIdOf } from './trace.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';
const FRESH = /^(?!0{32})[0-9a-f]{32}$/;

describe('the trace of a request', () => {
  it('is the one that the caller sends', () => {
    expect(traceIdOf(`00-${TRACE}-${PARENT}-01`)).toBe(TRACE);
  });

  it.each([
    ['nothing is sent', undefined],
    ['it is sent twice', [`00-${TRACE}-${PARENT}-01`, `00-${TRACE}-${PARENT}-01`]],
    ['the trace id is all zeros', `00-${'0'.repeat(32)}-${PARENT}-01`],
    ['the parent id is all zeros', `00-${TRACE}-${'0'.repeat(16)}-01`],
    ['it is in upper case', `00-${TRACE.toUpperCase()}-${PARENT}-01`],
    ['its version is not known', `ff-${TRACE}-${PARENT}-01`],
    ['something follows', `00-${TRACE}-${PARENT}-01-x`],
  ])('is a fresh one when %s', (_, header) => {
    expect(traceIdOf(header)).toMatch(FRESH);
    expect(traceIdOf(header)).not.toBe(TRACE);
  });

  it('is not the same for two requests that send nothing', () => {
    expect(traceIdOf(undefined)).not.toBe(traceIdOf(undefined));
  });
});
