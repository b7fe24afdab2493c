import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { FixedClock } from '../support/fixed-clock.js';
import { makeWorld, type World } from '../support/world.js';
import { csv, NOW, Office } from './datasets.office.js';
let world: World; let office: Office;
beforeAll(async () => { world = await makeWorld({ clock: new FixedClock(new Date(NOW)), environment: { LOG_LEVEL: 'info' } }); office = new Office(world); }, 60000);
afterAll(async () => world.close());
it('works', async () => {
  console.log(JSON.stringify(await office.get('/datasets')).slice(0, 1500));
  console.log(JSON.stringify((await office.rows('oulad-results')).slice(0,2)));
  const sent = await office.send(csv({ studentnummer: (r) => `s${r}`, datum: () => '2026-01-02', cijfer: (r) => `${r % 9},5` }, 30));
  console.log(sent.status, sent.text.slice(0, 3000));
  const id = await office.prepared(csv({ studentnummer: (r) => `s${r}`, datum: () => '2026-01-02', cijfer: (r) => `${r % 9},5` }, 30));
  const l = await office.load(id); console.log(l.status, l.text.slice(0, 600));
  console.log(JSON.stringify((await office.rows('proef')).slice(0,2)));
  console.log(JSON.stringify(await office.entries(id)));
  expect(1).toBe(1);
}, 60000);
