// The ledger beneath the commands: epochs, the lock, the current state, other institutions, merges, notices, facts, receipts.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { type Actor, jsonSha256, pageRequest, Problem } from '../../apps/api/src/common/index.js';
import { ConsentRecords } from '../../apps/api/src/consent/consent-records.service.js';
import { type ConsentChange, consentLockKey, epochNow, lockShared } from '../../apps/api/src/consent/index.js';
import { Gate } from '../../apps/api/src/gate/index.js';
import { SubjectRegister } from '../../apps/api/src/identity/index.js';
import { FixedClock } from '../support/fixed-clock.js';
import { makeWorld, type World } from '../support/world.js';
import { answer, NOW, PURPOSE, refusalOf, type School, Schools, START_MS, student, TITLE, TODAY, TOMORROW } from './consent.school.js';

let world: World;
let schools: Schools;
/** What the consent domain told within its transactions; a change of this subject is refused by who is told. */
const told: ConsentChange[] = [];
let refusedSubject: string | null = null;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: new FixedClock(new Date(NOW)) });
  schools = new Schools(world);
  schools.consents.onChange(async (_tx, _actor, changes) => {
    told.push(...changes);
    if (changes.some((change) => change.subjectId === refusedSubject)) {
      throw new Problem('refused-by-who-is-told', 409, 'info');
    }
  });
}, START_MS);
afterAll(async () => world.close());

const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n + 1);

const CURRENT = `select kind, purpose_id, subject_id, state, valid_until, epoch from consent_state order by 1, 2, 3`;
const REBUILT = `select distinct on (kind, purpose_id, subject_id) kind, purpose_id, subject_id, state, valid_until, epoch from consent_event order by 1, 2, 3, epoch desc`;

/** Answers once somebody waits for the ledger of this school. */
async function isWaitedFor(at: School): Promise<void> {
  const low = BigInt.asUintN(32, BigInt(consentLockKey(at.institutionId))).toString();
  const waiting = (): Promise<unknown[]> =>
    schools.ask(at, `select 1 from pg_locks where locktype = 'advisory' and not granted and objid::bigint = $1::bigint`, [low]);
  while ((await waiting()).length === 0) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('the epoch', () => {
  it('is dense when twenty write at the same time', async () => {
    const at = await schools.open(20);
    await Promise.all(at.students.map((each) => schools.consents.give(each, answer(at))));
    expect(await schools.epochs(at)).toEqual(upTo(20));
  });

  it('orders the log as it orders the ledger', async () => {
    const at = await schools.open(20);
    await Promise.all(at.students.map((each) => schools.consents.give(each, answer(at))));
    const rows = await schools.ask<{ index: string }>(
      at,
      `select s.index from consent_event e join log_sequence s on s.institution_id = e.institution_id and s.entry_id = e.log_entry_id order by e.epoch`,
    );
    const indexes = rows.map((row) => Number(row.index));
    expect(indexes).toEqual([...indexes].sort((a, b) => a - b));
    expect(indexes).toHaveLength(20);
  });

  it('leaves no gap and no trace of a change that is rolled back', async () => {
    const at = await schools.open(3);
    await schools.consents.give(student(at, 0), answer(at));
    refusedSubject = student(at, 1).subjectId;
    expect(await refusalOf(schools.consents.give(student(at, 1), answer(at)))).toMatchObject({ slug: 'refused-by-who-is-told' });
    await schools.consents.give(student(at, 2), answer(at));
    expect(await schools.epochs(at)).toEqual([1, 2]);
    expect(await schools.inView(at, 'consent_in_force')).toEqual([at.subjectIds[0], at.subjectIds[2]]);
  });

  it('stands still while who opens data shares the lock, and moves on after', async () => {
    const at = await schools.open();
    await schools.consents.give(student(at), answer(at));
    const { writing, seen } = await schools.transactions.write(at.system, async (tx) => {
      await lockShared(tx, at.institutionId);
      const withdrawal = schools.consents.withdraw(student(at), PURPOSE);
      await isWaitedFor(at);
      return { writing: { done: withdrawal }, seen: await epochNow(tx, at.institutionId) };
    });
    expect([seen, (await writing.done).event.epoch]).toEqual(['1', '2']);
  });

  it('is shared by many who open data at once', async () => {
    const at = await schools.open();
    const seen = await schools.transactions.write(at.system, async (tx) => {
      await lockShared(tx, at.institutionId);
      return schools.transactions.write(at.system, async (other) => {
        await lockShared(other, at.institutionId);
        return epochNow(other, at.institutionId);
      });
    });
    expect(seen).toBe('0');
  });
});

describe('the current state', () => {
  it('equals a rebuild from the ledger after any series of acts', async () => {
    const at = await schools.open(3);
    const acts: readonly ((actor: Actor) => Promise<unknown>)[] = [
      (actor) => schools.consents.give(actor, answer(at)),
      (actor) => schools.consents.refuse(actor, answer(at)),
      (actor) => schools.consents.withdraw(actor, PURPOSE),
      (actor) => schools.consents.raise(actor, 'objection', PURPOSE),
      (actor) => schools.consents.withdrawRaised(actor, 'objection', PURPOSE),
      (actor) => schools.consents.raise(actor, 'restriction', PURPOSE),
      ({ subjectId }) =>
        schools.consents.recordMany(at.system, {
          ...answer(at),
          state: 'given',
          subjectIds: [...at.subjectIds].filter((id) => id !== subjectId),
          givenVia: 'feed',
          validUntil: TOMORROW,
        }),
    ];
    const step = fc.record({ who: fc.constantFrom(...at.students), act: fc.constantFrom(...acts) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 15 }), async (steps) => {
        await steps.reduce((before, { who, act }) => before.then(() => refusalOf(act(who)).then(() => undefined)), Promise.resolve());
        expect(await schools.ask(at, CURRENT)).toEqual(await schools.ask(at, REBUILT));
        expect(await schools.epochs(at)).toEqual(
          upTo(Number(await schools.transactions.read(at.institutionId, (tx) => epochNow(tx, at.institutionId)))),
        );
      }),
      { numRuns: 6, seed: 20261122, endOnFailure: true },
    );
  });

  it('cannot be had without its event: the api role changes and deletes nothing in the ledger', async () => {
    const at = await schools.open();
    await schools.consents.give(student(at), answer(at));
    const attempt = (sql: string): Promise<unknown> => schools.transactions.write(at.system, (tx) => tx.query(sql));
    await expect(attempt(`update consent_event set state = 'refused'`)).rejects.toMatchObject({ code: '42501' });
    await expect(attempt(`delete from consent_event`)).rejects.toMatchObject({ code: '42501' });
    await expect(attempt(`delete from consent_state`)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('institutions', () => {
  it('see nothing of another: neither consents, nor notices, nor the epoch', async () => {
    const [a, b] = [await schools.open(), await schools.open()];
    await schools.consents.give(student(a), answer(a));
    const counts = `select (select count(*) from consent_event)::int as events, (select count(*) from consent_state)::int as states,
      (select count(*) from consent_epoch)::int as epochs, (select count(*) from consent_in_force)::int as views, (select count(*) from consent_notice)::int as notices`;
    expect(await schools.ask(b, counts)).toEqual([{ events: 0, states: 0, epochs: 0, views: 0, notices: 1 }]);
    expect(await schools.ask(a, counts)).toEqual([{ events: 1, states: 1, epochs: 1, views: 1, notices: 1 }]);
  });

  it('refuse the notice of another', async () => {
    const [a, b] = [await schools.open(), await schools.open()];
    expect(await refusalOf(schools.consents.give(student(b), answer(a)))).toMatchObject({
      slug: 'notice-not-current',
      extensions: { current_notice: { id: b.noticeId } },
    });
    expect(await refusalOf(schools.notices.one(b.system, a.noticeId))).toMatchObject({ status: 404 });
    expect((await schools.notices.one(a.system, a.noticeId)).id).toBe(a.noticeId);
  });
});

describe('the proxy role', () => {
  it('reads the views of its institution, and neither events nor another institution', async () => {
    const [at, other] = [await schools.open(), await schools.open()];
    await schools.consents.give(student(at), answer(at));
    await schools.consents.give(student(other), answer(other));
    const client = new pg.Client({ connectionString: world.database.urls.proxy });
    await client.connect();
    try {
      await client.query(`select set_config('waarborg.institution_id', $1, false)`, [at.institutionId]);
      expect((await client.query(`select subject_id from consent_in_force`)).rows).toEqual([{ subject_id: at.subjectIds[0] }]);
      await expect(client.query(`select 1 from consent_event`)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.end();
    }
  });
});

describe('who is told of changes', () => {
  it('hears of each with whether it takes a use away', async () => {
    const at = await schools.open();
    told.length = 0;
    await schools.consents.give(student(at), answer(at));
    await schools.consents.withdraw(student(at), PURPOSE);
    expect(told.map(({ state, epoch, takesAway }) => ({ state, epoch, takesAway }))).toEqual([
      { state: 'given', epoch: 1, takesAway: false },
      { state: 'withdrawn', epoch: 2, takesAway: true },
    ]);
  });
});

describe('two subjects that are one person', () => {
  const merge = (at: School): Promise<unknown> =>
    world.app.get(SubjectRegister).link(at.system, { identifier: 's0', formerIdentifier: 's1' });

  it('lose the consent of the one when the other had withdrawn', async () => {
    const at = await schools.open(2);
    await schools.consents.give(student(at, 0), answer(at));
    await schools.consents.give(student(at, 1), answer(at));
    await schools.consents.withdraw(student(at, 1), PURPOSE);
    await merge(at);
    expect(await schools.inView(at, 'consent_in_force')).toEqual([]);
    expect(await schools.takenAway(at)).toContainEqual({ kind: 'consent', subjectId: at.subjectIds[0], purposeId: at.purposeId, epoch: 4 });
  });

  it('become one only when nobody is opening data', async () => {
    const at = await schools.open(2);
    await schools.consents.raise(student(at, 1), 'objection', PURPOSE);
    const { merging, seen } = await schools.transactions.write(at.system, async (tx) => {
      await lockShared(tx, at.institutionId);
      const pending = merge(at);
      await isWaitedFor(at);
      return { merging: { done: pending }, seen: await epochNow(tx, at.institutionId) };
    });
    await merging.done;
    expect([seen, await schools.epochs(at)]).toEqual(['1', [1, 2]]);
  });

  it('keep a consent that both gave, without a new event', async () => {
    const at = await schools.open(2);
    await schools.consents.give(student(at, 0), answer(at));
    await schools.consents.give(student(at, 1), answer(at));
    await merge(at);
    expect(await schools.inView(at, 'consent_in_force')).toContain(at.subjectIds[0]);
    expect([await schools.epochs(at), await schools.takenAway(at)]).toEqual([[1, 2], []]);
  });

  it('take over a consent that only the former gave, recorded as a merge', async () => {
    const at = await schools.open(2);
    await schools.consents.give(student(at, 1), answer(at));
    await merge(at);
    expect(await schools.inView(at, 'consent_in_force')).toContain(at.subjectIds[0]);
    expect(await schools.ask(at, `select given_via, state from consent_event where epoch = 2`)).toEqual([
      { given_via: 'merge', state: 'given' },
    ]);
  });

  it('have what went out under the former recalled when the other had refused, at an epoch after all deliveries', async () => {
    const at = await schools.open(2);
    await schools.consents.refuse(student(at, 0), answer(at));
    await schools.consents.give(student(at, 1), answer(at));
    await merge(at);
    expect(await schools.takenAway(at)).toEqual([{ kind: 'consent', subjectId: at.subjectIds[1], purposeId: at.purposeId, epoch: 3 }]);
    expect(await schools.inView(at, 'consent_in_force')).toEqual([]);
  });

  it('have what went out under the former recalled for an objection of the other, and not twice', async () => {
    const at = await schools.open(2);
    await schools.consents.raise(student(at, 0), 'objection', PURPOSE);
    await merge(at);
    expect(await schools.takenAway(at)).toMatchObject([
      { kind: 'objection', subjectId: at.subjectIds[0], epoch: 1 },
      { kind: 'objection', subjectId: at.subjectIds[1], epoch: 2 },
    ]);
  });

  it('keep an objection of either open, and no objection that neither had', async () => {
    const at = await schools.open(2);
    await schools.consents.raise(student(at, 1), 'objection', PURPOSE);
    await merge(at);
    expect(await schools.inView(at, 'objection_open')).toContain(at.subjectIds[0]);
    expect(await schools.inView(at, 'restriction_open')).toEqual([]);
  });

  it('count as one in what the person does afterwards under the former', async () => {
    const at = await schools.open(2);
    await schools.consents.give(student(at, 1), answer(at));
    await merge(at);
    await schools.consents.withdraw(student(at, 1), PURPOSE);
    expect(await schools.inView(at, 'consent_in_force')).not.toContain(at.subjectIds[0]);
  });

  it('are one in recorded lists', async () => {
    const at = await schools.open(2);
    await merge(at);
    const many = { ...answer(at), state: 'given', subjectIds: at.subjectIds, givenVia: 'feed' } as const;
    expect(await schools.consents.recordMany(at.system, many)).toEqual({ recorded: 1, unchanged: 0 });
  });
});

describe('consent notices', () => {
  it('get the next version and the digest of their text, which stands in the log', async () => {
    const at = await schools.open();
    const { notice } = await schools.notices.record(at.system, { purpose: PURPOSE, text: { nl: 'Nieuw', en: 'New' }, validFrom: TOMORROW });
    expect(notice).toMatchObject({ version: 2, textSha256: jsonSha256({ nl: 'Nieuw', en: 'New' }) });
    const [entry] = await schools.ask<{ leaf: Buffer }>(at, `select leaf from log_entry where log = 'decisions' order by id desc limit 1`);
    expect(JSON.parse(entry?.leaf.toString('utf8') ?? '')).toMatchObject({
      kind: 'consent-notice.recorded',
      facts: { notice_id: notice.id, version: 2, text_sha256: notice.textSha256 },
    });
  });

  it('hold from the day of the version before at the earliest', async () => {
    const at = await schools.open();
    const record = (validFrom: string): Promise<unknown> => schools.notices.record(at.system, { purpose: PURPOSE, text: TITLE, validFrom });
    expect(await refusalOf(record('2026-11-21'))).toMatchObject({ slug: 'invalid-input', status: 400 });
    expect(await refusalOf(record(TODAY))).toMatchObject({ slug: 'nothing-refused' });
  });

  it('tell which version is in force', async () => {
    const at = await schools.open();
    await schools.notices.record(at.system, { purpose: PURPOSE, text: TITLE, validFrom: TODAY });
    await schools.notices.record(at.system, { purpose: PURPOSE, text: TITLE, validFrom: TOMORROW });
    const { items } = await schools.notices.list(student(at), pageRequest({}), PURPOSE);
    const inForce = items.filter((view) => view.isInForce).map((view) => view.notice.version);
    expect([items.length, inForce]).toEqual([3, [2]]);
  });

  it('are recorded by nobody who may not', async () => {
    const at = await schools.open();
    expect(await refusalOf(schools.notices.record(student(at), { purpose: PURPOSE, text: TITLE, validFrom: TODAY }))).toMatchObject({
      slug: 'forbidden',
      status: 403,
    });
  });
});

describe('the facts of a gate', () => {
  const factsOf = async (at: School, purposeId: string): Promise<{ readonly consent: unknown; readonly version: string | undefined }> =>
    schools.transactions.read(at.institutionId, async (tx) => {
      const { input, sources } = await world.app.get(Gate).ask('G3', { kind: 'consent', id: purposeId }, tx, { actor: at.system });
      return { consent: (input as { consent?: unknown }).consent, version: sources[`consent/${purposeId}`] };
    });

  it('carry the epoch, and keep their version when somebody consents', async () => {
    const at = await schools.open();
    const before = await factsOf(at, at.purposeId);
    await schools.consents.give(student(at), answer(at));
    const after = await factsOf(at, at.purposeId);
    expect([before.consent, after.consent]).toEqual([
      { purpose: PURPOSE, notice_in_force: true, epoch: 0 },
      { purpose: PURPOSE, notice_in_force: true, epoch: 1 },
    ]);
    expect(after.version).toBe(before.version);
  });

  it('get another version when a notice comes into force, and not when one is announced', async () => {
    const at = await schools.open();
    const before = await factsOf(at, at.purposeId);
    await schools.notices.record(at.system, { purpose: PURPOSE, text: TITLE, validFrom: TOMORROW });
    const announced = await factsOf(at, at.purposeId);
    const { id } = await schools.purposes.add(at.system, { code: 'guidance', title: TITLE, description: TITLE });
    const without = await factsOf(at, id);
    await schools.notices.record(at.system, { purpose: 'guidance', text: TITLE, validFrom: TODAY });
    expect(announced.version).toBe(before.version);
    expect(without.consent).toEqual({ purpose: 'guidance', notice_in_force: false, epoch: 0 });
    expect((await factsOf(at, id)).version).not.toBe(without.version);
  });
});

describe('what a person sees', () => {
  const overview = (
    actor: Actor,
    query: { readonly cursor?: string; readonly limit?: number } = {},
  ): ReturnType<ConsentRecords['overview']> => world.app.get(ConsentRecords).overview(actor, pageRequest(query));

  it('is where they stand, also on what they were never asked, and what they can do', async () => {
    const at = await schools.open(2);
    await schools.consents.give(student(at, 0), answer(at));
    const [mine, theirs] = [await overview(student(at, 0)), await overview(student(at, 1))];
    expect(mine.purposes[0]?.kinds.consent).toEqual({
      state: 'given',
      isInForce: true,
      validUntil: null,
      noticeVersion: 1,
      epoch: 1,
      actions: ['give', 'refuse', 'withdraw'],
    });
    expect(theirs.purposes[0]?.kinds.consent).toMatchObject({ state: null, isInForce: false, actions: ['give', 'refuse'] });
    expect(theirs.receipts.items).toEqual([]);
  });

  it('pages through their receipts, newest first, with the place of each in the log', async () => {
    const at = await schools.open();
    const given = await schools.consents.give(student(at), answer(at));
    await schools.consents.withdraw(student(at), PURPOSE);
    await schools.consents.raise(student(at), 'objection', PURPOSE);
    const first = await overview(student(at), { limit: 2 });
    const second = await overview(student(at), { limit: 2, cursor: first.receipts.nextCursor ?? '' });
    expect(first.receipts.items.map(({ event }) => event.epoch)).toEqual(['3', '2']);
    expect(second.receipts.items.map(({ event, logIndex }) => [event.epoch, logIndex])).toEqual([['1', given.logIndex]]);
    expect(second.receipts.nextCursor).toBeNull();
  });

  it('holds what was recorded under a former number', async () => {
    const at = await schools.open(2);
    await schools.consents.give(student(at, 1), answer(at));
    await world.app.get(SubjectRegister).link(at.system, { identifier: 's0', formerIdentifier: 's1' });
    const { receipts } = await overview(student(at, 0));
    expect(receipts.items.map(({ event }) => event.givenVia)).toEqual(['merge', 'self']);
  });

  it('is nothing for who is no subject', async () => {
    const at = await schools.open();
    expect(await refusalOf(overview({ ...student(at), subjectId: null }))).toMatchObject({ slug: 'no-subject', status: 409 });
  });

  it('says so when an earlier consent is past its last day', async () => {
    const at = await schools.open();
    const many = { ...answer(at), state: 'given', subjectIds: at.subjectIds, givenVia: 'feed' } as const;
    await schools.consents.recordMany(at.system, { ...many, validUntil: '2026-11-21' });
    expect((await overview(student(at))).purposes[0]?.kinds.consent).toMatchObject({ state: 'given', isInForce: false });
  });
});
