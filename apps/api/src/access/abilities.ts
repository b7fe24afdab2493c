// Who may do what to which record: one table that a council can read (golden file), turned into CASL abilities.
// The only home of CASL. Never mentions purpose, basis, consent or retention: those are the code of practice's.
import { AbilityBuilder, createMongoAbility, type MongoAbility, subject as tagged } from '@casl/ability';
import { type Actor, type Role } from '../common/index.js';

export type Action =
  | 'read'
  | 'create'
  | 'change'
  | 'submit'
  | 'advise'
  | 'test'
  | 'decide'
  | 'withdraw'
  | 'confirm'
  | 'download'
  | 'open'
  | 'erase'
  | 'revoke';
export type Subject =
  | 'Institution'
  | 'Person'
  | 'RoleGrant'
  | 'Mandate'
  | 'Token'
  | 'Session'
  | 'SubjectLink'
  | 'Dataset'
  | 'Import'
  | 'Definition'
  | 'ReceivingSetting'
  | 'Purpose'
  | 'Project'
  | 'Departure'
  | 'Prescan'
  | 'MonthlyList'
  | 'Decision'
  | 'Verdict'
  | 'CodeVersion'
  | 'WhatIf'
  | 'DecisionLog'
  | 'ConsentNotice'
  | 'Consent'
  | 'Objection'
  | 'AccessRequest'
  | 'Delivery'
  | 'Recall'
  | 'DataToken'
  | 'LogEntry'
  | 'LogOpening';

/** Which records: all; those of which one is the owner; those of which one is a member; those of the token's project. */
type Which = 'any' | 'own' | 'member';
type Row = readonly [actions: readonly Action[], subjects: readonly Subject[], which: Which];

const CATALOGUE: readonly Subject[] = [
  'Institution',
  'Dataset',
  'Definition',
  'ReceivingSetting',
  'Purpose',
  'ConsentNotice',
  'Mandate',
  'CodeVersion',
];
const EVERYBODY: readonly Row[] = [
  [['read'], CATALOGUE, 'any'],
  [['read', 'change'], ['Person'], 'own'],
  [['read', 'revoke'], ['Token', 'Session'], 'own'],
];
/** Who works for the institution sees who else does; a student sees nobody else. */
const STAFF: readonly Row[] = [[['read'], ['Person'], 'any']];
const REQUESTER: readonly Row[] = [
  [['create'], ['Project'], 'any'],
  [['read', 'change', 'submit', 'withdraw'], ['Project'], 'member'],
  [['read', 'create', 'revoke'], ['Departure'], 'member'],
  [['read', 'change', 'create'], ['Prescan'], 'member'],
];
const READS_FILES: readonly Row[] = [[['read'], ['Project', 'Departure', 'Prescan', 'MonthlyList', 'Decision', 'Verdict'], 'any']];
/** What would another code of practice change? Asked by those who draw it up, advise on it, or decide on it. */
const ASKS_WHAT_IF: readonly Row[] = [[['create', 'read'], ['WhatIf'], 'any']];
/** Under a mandate, which the command asks for; who may grant a departure from the code may end it too. */
const DECIDES: readonly Row[] = [
  [['decide'], ['Project', 'Departure', 'CodeVersion'], 'any'],
  [['revoke'], ['Departure'], 'any'],
];
const READS_LOG: readonly Row[] = [[['read'], ['LogEntry'], 'any']];

export const ABILITIES: Readonly<Record<Role, readonly Row[]>> = {
  student: [[['read', 'create', 'withdraw'], ['Consent', 'Objection'], 'own']],
  'council-member': [...STAFF, ...READS_FILES, ...READS_LOG, ...ASKS_WHAT_IF, [['advise'], ['CodeVersion'], 'any']],
  analyst: [
    ...STAFF,
    ...REQUESTER,
    [['create', 'read', 'download'], ['AccessRequest'], 'own'],
    [['create', 'read', 'revoke'], ['DataToken'], 'own'],
    [['read'], ['Delivery'], 'own'],
    [['read', 'confirm'], ['Recall'], 'own'],
  ],
  'privacy-officer': [
    ...STAFF,
    ...READS_FILES,
    ...READS_LOG,
    ...ASKS_WHAT_IF,
    [['test'], ['Project'], 'any'],
    [['change', 'confirm', 'create', 'decide'], ['Prescan'], 'any'],
    [['create', 'change', 'submit'], ['CodeVersion'], 'any'],
    [['read'], ['AccessRequest', 'Delivery', 'Recall', 'Import'], 'any'],
    [['create'], ['Purpose', 'ConsentNotice', 'ReceivingSetting', 'Definition'], 'any'],
    [['change'], ['ReceivingSetting'], 'any'],
  ],
  fg: [
    ...STAFF,
    ...READS_FILES,
    ...READS_LOG,
    ...ASKS_WHAT_IF,
    [['advise'], ['Project', 'Departure'], 'any'],
    [['read'], ['AccessRequest', 'Delivery', 'Recall', 'Import', 'RoleGrant', 'DecisionLog'], 'any'],
    [['open', 'erase'], ['LogOpening'], 'any'],
    [['confirm'], ['Institution'], 'any'],
  ],
  steward: [
    ...STAFF,
    [['create', 'read', 'change', 'decide'], ['Import', 'Dataset'], 'any'],
    [['create'], ['Definition', 'ReceivingSetting', 'SubjectLink'], 'any'],
    [['change'], ['ReceivingSetting'], 'any'],
    [['read'], ['Project', 'Delivery', 'Recall'], 'any'],
  ],
  auditor: [
    ...STAFF,
    ...READS_FILES,
    ...READS_LOG,
    [['read'], ['AccessRequest', 'Delivery', 'Recall', 'Import', 'RoleGrant', 'DecisionLog', 'WhatIf'], 'any'],
    [['open'], ['LogOpening'], 'any'],
  ],
  'board-member': [...STAFF, ...READS_FILES, ...ASKS_WHAT_IF, ...DECIDES],
  'mandate-holder': [...STAFF, ...READS_FILES, ...ASKS_WHAT_IF, ...DECIDES],
  'study-adviser': [...STAFF],
  teacher: [...STAFF, ...REQUESTER],
  'programme-director': [...STAFF, ...REQUESTER],
  'output-checker': [...STAFF],
  'ethics-committee': [...STAFF, ...READS_FILES],
  'security-officer': [...STAFF, ...READS_LOG],
  'works-council-member': [...STAFF, ...ASKS_WHAT_IF, [['read'], ['Project'], 'any'], [['advise'], ['CodeVersion'], 'any']],
  administrator: [
    ...STAFF,
    [['read', 'create', 'confirm', 'revoke'], ['RoleGrant'], 'any'],
    [['revoke'], ['Session'], 'any'],
    [['create', 'confirm', 'revoke'], ['Mandate'], 'any'],
    [['change', 'confirm'], ['Institution'], 'any'],
  ],
};

/**
 * Makes the abilities of an actor; the platform's own work may do all, a data token only fetch its project's data, and only
 * while its person has a role that may.
 */
export function abilitiesOf(actor: Actor): MongoAbility {
  const { can, build } = new AbilityBuilder<MongoAbility>(createMongoAbility);
  if (actor.kind === 'system') {
    can('manage', 'all');
  } else if (actor.limits !== null) {
    if (actor.roles.some(mayDownload)) {
      can('download', 'AccessRequest', { ownerId: actor.personId, projectId: actor.limits.projectId, settingId: actor.limits.settingId });
    }
  } else {
    for (const [actions, subjects, which] of [...EVERYBODY, ...actor.roles.flatMap((role) => ABILITIES[role])]) {
      can([...actions], [...subjects], ...conditionsOf(which, actor));
    }
  }
  return build();
}

function mayDownload(role: Role): boolean {
  return ABILITIES[role].some(([actions, subjects]) => actions.includes('download') && subjects.includes('AccessRequest'));
}

function conditionsOf(which: Which, actor: Actor): readonly [] | readonly [Record<string, unknown>] {
  switch (which) {
    case 'any':
      return [];
    case 'own':
      return [{ ownerId: actor.personId }];
    case 'member':
      return [{ memberIds: actor.personId }];
  }
}

/** What a record must tell so that abilities can be asked of it. */
export interface AccessRecord {
  readonly ownerId?: string;
  readonly memberIds?: readonly string[];
  readonly projectId?: string;
  readonly settingId?: string;
}

/** Tells whether the actor may do something to some record of a kind (routes ask this first). */
export function mayEver(actor: Actor, action: Action, subject: Subject): boolean {
  return abilitiesOf(actor).can(action, subject);
}

/** Answers what the actor may do to some record of a kind, as `action:Subject`: what a page offers at all. */
export function rightsOf(actor: Actor): readonly string[] {
  const rights = abilitiesOf(actor).rules.flatMap(({ action, subject = [] }) =>
    [action].flat().flatMap((one) => [subject].flat().map((kind) => `${one}:${String(kind)}`)),
  );
  return [...new Set(rights)].sort();
}

/** Tells whether the actor may do something to this record. */
export function may(actor: Actor, action: Action, subject: Subject, record: AccessRecord): boolean {
  return abilitiesOf(actor).can(action, tagged(subject, { ...record }));
}

/** Which records of a kind a list may hold for an actor. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'some'; readonly ownerId: string | null; readonly memberId: string | null };

/** Answers the scope of a list for an actor: the same table as `may`, as a filter. */
export function scope(actor: Actor, action: Action, subject: Subject): Scope {
  const rules = abilitiesOf(actor).rulesFor(action, subject);
  if (rules.length === 0) {
    return { kind: 'none' };
  }
  if (rules.some((rule) => rule.conditions === undefined)) {
    return { kind: 'all' };
  }
  const valueOf = (name: string): string | null => {
    const found = rules.map((rule) => (rule.conditions as Record<string, unknown>)[name]).find((value) => typeof value === 'string');
    return typeof found === 'string' ? found : null;
  };
  return { kind: 'some', ownerId: valueOf('ownerId'), memberId: valueOf('memberIds') };
}
