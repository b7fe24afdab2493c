// Why a test came out as it did: the facts that every rule saw that was asked, what would lift it, and the nearest permitted use;
// of projects, of requests, and of verdicts that were kept, in the words of the build that judged.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { PolicyBuild } from '../../apps/api/src/code-of-practice/index.js';
import { jsonSha256, type JsonObject, sha256Hex } from '../../apps/api/src/common/index.js';
import { AdoptionSeals } from '../../apps/api/src/code-of-practice/versions/adoption-seal.js';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';
import { PERSON_PROCESS, POLICY_PROCESS, PROJECT } from '../factories/bodies.js';
import { clockOfTests, must, type Registered, TODAY, University } from '../factories/university.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

interface Fact {
  readonly path: string;
  readonly process: string | null;
  readonly of: readonly string[];
  readonly kind: string;
  readonly value: unknown;
}
interface Explained {
  readonly gate: string;
  readonly outcome: string;
  readonly verdictId: string | null;
  readonly isErased: boolean;
  readonly findings: readonly Told[];
  readonly rules: readonly { readonly norm: string; readonly hasFound: boolean; readonly seen: readonly Fact[] | null }[];
  readonly processes: readonly string[];
  readonly nearest: {
    readonly asked: number;
    readonly without: readonly Told[];
    readonly uses: readonly { readonly steps: readonly object[] }[];
  } | null;
}
interface Told {
  readonly code: string;
  readonly nature: string;
  readonly lifted_by: string;
  readonly title: { readonly nl: string; readonly en: string };
  readonly remedy: { readonly nl: string; readonly en: string };
}

let world: World;
let university: University;
let owner: pg.Client;
let approved: Registered;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  university = await (await University.open(world)).withData();
  owner = new pg.Client({ connectionString: world.database.urls.superuser });
  await owner.connect();
  approved = await university.advance(await university.draft(), 'approved');
}, 60_000);
afterAll(async () => {
  await owner.end();
  await world.close();
});

const ask = (persona: string, path: string): Promise<Reply> => university.call(persona, `GET /api/v1/${path}`);
const explained = async (persona: string, path: string): Promise<Explained> => must(await ask(persona, `${path}/explanation`), 200).json;
const seenBy = ({ rules }: Explained, norm: string): readonly Fact[] => rules.find((rule) => rule.norm === norm)?.seen ?? [];
const verdictOf = async (subjectId: string): Promise<string> => {
  const { rows } = await owner.query<{ id: string }>(`select id from verdict where subject_id = $1 order by id desc limit 1`, [subjectId]);
  return rows[0]?.id ?? '';
};

async function adoptedWith(norm: string): Promise<void> {
  const code = (persona: string, to: string, body?: object): Promise<Reply> =>
    university.call(persona, `POST /api/v1/code-versions${to}`, body);
  const { inForce } = must(await ask('student', 'code-versions/in-force'), 200).json;
  const norms = (inForce as readonly { readonly norm: string }[]).map((one) => one.norm);
  const { id } = must(
    await code('privacy-officer', '', { label: `with-${norm}`, summary: 'Tabellen.', inForce: [...norms, norm] }),
    201,
  ).json;
  must(await code('privacy-officer', `/${id}/participants`, { kind: 'student', name: 'Noor', capacity: 'student' }), 201);
  must(await code('privacy-officer', `/${id}/submit`), 200);
  const act = { body: 'student-council', kind: 'assent', position: 'positive', text: 'Ja.', givenOn: TODAY };
  must(await code('council-member', `/${id}/acts`, act), 201);
  must(await code('board-member', `/${id}/adopt`, { effectiveOn: TODAY, sourceDecision: 'CvB 1' }), 200);
}

describe('the explanation of a verdict that was kept', () => {
  it('tells of every rule that was asked, also those that found nothing, which facts it saw', async () => {
    const told = await explained('auditor', `verdicts/${await verdictOf(approved.id)}`);
    const { rows } = await owner.query(`select result -> 'asked' as asked, input from verdict where id = $1`, [told.verdictId]);
    expect(told.rules.map(({ norm }) => norm)).toEqual(rows[0].asked);
    expect(told.rules.every(({ seen }) => seen !== null && seen.length > 0)).toBe(true);
    expect(told.rules.find(({ norm }) => norm === 'A-14')).toMatchObject({ hasFound: false });
    const [process] = rows[0].input.processes;
    expect(seenBy(told, 'A-14')).toContainEqual({ path: 'processes.basis', process: process.id, of: [], kind: 'value', value: 'consent' });
    expect(seenBy(told, 'A-70')).toContainEqual(expect.objectContaining({ path: 'decision.mandate.held', kind: 'value', value: true }));
  });

  it('marks what was missing as not known', async () => {
    const id = await verdictOf(approved.id);
    const { rows } = await owner.query(`select input from verdict where id = $1`, [id]);
    await owner.query(`update verdict set input = jsonb_set(input, '{project,prescan}', 'null') where id = $1`, [id]);
    const told = await explained('auditor', `verdicts/${id}`);
    await owner.query(`update verdict set input = $2 where id = $1`, [id, rows[0].input]);
    expect(seenBy(told, 'A-34')).toContainEqual({ path: 'project.prescan', process: null, of: [], kind: 'unknown', value: null });
  });

  it('stands without the facts once they are erased', async () => {
    const id = await verdictOf(approved.id);
    const { rows } = await owner.query(`select input from verdict where id = $1`, [id]);
    await owner.query(`update verdict set input = null, input_erased_at = now() where id = $1`, [id]);
    const told = await explained('auditor', `verdicts/${id}`);
    await owner.query(`update verdict set input = $2, input_erased_at = null where id = $1`, [id, rows[0].input]);
    expect([told.isErased, told.rules.length > 0, told.rules.every(({ seen }) => seen === null), told.nearest]).toEqual([
      true,
      true,
      true,
      null,
    ]);
  });

  it('is for those who read verdicts; who is a member of the project reads it with the project', async () => {
    const id = await verdictOf(approved.id);
    expect((await ask('analyst', `verdicts/${id}/explanation`)).status).toBe(403);
    for (const persona of ['student', 'steward']) {
      expect((await ask(persona, `projects/${approved.id}/explanation`)).status).toBe(403);
    }
    expect(await explained('analyst', `projects/${approved.id}`)).toEqual(await explained('privacy-officer', `verdicts/${id}`));
  });
});

describe('the explanation of a project', () => {
  it('is of what is said now while it is undecided, and says without what no smaller use is permitted (G1)', async () => {
    const { id } = await university.draft(PERSON_PROCESS, { ...PROJECT, resultSought: undefined });
    const told = await explained('analyst', `projects/${id}`);
    expect([told.gate, told.outcome, told.verdictId]).toEqual(['G1', 'deny', null]);
    expect(seenBy(told, 'A-01')).toContainEqual({ path: 'project.stated.result', process: null, of: [], kind: 'value', value: false });
    expect(told.nearest).toMatchObject({ uses: [], without: [{ code: 'question-before-data/no-result', lifted_by: 'requester' }] });
    expect(told.nearest?.asked).toBeLessThanOrEqual(200);
  });

  it('offers no smaller use of what is permitted, and says so of what is refused at the decision (G2)', async () => {
    const permitted = await university.advance(await university.draft(), 'tested');
    expect((await explained('dean', `projects/${permitted.id}`)).nearest).toBeNull();
    const refused = await university.advance(await university.draft({ ...POLICY_PROCESS, statute: undefined }), 'tested');
    const told = await explained('dean', `projects/${refused.id}`);
    expect([told.gate, told.outcome]).toEqual(['G2', 'deny']);
    expect(told.nearest).toMatchObject({ uses: [], without: [{ code: 'statute-cited/no-statute' }] });
  });
});

describe('the explanation of a request for data', () => {
  it('is for who asked, with the facts of each rule and the same smaller uses as the request itself', async () => {
    const id = await university.ask(approved, ['module', 'score'], 'laptop');
    const told = await explained('analyst', `access-requests/${id}`);
    expect([told.gate, told.outcome]).toEqual(['G3', 'deny']);
    expect(seenBy(told, 'A-74')).toContainEqual(expect.objectContaining({ path: 'request.setting.kind', value: 'managed-laptop' }));
    const { nearest } = must(await ask('analyst', `access-requests/${id}`), 200).json;
    expect(told.nearest?.uses.map(({ steps }) => steps)).toEqual(
      (nearest.uses as readonly { readonly steps: unknown }[]).map(({ steps }) => steps),
    );
  });

  it('offers a table in its place only once a rule is in force that keeps tables safe', async () => {
    const id = await university.ask(approved, ['module', 'score'], 'laptop');
    const stepsOf = async (): Promise<readonly object[]> =>
      (await explained('analyst', `access-requests/${id}`)).nearest?.uses.flatMap(({ steps }) => steps) ?? [];
    expect(await stepsOf()).not.toContainEqual(expect.objectContaining({ kind: 'aggregate' }));
    await adoptedWith('A-66');
    expect(await stepsOf()).toContainEqual(expect.objectContaining({ kind: 'aggregate' }));
  });
});

// An institution may still work with the build of an earlier release: here one whose rule A-14 finds a code that this release does
// not have, of another nature and with other words, and whose schema does not know a fact that this release tells.
describe('a build in force that this release does not have', () => {
  const OLD = 'statute-cited/xx-statute';
  const TEXT = { nl: 'De oude woorden', en: 'The old words' };
  let before: { readonly policy_sha256: string; readonly manifest_sha256: string; readonly signature: string };

  const oldBuild = (): { readonly parts: readonly Buffer[]; readonly policySha256: string; readonly manifestSha256: string } => {
    const { parts } = PolicyBuild.read(fromProjectRoot('policies'));
    const wasm = Buffer.from(parts['policy.wasm']);
    Buffer.from(OLD).copy(wasm, wasm.indexOf('statute-cited/no-statute'));
    const told = JSON.parse(parts['rules.json'].toString('utf8'));
    const found = told.rules.find(({ norm }: { readonly norm: string }) => norm === 'A-14').findings[0];
    Object.assign(found, { code: OLD, title: TEXT, remedy: TEXT, nature: 'code', liftedBy: 'board' });
    const rules = Buffer.from(JSON.stringify(told));
    const known = JSON.parse(parts['input.schema.json'].toString('utf8'));
    delete known.definitions.institution.properties.access_record;
    const schema = Buffer.from(JSON.stringify(known));
    const digests = { policySha256: sha256Hex(wasm), rulesSha256: sha256Hex(rules), schemaSha256: sha256Hex(schema) };
    const manifest = Buffer.from(JSON.stringify({ ...JSON.parse(parts['manifest.json'].toString('utf8')), ...digests }));
    return {
      parts: [manifest, wasm, rules, schema, parts['parameters.json']],
      policySha256: digests.policySha256,
      manifestSha256: sha256Hex(manifest),
    };
  };

  beforeAll(async () => {
    const { parts, policySha256, manifestSha256 } = oldBuild();
    await owner.query(
      `insert into policy_build (institution_id, manifest_sha256, policy_sha256, manifest, wasm, rules, input_schema, parameters, stored_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, now())`,
      [university.institutionId, manifestSha256, policySha256, ...parts],
    );
    const { id } = must(await ask('student', 'code-versions/in-force'), 200).json;
    const { rows } = await owner.query(`select *, effective_on::text as day from code_version where id = $1`, [id]);
    const [version] = rows;
    before = version;
    const { signature } = await world.app.get(AdoptionSeals).seal({
      institutionId: university.institutionId,
      codeVersion: version.version,
      manifestSha256,
      policySha256,
      parametersSha256: jsonSha256(version.parameters as JsonObject),
      effectiveOn: version.day,
    });
    await owner.query(`update code_version set policy_sha256 = $2, manifest_sha256 = $3, signature = $4 where id = $1`, [
      id,
      policySha256,
      manifestSha256,
      signature,
    ]);
  });

  const TOLD = { code: OLD, nature: 'code', lifted_by: 'board', title: TEXT, remedy: TEXT };

  it('tells what it finds in its own words, in what it refuses, what it says now, and what was kept', async () => {
    const { id } = await university.advance(await university.draft({ ...POLICY_PROCESS, statute: undefined }), 'tested');
    const now = must(await ask('dean', `projects/${id}`), 200).json.findings;
    const refused = await university.call('dean', `POST /api/v1/projects/${id}/decide`, { outcome: 'approved', rationale: 'Kan.' });
    const kept = await explained('auditor', `verdicts/${refused.json.verdict}`);
    expect(refused.status).toBe(403);
    expect([now, refused.json.findings, kept.findings]).toEqual(
      [1, 2, 3].map(() => expect.arrayContaining([expect.objectContaining(TOLD)])),
    );
    expect(seenBy(kept, 'A-14')).toContainEqual(expect.objectContaining({ path: 'processes.statute_cited', value: false }));
    expect(kept.nearest).toMatchObject({ uses: [], without: [TOLD] });
  });

  it('judges what it knows, and what it was told is kept and judged again the same', async () => {
    const request = await university.ask(await university.advance(await university.draft(), 'approved'));
    must(await university.call('analyst', `GET /api/v1/access-requests/${request}/data`), 200);
    const { rows } = await owner.query<{ id: string; institution: JsonObject; policy_sha256: string }>(
      `select id, input -> 'institution' as institution, policy_sha256 from verdict order by id desc limit 1`,
    );
    expect(rows[0]?.policy_sha256).not.toBe(before.policy_sha256);
    expect(rows[0]?.institution).toHaveProperty('goals');
    expect(rows[0]?.institution).not.toHaveProperty('access_record');
    expect(must(await ask('auditor', `verdicts/${rows[0]?.id}/replay`), 200).json).toMatchObject({ isEqual: true, isInputIntact: true });
  });

  it('is no longer what judges once the release does: the same finding then has the words of the release', async () => {
    await owner.query(
      `update code_version set policy_sha256 = $1, manifest_sha256 = $2, signature = $3 where signature is not null and policy_sha256 <> $1`,
      [before.policy_sha256, before.manifest_sha256, before.signature],
    );
    const { id } = await university.advance(await university.draft({ ...POLICY_PROCESS, statute: undefined }), 'tested');
    const { findings } = must(await ask('dean', `projects/${id}`), 200).json;
    expect(findings).toContainEqual(expect.objectContaining({ code: 'statute-cited/no-statute', nature: 'law', lifted_by: 'requester' }));
  });
});
