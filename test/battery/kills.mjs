// `npm run battery -- kills [--points 20] [--seed 1]`: kill -9 of the api at chosen points of the story (after the n-th
// PostgreSQL message, or the n-th chunk of a response), some of them between the opening and the close of a delivery.
// After each: no acknowledged entry is lost, no byte was served that is not logged, nothing stays open.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientOf, startApi, startDatabase } from '../support/platform-process.mjs';
import { approvedProject, FIELDS, PERSON_PROCESS, settingId } from '../support/story.mjs';
import { openTap } from '../support/tap.mjs';

const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const POINTS = option('points', 20);
const SEED = option('seed', 1);

/** Small deterministic generator (mulberry32), so that a seed gives the same points again. */
function generator(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const database = await startDatabase();
let passed = 0;
let failed = 0;
const fail = (point, message) => {
  failed += 1;
  console.error(`${point}: ${message}`);
};

try {
  const seeded = await startApi({ database });
  if (seeded.url === null) {
    throw new Error(seeded.output());
  }
  await seeded.stop();
  const rehearsal = await run({ kind: null, at: Infinity });
  console.log(`rehearsal: ${rehearsal.postgres} messages, ${rehearsal.http} chunks, deliveries at ${JSON.stringify(rehearsal.windows)}`);
  const random = generator(SEED);
  for (let index = 0; index < POINTS; index += 1) {
    const point = choose(index, random, rehearsal);
    const outcome = await run(point);
    const label = `point ${index + 1}: ${point.kind} ${point.at} (${point.where}), ${outcome.isKilled ? 'killed' : 'not reached'} after ${outcome.acknowledged.length} acknowledged`;
    const faults = await check(outcome);
    if (faults.length === 0 && outcome.isKilled) {
      passed += 1;
      console.log(label);
    } else {
      fail(label, outcome.isKilled ? faults.join('; ') : 'the api was not killed');
    }
  }
  await verify();
} finally {
  await database.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** Every third point lies inside a delivery (architecture, section 7, steps 5 to 9), every fifth is a response chunk. */
function choose(index, random, rehearsal) {
  if (index % 5 === 4) {
    return { kind: 'http', at: 1 + random(rehearsal.http - 1), where: 'response' };
  }
  if (index % 3 === 0) {
    const [from, until] = rehearsal.windows[random(rehearsal.windows.length)];
    return { kind: 'postgres', at: from + 1 + random(Math.max(1, until - from - 2)), where: 'delivery' };
  }
  return { kind: 'postgres', at: rehearsal.begin + 1 + random(rehearsal.end - rehearsal.begin - 1), where: 'story' };
}

/** Runs the story with taps before PostgreSQL and before the api; kills the api when the count is reached. */
async function run(point) {
  const port = Number(new URL(database.server.urls.api).port);
  const toDatabase = await openTap({ kind: 'postgres', port });
  const api = await startApi({ database, databasePort: toDatabase.port });
  if (api.url === null) {
    throw new Error(`does not start: ${api.output().slice(0, 2000)}`);
  }
  const toApi = await openTap({ kind: 'http', port: Number(new URL(api.url).port) });
  let isKilled = false;
  const kill = (count) => {
    if (!isKilled && count >= point.at) {
      isKilled = true;
      api.kill();
    }
  };
  const client = clientOf(`http://127.0.0.1:${toApi.port}`);
  for (const persona of ['analyst', 'privacy-officer', 'dean', 'student']) {
    await client.token(persona);
  }
  const base = toDatabase.count();
  if (point.kind === 'postgres') {
    toDatabase.at((count) => kill(count - base));
  }
  const baseChunks = toApi.count();
  if (point.kind === 'http') {
    toApi.at((count) => kill(count - baseChunks));
  }
  const windows = [];
  const acknowledged = [];
  const story = tellStory(client, acknowledged, async (work) => {
    const from = toDatabase.count() - base;
    const result = await work();
    windows.push([from, toDatabase.count() - base]);
    return result;
  });
  await Promise.race([story.catch((error) => (isKilled ? undefined : Promise.reject(error))), api.ended]);
  await story.catch(() => undefined);
  const counts = { postgres: toDatabase.count() - base, http: toApi.count() - baseChunks };
  if (!isKilled) {
    await api.stop();
  }
  await api.ended;
  await toApi.close();
  await toDatabase.close();
  return { ...counts, windows, begin: 0, end: windows.at(-1)?.[1] ?? counts.postgres, acknowledged, isKilled };
}

/** The story, noting what was acknowledged: receipts by log and index, and bytes that were served. */
async function tellStory({ call, token, url }, acknowledged, inDelivery) {
  const note = async (persona, method, path, body) => {
    const reply = await call(persona, method, path, body);
    if (reply.status < 300 && reply.text.startsWith('{')) {
      const answer = reply.json();
      if (answer.logIndex !== undefined) {
        const isAccess = path.includes('/consents') || path.includes('/recalls');
        acknowledged.push({ kind: 'receipt', log: isAccess ? 'accesses' : 'decisions', index: answer.logIndex });
      }
    }
    return reply;
  };
  const notices = (await note('student', 'GET', '/api/v1/consents')).json().purposes;
  const { notice, consent } = notices.find(({ purpose }) => purpose === 'study-success');
  if (consent.state === 'withdrawn') {
    await note('student', 'POST', '/api/v1/consents', { purpose: 'study-success', noticeId: notice.id });
  }
  const { projectId, processId } = await approvedProject(note, PERSON_PROCESS);
  const setting = await settingId(note, 'rc-2');
  const request = (
    await note('analyst', 'POST', '/api/v1/access-requests', { projectId, processId, settingId: setting, shape: 'rows', fields: FIELDS })
  ).json();
  const download = async () => {
    const response = await fetch(`${url}/api/v1/access-requests/${request.id}/data`, {
      headers: { authorization: `Bearer ${await token('analyst')}` },
    });
    const served = {
      kind: 'served',
      index: response.headers.get('log-index'),
      delivery: response.headers.get('delivery'),
      bytes: 0,
      isWhole: false,
    };
    if (response.status === 200) {
      acknowledged.push(served);
    }
    for await (const chunk of response.body ?? []) {
      served.bytes += chunk.length;
    }
    served.isWhole = true;
  };
  await inDelivery(download);
  await note('student', 'POST', '/api/v1/consents/withdraw', { purpose: 'study-success' });
  await inDelivery(download);
}

/** Starts the platform again and holds what was acknowledged beside what stands. */
async function check({ acknowledged }) {
  const faults = [];
  const api = await startApi({ database });
  if (api.url === null) {
    return [`does not start again: ${api.output().slice(0, 500)}`];
  }
  try {
    const { call } = clientOf(api.url);
    for (const item of acknowledged) {
      const log = item.kind === 'served' ? 'accesses' : item.log;
      const reply = await call('auditor', 'GET', `/api/v1/logs/${log}/entries/${item.index}`);
      if (reply.status !== 200) {
        faults.push(`acknowledged entry ${log}/${item.index} is gone (${reply.status})`);
      } else if (item.kind === 'served' && (reply.json().kind !== 'access.opened' || reply.json().facts.access_id !== item.delivery)) {
        faults.push(`${item.bytes} bytes of delivery ${item.delivery} were served without their entry`);
      }
    }
    faults.push(
      ...(await closedOnes(
        call,
        acknowledged.filter(({ kind }) => kind === 'served'),
      )),
    );
  } finally {
    await api.stop();
  }
  return faults;
}

/** No delivery stays open; one that the client saw whole is delivered or, when the close was cut off, aborted. */
async function closedOnes(call, served) {
  const faults = [];
  const deliveries = [];
  for (let cursor = ''; cursor !== null;) {
    const page = (await call('analyst', 'GET', `/api/v1/deliveries?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`)).json();
    deliveries.push(...page.items);
    cursor = page.nextCursor;
  }
  for (const delivery of deliveries.filter(({ state }) => state === 'open')) {
    faults.push(`delivery ${delivery.id} is still open`);
  }
  for (const { delivery } of served) {
    if (!deliveries.some(({ id }) => id === delivery)) {
      faults.push(`delivery ${delivery} was served and is not on record`);
    }
  }
  return faults;
}

/** The offline verifier has the last word on both logs. */
async function verify() {
  const api = await startApi({ database });
  const state = mkdtempSync(join(tmpdir(), 'waarborg-verify-'));
  try {
    const token = await clientOf(api.url).token('auditor');
    const run = spawnSync(
      process.execPath,
      ['dist/apps/verify/src/cli.js', '--url', api.url, '--institution', 'demo', '--token', token, '--state', state],
      { encoding: 'utf8' },
    );
    if (run.status === 0) {
      passed += 1;
    } else {
      fail('verify', `${run.stdout}${run.stderr}`);
    }
  } finally {
    await api.stop();
    rmSync(state, { recursive: true, force: true });
  }
}
