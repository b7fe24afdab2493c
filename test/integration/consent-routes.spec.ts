// The routes of consent as a student and a privacy officer call them.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../apps/api/src/common/index.js';
import { PeopleService } from '../../apps/api/src/identity/index.js';
import { FixedClock } from '../support/fixed-clock.js';
import { makeWorld, type Reply, type World } from '../support/world.js';
import { NOW, PURPOSE, type School, Schools, START_MS, TITLE, TODAY } from './consent.school.js';

let world: World;
let school: School;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: new FixedClock(new Date(NOW)) });
  const schools = new Schools(world);
  school = await schools.open();
  const people = world.app.get(PeopleService);
  await schools.transactions.write(school.system, async (tx) => {
    for (const role of ['student', 'privacy-officer', 'analyst'] as const) {
      const { id } = await people.register(tx, school.system, { handle: role, displayName: role, functionTitle: role });
      await people.grantIn(tx, school.system, { personId: id, role, fromOn: '2026-01-01', untilOn: null, sourceDecision: 'Besluit 1' });
      await people.bindSubject(tx, school.system, id, school.subjectIds[0] ?? '');
    }
  });
}, START_MS);
afterAll(async () => world.close());

interface Notice {
  readonly id: string;
  readonly version: number;
  readonly isInForce: boolean;
}

const itemsOf = (reply: Reply): readonly Notice[] => reply.json.items as readonly Notice[];
const faultsOf = (reply: Reply): string[] => (reply.json.errors as { pointer: string }[]).map(({ pointer }) => pointer);

describe('the routes of consent', () => {
  it('take a student from consent to withdrawal, with receipts, and show both', async () => {
    const body = { purpose: PURPOSE, noticeId: school.noticeId };
    const given = await world.call('student', 'POST', '/api/v1/consents', body);
    const withdrawn = await world.call('student', 'POST', '/api/v1/consents/withdraw', { purpose: PURPOSE });
    const mine = await world.call('student', 'GET', '/api/v1/consents');
    expect(given.status).toBe(201);
    expect(given.json).toMatchObject({
      epoch: 1,
      kind: 'consent',
      state: 'given',
      purpose: PURPOSE,
      noticeVersion: 1,
      validUntil: null,
      givenVia: 'self',
    });
    expect(withdrawn.json).toMatchObject({ epoch: 2, state: 'withdrawn', noticeVersion: 1, recordedAt: '2026-11-22T10:00:00.000Z' });
    expect(mine.json.items).toEqual([withdrawn.json, given.json]);
    expect(mine.json.purposes).toMatchObject([
      { purpose: PURPOSE, title: TITLE, notice: { version: 1 }, consent: { state: 'withdrawn', isInForce: false } },
    ]);
  });

  it('take objections and restrictions, each on its own', async () => {
    const objection = await world.call('student', 'POST', '/api/v1/objections', { purpose: PURPOSE });
    const restriction = await world.call('student', 'POST', '/api/v1/restrictions', { purpose: PURPOSE });
    const lifted = await world.call('student', 'POST', '/api/v1/objections/withdraw', { purpose: PURPOSE });
    const mine = await world.call('student', 'GET', '/api/v1/consents');
    expect([objection.json, restriction.json, lifted.json].map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'objection open',
      'restriction open',
      'objection withdrawn',
    ]);
    expect(mine.json.purposes).toMatchObject([
      { objection: { isInForce: false, actions: ['raise'] }, restriction: { isInForce: true, actions: ['withdraw'] } },
    ]);
  });

  it('let a privacy officer record a notice and everybody read it, and nobody else record one', async () => {
    const body = { purpose: PURPOSE, text: TITLE, validFrom: TODAY };
    const recorded = await world.call('privacy-officer', 'POST', '/api/v1/consent-notices', body);
    const read = await world.call('student', 'GET', `/api/v1/consent-notices/${recorded.json.id}`);
    const list = await world.call('analyst', 'GET', `/api/v1/consent-notices?purpose=${PURPOSE}`);
    expect([recorded.status, read.json]).toEqual([201, recorded.json]);
    expect(itemsOf(list).map(({ version }) => version)).toEqual(expect.arrayContaining([1, 2]));
    expect((await world.call('student', 'POST', '/api/v1/consent-notices', body)).status).toBe(403);
  });

  it('answer a stale notice with the one to read instead', async () => {
    const refused = await world.call('student', 'POST', '/api/v1/consents', { purpose: PURPOSE, noticeId: school.noticeId });
    expect([refused.status, refused.json.type, refused.json.current_notice.version]).toEqual([409, '/problems/notice-not-current', 2]);
  });

  it('refuse members that they do not know, and ids that are none', async () => {
    const body = { purpose: PURPOSE, noticeId: 'none', subjectId: newId(new Date()) };
    const refused = await world.call('student', 'POST', '/api/v1/consents', body);
    expect(refused.status).toBe(400);
    expect(faultsOf(refused).sort()).toEqual(['/noticeId', '/subjectId']);
  });

  it('are not for analysts, nor for nobody', async () => {
    const body = { purpose: PURPOSE, noticeId: school.noticeId };
    expect((await world.call('analyst', 'POST', '/api/v1/consents', body)).status).toBe(403);
    expect((await world.call(null, 'GET', '/api/v1/consents')).status).toBe(401);
  });

  it('act once for one Idempotency-Key', async () => {
    const key = { 'idempotency-key': 'refuse-once-1' };
    const notices = await world.call('student', 'GET', `/api/v1/consent-notices?purpose=${PURPOSE}`);
    const current = itemsOf(notices).find(({ isInForce }) => isInForce);
    const body = { purpose: PURPOSE, noticeId: current?.id };
    const first = await world.call('student', 'POST', '/api/v1/consents/refuse', body, key);
    const again = await world.call('student', 'POST', '/api/v1/consents/refuse', body, key);
    const anew = await world.call('student', 'POST', '/api/v1/consents/refuse', body);
    expect([first.status, again.json, anew.status]).toEqual([201, first.json, 409]);
  });
});
