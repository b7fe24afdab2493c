// A faculty that is stricter: its projects are judged by its own parameters, each verdict names it and can be reached again, and
// what-if judges them by it too.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditLog } from '../../apps/api/src/audit-log/index.js';
import { replayEntry } from '../../apps/api/src/cli/replay-entry.js';
import { jsonSha256 } from '../../apps/api/src/common/index.js';
import { Outbox } from '../../apps/api/src/platform/jobs/index.js';
import { PERSON_PROCESS, PROJECT } from '../factories/bodies.js';
import { clockOfTests, must, type Registered, TODAY, University } from '../factories/university.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

const UNIT = 'faculty-of-science';
const TITLE = { nl: 'Faculteit Bètawetenschappen', en: 'Faculty of Science' };
const MANY = 'data-minimisation/many-fields';

let world: World;
let university: University;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  university = await (await University.open(world)).withData();
  must(await put({ max_columns: 1, minimum_group_size: 500 }), 200);
}, 60_000);
afterAll(async () => world.close());

const put = (parameters: object, persona = 'privacy-officer'): Promise<Reply> =>
  university.call(persona, `PUT /api/v1/code-units/${UNIT}`, { title: TITLE, parameters });
/** Proposes what is looser, which a second person confirms. */
async function loosen(parameters: object): Promise<void> {
  const { proposal } = must(await put(parameters), 200).json;
  must(await confirm(proposal.id), 200);
}
const confirm = (id: string, persona = 'board-member'): Promise<Reply> =>
  university.call(persona, `POST /api/v1/code-units/${UNIT}/proposals/${id}/confirm`);
const waits = async (persona: string): Promise<readonly string[]> => {
  const { items } = must(await get(persona, 'work'), 200).json;
  return (items as readonly { readonly id: string; readonly kind: string }[])
    .filter(({ kind }) => kind === 'code-unit-confirm')
    .map(({ id }) => id);
};
const held = async (): Promise<{ readonly parameters: readonly object[]; readonly proposal: { readonly id: string } | null }> => {
  const { items } = must(await get('board-member', 'code-units'), 200).json;
  return items.find(({ unit }: { readonly unit: string }) => unit === UNIT);
};
const get = (persona: string, path: string): Promise<Reply> => university.call(persona, `GET /api/v1/${path}`);
const draft = (unit: string | null): Promise<Registered> => university.draft(PERSON_PROCESS, { ...PROJECT, unit });
const codesOf = ({ findings }: Registered): readonly string[] => findings.map(({ code }) => code);

interface Logged {
  readonly id: string;
  readonly unit: string | null;
  readonly parameters_sha256: string;
}
const lastVerdict = async (gate: string): Promise<Logged> =>
  university.write(async (tx) => {
    const rows = await tx.query<Logged[]>(`select id, unit, parameters_sha256 from verdict where gate = $1 order by id desc limit 1`, [
      gate,
    ]);
    return rows[0] ?? { id: '', unit: null, parameters_sha256: '' };
  });

describe('a project of a unit', () => {
  it('is warned of more columns than its unit allows; the same project without a unit is not', async () => {
    expect(codesOf(await draft(UNIT))).toContain(MANY);
    expect(codesOf(await draft(null))).not.toContain(MANY);
  });

  it('is told so in the value of its unit, and so is why', async () => {
    const project = await draft(UNIT);
    const title = { nl: 'De verwerking vraagt meer dan 1 kenmerk', en: 'The process asks for more than 1 column' };
    expect(project.findings.find(({ code }) => code === MANY)).toMatchObject({ title });
    const { findings } = must(await get('analyst', `projects/${project.id}/explanation`), 200).json as Registered;
    expect(findings.find(({ code }) => code === MANY)).toMatchObject({ title });
  });

  it('says so on its page, and may leave the unit again while it is a draft', async () => {
    const project = await draft(UNIT);
    const shown = must(await get('analyst', `projects/${project.id}`), 200).json;
    expect(shown.registered.unit).toBe(UNIT);
    const left = must(await university.call('analyst', `PATCH /api/v1/projects/${project.id}`, { unit: null }), 200).json as Registered;
    expect(codesOf(left)).not.toContain(MANY);
  });

  it.each(['POST', 'PATCH'])('is not of a unit that nobody recorded (%s)', async (method) => {
    const { id } = await draft(null);
    const path = method === 'POST' ? 'projects' : `projects/${id}`;
    const refused = await university.call('analyst', `${method} /api/v1/${path}`, { unit: 'faculty-of-nothing' });
    expect(refused.json).toMatchObject({ status: 400, errors: [{ pointer: '/unit', detail: expect.stringContaining('not known') }] });
  });

  it('is judged by its unit from its submission to its data, each verdict names it, and each is reached again', async () => {
    const project = await university.advance(await draft(UNIT), 'approved');
    await university.ask(project);
    const own = must(await get('auditor', 'code-versions/in-force'), 200).json.parametersSha256;
    for (const gate of ['G1', 'G2', 'G3']) {
      const logged = await lastVerdict(gate);
      expect([gate, logged.unit]).toEqual([gate, UNIT]);
      expect(logged.parameters_sha256).not.toBe(own);
      const { parameters } = must(await get('auditor', `code-parameters/${logged.parameters_sha256}`), 200).json;
      expect(jsonSha256(parameters)).toBe(logged.parameters_sha256);
      expect(parameters).toMatchObject({ max_columns: 1, minimum_group_size: 500, unit: { code: UNIT, revision: 1 } });
      const replay = must(await university.call('auditor', `GET /api/v1/verdicts/${logged.id}/replay`), 200).json;
      expect(replay).toMatchObject({ isEqual: true, isInputIntact: true, unit: UNIT, today: { isEqual: true } });
    }
    await world.app.get(AuditLog).settle();
    const { items } = must(await get('auditor', 'logs/decisions/entries?limit=200'), 200).json;
    const last = (items as readonly { readonly index: string; readonly facts: { readonly verdict_id?: string } }[]).findLast(
      ({ facts }) => typeof facts.verdict_id === 'string',
    );
    const outside = await replayEntry(`decisions/${last?.index ?? ''}`, { url: world.url, token: await university.token('auditor') });
    expect(outside).toMatchObject({ problem: null, code: 0 });
    expect(outside.lines).toContain(`unit        ${UNIT}`);
  });

  it('is reached again by what its unit held itself to then, also after that was changed', async () => {
    await university.advance(await draft(UNIT), 'submitted');
    const logged = await lastVerdict('G1');
    await loosen({ max_columns: 20, minimum_group_size: 500 });
    const replay = must(await university.call('auditor', `GET /api/v1/verdicts/${logged.id}/replay`), 200).json;
    expect(replay).toMatchObject({ isEqual: true, today: { isEqual: false } });
    must(await put({ max_columns: 1, minimum_group_size: 500 }), 200);
  });
});

describe('what a unit holds itself to', () => {
  it('is told beside what the institution has, with who set it', async () => {
    const { items } = must(await get('student', 'code-units'), 200).json;
    expect(items).toMatchObject([
      {
        unit: UNIT,
        recordedBy: 'privacy-officer',
        parameters: [
          { code: 'max_columns', base: 20, asked: 1, holds: 1 },
          { code: 'minimum_group_size', base: 10, asked: 500, holds: 500 },
        ],
      },
    ]);
  });

  it('is never looser, also than the profile of the institution', async () => {
    expect((await put({ max_columns: 21 })).json).toMatchObject({
      status: 400,
      errors: [{ pointer: '/parameters/max_columns', detail: expect.stringContaining('looser') }],
    });
    expect((await put({ minimum_group_size: 9 })).status).toBe(400);
  });

  it('is set by who may change the code, and by nobody else', async () => {
    expect((await put({ max_columns: 2 }, 'analyst')).status).toBe(403);
  });
});

describe('what a unit loosens', () => {
  const STRICT = { max_columns: 1, minimum_group_size: 500 };
  const STANDS = [
    { code: 'max_columns', asked: 1, holds: 1 },
    { code: 'minimum_group_size', asked: 500, holds: 500 },
  ];

  it('holds once a second person confirmed it, and not before: taking everything away is no way around', async () => {
    const { proposal, parameters } = must(await put({}), 200).json;
    expect(parameters).toMatchObject(STANDS);
    expect(proposal).toMatchObject({ parameters: [], recordedBy: 'privacy-officer', isOpenToMe: false });
    expect(codesOf(await draft(UNIT))).toContain(MANY);
    expect((await held()).proposal).toMatchObject({ id: proposal.id, isOpenToMe: true });
    expect([await waits('board-member'), await waits('privacy-officer')]).toEqual([[proposal.id], []]);
    expect(must(await confirm(proposal.id), 200).json).toMatchObject({ parameters: [], proposal: null });
    expect([await waits('board-member'), codesOf(await draft(UNIT)).includes(MANY)]).toEqual([[], false]);
    expect((await confirm(proposal.id)).json).toMatchObject({ status: 409, type: '/problems/wrong-state' });
    expect(must(await put(STRICT), 200).json).toMatchObject({ parameters: STANDS, proposal: null });
  });

  it('is not confirmed by who proposed it, whatever else they are, nor by who may not decide on the code', async () => {
    await university.person('both', ['privacy-officer', 'board-member']);
    const { proposal } = must(await put({ ...STRICT, max_columns: 2 }, 'both'), 200).json;
    expect((await confirm(proposal.id, 'both')).json).toMatchObject({ status: 403, type: '/problems/proposer-confirms' });
    expect((await confirm(proposal.id, 'privacy-officer')).status).toBe(403);
    expect((await held()).parameters).toMatchObject(STANDS);
    must(await put(STRICT), 200);
  });

  it('is not confirmed by who stands in for who proposed it', async () => {
    await university.person('absent', ['privacy-officer', 'board-member']);
    const deputyId = await university.person('stand-in', []);
    const days = { fromOn: TODAY, untilOn: TODAY, sourceDecision: 'Besluit 2' };
    must(await university.agreed('deputyships', { absentId: university.idOf('absent'), deputyId, ...days }), 201);
    const { proposal } = must(await put({ ...STRICT, max_columns: 2 }, 'absent'), 200).json;
    expect((await confirm(proposal.id, 'stand-in')).json).toMatchObject({ status: 403, type: '/problems/proposer-confirms' });
    must(await put(STRICT), 200);
  });

  it('makes place for what is recorded after it: a stricter row holds at once, and the proposal no more', async () => {
    const { proposal } = must(await put({ max_columns: 2 }), 200).json;
    expect(must(await put({ ...STRICT, minimum_group_size: 501 }), 200).json).toMatchObject({
      parameters: [{ holds: 1 }, { holds: 501 }],
      proposal: null,
    });
    expect((await confirm(proposal.id)).json).toMatchObject({ status: 409, type: '/problems/wrong-state' });
    await loosen(STRICT);
  });

  it('stands in the log as proposed and as confirmed, by digest', async () => {
    await loosen({ ...STRICT, max_columns: 3 });
    must(await put(STRICT), 200);
    const kinds = await university.write((tx) =>
      tx.query<{ kind: string; sha: string }[]>(
        `select leaf ->> 'kind' as kind, leaf -> 'facts' ->> 'parameters_sha256' as sha
         from (select id, convert_from(leaf, 'utf8')::jsonb as leaf from log_entry) e where leaf ->> 'kind' like 'code.unit-%' order by id desc limit 3`,
      ),
    );
    const loose = jsonSha256({ ...STRICT, max_columns: 3 });
    expect(kinds.map(({ kind, sha }) => [kind, sha])).toEqual([
      ['code.unit-recorded', jsonSha256(STRICT)],
      ['code.unit-confirmed', loose],
      ['code.unit-proposed', loose],
    ]);
  });
});

describe('what if', () => {
  const run = async (change: object): Promise<{ readonly counts: { readonly totals: object; readonly byRule: readonly object[] } }> => {
    const { id: codeVersionId } = must(await get('student', 'code-versions/in-force'), 200).json;
    const body = { codeVersionId, from: TODAY, until: TODAY, ...change };
    const { id } = must(await university.call('privacy-officer', 'POST /api/v1/what-if-runs', body), 201).json;
    let done = must(await get('privacy-officer', `what-if-runs/${id}`), 200).json;
    while (done.state === 'waiting') {
      await world.app.get(Outbox).drain();
      done = must(await get('privacy-officer', `what-if-runs/${id}`), 200).json;
    }
    return done;
  };

  it('changes nothing of the same code: a project of the unit is judged by the unit', async () => {
    expect((await run({})).counts.totals).toMatchObject({ outcomeChanged: 0, conditionsChanged: 0, notJudged: 0 });
  });

  it('of fewer columns finds the projects without a unit, and no more in those of the stricter unit', async () => {
    const [project, ofUnit] = [await university.advance(await draft(null), 'submitted'), await draft(UNIT)];
    const { id } = (await run({ parameters: { max_columns: 1 } })) as unknown as { readonly id: string };
    const { items } = must(await get('privacy-officer', `what-if-runs/${id}/changes`), 200).json;
    const changed = items.map(({ subjectId }: { readonly subjectId: string }) => subjectId);
    expect(changed).toContain(project.id);
    expect(changed).not.toContain(ofUnit.id);
  });
});
