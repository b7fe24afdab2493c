// From one version to the next: readers see the old one until all of the new one is there; a load that dies leaves nothing.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { DatasetsService } from '../../apps/api/src/datasets/index.js';
import { InstitutionsService, UNSAID } from '../../apps/api/src/identity/index.js';
import { Transactions } from '../../apps/api/src/platform/database/index.js';
import { Outbox } from '../../apps/api/src/platform/jobs/index.js';
import { FixedClock } from '../support/fixed-clock.js';
import { makeWorld, type World } from '../support/world.js';
import { csv, NOW, Office } from './datasets.office.js';

const clock = new FixedClock(new Date(NOW));
jest.setTimeout(60_000);

let world: World;
let office: Office;

beforeAll(async () => {
  world = await makeWorld({ clock });
  office = new Office(world);
}, 120_000);
afterAll(async () => world.close());

const delivery = (rows: number): Buffer => csv({ studentnummer: (row) => `s${row}`, datum: () => '2025-09-01', n: String }, rows);

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    if (await isSo()) {
      return;
    }
    await pause(25);
  }
  throw new Error('did not come to be');
}

async function loaded(code: string, rows: number): Promise<string> {
  const id = await office.prepared(delivery(rows), { dataset: { code } });
  await office.load(id);
  return id;
}

/** Runs work while somebody else holds what the statement takes, so that a load stops there. */
async function whileHeld(statement: string, values: unknown[], work: () => Promise<void>): Promise<void> {
  const holder = new pg.Client({ connectionString: world.database.urls.superuser });
  await holder.connect();
  try {
    await holder.query('begin');
    await holder.query(statement, values);
    await work();
    await holder.query('commit');
  } finally {
    await holder.end();
  }
}

const HOLD_DATASET = `select from dataset where code = $1 for update`;
const waitsForLock = async (): Promise<boolean> =>
  (
    await office.sql(
      `select from pg_stat_activity where datname = current_database() and application_name = 'waarborg-api' and wait_event_type = 'Lock' and state = 'active'`,
    )
  ).length > 0;

async function killOnceWaiting(): Promise<void> {
  await until(waitsForLock);
  await office.sql(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'waarborg-api' and wait_event_type = 'Lock'`,
  );
}

describe('a new version', () => {
  it('is not seen until it is switched in, and then as a whole', async () => {
    await loaded('wissel', 3);
    const id = await office.prepared(delivery(5), { dataset: { code: 'wissel' } });

    await whileHeld(HOLD_DATASET, ['wissel'], async () => {
      await world.call('steward', 'POST', `/api/v1/imports/${id}/load`);
      await until(waitsForLock);
      expect(await office.current('wissel')).toMatchObject({ number: 1, rowCount: 3 });
      expect(await office.rows('wissel')).toHaveLength(3);
      expect((await office.import(id)).state).toBe('loading');
    });
    await until(async () => (await office.import(id)).state === 'loaded');

    expect(await office.current('wissel')).toMatchObject({ number: 2, rowCount: 5 });
    expect(await office.rows('wissel')).toHaveLength(5);
  });

  it('leaves the rows of the one before until the longest stream must have ended', async () => {
    await loaded('nasleep', 3);
    const tables = await office.tables();
    await loaded('nasleep', 4);
    await world.app.get(Outbox).drain();
    expect(await office.tables()).toBe(tables + 1);

    clock.advance(1_900_000);
    await world.app.get(Outbox).drain();

    expect(await office.tables()).toBeLessThanOrEqual(tables);
    expect(await office.rows('nasleep')).toHaveLength(4);
  });

  it('is announced in the log, the data set itself once', async () => {
    const first = await loaded('aangekondigd', 3);
    const second = await loaded('aangekondigd', 3);
    const [dataset] = await office.sql<{ id: string }>(`select id from dataset where code = 'aangekondigd'`);
    const kinds = (await office.entries(dataset?.id ?? '')).map(({ kind }) => kind);
    expect(kinds).toEqual(['dataset.registered', 'dataset.version-switched', 'dataset.version-switched']);
    expect((await office.entries(first)).at(-1)?.kind).toBe('import.loaded');
    expect((await office.entries(second)).at(-1)?.kind).toBe('import.loaded');
  });
});

describe('a load that dies', () => {
  it('when its connection is killed leaves no table and no row, and may be repeated', async () => {
    await loaded('gedood', 3);
    const tables = await office.tables();
    const id = await office.prepared(delivery(5), { dataset: { code: 'gedood' } });
    await whileHeld(HOLD_DATASET, ['gedood'], async () => {
      await world.call('steward', 'POST', `/api/v1/imports/${id}/load`);
      await killOnceWaiting();
      await until(async () => (await office.import(id)).state === 'failed');
    });

    expect(await office.tables()).toBe(tables);
    expect(await office.current('gedood')).toMatchObject({ number: 1, rowCount: 3 });
    expect((await office.load(id)).json.state).toBe('loaded');
  });

  it('with all its rows staged leaves nothing either', async () => {
    const id = await office.prepared(delivery(500), { dataset: { code: 'halverwege' } });
    const tables = await office.tables();
    await whileHeld(`select pg_advisory_xact_lock(hashtextextended('subject-register:' || id, 0)) from institution`, [], async () => {
      await world.call('steward', 'POST', `/api/v1/imports/${id}/load`);
      await killOnceWaiting();
      await until(async () => (await office.import(id)).state === 'failed');
    });

    expect(await office.tables()).toBe(tables);
    expect(await office.sql(`select from dataset where code = 'halverwege'`)).toEqual([]);
  });

  it('with its process is closed by the next start, and by nobody who is still at it', async () => {
    const dead = await office.prepared(delivery(2), { dataset: { code: 'achtergelaten' } });
    const alive = await office.prepared(delivery(2), { dataset: { code: 'bezig' } });
    await office.sql(`update import set state = 'loading' where id in ($1, $2)`, [dead, alive]);
    const other = new pg.Client({ connectionString: world.database.urls.superuser });
    await other.connect();
    await other.query('begin');
    await other.query(`select pg_advisory_xact_lock(hashtextextended('import-load:' || $1, 0))`, [alive]);

    const next = await makeWorld({ clock, demo: false, database: world.database, folder: world.folder });
    await next.close();
    const states = [(await office.import(dead)).state, (await office.import(alive)).state];
    await other.end();

    expect(states).toEqual(['failed', 'loading']);
    expect((await office.load(dead)).json.state).toBe('loaded');
  });
});

describe('another institution', () => {
  it('sees neither the data set nor a row of it', async () => {
    await loaded('van-ons', 3);
    const profile = {
      legalForm: 'public',
      sector: 'wo',
      participation: 'divided',
      goals: [],
      redLines: [],
      k: 10,
      retentionMaxMonths: 120,
      recallDays: 14,
      ...UNSAID,
    } as const;
    const other = await world.app.get(InstitutionsService).open({
      ...{
        slug: 'andere',
        name: 'Andere',
        homeOrganization: 'andere.example',
        timeZone: 'Europe/Amsterdam',
        effectiveOn: '2026-01-01',
        sourceDecision: 'Besluit 1',
        profile,
      },
    });
    const [ours] = await office.sql<{ table_name: string; institution_id: string }>(
      `select v.table_name, v.institution_id from dataset d join dataset_version v on v.id = d.current_version_id where d.code = 'van-ons'`,
    );
    const seenBy = (institutionId: string): Promise<unknown> =>
      world.app.get(Transactions).read(institutionId, async (tx) => ({
        dataset: (await world.app.get(DatasetsService).byCode(tx, institutionId, 'van-ons'))?.code ?? null,
        rows: (await tx.query<{ n: string }[]>(`select count(*) as n from data.${ours?.table_name ?? ''}`))[0]?.n,
      }));

    expect(await seenBy(other)).toEqual({ dataset: null, rows: '0' });
    expect(await seenBy(ours?.institution_id ?? '')).toEqual({ dataset: 'van-ons', rows: '3' });
  });
});

describe('an upload', () => {
  const spooled = async (id: string): Promise<boolean> => {
    const { existsSync } = await import('node:fs');
    const [institution] = await office.sql<{ institution_id: string }>(`select institution_id from import where id = $1`, [id]);
    return existsSync(`${world.folder}/data/spool/${institution?.institution_id ?? ''}/${id}`);
  };

  it('is removed once it is loaded', async () => {
    const id = await office.prepared(delivery(2), { dataset: { code: 'opgeruimd' } });
    expect(await spooled(id)).toBe(true);
    await office.load(id);
    await until(async () => !(await spooled(id)));
  });

  it('that nobody loads is removed after a week, and says so', async () => {
    const id = await office.prepared(delivery(2), { dataset: { code: 'vergeten' } });
    const state = async (): Promise<unknown> => (await office.sql(`select state from import where id = $1`, [id]))[0]?.['state'];
    clock.advance(6 * 86_400_000);
    await world.app.get(Outbox).drain();
    expect(await state()).toBe('inspected');

    clock.advance(86_400_001);
    await world.app.get(Outbox).drain();

    expect(await state()).toBe('expired');
    expect(await spooled(id)).toBe(false);
  });
});
