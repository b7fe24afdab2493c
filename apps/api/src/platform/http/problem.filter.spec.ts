// What anything thrown amounts to for a client; the unexpected tells nothing but that it happened.
import { describe, expect, it } from '@jest/globals';
import { HttpException } from '@nestjs/common';
import { InvalidInput, NotFound, WrongState } from '../../common/index.js';
import { asProblem } from './problem.filter.js';

describe('asProblem', () => {
  it('leaves a problem as it is', () => {
    const problem = new WrongState('draft', ['submit']);
    expect(asProblem(problem)).toBe(problem);
  });

  it.each([
    [400, 'invalid-input'],
    [404, 'not-found'],
    [406, 'not-acceptable'],
    [408, 'request-timeout'],
    [413, 'too-large'],
    [414, 'too-large'],
    [415, 'unsupported-media-type'],
    [431, 'too-large'],
  ])('keeps the status %i of the server, as %s', (status, slug) => {
    expect(asProblem(Object.assign(new Error(), { statusCode: status }))).toMatchObject({ status, slug });
    expect(asProblem(new HttpException('x', status))).toMatchObject({ status, slug });
  });

  it.each([
    ['an error of the program', new TypeError('cannot read secret 123')],
    ['a status of another kind', new HttpException('x', 418)],
    ['a status of the database driver', { statusCode: '400' }],
    ['a text', 'boom'],
    ['nothing', null],
    ['nothing at all', undefined],
  ])('makes an unexpected problem of %s', (_, thrown) => {
    expect(asProblem(thrown)).toMatchObject({ slug: 'unexpected', status: 500, level: 'error', params: {}, errors: [], extensions: {} });
  });

  it('answers what the database refused as a problem of the client', () => {
    expect(asProblem({ code: '23505' })).toMatchObject({ slug: 'duplicate', status: 409 });
  });
});

describe('a problem', () => {
  it('is committed by no transaction unless its class says so', () => {
    expect([new NotFound().isCommitted, new InvalidInput([]).isCommitted]).toEqual([false, false]);
  });
});
