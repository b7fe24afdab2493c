// The term of the record of who used what: openings of old entries in the log `accesses` go, the entries and their proofs stay.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Outbox } from '../../apps/api/src/platform/jobs/index.js';
import { clockOfTests, must, University } from '../factories/university.js';
import { makeWorld, type World } from '../support/world.js';

interface Entry {
  readonly index: string;
  readonly kind: string;
  readonly at: string;
  readonly openings: string;
}

const clock = clockOfTests();
let world: World;
let university: University;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock });
  university = await (await University.open(world)).withData();
}, 60_000);
afterAll(async () => world.close());

const entries = async (log: string): Promise<readonly Entry[]> =>
  must(await university.call('auditor', `GET /api/v1/logs/${log}/entries?limit=100`), 200).json.items as readonly Entry[];
const kept = async (log: string): Promise<number> => (await entries(log)).filter(({ openings }) => openings === 'kept').length;
const profile = async (accessRecord: object, effectiveOn: string): Promise<void> => {
  const { profile: now } = must(await university.call('administrator', 'GET /api/v1/institution'), 200).json as {
    readonly profile: object;
  };
  const body = { profile: { ...now, accessRecord }, effectiveOn, sourceDecision: 'besluit' };
  must(await university.call('administrator', 'POST /api/v1/institution/profile-versions', body), 201);
  const { waiting } = must(await university.call('fg', 'GET /api/v1/institution'), 200).json as { readonly waiting: { id: string } | null };
  if (waiting !== null) {
    must(await university.call('fg', `POST /api/v1/institution/profile-versions/${waiting.id}/confirm`), 201);
  }
};
const goTo = (at: string): void => {
  clock.set(at);
  university.forgetTokens();
};
/** Something that leaves an entry that can be opened in the log of uses. */
const use = async (): Promise<void> => {
  await university.ask(await university.advance(await university.draft(), 'approved'));
};

describe('the record of who used what', () => {
  it('is kept whole while the institution sets no term', async () => {
    await profile({ keptMonths: null, readingRules: null, dpiaOn: null }, '2026-11-22');
    await use();
    const before = await kept('accesses');
    expect(before).toBeGreaterThan(0);
    goTo('2032-01-10T09:00:00.000Z');
    await world.app.get(Outbox).drain();
    expect(await kept('accesses')).toBeGreaterThanOrEqual(before);
  });

  it('loses what opens it on the day after its term, and not a day before; the log of decisions stays as it is', async () => {
    goTo('2032-01-10T09:00:00.000Z');
    const old = (await entries('accesses')).filter(({ at, openings }) => at < '2027' && openings === 'kept').map(({ index }) => index);
    const decisions = await kept('decisions');
    // 2026-11-22 and 62 months is 2032-01-22: on that day the entry of the 22nd is not yet older than its term.
    await profile({ keptMonths: 62, readingRules: 'FG en auditor.', dpiaOn: '2026-06-15' }, '2032-01-10');
    goTo('2032-01-22T09:00:00.000Z');
    await world.app.get(Outbox).drain();
    const stateOf = async (): Promise<ReadonlySet<string>> =>
      new Set((await entries('accesses')).filter(({ index }) => old.includes(index)).map(({ openings }) => openings));
    expect([old.length > 0, await stateOf()]).toEqual([true, new Set(['kept'])]);
    goTo('2032-01-23T09:00:00.000Z');
    await world.app.get(Outbox).drain();
    expect(await stateOf()).toEqual(new Set(['erased']));
    expect((await entries('accesses')).filter(({ kind }) => kind === 'log.openings-erased').length).toBe(1);
    expect(await kept('decisions')).toBeGreaterThanOrEqual(decisions);
  });

  it('keeps what is younger', async () => {
    const young = (await entries('accesses')).filter(({ at }) => at >= '2027' && at < '2033');
    expect(young.length).toBeGreaterThan(0);
    expect(new Set(young.map(({ openings }) => openings))).toEqual(new Set(['kept']));
  });
});
