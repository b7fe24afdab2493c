// The monthly list: what came, changed and stopped in a calendar month of the institution.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clockOfTests, must, type Registered, University } from '../factories/university.js';
import { type FixedClock } from '../support/fixed-clock.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

let world: World;
let clock: FixedClock;
let university: University;
let submitted: Registered;
let withdrawn: Registered;
let draft: Registered;

interface Month {
  readonly month: string;
  readonly counts: Readonly<Record<'added' | 'changed' | 'stopped' | 'unchanged', number>>;
  readonly projects: readonly { readonly id: string; readonly change: string; readonly state: string }[];
}

const goTo = (at: string): void => {
  clock.set(at);
  university.forgetTokens();
};
const ask = (who: string, query: string): Promise<Reply> => university.call(who, `GET /api/v1/monthly-list${query}`);
const listOf = async (month: string): Promise<Month> => must(await ask('council-member', `?month=${month}`), 200).json;
const changesOf = ({ projects }: Month): Readonly<Record<string, string>> =>
  Object.fromEntries(projects.map(({ id, change }) => [id, change]));

beforeAll(async () => {
  clock = clockOfTests();
  world = await makeWorld({ demo: false, clock });
  university = await (await University.open(world)).withData();
  draft = await university.draft();
  submitted = await university.advance(await university.draft(), 'submitted');
  withdrawn = await university.advance(await university.draft(), 'submitted');
  goTo('2026-11-30T22:59:00Z');
  must(await university.call('analyst', `POST /api/v1/projects/${withdrawn.id}/withdraw`, { reason: 'Vraag vervallen.' }), 200);
  goTo('2026-11-30T23:01:00Z');
  submitted = must(
    await university.call('privacy-officer', `POST /api/v1/projects/${submitted.id}/return`, { reason: 'Nog niet volledig.' }),
    200,
  ).json;
}, 60_000);
afterAll(async () => world.close());

describe('the monthly list', () => {
  it('holds what was submitted, and no draft', async () => {
    expect(changesOf(await listOf('2026-11'))).toEqual({ [submitted.id]: 'added', [withdrawn.id]: 'stopped' });
    expect(Object.keys(changesOf(await listOf('2026-11')))).not.toContain(draft.id);
  });

  it('counts an act on the day that it was in the Netherlands, and drops what was over before', async () => {
    expect(await listOf('2026-12')).toMatchObject({
      counts: { added: 0, changed: 1, stopped: 0, unchanged: 0 },
      projects: [{ id: submitted.id, change: 'changed', state: 'returned' }],
    });
  });

  it('says of a month in which nothing happened that a project stayed as it was', async () => {
    expect(changesOf(await listOf('2027-01'))).toEqual({ [submitted.id]: 'unchanged' });
  });

  it('shows an earlier month as it then ended', async () => {
    expect((await listOf('2026-11')).projects).toContainEqual(expect.objectContaining({ id: submitted.id, state: 'submitted' }));
    expect((await listOf('2026-10')).projects).toEqual([]);
  });

  it('is of the running month when none is named', async () => {
    expect(must(await ask('fg', ''), 200).json).toMatchObject({ month: '2026-12' });
  });

  it('is refused to analysts, and for what is no month', async () => {
    expect((await ask('analyst', '')).status).toBe(403);
    expect((await ask('auditor', '?month=2026-13')).json).toMatchObject({ status: 400, errors: [{ pointer: '/month' }] });
  });
});
