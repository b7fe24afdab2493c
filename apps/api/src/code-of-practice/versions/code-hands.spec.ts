// Four eyes in the life of a version: drafting, speaking for a council and adopting are of different people.
import { describe, expect, it } from '@jest/globals';
import { type CodeLife, handsInCode, isBarred } from './code-hands.js';

const event = (kind: CodeLife['events'][number]['kind'], byId: string, deputyFor: string | null = null): CodeLife['events'][number] => ({
  kind,
  byId,
  deputyFor,
  aboutId: kind === 'code.act-recorded' ? 'act' : null,
});
const handsOf = (events: CodeLife['events'], acts: CodeLife['acts'] = []): ReturnType<typeof handsInCode> =>
  handsInCode({ version: { createdBy: 'officer' }, acts, events });
const said = (kind: CodeLife['acts'][number]['kind']): CodeLife['acts'] => [{ id: 'act', kind, recordedBy: 'speaker' }];

describe('who drew up or changed a version', () => {
  it('neither speaks for a council on it nor adopts it', () => {
    const hands = handsOf([event('code.changed', 'second')]);
    expect(['officer', 'second'].map((id) => [isBarred('act', [id], hands), isBarred('adopt', [id], hands)])).toEqual([
      [true, true],
      [true, true],
    ]);
  });

  it('is also for whom they stood in', () => {
    const hands = handsOf([event('code.changed', 'deputy', 'absent')]);
    expect([isBarred('adopt', ['absent'], hands), isBarred('adopt', ['board', 'absent'], hands)]).toEqual([true, true]);
  });

  it('is not who recorded who took part, or laid it before the councils', () => {
    const hands = handsOf([event('code.participant-recorded', 'clerk'), event('code.consulted', 'clerk')]);
    expect([isBarred('act', ['clerk'], hands), isBarred('adopt', ['clerk'], hands)]).toEqual([false, false]);
  });

  it('is not barred from what needs no other eyes', () => {
    expect(isBarred('submit', ['officer'], handsOf([]))).toBe(false);
  });
});

describe('who spoke for a council', () => {
  it('with an advice or an assent does not adopt, nor for whom they stood in', () => {
    const hands = handsOf([event('code.act-recorded', 'speaker', 'absent')], said('assent'));
    expect([isBarred('adopt', ['speaker'], hands), isBarred('adopt', ['absent'], hands)]).toEqual([true, true]);
    expect(isBarred('act', ['speaker'], hands)).toBe(false);
  });

  it('in a discussion may adopt: it is no judgement of the version', () => {
    expect(isBarred('adopt', ['speaker'], handsOf([event('code.act-recorded', 'speaker')], said('discussion')))).toBe(false);
  });

  it('leaves the adoption to somebody who had no hand in it', () => {
    expect(isBarred('adopt', ['board', null], handsOf([event('code.act-recorded', 'speaker')], said('advice')))).toBe(false);
  });
});
