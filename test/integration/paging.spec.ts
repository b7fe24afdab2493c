// Every list that grows is read from either end, page by page, without holes or repeats.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROJECT } from '../factories/bodies.js';
import { clockOfTests, must, University } from '../factories/university.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
let university: University;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  university = await (await University.open(world)).withData();
  for (let n = 0; n < 5; n += 1) {
    must(await university.call('analyst', 'POST /api/v1/projects', PROJECT), 201);
  }
}, 60_000);
afterAll(() => world.close());

/** Reads a list to its end, two records at a time; answers the ids. */
async function readAll(list: string, order: string): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const { json } = must(await university.call('administrator', `GET ${list}?limit=2&order=${order}${from}`), 200);
    const page = json as { readonly items: readonly { readonly id: string }[]; readonly nextCursor: string | null };
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return ids;
}

describe('a list', () => {
  it.each(['/api/v1/role-grants', '/api/v1/people'])('%s gives the same records newest first as oldest first', async (list) => {
    const oldest = await readAll(list, 'oldest');
    expect(oldest.length).toBeGreaterThan(2);
    expect(await readAll(list, 'newest')).toEqual([...oldest].reverse());
  });

  it('of projects begins with the newest when that is asked', async () => {
    const list = async (query: string): Promise<readonly string[]> => {
      const { json } = must(await university.call('privacy-officer', `GET /api/v1/projects?${query}`), 200);
      return (json as { readonly items: readonly { readonly number: string }[] }).items.map(({ number }) => number);
    };
    const all = await list('limit=200');
    expect(all.length).toBeGreaterThanOrEqual(5);
    expect(await list('limit=2&order=newest')).toEqual([...all].reverse().slice(0, 2));
  });

  it('refuses an order that there is not', async () => {
    const answer = await university.call('privacy-officer', 'GET /api/v1/projects?order=largest');
    expect([answer.status, (answer.json as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)]).toEqual([
      400,
      ['/order'],
    ]);
  });
});
