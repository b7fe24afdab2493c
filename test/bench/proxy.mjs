// `npm run bench -- proxy [rows] [pairs] [generated|oulad]`: a delivery through the platform against psql's \copy of the very
// same SELECT as the proxy role (medians of interleaved pairs) and against an endpoint written by hand; on the made-up
// university at VU scale, or on OULAD results repeated. One JSON object a line.
import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { clientOf, startApi, startDatabase } from '../support/platform-process.mjs';
import { approvedProject, PERSON_PROCESS, settingId } from '../support/story.mjs';
import { download, psql, readByHand, sameSelect, scriptOf, startHand, storeForHand } from './proxy-sides.mjs';
import { keepLonger, load, loadGenerated, VU } from './vu-scale.mjs';

const ROWS = Number(process.argv[2] ?? 5_500_000);
const PAIRS = Number(process.argv[3] ?? 7);
const SOURCE = process.argv[4] ?? 'generated';
const OULAD = join('..', 'shared', 'data', 'oulad');
const HAND_ROWS = 300_000;
const HAND_PAIRS = 3;
const MEMORY_PAIRS = 5;
/** About this part of the rows is the smaller delivery, whose memory is held against that of the whole. */
const SMALLER = 1_000_000 / 5_500_000;
const ROWS_A_STUDENT = 69.7;
const GENERATED_PROCESS = {
  ...PERSON_PROCESS,
  dataset: 'va-results',
  fields: ['vak', 'toets', 'poging', 'cijfer', 'ec'].map((field) => ({ field, neededFor: 'bench' })),
};
const say = (figure, value, unit, against) =>
  console.log(JSON.stringify({ bench: 'proxy', figure, value, unit, ...(against === undefined ? {} : { against }) }));
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const timed = async (work) => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};

if (SOURCE === 'oulad' && !existsSync(OULAD)) {
  console.log('not run: the whole of OULAD is not beside the project');
  process.exit(0);
}
if (spawnSync('psql', ['--version']).status !== 0) {
  console.log('not run: psql is not installed');
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), 'waarborg-bench-'));
const database = await startDatabase();
const { owner, proxy, superuser: anywhere } = database.server.urls;
const superuser = anywhere.replace(/\/postgres$/, '/waarborg');
const api = await startApi({ database, environment: { IMPORT_MAX_BYTES: '4000000000' } });
const client = clientOf(api.url);
try {
  await (SOURCE === 'oulad' ? loadOulad() : loadVu());
  await consentOfAll();
  const request = await requestOf(SOURCE === 'oulad' ? PERSON_PROCESS : GENERATED_PROCESS);
  const bearer = await client.token('analyst');
  const fetchAll = () => download(api.url, bearer, request.id);
  await fetchAll();
  const same = await sameSelect(superuser, request.id);
  const script = scriptOf(same);
  await psql(proxy, script);
  const before = rss();
  const { times, highest } = await pairsOf(fetchAll, () => psql(proxy, script));
  const rate = (side) => same.rows / median(times[side]);
  say('rows', same.rows, '1', { source: SOURCE });
  say('rows_per_s', Math.round(rate('api')), '1/s', { tool: 'psql \\copy', value: Math.round(rate('psql')) });
  const ratio = median(times.api.map((seconds, index) => (times.psql[index] ?? NaN) / seconds));
  say('rows_ratio_vs_psql', Number(ratio.toFixed(3)), '1', { tool: 'psql \\copy', pairs: PAIRS, atLeast: SOURCE === 'oulad' ? 0.8 : 0.85 });
  const hand = await againstHand(same, fetchAll);
  say('rows_ratio_vs_handwritten', Number(hand.ratio.toFixed(2)), '1', {
    ...{
      tool: 'TypeORM repository, keyset pages, JSON',
      pairs: HAND_PAIRS,
      rows: hand.rows,
      rows_per_s: Math.round(hand.rate),
      atLeast: 4,
    },
  });
  say('memory_growth_mb', megabytes(highest - before), 'MB', { rows: same.rows, atMost: 64 });
  await sayMemoryBySize(request, { bearer, fetchAll, rows: same.rows, before });
} finally {
  await api.stop();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function pairsOf(fetchAll, copyAll) {
  /** @type {Record<'api' | 'psql', number[]>} */
  const times = { api: [], psql: [] };
  const sides = { api: fetchAll, psql: copyAll };
  const highest = await highestDuring(async () => {
    for (let pair = 0; pair < PAIRS; pair += 1) {
      for (const side of pair % 2 === 0 ? ['api', 'psql'] : ['psql', 'api']) {
        times[side].push(await timed(sides[side]));
      }
    }
  });
  return { times, highest };
}

/** Highest memory of a delivery of all rows and of one of about a million (by a period), by turns over one base; medians. */
async function sayMemoryBySize({ projectId, processId }, { bearer, fetchAll, rows: all, before }) {
  if (SOURCE === 'oulad') {
    return;
  }
  const [{ day }] = await ask(
    `select percentile_disc(${1 - SMALLER}) within group (order by row_on)::text as day from data.${await tableOf('va-results')}`,
  );
  const smaller = await requestOf(GENERATED_PROCESS, { projectId, processId, periodFrom: day });
  await download(api.url, bearer, smaller.id);
  const { rows } = await sameSelect(superuser, smaller.id);
  /** @type {Record<'smaller' | 'whole', number[]>} */
  const highest = { smaller: [], whole: [] };
  for (let pair = 0; pair < MEMORY_PAIRS; pair += 1) {
    highest.smaller.push(await highestDuring(() => download(api.url, bearer, smaller.id)));
    highest.whole.push(await highestDuring(fetchAll));
  }
  const [part, whole] = [median(highest.smaller), median(highest.whole)];
  say('memory_growth_mb', megabytes(part - before), 'MB', { rows, atMost: 64, medianOf: MEMORY_PAIRS });
  say('memory_growth_mb', megabytes(whole - before), 'MB', { rows: all, atMost: 64, medianOf: MEMORY_PAIRS });
  say('memory_slope_mb', megabytes(whole - part), 'MB', { fromRows: rows, toRows: all });
}

/** Interleaves deliveries with the endpoint written by hand, which reads the first of the same rows; answers the ratio of the rates. */
async function againstHand(same, fetchAll) {
  const rows = await storeForHand(superuser, same, HAND_ROWS);
  const columns = (await ask(`select attname from pg_attribute where attrelid = 'bench_row'::regclass and attnum > 0`))
    .map(({ attname }) => attname)
    .filter((name) => name !== 'id');
  const hand = await startHand(superuser, columns);
  try {
    await readByHand(hand.url);
    const pairs = [];
    for (let pair = 0; pair < HAND_PAIRS; pair += 1) {
      const byHand = rows / (await timed(() => readByHand(hand.url)));
      pairs.push({ byHand, ratio: same.rows / (await timed(fetchAll)) / byHand });
    }
    return { rows, rate: median(pairs.map(({ byHand }) => byHand)), ratio: median(pairs.map(({ ratio }) => ratio)) };
  } finally {
    await hand.stop();
  }
}

async function requestOf(process, known = {}) {
  const made = known.projectId === undefined ? await approvedProject(client.call, process) : known;
  const body = {
    ...{ ...known, projectId: made.projectId, processId: made.processId, settingId: await settingId(client.call, 'rc-2') },
    ...{ shape: 'rows', fields: process.fields.map(({ field }) => field) },
  };
  const answer = await client.call('analyst', 'POST', '/api/v1/access-requests', body);
  if (answer.status !== 201) {
    throw new Error(answer.text.slice(0, 2000));
  }
  return { ...answer.json(), projectId: made.projectId, processId: made.processId };
}

async function loadVu() {
  await loadGenerated({ client, students: Math.ceil(ROWS / ROWS_A_STUDENT), seed: VU.seed, codes: ['va-programmes', 'va-results'] });
}

async function loadOulad() {
  await keepLonger(client.call);
  await load(client, 'assessment.csv', readFileSync(join(OULAD, 'assessment.csv')));
  const text = gunzipSync(readFileSync(join(OULAD, 'student_assessment.csv.gz'))).toString('utf8');
  await load(client, 'student_assessment.csv', repeated(text));
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
  await ask(
    `insert into consent_state (institution_id, kind, purpose_id, subject_id, state, valid_until, epoch)
     select s.institution_id, 'consent', p.id, s.id, 'given', null, 1 from subject s join purpose p on p.code = 'study-success' and p.institution_id = s.institution_id
     where s.ordinal % 20 <> 0 on conflict do nothing`,
    owner,
  );
  await ask('analyze consent_state', owner);
}

async function tableOf(dataset) {
  const [{ table_name: table }] = await ask(
    `select v.table_name from dataset d join dataset_version v on v.id = d.current_version_id where d.code = '${dataset}'`,
  );
  return table;
}

async function ask(sql, url = superuser) {
  const connection = new pg.Client({ connectionString: url });
  await connection.connect();
  try {
    return (await connection.query(sql)).rows;
  } finally {
    await connection.end();
  }
}

async function highestDuring(work) {
  let highest = rss();
  const watch = setInterval(() => {
    highest = Math.max(highest, rss());
  }, 100);
  try {
    await work();
    return highest;
  } finally {
    clearInterval(watch);
  }
}

/** Resident memory of the api, kB. */
function rss() {
  const line = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${api.child.pid}/status`, 'utf8'));
  return line === null ? 0 : Number(line[1]);
}

function megabytes(kilobytes) {
  return Number((kilobytes / 1024).toFixed(1));
}
