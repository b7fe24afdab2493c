// The code of practice of the demo: made by its people, so that its life reads as that of a real one.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DemoWorld } from '../../apps/api/src/examples/index.js';
import { asked } from '../e2e/story.js';
import { must } from '../factories/university.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;

beforeAll(async () => {
  world = await makeWorld();
}, 120_000);
afterAll(async () => world.close());

interface Summary {
  readonly id: string;
  readonly label: string;
  readonly state: string;
  readonly summary: string;
}
interface Event {
  readonly kind: string;
  readonly by: { readonly functionTitle: string | null } | null;
  readonly adoption: object | null;
}

const versions = async (): Promise<readonly Summary[]> =>
  must(await world.call('auditor', 'GET', '/api/v1/code-versions'), 200).json.items as readonly Summary[];
async function lifeOf(state: string): Promise<readonly Event[]> {
  const id = (await versions()).find((version) => version.state === state)?.id ?? '';
  return must(await world.call('auditor', 'GET', `/api/v1/code-versions/${id}/history`), 200).json.items as readonly Event[];
}

describe('the code of practice of the demo', () => {
  it('was drawn up, advised on, answered and adopted by people with their own functions', async () => {
    const life = await lifeOf('adopted');
    expect(life.map(({ kind, by }) => [kind, by?.functionTitle])).toEqual([
      ['code.drafted', 'privacy officer'],
      ...Array.from({ length: 4 }, () => ['code.participant-recorded', 'privacy officer']),
      ['code.consulted', 'privacy officer'],
      ['code.act-recorded', 'studentenraad, contactpersoon studiedata'],
      ['code.act-recorded', 'lid ondernemingsraad'],
      ['code.act-answered', 'lid College van Bestuur'],
      ['code.adopted', 'lid College van Bestuur'],
    ]);
    expect(life.at(-1)?.adoption).toMatchObject({
      mandateCode: 'M-02',
      isSealed: true,
      opinions: [
        { body: 'student-council', kind: 'advice', position: 'conditional', answer: { text: expect.any(String) } },
        { body: 'works-council', kind: 'assent', position: 'positive', answer: null },
      ],
    });
  });

  it('lies complete before the councils, with what it changes', async () => {
    expect((await versions()).map(({ label, state, summary }) => [label.endsWith('-complete'), state, summary.length > 80])).toEqual([
      [true, 'consulted', true],
      [false, 'adopted', true],
    ]);
  });

  it('is not made again at the next start; what that finds half done it finishes', async () => {
    const [adopted, { id } = { id: '' }] = [await lifeOf('adopted'), (await versions()).find(({ state }) => state === 'consulted')];
    must(await world.call('privacy-officer', 'POST', `/api/v1/code-versions/${id}/reopen`, { reason: 'Er moet iets bij.' }), 200);
    await world.app.get(DemoWorld).ensure();
    expect(await lifeOf('adopted')).toEqual(adopted);
    expect((await lifeOf('consulted')).map(({ kind }) => kind)).toEqual([
      'code.drafted',
      'code.participant-recorded',
      'code.participant-recorded',
      'code.consulted',
      'code.reopened',
      'code.consulted',
    ]);
  });
});

describe('the mandates of the demo', () => {
  it('were each proposed by one of its administrators and confirmed by the other', async () => {
    const rows = await asked<{ code: string; proposed: string; confirmed: string }>(
      world,
      `select m.code, p.handle as proposed, c.handle as confirmed from mandate m
       join person p on p.id = m.recorded_by join person c on c.id = m.confirmed_by order by 1`,
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.map(({ proposed, confirmed }) => [proposed, confirmed])).toEqual(rows.map(() => ['administrator', 'second-administrator']));
  });
});
