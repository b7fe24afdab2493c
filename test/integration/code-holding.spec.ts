// One k and one longest term: the strictest of the code in force and the profile of the institution, in every rule, on every
// page, and in what-if.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InstitutionProfiles, ProfileVersions } from '../../apps/api/src/identity/index.js';
import { Outbox } from '../../apps/api/src/platform/jobs/index.js';
import { PERSON_PROCESS, PROJECT } from '../factories/bodies.js';
import { clockOfTests, must, TODAY, University } from '../factories/university.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

const GROUPS = { ...PERSON_PROCESS, activity: 'study', useTypes: ['course-improvement'], level: 'group', analytics: 'descriptive' };

let world: World;
let university: University;
let body: object;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  university = await (await University.open(world)).withData();
  const project = await university.advance(await university.draft(GROUPS, PROJECT), 'approved');
  body = {
    projectId: project.id,
    processId: project.processes[0]?.id,
    settingId: await university.settingId('laptop'),
    shape: 'rows',
    fields: ['module', 'score'],
  };
}, 60_000);
afterAll(async () => world.close());

const get = (persona: string, path: string): Promise<Reply> => university.call(persona, `GET /api/v1/${path}`);
async function profile(change: { readonly k?: number; readonly retentionMaxMonths?: number }): Promise<void> {
  const profiles = world.app.get(InstitutionProfiles);
  await university.write(async (tx) => {
    const now = await profiles.profileAt(tx, university.institutionId, TODAY);
    const draft = { profile: { ...now, ...change }, effectiveOn: TODAY, sourceDecision: 'CvB-besluit 2026-50' };
    await world.app.get(ProfileVersions).recordIn(tx, university.system, draft);
  });
}

interface Result {
  readonly result: {
    readonly disclosure: { readonly k: number | null };
    readonly row_filter: { readonly value: readonly { readonly value: string }[] };
  };
  readonly input: { readonly institution: { readonly retention_max: object } };
}
/** Asks for the rows of the groups on a laptop; answers the verdict as it was kept. */
async function judged(): Promise<Result & { readonly id: string }> {
  must(await university.call('analyst', 'POST /api/v1/access-requests', body), 201);
  const rows = await university.write((tx) =>
    tx.query<{ id: string; result: object; input: object }[]>(
      `select id, result, input from verdict where gate = 'G3' order by id desc limit 1`,
    ),
  );
  return rows[0] as unknown as Result & { readonly id: string };
}
const holds = async (code: string): Promise<unknown> => {
  const { parameters } = must(await get('student', 'code-versions/in-force'), 200).json;
  return (parameters as readonly { readonly code: string; readonly holds: unknown }[]).find((one) => one.code === code)?.holds;
};
/** A run that is done, by the job of this test or by the platform's own. */
async function done(id: string): Promise<Reply['json']> {
  for (;;) {
    const { json } = must(await get('privacy-officer', `what-if-runs/${id}`), 200);
    if (json.state !== 'waiting') {
      return json;
    }
    await world.app.get(Outbox).drain();
  }
}
async function run(parameters: object): Promise<{ readonly conditionsChanged: number; readonly same: number }> {
  const { id: codeVersionId } = must(await get('student', 'code-versions/in-force'), 200).json;
  const asked = { codeVersionId, from: TODAY, until: TODAY, parameters };
  const { id } = must(await university.call('privacy-officer', 'POST /api/v1/what-if-runs', asked), 201).json;
  return (await done(id)).counts.totals;
}

describe('the smallest group', () => {
  it('is that of the code while the profile asks no larger one', async () => {
    expect((await judged()).result.disclosure.k).toBe(10);
    expect(await holds('minimum_group_size')).toBe(10);
  });

  it('is that of the profile where it is larger, in the rules and on the page of the parameters', async () => {
    await profile({ k: 20 });
    const { id, result } = await judged();
    expect(result.disclosure.k).toBe(20);
    expect(await holds('minimum_group_size')).toBe(20);
    expect(must(await university.call('auditor', `GET /api/v1/verdicts/${id}/replay`), 200).json).toMatchObject({ isEqual: true });
    await profile({ k: 10 });
  });

  it('of a unit is not smaller than that of the profile', async () => {
    await profile({ k: 20 });
    const put = (k: number): Promise<Reply> =>
      university.call('privacy-officer', 'PUT /api/v1/code-units/faculty-of-law', {
        title: { nl: 'Rechten', en: 'Law' },
        parameters: { minimum_group_size: k },
      });
    expect((await put(19)).json).toMatchObject({
      status: 400,
      errors: [{ pointer: '/parameters/minimum_group_size', detail: expect.stringContaining('looser') }],
    });
    expect((await put(20)).status).toBe(200);
    await profile({ k: 10 });
  });

  it('moves verdicts in a what-if, and so does its floor', async () => {
    const { conditionsChanged: before } = await run({ max_columns: 19 });
    await judged();
    expect((await run({ minimum_group_size: 12 })).conditionsChanged).toBeGreaterThan(0);
    expect((await run({ k_floor: 12, minimum_group_size: 12 })).conditionsChanged).toBeGreaterThan(0);
    expect((await run({ max_columns: 19 })).conditionsChanged).toBe(before);
  });

  it('is never set under its floor, nor the floor above it', async () => {
    const draft = (label: string, parameters: object): Promise<Reply> =>
      university.call('privacy-officer', 'POST /api/v1/code-versions', { label, summary: 'Anders.', parameters });
    expect((await draft('a', { minimum_group_size: 5 })).json).toMatchObject({
      status: 400,
      errors: [{ pointer: '/parameters/minimum_group_size', detail: expect.stringContaining('below the floor') }],
    });
    expect((await draft('b', { k_floor: 11 })).json).toMatchObject({
      errors: [{ pointer: '/parameters/k_floor', detail: expect.stringContaining('floor is higher') }],
    });
    expect((await draft('c', { minimum_group_size: 6 })).status).toBe(201);
  });
});

describe('the longest term', () => {
  it('is the shortest of the code and the profile, as a rule reads it', async () => {
    expect((await judged()).input.institution.retention_max).toEqual({ months: 120, cutoff_on: '2016-11-22' });
    await profile({ retentionMaxMonths: 600 });
    expect((await judged()).input.institution.retention_max).toEqual({ months: 120, cutoff_on: '2016-11-22' });
    await profile({ retentionMaxMonths: 6 });
    expect((await judged()).input.institution.retention_max).toEqual({ months: 6, cutoff_on: '2026-05-22' });
    expect(await holds('retention_max_months')).toBe(6);
    await profile({ retentionMaxMonths: 120 });
  });

  it('moves verdicts in a what-if', async () => {
    const { conditionsChanged: before } = await run({ retention_max_months: 120 });
    await judged();
    expect((await run({ retention_max_months: 1 })).conditionsChanged).toBeGreaterThan(before);
    expect((await run({ retention_max_months: 120 })).conditionsChanged).toBe(before);
  });
});

describe('a what-if of parameters that no rule asks', () => {
  const ask = async (change: object): Promise<Reply> => {
    const { id: codeVersionId } = must(await get('student', 'code-versions/in-force'), 200).json;
    return university.call('council-member', 'POST /api/v1/what-if-runs', { codeVersionId, from: TODAY, until: TODAY, ...change });
  };

  it('is refused, and says so at each', async () => {
    expect((await ask({ parameters: { lms_account_months: 10, invite_share: 0.5 } })).json).toMatchObject({
      status: 400,
      errors: [
        { pointer: '/parameters/lms_account_months', detail: expect.stringContaining('No rule') },
        { pointer: '/parameters/invite_share', detail: expect.stringContaining('No rule') },
      ],
    });
  });

  it('is done once anything is changed with them that a rule asks', async () => {
    expect((await ask({ parameters: { lms_account_months: 10, max_columns: 19 } })).status).toBe(201);
    expect((await ask({ parameters: { lms_account_months: 10 }, inForce: ['A-01'] })).status).toBe(201);
  });
});
