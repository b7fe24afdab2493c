// Sources that the institution never uses: not taken in, not submitted, not served.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { clockOfTests, University } from '../factories/university.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

let world: World;
let university: University;
let owner: pg.Client;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  university = await (await University.open(world)).withData();
  owner = new pg.Client({ connectionString: world.database.urls.superuser });
  await owner.connect();
}, 60_000);
afterAll(async () => {
  await owner.end();
  await world.close();
});

const draw = async (lines: readonly string[]): Promise<unknown> =>
  owner.query(`update institution_profile set profile = jsonb_set(profile, '{redLines}', $1)`, [JSON.stringify(lines)]);
const codesOf = ({ json }: Reply): readonly string[] =>
  ((json.findings ?? []) as readonly { readonly code: string }[]).map(({ code }) => code);
const sourceOfData = async (): Promise<string> =>
  (await owner.query<{ source_system: string }>(`select source_system from dataset limit 1`)).rows[0]?.source_system ?? '';

beforeEach(async () => draw([]));

describe('a source that the institution never uses', () => {
  it('stops a project at its submission, and another source does not', async () => {
    const { id } = await university.draft();
    const submit = async (): Promise<Reply> => university.call('analyst', `POST /api/v1/projects/${id}/submit`);

    await draw([await sourceOfData()]);
    const refused = await submit();
    await draw(['a-source-of-nobody']);
    const taken = await submit();

    expect([refused.status, codesOf(refused)]).toEqual([403, ['red-lines/refused-source-of-process', 'dpia-criteria/derived']]);
    expect(taken.status).toBe(200);
  });

  it('stops what an approved project asks, from the day on which the line is drawn', async () => {
    const project = await university.advance(await university.draft(), 'approved');
    const asked = async (): Promise<readonly string[]> => {
      const id = await university.ask(project);
      const { rows } = await owner.query<{ codes: readonly string[] }>(
        `select array(select f ->> 'code' from jsonb_array_elements(result -> 'findings') f) as codes from verdict where subject_id = $1`,
        [id],
      );
      return rows[0]?.codes ?? [];
    };

    const before = await asked();
    await draw([await sourceOfData()]);
    const after = await asked();

    expect(before).not.toContain('red-lines/refused-source');
    expect(after).toContain('red-lines/refused-source');
  });
});
