// A version of the code from draft to retired: who may do what, what adoption asks, what the log says, and what is judged by.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RATIONALE } from '../factories/bodies.js';
import { clockOfTests, must, TODAY, University } from '../factories/university.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

let world: World;
let university: University;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  university = await (await University.open(world)).withData();
}, 60_000);
afterAll(async () => world.close());

interface Version {
  readonly id: string;
  readonly label: string;
  readonly state: string;
  readonly isInForce: boolean;
  readonly version: number;
  readonly actions: readonly string[];
  readonly acts: readonly { readonly id: string; readonly hasLapsed: boolean; readonly answer: { readonly text: string } | null }[];
  readonly adoption: { readonly isSealed: boolean; readonly signedBy: string } | null;
}
const ACT = { body: 'student-council', kind: 'assent', position: 'positive', text: 'Wij stemmen in.', givenOn: TODAY };
const STUDENTS = { kind: 'student-council', name: 'Noor de Wit', capacity: 'contactpersoon studiedata' };
const ADOPT = { effectiveOn: TODAY, sourceDecision: 'CvB-besluit 2026-41' };

const ask = (persona: string, what: string, body?: unknown, headers?: Record<string, string>): Promise<Reply> => {
  const [method = '', path = ''] = what.split(' ');
  return university.call(persona, `${method} /api/v1/code-versions${path}`, body, headers);
};
const inForce = async (): Promise<Version> => must(await ask('student', 'GET /in-force'), 200).json as Version;
const draft = async (label: string, change: object = {}): Promise<Version> =>
  must(await ask('privacy-officer', 'POST ', { label, summary: 'Kleinere groepen worden niet meer getoond.', ...change }), 201)
    .json as Version;
/** A version that only waits for the board. */
async function ready(label: string): Promise<Version> {
  const { id } = await draft(label);
  must(await ask('privacy-officer', `POST /${id}/participants`, STUDENTS), 201);
  must(await ask('privacy-officer', `POST /${id}/submit`), 200);
  return must(await ask('council-member', `POST /${id}/acts`, ACT), 201).json as Version;
}
const loggedOf = async (id: string): Promise<readonly string[]> => {
  const rows = await university.write((tx) =>
    tx.query<{ kind: string }[]>(
      `select convert_from(leaf, 'utf8')::jsonb ->> 'kind' as kind from log_entry
       where convert_from(leaf, 'utf8')::jsonb -> 'facts' ->> 'code_version_id' = $1 order by id`,
      [id],
    ),
  );
  return rows.map(({ kind }) => kind);
};

describe('a version of the code', () => {
  it('goes from draft by the councils to adoption, each step logged, and takes the place of the one before', async () => {
    const before = await inForce();
    const { id } = await ready('2027.1');
    const adopted = must(await ask('board-member', `POST /${id}/adopt`, ADOPT), 200).json as Version;
    expect(adopted).toMatchObject({
      state: 'adopted',
      isInForce: true,
      adoption: { isSealed: true, sourceDecision: ADOPT.sourceDecision },
    });
    expect(must(await ask('student', `GET /${before.id}`), 200).json).toMatchObject({ state: 'retired', isInForce: false });
    expect(await loggedOf(id)).toEqual([
      'code.drafted',
      'code.participant-recorded',
      'code.consulted',
      'code.act-recorded',
      'code.adopted',
    ]);
    expect((await loggedOf(before.id)).at(-1)).toBe('code.retired');
  });

  it('names itself in every verdict', async () => {
    const { label } = await inForce();
    const project = await university.draft();
    await university.advance(project, 'submitted');
    const rows = await university.write((tx) =>
      tx.query<{ code_version: string }[]>(`select code_version from verdict order by id desc limit 1`),
    );
    expect(rows).toEqual([{ code_version: label }]);
  });

  it('puts no name and no text in the log', async () => {
    await ready('names');
    const rows = await university.write((tx) =>
      tx.query<{ n: number }[]>(`select count(*)::int as n from log_entry where convert_from(leaf, 'utf8') ~ 'Noor|stemmen in|Kleinere'`),
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('that takes effect later does not judge before its day', async () => {
    const before = await inForce();
    const { id } = await ready('later');
    must(await ask('board-member', `POST /${id}/adopt`, { ...ADOPT, effectiveOn: '2027-01-01' }), 200);
    expect((await inForce()).id).toBe(before.id);
  });

  it('is taken back to draft with what councils said of it lapsed', async () => {
    const { id } = await ready('again');
    const reopened = must(await ask('privacy-officer', `POST /${id}/reopen`, { reason: 'Artikel 4 wordt herschreven.' }), 200)
      .json as Version;
    expect(reopened).toMatchObject({ state: 'draft', acts: [{ hasLapsed: true }] });
    must(await ask('privacy-officer', `POST /${id}/submit`), 200);
    expect((await ask('board-member', `POST /${id}/adopt`, ADOPT)).json).toMatchObject({ status: 409, lacking: ['council-act'] });
  });
});

describe('a council', () => {
  const ACTS = { kind: 'assent', position: 'positive', text: 'Akkoord.', givenOn: TODAY };

  it('is spoken for by its own members alone; either speaks for the joint council', async () => {
    const { id } = await ready('own');
    const say = async (who: string, body: string): Promise<number> => (await ask(who, `POST /${id}/acts`, { ...ACTS, body })).status;
    expect(await say('council-member', 'works-council')).toBe(403);
    expect(await say('works-council', 'student-council')).toBe(403);
    expect(await say('privacy-officer', 'student-council')).toBe(403);
    expect(await say('works-council', 'works-council')).toBe(201);
    expect(await say('works-council', 'joint-council')).toBe(201);
    expect(await say('council-member', 'joint-council')).toBe(201);
    expect(must(await ask('works-council', `GET /${id}`), 200).json).toMatchObject({ speaksFor: ['works-council', 'joint-council'] });
    expect(must(await ask('board-member', `GET /${id}`), 200).json).toMatchObject({ speaksFor: [] });
  });

  it('speaks today or before, never on a day to come', async () => {
    const { id } = await ready('days');
    const late = await ask('council-member', `POST /${id}/acts`, { ...ACT, givenOn: '2099-01-01' });
    expect(late.json).toMatchObject({ status: 400, errors: [{ pointer: '/givenOn' }] });
    must(await ask('council-member', `POST /${id}/acts`, { ...ACT, givenOn: '2026-01-01' }), 201);
  });

  it('corrects itself: the later act counts, the earlier one stays to be read and is no longer answered', async () => {
    const { id, acts } = await ready('corrected');
    must(await ask('council-member', `POST /${id}/acts`, { ...ACT, position: 'negative' }), 201);
    expect((await ask('board-member', `POST /${id}/adopt`, ADOPT)).json).toMatchObject({ lacking: ['assent-refused', 'answer'] });
    const corrected = must(await ask('council-member', `POST /${id}/acts`, ACT), 201).json;
    expect(corrected).toMatchObject({ acts: [{ isReplaced: true }, { isReplaced: true }, { isReplaced: false, hasLapsed: false }] });
    const late = await ask('board-member', `POST /${id}/acts/${acts[0]?.id ?? ''}/answer`, { text: 'Dank.' });
    expect(late.json).toMatchObject({ status: 409, type: '/problems/wrong-state' });
    must(await ask('board-member', `POST /${id}/adopt`, ADOPT), 200);
  });
});

describe('my work', () => {
  const waits = async (who: string, id: string): Promise<readonly string[]> => {
    const { items } = must(await university.call(who, 'GET /api/v1/work'), 200).json as {
      readonly items: readonly { readonly id: string; readonly kind: string }[];
    };
    return items.flatMap((item) => (item.id === id ? [item.kind] : []));
  };

  it('holds a version for each council until it spoke, for the board once it is to be answered, and once it can be adopted', async () => {
    const { id } = await draft('waiting');
    must(await ask('privacy-officer', `POST /${id}/participants`, STUDENTS), 201);
    expect(await waits('council-member', id)).toEqual([]);
    must(await ask('privacy-officer', `POST /${id}/submit`), 200);
    expect(await waits('council-member', id)).toEqual(['code-advise']);
    expect(await waits('works-council', id)).toEqual(['code-advise']);
    expect(await waits('board-member', id)).toEqual([]);
    const { acts } = must(await ask('council-member', `POST /${id}/acts`, { ...ACT, position: 'conditional' }), 201).json as Version;
    expect(await waits('council-member', id)).toEqual([]);
    expect(await waits('works-council', id)).toEqual(['code-advise']);
    expect(await waits('board-member', id)).toEqual(['code-answer']);
    expect(await waits('dean', id)).toEqual([]);
    must(await ask('board-member', `POST /${id}/acts/${acts[0]?.id ?? ''}/answer`, { text: 'Zo doen we het.' }), 201);
    expect(await waits('board-member', id)).toEqual(['code-adopt']);
    must(await ask('board-member', `POST /${id}/adopt`, ADOPT), 200);
    expect(await waits('board-member', id)).toEqual([]);
    expect(await waits('works-council', id)).toEqual([]);
    expect(await waits('privacy-officer', id)).toEqual([]);
  });
});

describe('adoption', () => {
  it('asks for students, a council, and an answer to what was not simply positive', async () => {
    const { id } = await draft('lacking');
    must(await ask('privacy-officer', `POST /${id}/submit`), 200);
    const refused = await ask('board-member', `POST /${id}/adopt`, ADOPT);
    expect(refused.json).toMatchObject({
      type: '/problems/adoption-incomplete',
      status: 409,
      lacking: ['student-participant', 'council-act'],
    });
    must(await ask('privacy-officer', `POST /${id}/participants`, STUDENTS), 201);
    const advised = must(await ask('council-member', `POST /${id}/acts`, { ...ACT, kind: 'advice', position: 'negative' }), 201)
      .json as Version;
    expect((await ask('board-member', `POST /${id}/adopt`, ADOPT)).json).toMatchObject({ lacking: ['answer'] });
    const actId = advised.acts[0]?.id ?? '';
    must(await ask('board-member', `POST /${id}/acts/${actId}/answer`, { text: 'Wij volgen het advies op onderdelen.' }), 201);
    must(await ask('board-member', `POST /${id}/adopt`, ADOPT), 200);
  });

  it('is not given by who holds no mandate for it, whatever other mandate', async () => {
    const { id } = await ready('mandate');
    expect((await ask('dean', `POST /${id}/adopt`, ADOPT)).json).toMatchObject({ status: 403, type: '/problems/no-mandate' });
  });

  it('is refused in another state, and to who may only read', async () => {
    const { id } = await draft('early');
    expect((await ask('board-member', `POST /${id}/adopt`, ADOPT)).json).toMatchObject({ status: 409, type: '/problems/wrong-state' });
    expect((await ask('student', `POST /${id}/adopt`, ADOPT)).status).toBe(403);
    expect((await ask('privacy-officer', `POST /${id}/adopt`, ADOPT)).status).toBe(403);
  });

  it('lasts a year, and is extended once', async () => {
    const { id } = await ready('year');
    must(await ask('board-member', `POST /${id}/adopt`, ADOPT), 200);
    const extended = must(await ask('board-member', `POST /${id}/extend`, { reason: 'De raad vergadert in januari.' }), 200).json;
    expect(extended).toMatchObject({ term: { monthsSinceAdoption: 0, endsOn: '2027-11-22', extendedUntil: '2028-02-22' } });
    expect(extended.actions).not.toContain('extend');
    expect((await ask('board-member', `POST /${id}/extend`, { reason: 'Nog eens.' })).status).toBe(409);
  });

  it('lasts as long as its own parameters say, the same that the gates ask', async () => {
    const { id } = await draft('half-a-year', { parameters: { code_warn_months: 5, code_hold_months: 6, code_extension_months: 1 } });
    must(await ask('privacy-officer', `POST /${id}/participants`, STUDENTS), 201);
    must(await ask('privacy-officer', `POST /${id}/submit`), 200);
    must(await ask('council-member', `POST /${id}/acts`, ACT), 201);
    const adopted = must(await ask('board-member', `POST /${id}/adopt`, ADOPT), 200).json;
    expect(adopted).toMatchObject({ term: { warnOn: '2027-04-22', endsOn: '2027-05-22' } });
    const extended = must(await ask('board-member', `POST /${id}/extend`, { reason: 'De raad vergadert in juni.' }), 200).json;
    expect(extended).toMatchObject({ term: { extendedUntil: '2027-06-22' } });
  });
});

describe('a draft', () => {
  it('changes which rules are in force, by name and only to norms that exist', async () => {
    const { id } = await draft('rules');
    const changed = must(await ask('privacy-officer', `PATCH /${id}`, { inForce: ['A-11', 'A-01'] }), 200).json;
    expect(changed.inForce.map(({ norm }: { norm: string }) => norm)).toEqual(['A-01', 'A-11']);
    expect(changed.rulesInForce).toBe(2);
    expect((await ask('privacy-officer', `PATCH /${id}`, { inForce: ['A-99'] })).json).toMatchObject({
      status: 400,
      errors: [{ pointer: '/inForce/0' }],
    });
  });

  it('tells of each rule which of the four principles it serves', async () => {
    const { id } = await draft('principles');
    const { items, principles } = must(await ask('student', `GET /${id}/rules`), 200).json;
    const codes = principles.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(['accountable', 'balanced', 'careful', 'humane']);
    expect(items.filter(({ principle }: { principle: string }) => !codes.includes(principle))).toEqual([]);
  });

  it('refuses a parameter that is not known', async () => {
    const { id } = await draft('parameters');
    const refused = await ask('privacy-officer', `PATCH /${id}`, { parameters: { wish: 1 } });
    expect(refused.json).toMatchObject({ status: 400, errors: [{ pointer: '/parameters/wish' }] });
  });

  it('is not overwritten by who saw an earlier one', async () => {
    const { id } = await draft('etag');
    must(await ask('privacy-officer', `PATCH /${id}`, { summary: 'Anders.' }, { 'if-match': '"1"' }), 200);
    expect((await ask('privacy-officer', `PATCH /${id}`, { summary: 'Nog anders.' }, { 'if-match': '"1"' })).status).toBe(412);
  });

  it('has a label of its own', async () => {
    await draft('label');
    expect((await ask('privacy-officer', 'POST ', { label: 'label', summary: 'x' })).status).toBe(409);
  });

  it('is drawn up by a privacy officer only', async () => {
    expect((await ask('analyst', 'POST ', { label: 'mine', summary: 'x' })).status).toBe(403);
  });
});

describe('a code that was tampered with', () => {
  const held = async (sql: string): Promise<unknown> => {
    await university.write((tx) => tx.query(sql));
    const project = await university.draft();
    const reply = await university.call('analyst', `POST /api/v1/projects/${project.id}/submit`);
    return [reply.status, reply.json.findings?.[0]?.code];
  };

  it.each([
    ['unsigned', `update code_version set signature = null where state = 'adopted'`],
    ['with other parameters', `update code_version set parameters = parameters || '{"max_columns": 5}' where state = 'adopted'`],
    ['with an earlier day', `update code_version set effective_on = '2020-01-01' where state = 'adopted'`],
    ['with another build', `update code_version set manifest_sha256 = repeat('0', 64) where state = 'adopted'`],
  ])('%s: every gate holds', async (_, sql) => {
    const { id } = await ready(`tampered ${_}`.replaceAll(' ', '-').slice(0, 40));
    must(await ask('board-member', `POST /${id}/adopt`, ADOPT), 200);
    expect(await held(sql)).toEqual([409, 'gate/no-evaluator']);
  });

  it('judges again once a code was adopted', async () => {
    const { id } = await ready('healed');
    must(await ask('board-member', `POST /${id}/adopt`, ADOPT), 200);
    const project = await university.draft();
    expect((await university.call('analyst', `POST /api/v1/projects/${project.id}/submit`)).status).toBe(200);
  });
});

describe('a code of which every version is retired', () => {
  const decide = (id: string, outcome: string): Promise<Reply> =>
    university.call('dean', `POST /api/v1/projects/${id}/decide`, { outcome, rationale: RATIONALE });
  const review = async (id: string): Promise<unknown> => {
    const { outcome, findings } = must(await university.call('analyst', `GET /api/v1/projects/${id}/review`), 200).json;
    return [outcome, (findings as readonly { readonly code: string }[]).map(({ code }) => code)];
  };

  it('goes on judging what runs, with a warning, and approves nothing new until a version is in force', async () => {
    const running = await university.advance(await university.draft(), 'approved');
    const request = await university.ask(running);
    const waiting = await university.advance(await university.draft(), 'tested');
    const rejected = await university.advance(await university.draft(), 'tested');
    expect(await review(running.id)).toEqual(['permit', []]);

    const { id, label } = await inForce();
    must(await ask('board-member', `POST /${id}/retire`, { reason: 'Wordt vervangen.' }), 200);
    expect(await inForce()).toMatchObject({ label, state: 'retired', isInForce: true });
    const held = await decide(waiting.id, 'approved');
    const stops = (held.json.findings as readonly { readonly code: string; readonly effect: string }[]).filter(
      ({ effect }) => effect === 'hold' || effect === 'deny',
    );
    expect([held.status, stops.map(({ code }) => code)]).toEqual([409, ['living-code/none-in-force']]);
    must(await decide(rejected.id, 'rejected'), 200);

    expect(await review(running.id)).toEqual(['warn', ['living-code/runs-without']]);
    must(await university.call('analyst', `GET /api/v1/access-requests/${request}/data`), 200);
    must(await university.call('analyst', `GET /api/v1/access-requests/${await university.ask(running)}/data`), 200);

    const { id: next } = await ready('anew');
    must(await ask('board-member', `POST /${next}/adopt`, ADOPT), 200);
    must(await decide(waiting.id, 'approved'), 200);
  });
});
