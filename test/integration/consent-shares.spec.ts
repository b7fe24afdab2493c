// Counts of consent, kept up with the ledger: always what a recount of the ledger finds; shown only for groups of k and more.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConsentShares } from '../../apps/api/src/consent/shares/consent-shares.service.js';
import { type Actor } from '../../apps/api/src/common/index.js';
import { SubjectRegister } from '../../apps/api/src/identity/index.js';
import { FixedClock } from '../support/fixed-clock.js';
import { makeWorld, type World } from '../support/world.js';
import { answer, NOW, PURPOSE, type School, Schools, START_MS, student, TODAY } from './consent.school.js';

const K = 10;
const SIZE = 30;
const PAGE = { after: null, limit: 10, order: 'oldest' as const };
const RECOUNT = `
  select c.kind, c.state, coalesce(c.valid_until, 'infinity')::text as until, count(*)::int as n
  from consent_state c join subject s on s.institution_id = c.institution_id and s.id = c.subject_id and s.merged_into is null
  group by 1, 2, 3 order by 1, 2, 3`;
const COUNTED = `select kind, state, valid_until::text as until, subjects::int as n from consent_count where subjects <> 0 order by 1, 2, 3`;

let world: World;
let schools: Schools;
let clock: FixedClock;

beforeAll(async () => {
  clock = new FixedClock(new Date(NOW));
  world = await makeWorld({ demo: false, clock });
  schools = new Schools(world);
}, START_MS);
afterAll(async () => world.close());

async function given(at: School, count: number, from = 0): Promise<void> {
  const subjectIds = at.subjectIds.slice(from, from + count);
  await schools.consents.recordMany(at.system, { purpose: PURPOSE, state: 'given', noticeId: at.noticeId, subjectIds, givenVia: 'feed' });
}

async function shareOf(at: School): Promise<number | null | undefined> {
  const analyst: Actor = { ...at.system, kind: 'person', roles: ['analyst'] };
  const { items } = await world.app.get(ConsentShares).list(analyst, PAGE);
  return items.find(({ purpose }) => purpose === PURPOSE)?.percent;
}

describe('the counts of consent', () => {
  it('equal a recount of the ledger after every kind of change, a merge among them', async () => {
    const at = await schools.open(SIZE);
    await given(at, 20);
    await given(at, 5);
    await schools.consents.withdraw(student(at, 0), PURPOSE);
    await schools.consents.refuse(student(at, 1), answer(at));
    await schools.consents.refuse(student(at, 29), answer(at));
    await schools.consents.raise(student(at, 2), 'objection', PURPOSE);
    await schools.consents.raise(student(at, 3), 'restriction', PURPOSE);
    await schools.consents.withdrawRaised(student(at, 3), 'restriction', PURPOSE);
    await schools.consents.recordMany(at.system, {
      ...{ purpose: PURPOSE, state: 'given', noticeId: at.noticeId, givenVia: 'paper' },
      ...{ subjectIds: at.subjectIds.slice(20, 25), validUntil: TODAY },
    });
    const register = world.app.get(SubjectRegister);
    await register.link(at.system, { identifier: 's4', formerIdentifier: 's5' });
    await register.link(at.system, { identifier: 's6', formerIdentifier: 's1' });
    await register.link(at.system, { identifier: 's28', formerIdentifier: 's4' });
    const recount = await schools.ask(at, RECOUNT);
    expect(recount.length).toBeGreaterThan(5);
    expect(await schools.ask(at, COUNTED)).toEqual(recount);
  });

  it('do not move when a command changes nothing', async () => {
    const at = await schools.open(SIZE);
    await given(at, 12);
    const before = await schools.ask(at, COUNTED);
    await expect(schools.consents.withdraw(student(at, 20), PURPOSE)).rejects.toMatchObject({ slug: 'wrong-state' });
    expect(await schools.ask(at, COUNTED)).toEqual(before);
  });
});

describe('the share of consent', () => {
  it('is shown from k who consent', async () => {
    const at = await schools.open(SIZE);
    await given(at, K);
    expect(await shareOf(at)).toBe(33);
  });

  it('is not shown below k who consent', async () => {
    const at = await schools.open(SIZE);
    await given(at, K - 1);
    expect(await shareOf(at)).toBeNull();
  });

  it('is shown down to k who do not', async () => {
    const at = await schools.open(SIZE);
    await given(at, SIZE - K);
    expect(await shareOf(at)).toBe(67);
  });

  it('is not shown below k who do not', async () => {
    const at = await schools.open(SIZE);
    await given(at, SIZE - K + 1);
    expect(await shareOf(at)).toBeNull();
  });

  it('is shown from the k of the profile, where that is the stricter one', async () => {
    const at = await schools.open(40, 20);
    await given(at, 19);
    expect(await shareOf(at)).toBeNull();
    await given(at, 1, 19);
    expect(await shareOf(at)).toBe(50);
  });

  it('is not shown below the k of the code in force, whatever lower k the profile has', async () => {
    const at = await schools.open(SIZE, 6);
    await given(at, K - 1);
    expect(await shareOf(at)).toBeNull();
    await given(at, 1, K - 1);
    expect(await shareOf(at)).toBe(33);
  });

  it('leaves out consents whose last day is past', async () => {
    const at = await schools.open(SIZE);
    await given(at, 15);
    await schools.consents.recordMany(at.system, {
      ...{ purpose: PURPOSE, state: 'given', noticeId: at.noticeId, givenVia: 'paper' },
      ...{ subjectIds: at.subjectIds.slice(15, 18), validUntil: '2026-11-21' },
    });
    expect(await shareOf(at)).toBe(50);
  });
});
