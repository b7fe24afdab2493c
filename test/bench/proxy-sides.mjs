// The sides that the proxy bench compares: a delivery through the platform, psql's \copy of the very same SELECT as the
// proxy role, and an endpoint as one would write it by hand.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { compile, selectionOf } from '../../dist/apps/api/src/data-access/selection/selection.js';

/** Fetches the data of a request, as an analyst's tool does, and throws them away. */
export async function download(url, bearer, requestId) {
  await run('curl', [
    '-s',
    '-f',
    '-o',
    '/dev/null',
    '-H',
    `authorization: Bearer ${bearer}`,
    `${url}/api/v1/access-requests/${requestId}/data`,
  ]);
}

/** Runs a script of psql as the proxy role. */
export async function psql(proxyUrl, script) {
  await run('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', proxyUrl], script);
}

/** Answers the statement that the platform ran for a request, from the verdict that it kept, and how many rows it gave. */
export async function sameSelect(superuserUrl, requestId) {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const found = await closedDelivery(client, requestId);
    const { rows: fields } = await client.query(
      `select code, type, bands from field f join dataset_version v on v.id = f.dataset_version_id where v.table_name = $1`,
      [found.table_name],
    );
    const selection = selectionOf(found.result, {
      table: found.table_name,
      scopeId: found.scope_id,
      purpose: { id: found.label.purposeId, code: found.label.purpose },
      keyPeriod: found.key_period,
      fields,
      // Every row of the data set is approved here.
      population: [],
      requested: found.fields,
      format: 'csv',
    });
    const statement = compile(selection);
    const settings = { ...statement.settings, 'waarborg.institution_id': found.institution_id };
    return { rows: Number(found.row_count), sql: statement.rowsSql, settings, copyOptions: statement.copyOptions };
  } finally {
    await client.end();
  }
}

/** Writes a statement as a script for psql: settings, then \copy in a transaction like the platform's. */
export function scriptOf({ sql, settings, copyOptions }) {
  return [
    ...Object.entries(settings).map(([name, value]) => `select set_config('${name}', '${value}', false) \\g /dev/null`),
    'begin isolation level repeatable read read only;',
    `\\copy (${sql.replaceAll('\n', ' ')}) to '/dev/null' with (${copyOptions})`,
    'commit;',
  ].join('\n');
}

/** Stores what a statement gives in a table with a key, for the endpoint written by hand: it gets the joins for nothing. */
export async function storeForHand(superuserUrl, { sql, settings }, mostRows) {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (const [name, value] of Object.entries(settings)) {
      await client.query('select set_config($1, $2, false)', [name, value]);
    }
    await client.query(`create table bench_row as select row_number() over () as id, r.* from (${sql}) as r limit ${mostRows}`);
    await client.query('alter table bench_row add primary key (id)');
    await client.query('analyze bench_row');
    const { rows } = await client.query('select count(*) as n from bench_row');
    return Number(rows[0].n);
  } finally {
    await client.end();
  }
}

/** Starts the endpoint written by hand as a process of its own. */
export async function startHand(superuserUrl, columns) {
  const child = spawn(process.execPath, ['test/bench/handwritten.mjs', superuserUrl, ...columns], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [{ url }] = await once(child, 'message');
  return {
    url,
    stop: async () => {
      child.kill();
      await once(child, 'exit');
    },
  };
}

/** Follows the pages to the last, as a client of such an endpoint has to. */
export async function readByHand(url) {
  /** @type {string | null} */
  let after = '0';
  while (after !== null) {
    const response = await fetch(`${url}/rows?after=${after}`);
    const text = await response.text();
    after = /"next":"(\d+)"/.exec(text.slice(0, 60))?.[1] ?? null;
  }
}

async function closedDelivery(client, requestId) {
  for (;;) {
    const { rows } = await client.query(
      `select d.institution_id, d.scope_id, d.key_period, d.label, d.row_count, v.result, dv.table_name, r.fields
       from delivery d join verdict v on v.id = d.verdict_id join dataset_version dv on dv.id = d.dataset_version_id join access_request r on r.id = d.access_request_id
       where d.access_request_id = $1 order by d.id desc limit 1`,
      [requestId],
    );
    if (rows[0]?.row_count !== null) {
      return rows[0];
    }
    await sleep(50);
  }
}

/** Runs a program to its end; throws with what it said when it fails. */
async function run(program, args, input = '') {
  const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'pipe'] });
  const said = [];
  child.stderr.on('data', (chunk) => said.push(chunk));
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  if (code !== 0) {
    throw new Error(`${program} ended with ${code}: ${Buffer.concat(said).toString('utf8')}`);
  }
}
