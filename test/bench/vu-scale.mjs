// The made-up university at the size of VU Student Analytics, loaded into a running platform as any delivery is: sent to
// the import routes, judged by gate G0, loaded. Also for other sizes.
import { fileOf, openTable, TABLES, worldOf } from '../../dist/apps/api/src/examples/index.js';
import { Readable } from 'node:stream';
import { today } from '../support/story.mjs';

export const VU = { students: 80_000, seed: 2010 };
/** So that no generated row is past its term: the bench measures rows, not retention. */
const RETENTION_MONTHS = 240;

/** Loads the tables of a made-up university (default all of them); answers rows and seconds by table. */
export async function loadGenerated({ client, students, seed = VU.seed, codes = TABLES.map(({ code }) => code) }) {
  await keepLonger(client.call);
  const world = worldOf({ students, seed, today: today() });
  const loaded = {};
  for (const table of TABLES.filter(({ code }) => codes.includes(code))) {
    const started = performance.now();
    const { outcome } = await load(client, fileOf(table), openTable(world, table));
    loaded[table.code] = { rows: outcome.rowsStored, seconds: (performance.now() - started) / 1000 };
  }
  return loaded;
}

/** Sends a file and loads it with the proposal of its feed, its retention term made longer. */
export async function load(client, name, content) {
  const authorization = `Bearer ${await client.token('steward')}`;
  const ask = async (method, path, type, body) => {
    const response = await fetch(`${client.url}/api/v1/imports${path}`, {
      method,
      headers: { authorization, ...(type === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body, duplex: 'half' }),
    });
    const answer = await response.json();
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${JSON.stringify(answer).slice(0, 2000)}`);
    }
    return answer;
  };
  const sent = await ask('POST', `?name=${name}`, 'text/csv', content instanceof Readable ? Readable.toWeb(content) : content);
  const proposal = { ...sent.proposal, dataset: { ...sent.proposal.dataset, retentionMonths: RETENTION_MONTHS } };
  await ask('PUT', `/${sent.id}/proposal`, 'application/json', JSON.stringify(proposal));
  let now = await ask('POST', `/${sent.id}/load`);
  while (now.state === 'loading') {
    await new Promise((resolve) => setTimeout(resolve, 200));
    now = await ask('GET', `/${sent.id}`);
  }
  if (now.state !== 'loaded') {
    throw new Error(JSON.stringify(now.outcome).slice(0, 2000));
  }
  return now;
}

/** Lets data be kept longer than the demo does: by a profile version that its two administrators agree on, and by its code, of which the strictest holds. */
export async function keepLonger(call) {
  await adoptLongerTerm(call);
  const { profile } = (await call('administrator', 'GET', '/api/v1/institution')).json();
  const body = {
    profile: { ...profile, retentionMaxMonths: RETENTION_MONTHS },
    effectiveOn: today(),
    sourceDecision: 'bench',
  };
  const recorded = await call('administrator', 'POST', '/api/v1/institution/profile-versions', body);
  if (recorded.status !== 201) {
    throw new Error(recorded.text.slice(0, 2000));
  }
  const { waiting } = recorded.json();
  if (waiting !== null) {
    const confirmed = await call('second-administrator', 'POST', `/api/v1/institution/profile-versions/${waiting.id}/confirm`);
    if (confirmed.status !== 201) {
      throw new Error(confirmed.text.slice(0, 2000));
    }
  }
}

/** Takes a version of the code with a longer term through its life; once. */
async function adoptLongerTerm(call) {
  const ask = async (persona, method, path, body) => {
    const answer = await call(persona, method, `/api/v1/code-versions${path}`, body);
    if (answer.status >= 300) {
      throw new Error(answer.text.slice(0, 2000));
    }
    return answer.json();
  };
  const day = today();
  const { parameters } = await ask('privacy-officer', 'GET', '/in-force');
  if (parameters.find(({ code }) => code === 'retention_max_months')?.value === RETENTION_MONTHS) {
    return;
  }
  const draft = { label: 'bench', summary: 'bench', parameters: { retention_max_months: RETENTION_MONTHS } };
  const { id } = await ask('privacy-officer', 'POST', '', draft);
  await ask('privacy-officer', 'POST', `/${id}/participants`, { kind: 'student-council', name: 'bench', capacity: 'bench' });
  await ask('privacy-officer', 'POST', `/${id}/submit`);
  const act = { body: 'student-council', kind: 'assent', position: 'positive', text: 'bench', givenOn: day };
  await ask('council-member', 'POST', `/${id}/acts`, act);
  await ask('board-member', 'POST', `/${id}/adopt`, { effectiveOn: day, sourceDecision: 'bench' });
}
