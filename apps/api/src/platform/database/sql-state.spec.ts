// The one table from PostgreSQL's error codes to problems.
import { describe, expect, it } from '@jest/globals';
import { isBusy, problemOf, sqlStateOf } from './sql-state.js';

describe('the SQLSTATE of an error', () => {
  it('is read from the error of the driver, and from the one that wraps it', () => {
    expect(sqlStateOf({ code: '23505' })).toBe('23505');
    expect(sqlStateOf({ driverError: { code: '40001' } })).toBe('40001');
  });

  it.each([
    ['an error of the system', { code: 'ECONNRESET' }],
    ['a number', { code: 23505 }],
    ['nothing', null],
    ['a text', 'x'],
    ['no code', new Error()],
  ])('is absent from %s', (_, error) => {
    expect(sqlStateOf(error)).toBeNull();
  });
});

describe('what a code means to a client', () => {
  it.each([
    ['23505', 409, 'duplicate'],
    ['23503', 409, 'refers-to-nothing'],
    ['40001', 503, 'temporarily-unavailable'],
    ['40P01', 503, 'temporarily-unavailable'],
    ['55P03', 503, 'temporarily-unavailable'],
    ['57014', 503, 'temporarily-unavailable'],
    ['57P01', 503, 'temporarily-unavailable'],
    ['53300', 503, 'temporarily-unavailable'],
    ['08006', 503, 'temporarily-unavailable'],
    ['22P02', 400, 'invalid-input'],
    ['22003', 400, 'invalid-input'],
  ])('%s is a %i %s', (code, status, slug) => {
    expect(problemOf({ code })).toMatchObject({ status, slug });
  });

  it('asks to come back later where that helps, and not for a conflict', () => {
    expect([problemOf({ code: '57014' })?.headers['retry-after'], problemOf({ code: '23505' })?.headers['retry-after']]).toEqual([
      '1',
      undefined,
    ]);
  });

  it.each(['42501', '42P01', '23514', '23502', 'XX000'])('%s is unexpected: a fault of the program', (code) => {
    expect(problemOf({ code })).toBeNull();
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE'])('a lost connection (%s) is temporary', (code) => {
    expect(problemOf({ code })).toMatchObject({ status: 503 });
  });

  it('no connection that came free in time is temporary', () => {
    expect(problemOf(new Error('timeout exceeded when trying to connect'))).toMatchObject({ status: 503 });
  });

  it('an error that is not the database’s is not explained here', () => {
    expect(problemOf(new TypeError('x'))).toBeNull();
  });
});

describe('a lost race', () => {
  it.each(['40001', '40P01', '55P03'])('is tried again (%s)', (code) => {
    expect(isBusy({ driverError: { code } })).toBe(true);
  });

  it.each(['23505', '57014', '08006'])('is not what %s means', (code) => {
    expect(isBusy({ code })).toBe(false);
  });
});
