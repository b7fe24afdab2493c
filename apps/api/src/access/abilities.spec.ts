// The role x action table: what each role may do to which record, kept as a golden file that a council can read.
// After a decision to change it: WAARBORG_WRITE_GOLDEN=1 npm test -- abilities, and read the difference before it is committed.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { goldenText } from '../../../../test/unit/golden.js';
import { type Actor, type Role, ROLES, systemActor } from '../common/index.js';
import { type AccessRecord, type Action, may, mayEver, scope, type Subject } from './index.js';

const GOLDEN = new URL('./abilities.golden.md', import.meta.url);
const ACTIONS = Object.keys({
  read: 1,
  create: 1,
  change: 1,
  submit: 1,
  advise: 1,
  test: 1,
  decide: 1,
  withdraw: 1,
  confirm: 1,
  download: 1,
  open: 1,
  erase: 1,
  revoke: 1,
} satisfies Record<Action, 1>) as Action[];
const SUBJECTS = Object.keys({
  Institution: 1,
  Person: 1,
  RoleGrant: 1,
  Mandate: 1,
  Token: 1,
  Session: 1,
  SubjectLink: 1,
  Dataset: 1,
  Import: 1,
  Definition: 1,
  ReceivingSetting: 1,
  Purpose: 1,
  Project: 1,
  Departure: 1,
  Prescan: 1,
  MonthlyList: 1,
  Decision: 1,
  Verdict: 1,
  CodeVersion: 1,
  WhatIf: 1,
  DecisionLog: 1,
  ConsentNotice: 1,
  Consent: 1,
  Objection: 1,
  AccessRequest: 1,
  Delivery: 1,
  Recall: 1,
  DataToken: 1,
  LogEntry: 1,
  LogOpening: 1,
} satisfies Record<Subject, 1>) as Subject[];

const ME = '00000000-0000-7000-8000-000000000001';
const OTHER = '00000000-0000-7000-8000-000000000002';
const PROJECT = '00000000-0000-7000-8000-00000000000a';
const SETTING = '00000000-0000-7000-8000-00000000000b';

function person(...roles: readonly Role[]): Actor {
  return { ...systemActor('00000000-0000-7000-8000-000000000000'), kind: 'person', personId: ME, roles };
}
const withDataToken = (...roles: readonly Role[]): Actor => ({ ...person(...roles), limits: { projectId: PROJECT, settingId: SETTING } });

/** Which records of a kind an actor may do something to, in one word. */
function reach(actor: Actor, action: Action, subject: Subject): string {
  const words: readonly (readonly [string, AccessRecord])[] = [
    ['all', {}],
    ['own', { ownerId: ME }],
    ['member', { memberIds: [OTHER, ME] }],
    ['of its project, into its setting', { ownerId: ME, projectId: PROJECT, settingId: SETTING }],
  ];
  return words.find(([, record]) => may(actor, action, subject, record))?.[0] ?? '';
}

/** One table a kind of record: a row a role (what it has beyond everybody), a column an action that anybody has. */
function tableOf(subject: Subject): string {
  const common = (action: Action): string => reach(person(), action, subject);
  const beyond = (actor: Actor) => (action: Action) =>
    reach(actor, action, subject) === common(action) ? '' : reach(actor, action, subject);
  const cellsOf: readonly (readonly [string, (action: Action) => string])[] = [
    ['everybody', common],
    ...ROLES.map((role) => [role, beyond(person(role))] as const),
    ['(data token)', (action) => reach(withDataToken('analyst'), action, subject)],
  ];
  const actions = ACTIONS.filter((action) => cellsOf.some(([, cell]) => cell(action) !== ''));
  const rows = cellsOf.map(([name, cell]) => [name, ...actions.map(cell)]).filter((cells) => cells.slice(1).some((cell) => cell !== ''));
  const head = ['who', ...actions];
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((cells) => (cells[column] ?? '').length)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = widths.map((width) => '-'.repeat(width));
  return `## ${subject}\n\n${[head, rule, ...rows].map(line).join('\n')}\n`;
}

const wholeTable = (): string =>
  [
    '# Who may do what\n',
    'Made from the code by a test, and compared with it. `all`: every record of the institution; `own`: those that one owns; `member`: those that one is a member of.',
    'What use of data is permitted does not stand here: that is the code of practice’s to say.\n',
    ...SUBJECTS.map(tableOf),
  ].join('\n');

describe('the table of abilities', () => {
  it('is the one that was agreed', () => {
    const made = wholeTable();
    expect(made).toBe(goldenText(GOLDEN, made));
  });

  it('gives no person the changing of what was decided, logged or given', () => {
    const frozen: readonly Subject[] = ['Decision', 'Verdict', 'LogEntry', 'Delivery'];
    const changing = ACTIONS.filter((action) => action !== 'read');
    const found = ROLES.flatMap((role) => frozen.flatMap((subject) => changing.filter((action) => mayEver(person(role), action, subject))));
    expect(found).toEqual([]);
  });

  it('gives the test and the decision on projects to different roles', () => {
    const both = ROLES.filter((role) => mayEver(person(role), 'test', 'Project') && mayEver(person(role), 'decide', 'Project'));
    expect(both).toEqual([]);
    expect(ROLES.filter((role) => mayEver(person(role), 'decide', 'Project'))).toEqual(['board-member', 'mandate-holder']);
  });
});

describe('a data token', () => {
  const request = { ownerId: ME, projectId: PROJECT, settingId: SETTING };

  it('fetches the data of its project into its setting', () => {
    expect(may(withDataToken('analyst'), 'download', 'AccessRequest', request)).toBe(true);
  });

  it.each([
    ['another project', { ...request, projectId: OTHER }],
    ['another setting', { ...request, settingId: OTHER }],
    ['another person', { ...request, ownerId: OTHER }],
    ['nothing', {}],
  ])('fetches none of %s', (_, record) => {
    expect(may(withDataToken('analyst'), 'download', 'AccessRequest', record)).toBe(false);
  });

  it('does nothing else, whatever the roles of its person', () => {
    const actor = withDataToken(...ROLES);
    const found = SUBJECTS.flatMap((subject) =>
      ACTIONS.filter((action) => mayEver(actor, action, subject)).map((action) => `${action} ${subject}`),
    );
    expect(found).toEqual(['download AccessRequest']);
  });

  it('fetches nothing once its person has no role that may', () => {
    expect([
      may(withDataToken(), 'download', 'AccessRequest', request),
      may(withDataToken('teacher'), 'download', 'AccessRequest', request),
    ]).toEqual([false, false]);
  });
});

describe('a person with several roles', () => {
  it('may do what one of them may, and nothing that none may', () => {
    const sets = fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: 4 });
    const record = fc.constantFrom<AccessRecord>({}, { ownerId: ME }, { ownerId: OTHER, memberIds: [ME] });
    fc.assert(
      fc.property(sets, fc.constantFrom(...ACTIONS), fc.constantFrom(...SUBJECTS), record, (roles, action, subject, about) => {
        const alone = [person(), ...roles.map((role) => person(role))].some((actor) => may(actor, action, subject, about));
        expect(may(person(...roles), action, subject, about)).toBe(alone);
      }),
      { numRuns: 500, seed: 17 },
    );
  });
});

describe('the scope of a list', () => {
  const id = fc.constantFrom(ME, OTHER, PROJECT);
  const anyRecord = fc.record({ ownerId: id, memberIds: fc.uniqueArray(id, { maxLength: 3 }), projectId: id, settingId: id });
  const actors = fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: 3 }).map((roles) => person(...roles));

  it('holds exactly the records to which the same may be done one by one', () => {
    fc.assert(
      fc.property(actors, fc.constantFrom(...ACTIONS), fc.constantFrom(...SUBJECTS), anyRecord, (actor, action, subject, record) => {
        expect(isInScope(actor, action, subject, record)).toBe(may(actor, action, subject, record));
      }),
      { numRuns: 1_000, seed: 23 },
    );
  });

  it('is everything for the platform’s own work', () => {
    expect(scope(systemActor('x'), 'read', 'Project')).toEqual({ kind: 'all' });
  });
});

/** Whether a list that is filtered by the scope of an actor holds a record. */
function isInScope(actor: Actor, action: Action, subject: Subject, record: Required<AccessRecord>): boolean {
  const visible = scope(actor, action, subject);
  switch (visible.kind) {
    case 'all':
      return true;
    case 'none':
      return false;
    case 'some':
      return record.ownerId === visible.ownerId || (visible.memberId !== null && record.memberIds.includes(visible.memberId));
  }
}
