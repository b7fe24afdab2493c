// Who speaks for a council, answers it or adopts names the text that they read: what was read is what the act is about.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clockOfTests, must, TODAY, University } from '../factories/university.js';
import { call, makeWorld, type Reply, type World } from '../support/world.js';

let world: World;
let university: University;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  university = await University.open(world);
}, 60_000);
afterAll(async () => world.close());

interface Version {
  readonly id: string;
  readonly acts: readonly { readonly id: string; readonly hasLapsed: boolean }[];
}
const STUDENTS = { kind: 'student-council', name: 'Studentenraad', capacity: 'contactpersoon studiedata' };
const ASSENT = { body: 'student-council', kind: 'assent', position: 'positive', text: 'Wij stemmen in.', givenOn: TODAY };
const CONDITIONAL = { ...ASSENT, kind: 'advice', position: 'conditional' };
const ADOPT = { effectiveOn: TODAY, sourceDecision: 'CvB-besluit 2026-41' };
const ANSWER = { text: 'Zo doen we het.' };

const ask = (persona: string, what: string, body?: unknown, headers?: Record<string, string>): Promise<Reply> => {
  const [method = '', path = ''] = what.split(' ');
  return university.call(persona, `${method} /api/v1/code-versions${path}`, body, headers);
};
/** What a person reads: the ETag of a version. */
const read = async (persona: string, id: string): Promise<Record<string, string>> => ({
  'if-match': must(await ask(persona, `GET /${id}`), 200).headers.get('etag') ?? '',
});
const stale = (reply: Reply): readonly unknown[] => [reply.status, (reply.json as { readonly type: string }).type];
const STALE = [412, '/problems/stale-version'];

/** A version before the councils, with groups of at least so many. */
async function laid(label: string, k = 25): Promise<string> {
  const draft = { label, summary: 'Grotere groepen.', parameters: { minimum_group_size: k } };
  const { id } = must(await ask('privacy-officer', 'POST ', draft), 201).json;
  must(await ask('privacy-officer', `POST /${id}/participants`, STUDENTS), 201);
  must(await ask('privacy-officer', `POST /${id}/submit`), 200);
  return String(id);
}
/** Takes a version back, makes its groups smaller and two of its rules the only ones, and lays it before the councils again. */
async function exchange(id: string): Promise<void> {
  must(await ask('privacy-officer', `POST /${id}/reopen`, { reason: 'Tekstuele verbetering.' }), 200);
  const change = { parameters: { minimum_group_size: 10 }, inForce: ['A-01', 'A-02'] };
  must(await ask('privacy-officer', `PATCH /${id}`, change), 200);
  must(await ask('privacy-officer', `POST /${id}/submit`), 200);
}

describe('what a council says', () => {
  it('is about the text that it read: another text, laid before it under the same label, is read first', async () => {
    const id = await laid('exchanged');
    const seen = await read('council-member', id);
    await exchange(id);
    expect(stale(await ask('council-member', `POST /${id}/acts`, ASSENT, seen))).toEqual(STALE);
    expect(must(await ask('council-member', `GET /${id}`), 200).json).toMatchObject({ acts: [] });
    must(await ask('council-member', `POST /${id}/acts`, ASSENT, await read('council-member', id)), 201);
  });

  it('is not about a draft, which may still change, even when it was laid before the councils as it was', async () => {
    const { id } = must(await ask('privacy-officer', 'POST ', { label: 'as-draft', summary: 'Als concept gelezen.' }), 201).json;
    const seen = await read('council-member', id);
    must(await ask('privacy-officer', `POST /${id}/submit`), 200);
    expect(stale(await ask('council-member', `POST /${id}/acts`, ASSENT, seen))).toEqual(STALE);
  });

  it('is not disturbed by who took part, or by what another council said, since it read the text', async () => {
    const id = await laid('beside');
    const seen = await read('council-member', id);
    must(await ask('privacy-officer', `POST /${id}/participants`, { ...STUDENTS, name: 'Nog een student', kind: 'student' }), 201);
    must(await ask('works-council', `POST /${id}/acts`, { ...ASSENT, body: 'works-council' }), 201);
    must(await ask('council-member', `POST /${id}/acts`, ASSENT, seen), 201);
  });

  it('stands in the history with the digests of the text that it is about', async () => {
    const id = await laid('digests');
    const version = must(await ask('council-member', `GET /${id}`), 200).json;
    must(await ask('council-member', `POST /${id}/acts`, ASSENT, await read('council-member', id)), 201);
    const { items } = must(await ask('council-member', `GET /${id}/history`), 200).json;
    const { parametersSha256, manifestSha256, policySha256 } = version;
    expect(items.at(-1)).toMatchObject({ kind: 'code.act-recorded', parametersSha256, manifestSha256, policySha256 });
  });
});

describe('what the board does with a version', () => {
  it('answers a council on the text that both read', async () => {
    const id = await laid('answered');
    const seen = await read('board-member', id);
    must(await ask('council-member', `POST /${id}/acts`, CONDITIONAL), 201);
    const { acts } = must(await ask('board-member', `GET /${id}`), 200).json as Version;
    const answer = `POST /${id}/acts/${acts[0]?.id ?? ''}/answer`;
    expect(stale(await ask('board-member', answer, ANSWER, { 'if-match': '"1"' }))).toEqual(STALE);
    must(await ask('board-member', answer, ANSWER, seen), 201);
  });

  it('adopts the text that it read, and no other that the councils assented to since', async () => {
    const id = await laid('adopted');
    must(await ask('council-member', `POST /${id}/acts`, ASSENT), 201);
    const seen = await read('board-member', id);
    await exchange(id);
    must(await ask('council-member', `POST /${id}/acts`, ASSENT), 201);
    expect(stale(await ask('board-member', `POST /${id}/adopt`, ADOPT, seen))).toEqual(STALE);
    must(await ask('board-member', `POST /${id}/adopt`, ADOPT, await read('board-member', id)), 200);
  });

  it('adopts what it read before the councils spoke, as its text is the same', async () => {
    const id = await laid('adopted-as-read');
    const seen = await read('board-member', id);
    must(await ask('council-member', `POST /${id}/acts`, ASSENT), 201);
    must(await ask('board-member', `POST /${id}/adopt`, ADOPT, seen), 200);
  });
});

describe('an act that does not name what was read', () => {
  it('is refused, also when it names any version at all', async () => {
    const id = await laid('unnamed');
    const { acts } = must(await ask('council-member', `POST /${id}/acts`, CONDITIONAL), 201).json as Version;
    const nameless = async (persona: string, path: string, body: object, headers = {}): Promise<readonly unknown[]> =>
      stale(await call(world.url, await university.token(persona), 'POST', `/api/v1/code-versions/${id}/${path}`, body, headers));
    const needed = [428, '/problems/precondition-required'];
    expect(await nameless('council-member', 'acts', ASSENT)).toEqual(needed);
    expect(await nameless('council-member', 'acts', ASSENT, { 'if-match': '*' })).toEqual(needed);
    expect(await nameless('board-member', `acts/${acts[0]?.id ?? ''}/answer`, ANSWER)).toEqual(needed);
    expect(await nameless('board-member', 'adopt', ADOPT)).toEqual(needed);
    expect(must(await ask('board-member', `GET /${id}`), 200).json).toMatchObject({ state: 'consulted', acts: [{ answer: null }] });
  });
});
