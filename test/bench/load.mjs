// `npm run bench -- load [students]`: a made-up university generated and loaded over the api into a durable database, from
// the first byte to the switch of the last version. At VU scale: 80,000 students and 5.5 million results. One JSON object a line.
import { readFileSync } from 'node:fs';
import { clientOf, startApi, startDatabase } from '../support/platform-process.mjs';
import { loadGenerated, VU } from './vu-scale.mjs';

const STUDENTS = Number(process.argv[2] ?? VU.students);
const say = (figure, value, unit, against) =>
  console.log(JSON.stringify({ bench: 'load', figure, value, unit, ...(against === undefined ? {} : { against }) }));

const database = await startDatabase();
const api = await startApi({ database });
let watch;
try {
  const rss = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${api.child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  const before = rss();
  let highest = before;
  watch = setInterval(() => {
    highest = Math.max(highest, rss());
  }, 200);
  const started = performance.now();
  const loaded = await loadGenerated({ client: clientOf(api.url), students: STUDENTS });
  const seconds = (performance.now() - started) / 1000;
  for (const [code, { rows, seconds: taken }] of Object.entries(loaded)) {
    say('table_s', Number(taken.toFixed(1)), 's', { dataset: code, rows });
  }
  say('students', STUDENTS, '1');
  say('results', loaded['va-results'].rows, '1');
  say('generate_and_load_s', Number(seconds.toFixed(1)), 's', STUDENTS === VU.students ? { atMost: 300 } : undefined);
  say('memory_growth_mb', Number((highest - before).toFixed(1)), 'MB');
} finally {
  clearInterval(watch);
  await api.stop();
  await database.stop();
}
