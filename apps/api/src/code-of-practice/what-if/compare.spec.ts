// What counts as a change of a verdict, what as an unchanged one, and what cannot be judged; and how a run is counted.
import { describe, expect, it } from '@jest/globals';
import { type Decided, type Finding, type Outcome } from '../../gate/index.js';
import { compare, type Ground } from './compare.js';
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

/** The same build, and nothing that could be told of a condition but by these norms. */
const ground = (more: Partial<Ground> = {}): Ground => ({ earlier: () => null, behind: () => ['A-66'], ...more });
const compared = (logged: Decided, draft: Decided, more: Partial<Ground> = {}): ReturnType<typeof compare> =>
  compare(logged, draft, ground({ earlier: () => draft, ...more }));

describe('a verdict under another code', () => {
  it('is the same when nothing differs for anybody', () => {
    expect(compared(decided('permit'), decided('permit', [], ['A-01']))).toMatchObject({ kind: 'same', appeared: [], disappeared: [] });
  });

  it('has another outcome, by the rules that now find something, or no longer do', () => {
    expect(compared(decided('permit'), decided('deny', [found('A-02', 'deny')]))).toMatchObject({
      kind: 'outcome',
      from: 'permit',
      to: 'deny',
      appeared: ['A-02'],
      disappeared: [],
      changed: [],
    });
    expect(compared(decided('deny', [found('A-02', 'deny')]), decided('permit'))).toMatchObject({ kind: 'outcome', disappeared: ['A-02'] });
  });

  it('has another outcome by a rule that finds the same and weighs it otherwise', () => {
    const [was, is] = [decided('warn', [found('A-02', 'warn')]), decided('deny', [found('A-02', 'deny')])];
    expect(compared(was, is)).toMatchObject({ kind: 'outcome', appeared: [], disappeared: [], changed: ['A-02'] });
  });

  it('has the same outcome on other terms', () => {
    const oblige = decided('oblige', [found('A-01', 'oblige')]);
    expect(compared(oblige, decided('oblige', [found('A-02', 'oblige')])).kind).toBe('conditions');
  });

  it('is not another because the day of asking is', () => {
    const on = (day: string): Decided => ({
      ...decided('oblige', [found('A-15', 'oblige', { params: { valid_on: day } })]),
      obligations: [{ type: 'admit-subjects', consent: { states: ['given'], valid_on: day } }],
    });
    expect(compared(on('2026-11-22'), on('2026-11-23')).kind).toBe('same');
  });
});

describe('what differs between two verdicts', () => {
  it('is told of a finding by what it saw', () => {
    const derived = (result: string): Decided => decided('oblige', [found('A-37', 'oblige', { params: { result, score: null } })]);
    expect(compared(derived('not-known'), derived('required'))).toMatchObject({
      kind: 'conditions',
      changed: ['A-37'],
      terms: [{ what: 'finding', of: 'a-37/x', from: { result: 'not-known' }, to: { result: 'required' }, norms: ['A-37'] }],
    });
  });

  it('is told of a second column that the same rule catches', () => {
    const caught = (...columns: readonly string[]): Decided =>
      decided(
        'oblige',
        columns.map((column) => found('A-47', 'deny', { scope: 'column', column })),
      );
    expect(compared(caught('score'), caught('score', 'age'))).toMatchObject({
      kind: 'conditions',
      appeared: ['A-47'],
      terms: [{ what: 'finding', column: 'age', from: null, to: { effect: 'deny' } }],
    });
  });

  it.each([
    ['the last day', { expires_on: '2026-12-01' }, { what: 'expiry', of: null, from: null, to: '2026-12-01' }],
    ['a column', { columns: { score: { action: 'drop' } } }, { what: 'column', of: 'score', from: null, to: { action: 'drop' } }],
    ['the group size', { disclosure: { shape: 'table', k: 15 } }, { what: 'disclosure', from: null, to: { shape: 'table', k: 15 } }],
    [
      'the rows',
      { row_filter: { type: 'compound', operator: 'and', value: [] } },
      { what: 'rows', to: { type: 'compound', operator: 'and', value: [] } },
    ],
    ['a condition', { obligations: [{ type: 'evaluate' }] }, { what: 'obligation', of: 'evaluate', to: [{ type: 'evaluate' }] }],
  ] as const)('names the rule behind %s', (_, change, term) => {
    const oblige = decided('oblige', [found('A-01', 'oblige')]);
    expect(compared(oblige, { ...oblige, ...change })).toMatchObject({
      kind: 'conditions',
      changed: ['A-66'],
      terms: [{ ...term, norms: ['A-66'] }],
    });
  });

  it('is its findings alone where one of the two stops', () => {
    const open = { ...decided('oblige', [found('A-01', 'oblige')]), columns: { score: { action: 'keep' as const } } };
    expect(compared(open, decided('deny', [found('A-01', 'oblige'), found('A-02', 'deny')])).terms.map(({ what }) => what)).toEqual([
      'finding',
    ]);
  });
});

describe('a verdict that cannot be judged', () => {
  it('lacks a fact for a rule that was not asked, and the answer hangs on that', () => {
    const lacks = decided('hold', [gap('A-28')], ['A-01', 'A-28']);
    expect(compared(decided('permit'), lacks)).toMatchObject({ kind: 'not-judged', from: 'permit', to: 'hold', appeared: ['A-28'] });
    expect(compared(decided('permit'), decided('hold', [gap('gate')])).kind).toBe('not-judged');
  });

  it('lacks it also beside a refusal from which the project departs: that counts as a warning', () => {
    const departed = found('A-02', 'deny', { departed_until: '2027-04-30' });
    const lacks = decided('deny', [departed, found('A-03', 'deny', { kind: 'gap' })], ['A-02', 'A-03']);
    expect(compared(decided('warn', [departed], ['A-02']), lacks)).toMatchObject({ kind: 'not-judged', appeared: ['A-03'] });
  });

  it('is none when it is refused on other grounds whatever the fact that lacks', () => {
    const refused = decided('deny', [gap('A-28'), found('A-02', 'deny')], ['A-02', 'A-28']);
    expect(compared(decided('permit'), refused)).toMatchObject({ kind: 'outcome', to: 'deny' });
  });

  it('is none when the rule was asked before: then the fact was looked for, and is lacking', () => {
    expect(compared(decided('permit'), decided('hold', [gap('A-01')]))).toMatchObject({ kind: 'outcome', to: 'hold', appeared: ['A-01'] });
  });

  it('lacks a fact that the rule of another build asks, and the one that judged did not', () => {
    const asks = decided('hold', [gap('A-01')]);
    expect(compared(decided('permit'), asks, { earlier: () => decided('permit') }).kind).toBe('not-judged');
    expect(compared(decided('permit'), asks, { earlier: () => asks }).kind).toBe('outcome');
    expect(compared(decided('permit'), asks, { earlier: () => null }).kind).toBe('not-judged');
  });

  it('hangs on a fact also where the rest only narrows the answer', () => {
    const narrowed = found('A-02', 'deny', { scope: 'column', column: 'score' });
    expect(compared(decided('permit'), decided('hold', [narrowed, gap('A-28')], ['A-02', 'A-28'])).kind).toBe('not-judged');
  });
});

describe('the counts of a run', () => {
  const request = (subjectId: string): { subjectKind: string; subjectId: string } => ({ subjectKind: 'access-request', subjectId });
  const project = (subjectId: string, subjectKind = 'project'): { subjectKind: string; subjectId: string } => ({ subjectKind, subjectId });
  const judged = [
    { gate: 'G3', ...request('r1'), ...compared(decided('permit'), decided('permit')) },
    { gate: 'G3', ...request('r2'), ...compared(decided('permit'), decided('deny', [found('A-02', 'deny')])) },
    { gate: 'G1', ...project('p1'), ...compared(decided('deny', [found('A-02', 'deny')]), decided('permit')) },
    { gate: 'G3', ...request('r3'), ...compared(decided('permit'), decided('hold', [gap('A-28')])) },
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
    const same = compared(decided('permit'), decided('permit'));
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
    expect(countsOf([{ gate: 'G1', ...project('p1'), ...compared(decided('permit'), decided('permit')) }]).bySubject).toHaveLength(1);
  });

  it('name each rule with what it does', () => {
    expect(countsOf(judged).byRule).toEqual([
      { norm: 'A-02', appeared: 1, disappeared: 1, changed: 0, notJudged: 0 },
      { norm: 'A-28', appeared: 0, disappeared: 0, changed: 0, notJudged: 1 },
    ]);
  });

  it('tell from what to what and by which rule, largest first, without what cannot be judged', () => {
    const oblige = decided('oblige', [found('A-01', 'oblige')]);
    const other = compared(oblige, { ...oblige, expires_on: '2026-12-01' });
    const more = [{ gate: 'G3', ...request('r4'), ...other }, ...judged, { gate: 'G3', ...request('r5'), ...other }];
    expect(countsOf(more).byChange).toEqual([
      { kind: 'conditions', from: 'oblige', to: 'oblige', norm: 'A-66', count: 2 },
      { kind: 'outcome', from: 'deny', to: 'permit', norm: 'A-02', count: 1 },
      { kind: 'outcome', from: 'permit', to: 'deny', norm: 'A-02', count: 1 },
    ]);
  });
});
