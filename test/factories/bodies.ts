// What people send in tests: a complete registration, and processes on the data set `marks`.
export const RATIONALE = 'Past binnen de gedragscode.';

/** A complete registration: nothing is missing at the gates. */
export const PROJECT = {
  problem: 'Een deel van de studenten stopt na de eerste opdracht.',
  question: 'Welke studenten hebben na twee opdrachten hulp nodig?',
  beneficiary: 'Studenten die vastlopen, en hun studieadviseur.',
  resultSought: 'Een lijst van studenten die we hulp aanbieden, elke maand.',
  plan: 'De analist maakt maandelijks een overzicht in de gecontroleerde werkomgeving.',
  goal: 'progress-and-success',
  controller: 'Demo-universiteit',
  subjectCategories: ['studenten'],
  dataCategories: ['toetsresultaten'],
  recipients: [],
  transfers: [],
  measures: ['pseudonimisering'],
  population: 'Studenten van één module.',
  retentionMonths: 24,
  retentionOwner: 'datasteward',
  endsOn: '2027-08-31',
};

const FIELDS = [
  { field: 'module', neededFor: 'welke module' },
  { field: 'score', neededFor: 'hoe goed gemaakt' },
];

/** A person-level process, by consent. */
export const PERSON_PROCESS = {
  purpose: 'study-success',
  dataset: 'marks',
  activity: 'application',
  useTypes: ['guidance'],
  bases: ['consent'],
  level: 'person',
  analytics: 'predictive',
  infersEmotion: false,
  facing: 'adviser',
  fields: FIELDS,
};

/** A policy-level process on the same data. */
export const POLICY_PROCESS = {
  ...PERSON_PROCESS,
  activity: 'study',
  useTypes: ['course-improvement'],
  bases: ['public-task'],
  statute: 'WHW art. 1.18',
  publicTask: true,
  level: 'policy',
  analytics: 'descriptive',
  facing: 'management',
};

/** A pre-scan in which everything is answered, of a project with the one process `signals`. */
export const PRESCAN = {
  ordinaryKinds: ['demographic'],
  specialKinds: [],
  sensitiveKinds: [],
  subjectKinds: ['students'],
  frequency: 'monthly',
  storedOutside: false,
  baseRegistry: false,
  minorsService: 'none',
  newLaw: false,
  criteria: [],
  apItems: [],
  article353: [],
  processes: [
    {
      code: 'signals',
      subjects: 1200,
      effect: 'none',
      continuous: false,
      joinsControllers: false,
      newTechnology: false,
      blocksRight: false,
      modality: [],
    },
  ],
};
