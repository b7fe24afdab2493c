// What counts as a change of a verdict, what as an unchanged one, and what cannot be judged; and how a run is counted.
import { describe, expect, it } from '@jest/globals';
import { type Decided, type Finding, type Outcome } from '../../gate/index.js';
import { compare } from './compare.js';
import { countsOf } from './counts.js';

const found = (norm: string, effect: Finding['effect'], more: Partial<Finding> = {}): Finding => ({
  code: `${norm.toLowerCase()}/x`,
  norm,
  effect,
  kind: 'violation',
  scope: 'project',
  ...more,
});
const gap = (norm: string): Finding => found(norm, 'hold', { kind: 'gap' });
const decided = (outcome: Outcome, findings: readonly Finding[] = [], asked: readonly string[] = ['A-01', 'A-02']): Decided => ({
  outcome,
  findings,
  obligations: [],
  columns: {},
  row_filter: null,
  disclosure: null,
  expires_on: null,
  asked,
  not_in_force: null,
});

describe('a verdict under another code', () => {
  it('is the same when nothing differs for anybody', () => {
    expect(compare(decided('permit'), decided('permit', [], ['A-01']))).toMatchObject({ kind: 'same', appeared: [], disappeared: [] });
  });

  it('has another outcome, by the rules that now find something, or no longer do', () => {
    expect(compare(decided('permit'), decided('deny', [found('A-02', 'deny')]))).toEqual({
      kind: 'outcome',
      from: 'permit',
      to: 'deny',
      appeared: ['A-02'],
      disappeared: [],
    });
    expect(compare(decided('deny', [found('A-02', 'deny')]), decided('permit'))).toMatchObject({ kind: 'outcome', disappeared: ['A-02'] });
  });

  it('has the same outcome on other terms', () => {
    const oblige = decided('oblige', [found('A-01', 'oblige')]);
    expect(compare(oblige, { ...oblige, expires_on: '2026-12-01' }).kind).toBe('conditions');
    expect(compare(oblige, { ...oblige, columns: { score: { action: 'drop' } } }).kind).toBe('conditions');
    expect(compare(oblige, decided('oblige', [found('A-02', 'oblige')])).kind).toBe('conditions');
  });

  it('cannot be judged when a rule that was not asked lacks a fact, and the answer hangs on that', () => {
    const lacks = decided('hold', [gap('A-28')], ['A-01', 'A-28']);
    expect(compare(decided('permit'), lacks)).toEqual({
      kind: 'not-judged',
      from: 'permit',
      to: 'hold',
      appeared: ['A-28'],
      disappeared: [],
    });
    expect(compare(decided('permit'), decided('hold', [gap('gate')])).kind).toBe('not-judged');
  });

  it('is judged when it is refused on other grounds whatever the fact that lacks', () => {
    const refused = decided('deny', [gap('A-28'), found('A-02', 'deny')], ['A-02', 'A-28']);
    expect(compare(decided('permit'), refused)).toMatchObject({ kind: 'outcome', to: 'deny' });
  });

  it('is judged when the rule was asked before: then the fact was looked for, and is lacking', () => {
    expect(compare(decided('permit'), decided('hold', [gap('A-01')]))).toMatchObject({ kind: 'outcome', to: 'hold', appeared: ['A-01'] });
  });

  it('hangs on a fact also where the rest only narrows the answer', () => {
    const narrowed = found('A-02', 'deny', { scope: 'column', column: 'score' });
    expect(compare(decided('permit'), decided('hold', [narrowed, gap('A-28')], ['A-02', 'A-28'])).kind).toBe('not-judged');
  });
});

describe('the counts of a run', () => {
  const request = (subjectId: string): { subjectKind: string; subjectId: string } => ({ subjectKind: 'access-request', subjectId });
  const project = (subjectId: string, subjectKind = 'project'): { subjectKind: string; subjectId: string } => ({ subjectKind, subjectId });
  const judged = [
    { gate: 'G3', ...request('r1'), ...compare(decided('permit'), decided('permit')) },
    { gate: 'G3', ...request('r2'), ...compare(decided('permit'), decided('deny', [found('A-02', 'deny')])) },
    { gate: 'G1', ...project('p1'), ...compare(decided('deny', [found('A-02', 'deny')]), decided('permit')) },
    { gate: 'G3', ...request('r3'), ...compare(decided('permit'), decided('hold', [gap('A-28')])) },
  ];

  it('add up, in all and by gate, and hold what cannot be judged apart', () => {
    const { totals, byGate, byPair } = countsOf(judged);
    expect(totals).toEqual({ asked: 4, same: 1, outcomeChanged: 2, conditionsChanged: 0, notJudged: 1 });
    expect(byGate.map(({ gate, asked }) => [gate, asked])).toEqual([
      ['G1', 1],
      ['G3', 3],
    ]);
    expect(byPair).toEqual([
      { from: 'deny', to: 'permit', count: 1 },
      { from: 'permit', to: 'deny', count: 1 },
      { from: 'permit', to: 'permit', count: 1 },
    ]);
  });

  it('count each project and each request once, by the weightiest of what befalls it at the gates', () => {
    const same = compare(decided('permit'), decided('permit'));
    const more = [
      ...judged,
      { gate: 'G2', ...project('p1', 'project-decision'), ...same },
      { gate: 'G1', ...project('p2'), ...same },
      { gate: 'G2', ...project('p2', 'project-decision'), ...same },
    ];
    expect(countsOf(more).bySubject).toEqual([
      { subject: 'project', asked: 2, same: 1, outcomeChanged: 1, conditionsChanged: 0, notJudged: 0 },
      { subject: 'access-request', asked: 3, same: 1, outcomeChanged: 1, conditionsChanged: 0, notJudged: 1 },
    ]);
  });

  it('name no kind of subject of which there was none', () => {
    expect(countsOf([{ gate: 'G1', ...project('p1'), ...compare(decided('permit'), decided('permit')) }]).bySubject).toHaveLength(1);
  });

  it('name each rule with what it does', () => {
    expect(countsOf(judged).byRule).toEqual([
      { norm: 'A-02', appeared: 1, disappeared: 1, notJudged: 0 },
      { norm: 'A-28', appeared: 0, disappeared: 0, notJudged: 1 },
    ]);
  });
});
