// What a rule saw, from the facts that it reads and the input that was judged.
import { describe, expect, it } from '@jest/globals';
import { seenBy } from './seen.js';

const INPUT = {
  gate: 'G2',
  today: '2026-11-22',
  project: { goal: null, ends_on: '2027-08-31', stated: { plan: true }, stakeholders: [{ kind: 'students', asked: true }] },
  processes: [
    {
      id: 'p1',
      basis: 'consent',
      use_types: ['guidance', 'research'],
      recipients: [],
      lia: null,
      model: { kind: 'tree' },
      fields: [
        { field: 'score', classification: 'measure' },
        { field: 'module', classification: 'measure' },
        { field: 'health', classification: 'special-category' },
      ],
    },
    { id: 'p2', basis: null, use_types: [] },
  ],
};

describe('what a rule saw', () => {
  it('is each fact with its value, and which nobody knows', () => {
    expect(seenBy(['project.ends_on', 'project.goal', 'project.stated.plan', 'today'], INPUT)).toEqual([
      { path: 'project.ends_on', process: null, of: [], kind: 'value', value: '2027-08-31' },
      { path: 'project.goal', process: null, of: [], kind: 'unknown', value: null },
      { path: 'project.stated.plan', process: null, of: [], kind: 'value', value: true },
      { path: 'today', process: null, of: [], kind: 'value', value: '2026-11-22' },
    ]);
  });

  it('is told of each process apart', () => {
    expect(seenBy(['processes[].basis', 'processes[].use_types[]'], INPUT)).toEqual([
      { path: 'processes.basis', process: 'p1', of: [], kind: 'value', value: 'consent' },
      { path: 'processes.basis', process: 'p2', of: [], kind: 'unknown', value: null },
      { path: 'processes.use_types', process: 'p1', of: [], kind: 'list', value: ['guidance', 'research'] },
      { path: 'processes.use_types', process: 'p2', of: [], kind: 'list', value: [] },
    ]);
  });

  it('names the columns, those of which it is the same together', () => {
    const [one] = INPUT.processes;
    expect(seenBy(['processes[].fields[].classification'], { ...INPUT, processes: [one as never] })).toEqual([
      { path: 'processes.fields.classification', process: 'p1', of: ['score', 'module'], kind: 'value', value: 'measure' },
      { path: 'processes.fields.classification', process: 'p1', of: ['health'], kind: 'value', value: 'special-category' },
    ]);
  });

  it('is told once of what is not there at all, however much the rule reads of it', () => {
    expect(
      seenBy(['processes[].lia.balance', 'processes[].lia.signed', 'consent.epoch'], {
        ...INPUT,
        processes: [INPUT.processes[0] as never],
      }),
    ).toEqual([
      { path: 'processes.lia', process: 'p1', of: [], kind: 'unknown', value: null },
      { path: 'consent', process: null, of: [], kind: 'unknown', value: null },
    ]);
  });

  it('says how many there are, that there are none, or that something is stated', () => {
    const told = (path: string): unknown => seenBy([path], INPUT).map(({ kind, value }) => [kind, value]);
    expect(told('project.stakeholders')).toEqual([['count', 1]]);
    expect(seenBy(['processes[].recipients'], { processes: [INPUT.processes[0] as never] })[0]).toMatchObject({ kind: 'list', value: [] });
    expect(told('project.stated')).toEqual([['stated', true]]);
  });

  it('does not repeat a whole whose parts are told, nor where the rule looked', () => {
    const found = seenBy(['gate', 'processes[].id', 'processes[].model', 'processes[].model.kind'], {
      ...INPUT,
      processes: [INPUT.processes[0] as never],
    });
    expect(found.map(({ path }) => path)).toEqual(['processes.model.kind']);
  });
});
