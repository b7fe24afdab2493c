// `npm run bench -- proxy`: a delivery through the platform against psql's \copy of the very same SELECT as the proxy
// role, on OULAD results repeated to 2,000,000 rows; medians of interleaved pairs. One JSON object a line.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { compile, selectionOf } from '../../dist/apps/api/src/data-access/selection/selection.js';
import { clientOf, startApi, startDatabase } from '../support/platform-process.mjs';
import { approvedProject, FIELDS, PERSON_PROCESS, settingId } from '../support/story.mjs';

const ROWS = Number(process.argv[2] ?? 2_000_000);
const PAIRS = Number(process.argv[3] ?? 7);
const DATA = join('..', 'shared', 'data', 'oulad');
const say = (figure, value, unit, against) =>
  console.log(JSON.stringify({ bench: 'proxy', figure, value, unit, ...(against === undefined ? {} : { against }) }));
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

if (!existsSync(DATA)) {
  console.log('not run: the whole of OULAD is not beside the project');
  process.exit(0);
}
if (spawnSync('psql', ['--version']).status !== 0) {
  console.log('not run: psql is not installed');
  process.exit(0);
}
let lastRows = 0;
let watch;
let bearerOfAnalyst;
const folder = mkdtempSync(join(tmpdir(), 'waarborg-bench-'));
const database = await startDatabase();
const api = await startApi({ database, environment: { IMPORT_MAX_BYTES: '4000000000' } });
try {
  const { token, call } = clientOf(api.url);
  await load('assessment.csv', readFileSync(join(DATA, 'assessment.csv')));
  await load('student_assessment.csv', repeated(gunzipSync(readFileSync(join(DATA, 'student_assessment.csv.gz'))).toString('utf8')));
  await consentOfAll();
  const { projectId, processId } = await approvedProject(call, PERSON_PROCESS);
  const request = (
    await call('analyst', 'POST', '/api/v1/access-requests', {
      projectId,
      processId,
      settingId: await settingId(call, 'rc-2'),
      shape: 'rows',
      fields: FIELDS,
    })
  ).json();
  await download(request.id);
  const sql = await sameSelect(request.id);
  await runPsql(sql);
  const before = rss();
  const times = { api: [], psql: [] };
  let highest = before;
  watch = setInterval(() => {
    highest = Math.max(highest, rss());
  }, 100);
  let rows = 0;
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const order = pair % 2 === 0 ? ['api', 'psql'] : ['psql', 'api'];
    for (const side of order) {
      const started = performance.now();
      rows = side === 'api' ? await download(request.id) : await runPsql(sql);
      times[side].push((performance.now() - started) / 1000);
    }
  }
  clearInterval(watch);
  const ratios = times.api.map((seconds, index) => times.psql[index] / seconds);
  say('rows', rows, '1');
  say('rows_per_s', Math.round(rows / median(times.api)), '1/s', { tool: 'psql \\copy', value: Math.round(rows / median(times.psql)) });
  say('rows_ratio_vs_psql', Number(median(ratios).toFixed(3)), '1', { tool: 'psql \\copy', pairs: PAIRS });
  say('memory_growth_mb', Number(((highest - before) / 1024).toFixed(1)), 'MB');

  async function load(name, bytes) {
    const bearer = await token('steward');
    const uploaded = await fetch(`${api.url}/api/v1/imports?name=${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'text/csv' },
      body: bytes,
      duplex: 'half',
    });
    const proposal = await uploaded.json();
    const loaded = await fetch(`${api.url}/api/v1/imports/${proposal.id}/load?wait=true`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}` },
    });
    const result = await loaded.json();
    if (result.state !== 'loaded') {
      throw new Error(JSON.stringify(result).slice(0, 2000));
    }
  }
} finally {
  clearInterval(watch);
  await api.stop();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

function repeated(text) {
  const [header, ...lines] = text.trimEnd().split('\n');
  const path = join(folder, 'student_assessment.csv');
  const parts = [header];
  for (let count = 0; count < ROWS; count += lines.length) {
    parts.push(lines.slice(0, Math.min(lines.length, ROWS - count)).join('\n'));
  }
  writeFileSync(path, `${parts.join('\n')}\n`);
  return createReadStream(path);
}

/** Consent of 95 % of all subjects, as a feed would bring it: written by the owner role in the ledger's own tables. */
async function consentOfAll() {
  const client = new pg.Client({ connectionString: database.server.urls.owner });
  await client.connect();
  await client.query(`
    insert into consent_state (institution_id, kind, purpose_id, subject_id, state, valid_until, epoch)
    select s.institution_id, 'consent', p.id, s.id, 'given', null, 1 from subject s join purpose p on p.code = 'study-success' and p.institution_id = s.institution_id
    where s.ordinal % 20 <> 0 on conflict do nothing`);
  await client.query('analyze consent_state');
  await client.end();
}

async function analystToken() {
  bearerOfAnalyst ??= await clientOf(api.url).token('analyst');
  return bearerOfAnalyst;
}

async function download(id) {
  await runProgram('curl', [
    '-s',
    '-f',
    '-o',
    '/dev/null',
    '-H',
    `authorization: Bearer ${await analystToken()}`,
    `${api.url}/api/v1/access-requests/${id}/data`,
  ]);
  return lastRows;
}

/** Makes the statement that the platform runs, from the verdict that it kept; psql then runs the same text. */
async function sameSelect(requestId) {
  const client = new pg.Client({ connectionString: database.server.urls.superuser.replace(/\/postgres$/, '/waarborg') });
  await client.connect();
  const newest = () =>
    client.query(
      `select d.institution_id, d.scope_id, d.key_period, d.label, d.row_count, v.result, dv.table_name, r.fields
     from delivery d join verdict v on v.id = d.verdict_id join dataset_version dv on dv.id = d.dataset_version_id join access_request r on r.id = d.access_request_id
     where d.access_request_id = $1 order by d.id desc limit 1`,
      [requestId],
    );
  let [found] = (await newest()).rows;
  while (found.row_count === null) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    [found] = (await newest()).rows;
  }
  const fields = await client.query(
    `select code, type, bands from field f join dataset_version v on v.id = f.dataset_version_id where v.table_name = $1`,
    [found.table_name],
  );
  await client.end();
  lastRows = Number(found.row_count);
  const statement = compile(
    selectionOf(found.result, {
      table: found.table_name,
      scopeId: found.scope_id,
      purpose: { id: found.label.purposeId, code: found.label.purpose },
      keyPeriod: found.key_period,
      fields: fields.rows,
      requested: found.fields,
    }),
  );
  const settings = { ...statement.settings, 'waarborg.institution_id': found.institution_id };
  return [
    ...Object.entries(settings).map(([name, value]) => `select set_config('${name}', '${value}', false) \\g /dev/null`),
    'begin isolation level repeatable read read only;',
    `\\copy (${statement.rowsSql.replaceAll('\n', ' ')}) to '/dev/null' with (format csv, header true)`,
    'commit;',
  ].join('\n');
}

async function runPsql(sql) {
  await runProgram('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', database.server.urls.proxy], sql);
  return lastRows;
}

/** Runs a program to its end; throws with what it said when it fails. */
async function runProgram(program, args, input = '') {
  const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'pipe'] });
  const said = [];
  child.stderr.on('data', (chunk) => said.push(chunk));
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  if (code !== 0) {
    throw new Error(`${program} ended with ${code}: ${Buffer.concat(said).toString('utf8')}\n${api.output().slice(-3000)}`);
  }
}

function rss() {
  const line = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${api.child.pid}/status`, 'utf8'));
  return line === null ? 0 : Number(line[1]);
}
