// Versions of the profile: one that erases evidence waits for the FG, one that lays data open for another administrator.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditLog } from '../../apps/api/src/audit-log/index.js';
import { jsonSha256 } from '../../apps/api/src/common/index.js';
import { Outbox } from '../../apps/api/src/platform/jobs/index.js';
import { clockOfTests, must, University } from '../factories/university.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

interface Institution {
  readonly profileVersion: number;
  readonly effectiveOn: string;
  readonly profileSha256: string;
  readonly profile: { readonly k: number; readonly legalForm: string; readonly accessRecord: { readonly keptMonths: number | null } };
  readonly waiting: { readonly id: string; readonly changed: readonly string[]; readonly actions: readonly string[] } | null;
}

const clock = clockOfTests();
let world: World;
let university: University;
let slugs = 0;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock });
}, 60_000);
afterAll(async () => world.close());
beforeEach(async () => {
  clock.set('2026-11-22T10:00:00Z');
  slugs += 1;
  university = await (await University.open(world, `profile-${slugs}`)).withData();
}, 60_000);

const goTo = (at: string): void => {
  clock.set(at);
  university.forgetTokens();
};
const institution = async (by = 'administrator'): Promise<Institution> =>
  must(await university.call(by, 'GET /api/v1/institution'), 200).json as Institution;
const record = async (change: object, effectiveOn = '2026-11-22'): Promise<Reply> => {
  const { profile } = await institution();
  const body = { profile: { ...profile, ...change }, effectiveOn, sourceDecision: 'Besluit 12' };
  return university.call('administrator', 'POST /api/v1/institution/profile-versions', body);
};
const keep = async (keptMonths: number | null, effectiveOn?: string): Promise<Reply> =>
  record({ accessRecord: { ...(await institution()).profile.accessRecord, keptMonths } }, effectiveOn);
const waitingId = async (): Promise<string> => (await institution()).waiting?.id ?? '';
const confirm = async (by: string, id: string): Promise<number> =>
  (await university.call(by, `POST /api/v1/institution/profile-versions/${id}/confirm`)).status;
/** Counts the entries of this November that can still be opened; who asks is there already, since signing in leaves one. */
const keptOpenings = async (): Promise<number> => {
  await university.token('auditor');
  await world.app.get(AuditLog).settle();
  const { items } = must(await university.call('auditor', 'GET /api/v1/logs/accesses/entries?limit=100'), 200).json;
  return (items as readonly { readonly openings: string; readonly at: string }[]).filter(
    ({ openings, at }) => openings === 'kept' && at < '2026-12',
  ).length;
};
interface Leaf {
  readonly kind: string;
  readonly facts: { readonly version: number; readonly profile_sha256: string; readonly changed: readonly string[] };
}
const leaves = async (): Promise<readonly Leaf[]> => {
  const rows = await university.write((tx) =>
    tx.query<{ readonly leaf: Leaf }[]>(
      `select leaf from (select id, convert_from(leaf, 'utf8')::jsonb as leaf from log_entry where log = 'decisions' and institution_id = $1) as read
       where leaf ->> 'kind' like 'profile.%' and leaf -> 'facts' ->> 'version' <> '1' order by id`,
      [university.institutionId],
    ),
  );
  return rows.map(({ leaf }) => leaf);
};

describe('a version that keeps the record of use shorter', () => {
  it('erases nothing by the hand of one administrator, nor of two: it waits for the FG', async () => {
    await university.ask(await university.advance(await university.draft(), 'approved'));
    expect(must(await keep(12), 201).json).toMatchObject({ confirmedAt: null, waiting: { changed: ['accessRecord.keptMonths'] } });
    const id = await waitingId();
    expect([await confirm('administrator', id), await confirm('second-administrator', id)]).toEqual([403, 403]);
    const before = await keptOpenings();
    goTo('2028-01-10T10:00:00Z');
    await world.app.get(Outbox).drain();
    expect([(await institution()).profile.accessRecord.keptMonths, before > 0, await keptOpenings()]).toEqual([60, true, before]);
    expect(await confirm('fg', id)).toBe(201);
    await world.app.get(Outbox).drain();
    expect([(await institution()).profile.accessRecord.keptMonths, await keptOpenings()]).toEqual([12, 0]);
  });

  it('holds from its confirmation when its day has passed by then, and is confirmed once', async () => {
    must(await keep(24), 201);
    const id = await waitingId();
    goTo('2026-12-03T10:00:00Z');
    expect(await confirm('fg', id)).toBe(201);
    expect(await institution()).toMatchObject({ effectiveOn: '2026-12-03', waiting: null });
    const earlier = must(await university.call('fg', 'GET /api/v1/institution?asOf=2026-12-02'), 200).json as Institution;
    expect(earlier.profile.accessRecord.keptMonths).toBe(60);
    expect(await confirm('fg', id)).toBe(409);
  });

  it('goes no lower than a year', async () => {
    expect((await keep(11)).json.errors).toMatchObject([{ pointer: '/profile/accessRecord/keptMonths' }]);
    expect((await keep(12)).status).toBe(201);
  });

  it('holds at once when it keeps longer', async () => {
    expect(must(await keep(61), 201).json).toMatchObject({ confirmedAt: expect.any(String), waiting: null });
    expect((await institution()).profile.accessRecord.keptMonths).toBe(61);
  });
});

describe('a version that lays data open', () => {
  it('waits for another administrator, whose work it is, and not for the FG', async () => {
    must(await record({ legalForm: 'public' }), 201);
    const id = await waitingId();
    expect((await institution()).profile.legalForm).toBe('private');
    const work = async (by: string): Promise<readonly string[]> =>
      (must(await university.call(by, 'GET /api/v1/work'), 200).json.items as readonly { id: string; kind: string }[])
        .filter((item) => item.id === id)
        .map(({ kind }) => kind);
    expect([await work('administrator'), await work('second-administrator'), await work('fg')]).toEqual([[], ['profile-confirm'], []]);
    expect([await confirm('fg', id), await confirm('administrator', id), await confirm('dean', id)]).toEqual([403, 403, 403]);
    expect(await confirm('second-administrator', id)).toBe(201);
    expect((await institution()).profile.legalForm).toBe('public');
  });

  it('is replaced by the next one, and then not confirmed any more', async () => {
    must(await record({ k: 9 }), 201);
    const id = await waitingId();
    must(await record({ k: 11 }), 201);
    expect(await confirm('second-administrator', id)).toBe(409);
    expect(await institution()).toMatchObject({ profileVersion: 3, profile: { k: 11 }, waiting: null });
  });

  it('is seen while it waits by administrators and the FG alone, each with what they may do', async () => {
    must(await record({ k: 9 }), 201);
    const actionsOf = async (by: string): Promise<unknown> => (await institution(by)).waiting?.actions;
    expect([await actionsOf('administrator'), await actionsOf('second-administrator'), await actionsOf('fg')]).toEqual([
      [],
      ['confirm'],
      [],
    ]);
    expect([(await institution('auditor')).waiting, (await institution('student')).waiting]).toEqual([null, null]);
  });
});

describe('a version of the profile', () => {
  it('takes effect today at the earliest', async () => {
    expect((await record({ k: 11 }, '2026-11-21')).json.errors).toMatchObject([{ pointer: '/effectiveOn' }]);
    expect((await record({ k: 11 }, '2026-11-22')).status).toBe(201);
  });

  it('is logged with the digest of the profile and the names of what changed', async () => {
    must(await record({ k: 11, recallDays: 15 }), 201);
    must(await record({ k: 8 }), 201);
    expect(await confirm('second-administrator', await waitingId())).toBe(201);
    const { profile, profileSha256 } = await institution();
    expect(profileSha256).toBe(jsonSha256(profile));
    expect((await leaves()).map(({ kind, facts }) => [kind, facts.version, facts.changed])).toEqual([
      ['profile.recorded', 2, ['k', 'recallDays']],
      ['profile.proposed', 3, ['k']],
      ['profile.recorded', 3, ['k']],
    ]);
    expect((await leaves()).map(({ facts }) => facts.profile_sha256 === profileSha256)).toEqual([false, true, true]);
  });
});
