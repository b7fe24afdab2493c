// A small code of practice in two versions, and a what-if run of it: what the golden papers are made of.
import { type PolicyEngine } from '../../apps/api/src/code-of-practice/index.js';
import { type Rules, type RuleText } from '../../apps/api/src/code-of-practice/engine/rules.js';
import { type CodeVersionView } from '../../apps/api/src/code-of-practice/versions/code-versions.views.js';
import { type TitledRun } from '../../apps/api/src/code-of-practice/what-if/what-if.naming.js';

const AT = new Date('2026-11-22T10:00:00Z');
const both = (nl: string, en: string): { readonly nl: string; readonly en: string } => ({ nl, en });

const MINIMAL: RuleText = {
  norm: 'A-15',
  title: both('Niet meer dan nodig', 'No more than needed'),
  description: both('Een verwerking neemt alleen wat nodig is.', 'A process takes only what is needed.'),
  nature: 'law',
  principle: 'careful',
  gates: ['G1', 'G3'],
  parameters: ['minimum_group_size'],
  liftedBy: 'requester',
  source: [
    { description: both('AVG art. 5 lid 1 onder c', 'GDPR Art. 5(1)(c)'), ref: 'https://eur-lex.europa.eu/', confidence: 'verified' },
    { description: both('AVG art. 14', 'GDPR Art. 14'), ref: 'https://eur-lex.europa.eu/', confidence: 'secondary' },
    { description: both('Brochure zonder adres', 'Brochure without an address'), ref: null, confidence: 'background' },
  ],
  findings: [
    {
      code: 'minimal/too-many',
      title: both('Meer kenmerken dan nodig', 'More columns than needed'),
      remedy: both('Laat kenmerken weg.', 'Leave columns out.'),
      effect: 'deny',
      scope: 'column',
      liftedBy: 'requester',
    },
  ],
};
const RED_LINE: RuleText = {
  ...MINIMAL,
  norm: 'A-05',
  title: both('Rode lijnen', 'Red lines'),
  description: both('Sommige dingen doet de instelling nooit.', 'Some things the institution never does.'),
  nature: 'code',
  principle: 'accountable',
  gates: ['G2'],
  parameters: [],
  liftedBy: 'nobody',
  findings: [],
};

const SMALL_GROUPS: RuleText = {
  ...MINIMAL,
  norm: 'A-66',
  title: both('Groepen van ten minste {minimum_group_size}', 'Groups of at least {minimum_group_size}'),
  description: both(
    'Een cijfer gaat over een groep. Een groep heeft ten minste {minimum_group_size}. Kleinere groepen blijven weg.',
    'A figure is about a group. A group has at least {minimum_group_size}. Smaller groups are left out.',
  ),
  findings: [],
};

const RULES: Rules = {
  version: '2026.1',
  units: { persons: { one: both('persoon', 'person'), other: both('personen', 'persons') } },
  parties: { requester: both('de aanvrager', 'the requester'), nobody: both('niemand', 'nobody') },
  principles: { accountable: both('Aanspreekbaar', 'Accountable'), careful: both('Zorgvuldig', 'Careful') },
  rules: [RED_LINE, MINIMAL, SMALL_GROUPS],
  engineFindings: [
    {
      code: 'gate/undecided',
      title: both('De toets kan niet oordelen', 'The test cannot judge'),
      remedy: both('Vul aan wat ontbreekt.', 'Supply what is missing.'),
      effect: 'hold',
      liftedBy: 'nobody',
    },
  ],
};
const REWORDED: Rules = {
  ...RULES,
  rules: [
    {
      ...MINIMAL,
      nature: 'practice',
      description: both('Een verwerking neemt zo min mogelijk.', 'A process takes as little as possible.'),
      findings: [],
    },
    { ...RED_LINE, norm: 'A-70', title: both('Wie beslist', 'Who decides') },
    SMALL_GROUPS,
  ],
};
const ABOUT = {
  minimum_group_size: {
    title: both('Kleinste groep', 'Smallest group'),
    unit: 'persons',
    direction: 'higher',
    least: 6,
    most: 1000,
    confidence: 'secondary',
    platform: both('Het platform rekent hiermee.', 'The platform works with it.'),
    evidence: [
      { description: both('MyLA', 'MyLA'), ref: 'https://github.com/tl-its-umich-edu/my-learning-analytics' },
      { description: both('voorstel', 'proposal'), ref: null },
    ],
  },
  table_rule: {
    title: both('Een weggelaten cel', 'A cell left out'),
    unit: null,
    direction: 'fixed',
    choices: ['second-cell'],
    confidence: 'verified',
    agreed_for: both('vrijgegeven tabellen', 'released tables'),
    evidence: [],
  },
};

function engineOf(rules: Rules): PolicyEngine {
  return { rules, parameters: { about: ABOUT } } as unknown as PolicyEngine;
}

const VERSION = {
  id: 'v1',
  version: '2026.1',
  state: 'adopted',
  summary: 'De eerste code.\n\nMet <b>opmaak</b> en #read("/etc/passwd").',
  policySha256: 'a'.repeat(64),
  parametersSha256: 'b'.repeat(64),
  parameters: { minimum_group_size: 10, table_rule: 'second-cell', articles: { 'A-05': '1.1', 'A-66': '2.2' } },
  regulation: {
    title: 'Regeling persoonsgegevens',
    articles: [
      { norm: 'A-05', article: 'art. 3', note: 'Strenger dan de <regeling>.' },
      { norm: 'A-15', article: 'art. 12 lid 2', note: null },
    ],
    reviewedOn: '2025-09-01',
    reviewedWith: 'student-council',
  },
  effectiveOn: '2026-11-22',
  adoptedAt: AT,
  adoptedBy: 'p1',
  sourceDecision: 'CvB-besluit 2026-01',
  signedBy: 'c'.repeat(64),
};
const TERM = { monthsSinceAdoption: 0, warnOn: '2027-10-22', endsOn: '2027-11-22', extendedUntil: null, newerExists: false };
const ACT = { body: 'student-council', kind: 'assent', position: 'conditional', text: 'Mits uitleg.\nEn snel.', givenOn: '2026-11-20' };

/** The version that holds. */
export const ADOPTED = {
  id: 'v1',
  version: VERSION,
  isInForce: true,
  rulesInForce: 2,
  rulesTotal: 3,
  engine: engineOf(RULES),
  inForce: ['A-15', 'A-66'],
  holds: { minimum_group_size: 20, table_rule: 'second-cell' },
  participants: [{ kind: 'student-council', name: 'Noor & co', capacity: 'contactpersoon' }],
  acts: [
    { ...ACT, id: 'c1', lapsedAt: null, answer: 'De uitleg komt.', answeredAt: AT },
    { ...ACT, id: 'c2', kind: 'advice', lapsedAt: AT, answer: null, answeredAt: null },
  ],
  people: new Map([['p1', { displayName: 'Pieter van Rijn' }]]),
  isSealed: true,
  isReviewDue: true,
  term: TERM,
} as unknown as CodeVersionView;

/** The draft after it: a rule gone, a rule new, a rule that says something else, a stricter parameter and a rule that names it. */
export const DRAFT = {
  ...ADOPTED,
  version: {
    ...VERSION,
    version: '2027.1',
    state: 'draft',
    summary: '',
    regulation: { ...VERSION.regulation, articles: [{ norm: 'A-15', article: 'art. 12 lid 2', note: null }] },
    parameters: { minimum_group_size: 12, articles: { 'A-15': '2.1', 'A-66': '2.2' } },
    effectiveOn: null,
    adoptedAt: null,
    adoptedBy: null,
  },
  isInForce: false,
  engine: engineOf(REWORDED),
  inForce: ['A-66'],
  participants: [],
  acts: [],
  term: null,
} as unknown as CodeVersionView;

const counted = (asked: number, same: number, outcomeChanged: number): object => ({
  asked,
  same,
  outcomeChanged,
  conditionsChanged: 1,
  notJudged: 2,
});
export const RUN = {
  run: {
    overrides: { parameters: { minimum_group_size: 12 } },
    counts: {
      totals: counted(1200, 1190, 7),
      byGate: [{ gate: 'G3', ...counted(1200, 1190, 7) }],
      bySubject: [
        { subject: 'project', ...counted(30, 25, 2) },
        { subject: 'access-request', ...counted(1200, 1190, 7) },
      ],
      byPair: [
        { from: 'permit', to: 'permit', count: 1190 },
        { from: 'permit', to: 'deny', count: 7 },
      ],
      byRule: [
        { norm: 'A-15', appeared: 7, disappeared: 0, changed: 1, notJudged: 2 },
        { norm: 'A-99', appeared: 0, disappeared: 1, notJudged: 0 },
      ],
      byChange: [
        { kind: 'outcome', from: 'permit', to: 'deny', norm: 'A-15', count: 7 },
        { kind: 'conditions', from: 'oblige', to: 'oblige', norm: 'A-15', count: 1 },
      ],
    },
    state: 'done',
    fromOn: '2026-01-01',
    untilOn: '2026-11-22',
    finishedAt: AT,
    parametersSha256: 'd'.repeat(64),
  },
  version: VERSION,
  askedBy: null,
  rules: RULES,
  kinds: [{ code: 'minimum_group_size', title: ABOUT.minimum_group_size.title, unit: 'persons' }],
} as unknown as TitledRun;

export const FRAME = { institution: 'Universiteit "Demo"', madeAt: AT };
