// The story of the spine: what each persona sends (the files that README uses), for benches, the battery and tests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const part = (name) => JSON.parse(readFileSync(join('apps', 'api', 'data', 'story', `${name}.json`), 'utf8'));

/** A complete registration but for its last day; the story first leaves the basis of its process out and is refused. */
export const PROJECT = part('project');
/** A person-level process on results, by consent. */
export const PERSON_PROCESS = part('person-process');
/** A policy-level process on the same results. */
export const POLICY_PROCESS = part('policy-process');

/** The pre-scan of a project with one process; its code is filled in where it is sent. */
const PRESCAN = part('prescan');

export const FIELDS = PERSON_PROCESS.fields.map(({ field }) => field);

/** Today in the time zone of the demo institution, whatever that of the machine. */
export function today() {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date());
}

/** A day a number of months from today, for projects that must not have ended. */
export function endsOn(months = 9) {
  const day = new Date();
  day.setUTCMonth(day.getUTCMonth() + months, 1);
  return day.toISOString().slice(0, 10);
}

function must(reply, ...statuses) {
  if (!statuses.includes(reply.status)) {
    throw new Error(`${reply.status}: ${reply.text.slice(0, 2000)}`);
  }
  return reply.json();
}

/** Answers and establishes the pre-scan of a project with one process. Throws with the answer when a step fails. */
export async function establishPrescan(call, projectId, code = 'signals') {
  const at = `/api/v1/projects/${projectId}/prescan`;
  const answers = { ...PRESCAN, processes: PRESCAN.processes.map((process) => ({ ...process, code })) };
  must(await call('privacy-officer', 'PUT', at, answers), 200);
  must(await call('privacy-officer', 'POST', `${at}/establishment`, { rationale: 'Samen met de analist doorgenomen.' }), 200);
}

/** Registers, submits, pre-scans, tests and approves a project with one process; answers ids. Throws with the answer when a step fails. */
export async function approvedProject(call, process, code = 'signals') {
  const project = must(await call('analyst', 'POST', '/api/v1/projects', { ...PROJECT, endsOn: endsOn() }), 201);
  const recorded = must(await call('analyst', 'PUT', `/api/v1/projects/${project.id}/processes/${code}`, process), 200);
  must(await call('analyst', 'POST', `/api/v1/projects/${project.id}/submit`), 200);
  await establishPrescan(call, project.id, code);
  must(
    await call('privacy-officer', 'POST', `/api/v1/projects/${project.id}/test`, {
      outcome: 'positive',
      rationale: 'Past binnen de gedragscode.',
    }),
    200,
  );
  must(
    await call('dean', 'POST', `/api/v1/projects/${project.id}/decide`, { outcome: 'approved', rationale: 'Nuttig en zorgvuldig.' }),
    200,
  );
  return { projectId: project.id, processId: recorded.processes[0].id };
}

/** Answers the id of a receiving setting by its code. */
export async function settingId(call, code) {
  const { items } = (await call('analyst', 'GET', '/api/v1/receiving-settings?limit=200')).json();
  return items.find((setting) => setting.code === code).id;
}
