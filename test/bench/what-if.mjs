// `npm run bench -- what-if [requests]`: how long a what-if of the complete code takes over 10,000 past requests for data, each
// with an input of its own, so that every one is judged. One JSON object a line.
import pg from 'pg';
import { clientOf, startApi, startDatabase } from '../support/platform-process.mjs';
import { approvedProject, FIELDS, PERSON_PROCESS, settingId, today } from '../support/story.mjs';

const REQUESTS = Number(process.argv[2] ?? 10_000);
const RUNS = 3;
const LONGEST_MS = 120_000;
const say = (figure, value, unit, against) => console.log(JSON.stringify({ bench: 'what-if', figure, value, unit, against }));
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const database = await startDatabase();
const api = await startApi({ database });
const client = clientOf(api.url);
try {
  const { projectId, processId } = await approvedProject(client.call, PERSON_PROCESS);
  const body = { projectId, processId, settingId: await settingId(client.call, 'rc-2'), shape: 'rows', fields: FIELDS };
  await client.call('analyst', 'POST', '/api/v1/access-requests', body);
  await multiply(database.server.urls.owner, REQUESTS);
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) {
    runs.push(await whatIf());
  }
  const totals = runs[0]?.counts.totals;
  say('what_if_s', Number((median(runs.map(({ took }) => took)) / 1000).toFixed(2)), 's', { atMost: 10, requests: REQUESTS, ...totals });
} finally {
  await api.stop();
  await database.stop();
}

/** Copies the verdict on a request for data, each on a subject and with an input of its own. */
async function multiply(ownerUrl, count) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(
      `insert into verdict select (jsonb_populate_record(v, jsonb_build_object(
         'id', gen_random_uuid(), 'subject_id', gen_random_uuid(), 'input_sha256', encode(sha256(n::text::bytea), 'hex'),
         'input', jsonb_set(v.input, '{request,setting,id}', to_jsonb('setting-' || n))))).*
       from generate_series(1, $1::int) as n, verdict v where v.id = (select id from verdict where gate = 'G3' order by id limit 1)`,
      [count - 1],
    );
    await owner.query('analyze verdict');
  } finally {
    await owner.end();
  }
}

/** Asks what the complete code would change, and waits; answers its counts and how long it took from asking to done. */
async function whatIf() {
  const { items } = await ask('GET', '/api/v1/code-versions');
  const complete = items.find(({ label }) => label.endsWith('-complete'));
  const day = today();
  const started = performance.now();
  const { id } = await ask('POST', '/api/v1/what-if-runs', {
    codeVersionId: complete.id,
    from: addDays(day, -1),
    until: addDays(day, 1),
  });
  while (performance.now() - started < LONGEST_MS) {
    const run = await ask('GET', `/api/v1/what-if-runs/${id}`);
    if (run.state === 'done') {
      return { counts: run.counts, took: performance.now() - started };
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the run was not done in time');
}

async function ask(method, path, body) {
  const answer = await client.call('fg', method, path, body);
  if (answer.status >= 300) {
    throw new Error(answer.text.slice(0, 2000));
  }
  return answer.json();
}

function addDays(day, days) {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 'yyyy-mm-dd'.length);
}
