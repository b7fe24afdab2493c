// Commands of consent, objection and restriction: what is in force afterwards, who may, and what is left for others to do.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../apps/api/src/common/index.js';
import { FixedClock } from '../support/fixed-clock.js';
import { makeWorld, type World } from '../support/world.js';
import { answer, NOW, PURPOSE, refusalOf, Schools, START_MS, student, studentOf, TITLE, TODAY, TOMORROW } from './consent.school.js';

let world: World;
let schools: Schools;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: new FixedClock(new Date(NOW)) });
  schools = new Schools(world);
}, START_MS);
afterAll(async () => world.close());

describe('ConsentService', () => {
  describe('give', () => {
    it('puts the subject in force at once and answers a receipt', async () => {
      const at = await schools.open();
      const receipt = await schools.consents.give(student(at), answer(at));
      expect(await schools.inView(at, 'consent_in_force')).toEqual([at.subjectIds[0]]);
      expect(receipt).toMatchObject({ purpose: PURPOSE, event: { epoch: '1', state: 'given', noticeVersion: 1, givenVia: 'self' } });
      expect(receipt.logIndex).toMatch(/^\d+$/);
    });

    it('logs the consent with its epoch and a commitment to the subject, and not the subject', async () => {
      const at = await schools.open();
      await schools.consents.give(student(at), answer(at));
      const [entry] = await schools.ask<{ leaf: Buffer; openings: string }>(
        at,
        `select e.leaf, o.openings from log_entry e join log_opening o on o.entry_id = e.id where e.log = 'accesses' order by e.id desc limit 1`,
      );
      const text = entry?.leaf.toString('utf8') ?? '';
      expect(JSON.parse(text)).toMatchObject({
        kind: 'consent.given',
        facts: { consent_epoch: 1, purpose_id: at.purposeId, notice_id: at.noticeId },
        c: { subject: expect.stringMatching(/^[0-9a-f]{64}$/) },
      });
      expect(text).not.toContain(at.subjectIds[0]);
      expect(entry?.openings).toContain(at.subjectIds[0]);
    });

    it('renews a consent that was given, and keeps it in force', async () => {
      const at = await schools.open();
      await schools.consents.give(student(at), answer(at));
      expect((await schools.consents.give(student(at), answer(at))).event.state).toBe('renewed');
      expect(await schools.inView(at, 'consent_in_force')).toHaveLength(1);
    });

    it('refuses a notice that is not the newest in force and names the one that is', async () => {
      const at = await schools.open();
      const current = await schools.notices.record(at.system, { purpose: PURPOSE, text: TITLE, validFrom: TODAY });
      expect(await refusalOf(schools.consents.give(student(at), answer(at)))).toEqual({
        slug: 'notice-not-current',
        status: 409,
        params: { current: 2 },
        extensions: { current_notice: { id: current.id, version: 2 } },
      });
      expect(await schools.epochs(at)).toEqual([]);
    });

    it('takes the newest notice in force when a later one is not yet valid', async () => {
      const at = await schools.open();
      await schools.notices.record(at.system, { purpose: PURPOSE, text: TITLE, validFrom: TOMORROW });
      expect((await schools.consents.give(student(at), answer(at))).event.noticeVersion).toBe(1);
    });

    it('refuses where no notice is in force', async () => {
      const at = await schools.open();
      await schools.purposes.add(at.system, { code: 'guidance', title: TITLE, description: TITLE });
      const { id } = await schools.notices.record(at.system, { purpose: 'guidance', text: TITLE, validFrom: TOMORROW });
      expect(await refusalOf(schools.consents.give(student(at), { purpose: 'guidance', noticeId: id }))).toMatchObject({
        slug: 'no-notice-in-force',
        status: 409,
      });
    });

    it('refuses a person who is no subject of the register', async () => {
      const at = await schools.open();
      expect(await refusalOf(schools.consents.give(studentOf(at.institutionId, null), answer(at)))).toMatchObject({
        slug: 'no-subject',
        status: 409,
      });
    });

    it('does not exist for an analyst, subject or not', async () => {
      const at = await schools.open();
      expect(await refusalOf(schools.consents.give({ ...student(at), roles: ['analyst'] }, answer(at)))).toMatchObject({ status: 404 });
    });

    it('refuses an unknown purpose', async () => {
      const at = await schools.open();
      expect(await refusalOf(schools.consents.give(student(at), { ...answer(at), purpose: 'other' }))).toMatchObject({
        slug: 'invalid-input',
        status: 400,
      });
    });
  });

  describe('refuse', () => {
    it('keeps a subject who never consented out of force, and takes nothing away', async () => {
      const at = await schools.open();
      expect((await schools.consents.refuse(student(at), answer(at))).event.state).toBe('refused');
      expect([await schools.inView(at, 'consent_in_force'), await schools.takenAway(at)]).toEqual([[], []]);
    });

    it('ends a consent that was given, and has it recalled', async () => {
      const at = await schools.open();
      await schools.consents.give(student(at), answer(at));
      await schools.consents.refuse(student(at), answer(at));
      expect(await schools.inView(at, 'consent_in_force')).toEqual([]);
      expect(await schools.takenAway(at)).toEqual([{ kind: 'consent', subjectId: at.subjectIds[0], purposeId: at.purposeId, epoch: 2 }]);
    });
  });

  describe('withdraw', () => {
    it('takes the subject out of force at once, on the notice of the consent, and has it recalled', async () => {
      const at = await schools.open(2);
      await schools.consents.give(student(at), answer(at));
      await schools.consents.give(student(at, 1), answer(at));
      const receipt = await schools.consents.withdraw(student(at), PURPOSE);
      expect(receipt.event).toMatchObject({ state: 'withdrawn', epoch: '3', noticeId: at.noticeId });
      expect(await schools.inView(at, 'consent_in_force')).toEqual([at.subjectIds[1]]);
      expect(await schools.takenAway(at)).toEqual([{ kind: 'consent', subjectId: at.subjectIds[0], purposeId: at.purposeId, epoch: 3 }]);
    });

    it('refuses when no consent is on record, and tells what can be done', async () => {
      const at = await schools.open();
      expect(await refusalOf(schools.consents.withdraw(student(at), PURPOSE))).toEqual({
        slug: 'wrong-state',
        status: 409,
        params: { state: 'none' },
        extensions: { actions: ['give', 'refuse'] },
      });
    });

    it('works on a notice that is no longer the newest', async () => {
      const at = await schools.open();
      await schools.consents.give(student(at), answer(at));
      await schools.notices.record(at.system, { purpose: PURPOSE, text: TITLE, validFrom: TODAY });
      expect((await schools.consents.withdraw(student(at), PURPOSE)).event.noticeVersion).toBe(1);
    });
  });

  describe('objection and restriction', () => {
    it('opens an objection without any consent, and has earlier deliveries recalled', async () => {
      const at = await schools.open();
      await schools.consents.raise(student(at), 'objection', PURPOSE);
      expect([await schools.inView(at, 'objection_open'), await schools.inView(at, 'restriction_open')]).toEqual([[at.subjectIds[0]], []]);
      expect(await schools.takenAway(at)).toEqual([{ kind: 'objection', subjectId: at.subjectIds[0], purposeId: at.purposeId, epoch: 1 }]);
    });

    it('closes a restriction that is withdrawn, and recalls nothing for that', async () => {
      const at = await schools.open();
      await schools.consents.raise(student(at), 'restriction', PURPOSE);
      await schools.consents.withdrawRaised(student(at), 'restriction', PURPOSE);
      expect(await schools.inView(at, 'restriction_open')).toEqual([]);
      expect(await schools.takenAway(at)).toHaveLength(1);
    });

    it('refuses a second objection to the same purpose', async () => {
      const at = await schools.open();
      await schools.consents.raise(student(at), 'objection', PURPOSE);
      expect(await refusalOf(schools.consents.raise(student(at), 'objection', PURPOSE))).toMatchObject({
        slug: 'wrong-state',
        params: { state: 'open' },
      });
    });
  });

  describe('recordMany', () => {
    it('records the same as each subject by themselves', async () => {
      const [one, many] = [await schools.open(4), await schools.open(4)];
      await schools.consents.give(student(one, 1), answer(one));
      await schools.consents.refuse(student(one, 2), answer(one));
      await schools.consents.give(student(many, 1), answer(many));
      await schools.consents.refuse(student(many, 2), answer(many));
      await schools.consents.give(student(one, 0), answer(one));
      await schools.consents.give(student(one, 1), answer(one));
      await schools.consents.give(student(one, 2), answer(one));
      const outcome = await schools.consents.recordMany(many.system, {
        ...answer(many),
        state: 'given',
        subjectIds: many.subjectIds.slice(0, 3),
        givenVia: 'feed',
      });
      const sql = `select s.ordinal, c.kind, c.state, c.valid_until, c.epoch from consent_state c join subject s on s.id = c.subject_id order by 1, 2`;
      expect(outcome).toEqual({ recorded: 3, unchanged: 0 });
      expect(await schools.ask(many, sql)).toEqual(await schools.ask(one, sql));
    });

    it('numbers its events in the order of the list, each with its own log entry', async () => {
      const at = await schools.open(50);
      await schools.consents.recordMany(at.system, { ...answer(at), state: 'given', subjectIds: at.subjectIds, givenVia: 'demo' });
      const rows = await schools.ask<{ subject_id: string; facts: unknown }>(
        at,
        `select e.subject_id, convert_from(l.leaf, 'utf8')::jsonb -> 'facts' -> 'consent_epoch' as facts from consent_event e join log_entry l on l.id = e.log_entry_id order by e.epoch`,
      );
      expect(rows).toEqual(at.subjectIds.map((subject_id, n) => ({ subject_id, facts: n + 1 })));
    });

    it('leaves alone whom the answer does not change', async () => {
      const at = await schools.open(2);
      await schools.consents.give(student(at), answer(at));
      expect(
        await schools.consents.recordMany(at.system, {
          purpose: PURPOSE,
          state: 'withdrawn',
          subjectIds: at.subjectIds,
          givenVia: 'paper',
        }),
      ).toEqual({ recorded: 1, unchanged: 1 });
    });

    it('records nothing when one subject is unknown', async () => {
      const at = await schools.open(2);
      const subjectIds = [...at.subjectIds, newId(new Date())];
      expect(
        await refusalOf(schools.consents.recordMany(at.system, { ...answer(at), state: 'given', subjectIds, givenVia: 'feed' })),
      ).toMatchObject({ status: 400 });
      expect(await schools.epochs(at)).toEqual([]);
    });

    it('keeps consent in force through its last day and no longer', async () => {
      const at = await schools.open();
      await schools.consents.recordMany(at.system, {
        ...answer(at),
        state: 'given',
        subjectIds: at.subjectIds,
        givenVia: 'feed',
        validUntil: TODAY,
      });
      const sql = `select count(*)::int as n from consent_in_force where valid_until is null or valid_until >= $1`;
      expect([await schools.ask(at, sql, [TODAY]), await schools.ask(at, sql, [TOMORROW])]).toEqual([[{ n: 1 }], [{ n: 0 }]]);
    });

    it('is not for persons', async () => {
      const at = await schools.open();
      const work = schools.consents.recordMany(student(at), { ...answer(at), state: 'given', subjectIds: at.subjectIds, givenVia: 'feed' });
      expect((await refusalOf(work)).status).toBeGreaterThanOrEqual(403);
    });
  });
});
