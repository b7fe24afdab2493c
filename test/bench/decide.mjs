// `npm run bench -- decide [projects] [consents]`: how long a verdict takes, and facts with verdict of an access request, with
// 10,000 projects and 1,000,000 consent records present. One JSON object a line.
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppModule } from '../../dist/apps/api/src/app.module.js';
import { makeApplication } from '../../dist/apps/api/src/bootstrap.js';
import { PolicyEngine } from '../../dist/apps/api/src/code-of-practice/index.js';
import { jsonSha256, SystemClock, systemActor } from '../../dist/apps/api/src/common/index.js';
import { AccessRequestsService } from '../../dist/apps/api/src/data-access/requests/access-requests.service.js';
import { DemoWorld } from '../../dist/apps/api/src/examples/index.js';
import { readConfig } from '../../dist/apps/api/src/platform/config/index.js';
import { Transactions } from '../../dist/apps/api/src/platform/database/index.js';
import { clientOf, startDatabase } from '../support/platform-process.mjs';
import { approvedProject, FIELDS, PERSON_PROCESS, settingId } from '../support/story.mjs';
import { makeCrowd } from './crowd.mjs';

const PROJECTS = Number(process.argv[2] ?? 10_000);
const CONSENTS = Number(process.argv[3] ?? 1_000_000);
const PURPOSES = 10;
const WARM_UP = 300;
const VERDICTS = 20_000;
const ACCESSES = 3_000;

const say = (figure, value, atMost, about) =>
  console.log(JSON.stringify({ bench: 'decide', figure, value: Number(value.toFixed(3)), unit: 'ms', against: { atMost, ...about } }));
const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1];

const folder = mkdtempSync(join(tmpdir(), 'waarborg-bench-'));
const database = await startDatabase();
const app = await openApp();
try {
  const request = await firstRequest();
  const { requests, ...present } = await makeCrowd(database.server.urls.owner, {
    requestId: request.id,
    projects: PROJECTS,
    consents: CONSENTS,
    purposes: PURPOSES,
  });
  const { institutionId } = requests[0];
  const ask = async (id) => {
    const started = performance.now();
    const answer = await app.get(Transactions).read(institutionId, async (tx) => {
      const found = await app.get(AccessRequestsService).find(tx, systemActor(institutionId), id, 'read');
      return app.get(AccessRequestsService).judge(tx, systemActor(institutionId), found);
    });
    return { answer, took: performance.now() - started };
  };
  const { answer } = await ask(request.id);
  say('verdict_p99_ms', await verdictQuantile(answer.input), 1, { verdicts: VERDICTS, input_bytes: JSON.stringify(answer.input).length });
  const times = [];
  for (let turn = 0; turn < WARM_UP + ACCESSES; turn += 1) {
    const { took } = await ask(requests[(turn * 7919) % requests.length].id);
    times.push(took);
  }
  say('facts_verdict_p95_ms', quantile(times.slice(WARM_UP), 0.95), 15, {
    ...present,
    median: Number(quantile(times.slice(WARM_UP), 0.5).toFixed(3)),
  });
} finally {
  await app.close();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function openApp() {
  const config = readConfig({
    DATABASE_URL: database.server.urls.api,
    DATABASE_PROXY_URL: database.server.urls.proxy,
    WAARBORG_DATA_DIR: join(folder, 'files'),
    WAARBORG_KEY_DIR: join(folder, 'keys'),
    WAARBORG_DEMO: '1',
    DEMO_STUDENTS: '0',
    PORT: '0',
    LOG_LEVEL: 'error',
  });
  const made = await makeApplication(AppModule.with(config, new SystemClock()));
  await made.init();
  await made.get(DemoWorld).ensure();
  await made.listen(0, '127.0.0.1');
  return made;
}

/** An approved project with a request for its data, made over the api. */
async function firstRequest() {
  const { call } = clientOf((await app.getUrl()).replace('[::1]', '127.0.0.1'));
  const { projectId, processId } = await approvedProject(call, PERSON_PROCESS);
  const body = { projectId, processId, settingId: await settingId(call, 'rc-2'), shape: 'rows', fields: FIELDS };
  return (await call('analyst', 'POST', '/api/v1/access-requests', body)).json();
}

/** Verdicts alone: the schema of the input, the policy in WebAssembly, the answer. */
async function verdictQuantile(input) {
  const engine = app.get(PolicyEngine);
  const digest = jsonSha256(engine.parameters);
  const times = [];
  for (let turn = 0; turn < WARM_UP + VERDICTS; turn += 1) {
    const started = performance.now();
    await engine.decide(input, engine.parameters, digest);
    times.push(performance.now() - started);
  }
  return quantile(times.slice(WARM_UP), 0.99);
}
