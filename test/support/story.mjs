// The story of the spine as data: what each persona sends, for benches, the battery and the end-to-end tests.

/** A complete registration; the story first leaves the basis out and is refused. */
export const PROJECT = {
  problem: 'Een deel van de studenten levert de eerste opdracht niet in en stopt daarna.',
  question: 'Welke studenten hebben na twee opdrachten hulp nodig?',
  beneficiary: 'Studenten die vastlopen, en hun studieadviseur.',
  resultSought: 'Een lijst van studenten die we hulp aanbieden, elke maand.',
  plan: 'De analist maakt maandelijks een model in de gecontroleerde werkomgeving; de studieadviseur belt.',
  goal: 'progress-and-success',
  controller: 'Demo-universiteit, FG: fg@demo.example',
  subjectCategories: ['studenten'],
  dataCategories: ['resultaten'],
  recipients: [],
  transfers: [],
  measures: ['pseudonimisering', 'gecontroleerde werkomgeving'],
  population: 'alle studenten van het vak',
  retentionMonths: 12,
  retentionOwner: 'datasteward',
};

/** A person-level process on results, by consent. */
export const PERSON_PROCESS = {
  purpose: 'study-success',
  dataset: 'oulad-results',
  activity: 'application',
  bases: ['consent'],
  level: 'person',
  analytics: 'predictive',
  facing: 'adviser',
  fields: [
    { field: 'id_assessment', neededFor: 'welke opdracht' },
    { field: 'date_submitted', neededFor: 'hoe laat ingeleverd' },
    { field: 'score', neededFor: 'hoe goed gemaakt' },
  ],
};

/** A policy-level process on the same results. */
export const POLICY_PROCESS = { ...PERSON_PROCESS, purpose: 'education-quality', activity: 'study', bases: ['legitimate-interest'], level: 'policy', analytics: 'descriptive', facing: 'management' };

export const FIELDS = PERSON_PROCESS.fields.map(({ field }) => field);

/** A day a number of months from today, for projects that must not have ended. */
export function endsOn(months = 9) {
  const day = new Date();
  day.setUTCMonth(day.getUTCMonth() + months, 1);
  return day.toISOString().slice(0, 10);
}

/** Registers, submits, tests and approves a project with one process; answers ids. Throws with the answer when a step fails. */
export async function approvedProject(call, process, code = 'signals') {
  const must = (reply, ...statuses) => {
    if (!statuses.includes(reply.status)) {
      throw new Error(`${reply.status}: ${reply.text.slice(0, 2000)}`);
    }
    return reply.json();
  };
  const project = must(await call('analyst', 'POST', '/api/v1/projects', { ...PROJECT, endsOn: endsOn() }), 201);
  const recorded = must(await call('analyst', 'PUT', `/api/v1/projects/${project.id}/processes/${code}`, process), 200);
  must(await call('analyst', 'POST', `/api/v1/projects/${project.id}/submit`), 200);
  must(await call('privacy-officer', 'POST', `/api/v1/projects/${project.id}/test`, { outcome: 'positive', rationale: 'Past binnen de gedragscode.' }), 200);
  must(await call('dean', 'POST', `/api/v1/projects/${project.id}/decide`, { outcome: 'approved', rationale: 'Nuttig en zorgvuldig.' }), 200);
  return { projectId: project.id, processId: recorded.processes[0].id };
}

/** Answers the id of a receiving setting by its code. */
export async function settingId(call, code) {
  const { items } = (await call('analyst', 'GET', '/api/v1/receiving-settings?limit=200')).json();
  return items.find((setting) => setting.code === code).id;
}
