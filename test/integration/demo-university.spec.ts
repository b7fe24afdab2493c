// The made-up university of the demo: loaded past gate G0 like any delivery, with the consents of its students.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must } from '../factories/university.js';
import { asked } from '../e2e/story.js';
import { TABLES } from '../../apps/api/src/examples/index.js';
import { makeWorld, type World } from '../support/world.js';

const STUDENTS = 60;
const START_MS = 120_000;

let world: World;

beforeAll(async () => {
  world = await makeWorld({ environment: { DEMO_STUDENTS: String(STUDENTS) } });
}, START_MS);
afterAll(() => world.close());

describe('the made-up university of the demo', () => {
  it('has every table loaded, with rows', async () => {
    const { items } = must(await world.call('steward', 'GET', '/api/v1/imports?limit=200'), 200).json;
    const loaded: string[] = [];
    for (const { id } of items as readonly { readonly id: string }[]) {
      const { state, feed, outcome } = must(await world.call('steward', 'GET', `/api/v1/imports/${id}`), 200).json;
      if (state === 'loaded' && outcome.rowsStored > 0) {
        loaded.push(feed);
      }
    }
    expect(TABLES.map(({ code }) => code).filter((code) => !loaded.includes(code))).toEqual([]);
  });

  it('has students who consented, who refused and who withdrew', async () => {
    const states = await asked<{ state: string }>(world, `select distinct state from consent_state where kind = 'consent' order by 1`);
    expect(states.map(({ state }) => state)).toEqual(['given', 'refused', 'withdrawn']);
  });
});
