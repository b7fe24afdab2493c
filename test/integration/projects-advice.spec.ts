// What rests on legitimate interest: the FG advises, the controller decides and answers; and uses that are refused.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InstitutionProfiles, ProfileVersions } from '../../apps/api/src/identity/index.js';
import { POLICY_PROCESS, PROJECT, RATIONALE } from '../factories/bodies.js';
import { clockOfTests, must, type Registered, TODAY, University } from '../factories/university.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
let university: University;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  university = await (await University.open(world)).withData();
}, 60_000);
afterAll(async () => world.close());

const BY_INTEREST = { ...POLICY_PROCESS, bases: ['legitimate-interest'] };
const APPROVED = { outcome: 'approved', rationale: RATIONALE };
const on = (project: Registered, command: string): string => `POST /api/v1/projects/${project.id}/${command}`;
const advice = (outcome: string): object => ({ about: 'legitimate-interest', outcome, rationale: 'Het belang is niet concreet.' });

/** The codes of the findings that stand in the way. */
const refusingOf = (answer: unknown): readonly string[] =>
  (answer as Registered).findings.filter(({ effect }) => effect === 'deny' || effect === 'hold').map(({ code }) => code);
const tested = async (process: object = BY_INTEREST): Promise<Registered> => university.advance(await university.draft(process), 'tested');
const decide = async (project: Registered, body: object = APPROVED): Promise<readonly [number, readonly string[]]> => {
  const { status, json } = await university.call('dean', on(project, 'decide'), body);
  return [status, refusingOf(json)];
};
const advise = async (project: Registered, outcome: string): Promise<unknown> =>
  must(await university.call('fg', on(project, 'advise'), advice(outcome)), 200).json;

describe('a private university that rests a process on legitimate interest', () => {
  it('decides after the advice of the FG, which anybody who reads the project can read', async () => {
    const project = await tested();
    expect(await decide(project)).toEqual([409, ['public-authority-basis/advice-awaited']]);
    expect(await advise(project, 'positive')).toMatchObject({
      state: 'tested',
      version: project.version + 1,
      logIndex: expect.stringMatching(/^\d+$/),
      advices: [{ by: 'fg', about: 'legitimate-interest', outcome: 'positive', person: { displayName: 'fg' } }],
    });
    expect(must(await university.call('analyst', `GET /api/v1/projects/${project.id}`), 200).json).toMatchObject({
      advices: [{ outcome: 'positive' }],
    });
    expect(await decide(project)).toEqual([200, []]);
  });

  it('may decide otherwise than the FG advised, and then says why', async () => {
    const project = await tested();
    await advise(project, 'negative');
    expect(await decide(project)).toEqual([409, ['public-authority-basis/advice-not-answered']]);
    const answers = [{ about: 'legitimate-interest', reason: 'Het belang staat in het instellingsplan.' }];
    expect(await decide(project, { ...APPROVED, answers })).toEqual([200, []]);
    const kept = await university.write((tx) =>
      tx.query<{ kind: string; rationale: string }[]>(`select kind, rationale from decision where subject_id = $1 order by id`, [
        project.id,
      ]),
    );
    expect(kept.map(({ kind }) => kind).sort()).toEqual([
      'fg-advice-answer.legitimate-interest',
      'fg-advice.legitimate-interest',
      'project-decision',
      'project-test',
    ]);
    expect(kept.find(({ kind }) => kind.startsWith('fg-advice-answer'))?.rationale).toBe('Het belang staat in het instellingsplan.');
  });

  it('needs no answer to reject what the FG advised against', async () => {
    const project = await tested();
    await advise(project, 'negative');
    expect(await decide(project, { ...APPROVED, outcome: 'rejected' })).toEqual([200, []]);
  });

  it('asks anew after the project was returned: an earlier advice was about something else', async () => {
    const project = await tested();
    await advise(project, 'positive');
    must(await university.call('dean', on(project, 'return'), { reason: 'Te ruim.' }), 200);
    await university.advance(project, 'tested');
    expect(await decide(project)).toEqual([409, ['public-authority-basis/advice-awaited']]);
  });

  it('lets nobody but the FG advise, and the FG not decide', async () => {
    const project = await tested();
    const others = ['privacy-officer', 'dean', 'auditor', 'analyst'];
    const replies = await Promise.all(others.map((persona) => university.call(persona, on(project, 'advise'), advice('positive'))));
    expect(replies.map(({ status }) => status)).toEqual(others.map(() => 403));
    expect((await university.call('fg', on(project, 'decide'), APPROVED)).status).toBe(403);
  });

  it('shows the FG what waits for advice, until it is given', async () => {
    const project = await tested();
    const waiting = async (): Promise<readonly string[]> =>
      (must(await university.call('fg', 'GET /api/v1/work'), 200).json.items as readonly { readonly id: string; readonly kind: string }[])
        .filter(({ id }) => id === project.id)
        .map(({ kind }) => kind);
    expect(await waiting()).toEqual(['project-advise']);
    await advise(project, 'positive');
    expect(await waiting()).toEqual([]);
  });

  it('asks no advice on another basis', async () => {
    expect(await decide(await tested(POLICY_PROCESS))).toEqual([200, []]);
  });
});

describe('a process', () => {
  const submitted = async (change: object): Promise<readonly [number, readonly string[]]> => {
    const project = await university.draft({ ...POLICY_PROCESS, ...change }, PROJECT);
    const { status, json } = await university.call('analyst', on(project, 'submit'));
    return [status, refusingOf(json)];
  };

  it('is submitted with what its outcome is used for', async () => {
    expect(await submitted({ useTypes: [] })).toEqual([403, ['positive-use/none-stated']]);
    expect(await submitted({ useTypes: ['policy'] })).toEqual([200, []]);
  });

  it('is refused when it would also grade students', async () => {
    expect(await submitted({ useTypes: ['policy', 'grading'] })).toEqual([403, ['positive-use/not-positive']]);
  });
});

describe('a public university', () => {
  it('does not rest its public task on legitimate interest', async () => {
    const profiles = world.app.get(InstitutionProfiles);
    const { version } = await profiles.view(university.system, null);
    const profile = { ...version.profile, legalForm: 'public' as const };
    const draft = { profile, effectiveOn: TODAY, sourceDecision: 'Omzetting 2026' };
    await university.write((tx) => world.app.get(ProfileVersions).recordIn(tx, university.system, draft));
    const refused = await university.draft(BY_INTEREST);
    expect(refusingOf(refused)).toEqual(['public-authority-basis/not-available']);
    expect(refusingOf(await university.draft({ ...BY_INTEREST, publicTask: false }))).toEqual([]);
    expect(refusingOf(await university.draft(POLICY_PROCESS))).toEqual([]);
  });
});
