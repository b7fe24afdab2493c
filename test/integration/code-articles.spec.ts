// The institution's own articles: given in the draft, signed with the code, shown with rules and findings.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { POLICY_PROCESS } from '../factories/bodies.js';
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
  readonly articles: readonly { readonly norm: string; readonly article: string }[];
  readonly parametersSha256: string;
}
const ARTICLES = [
  { norm: 'A-01', article: '4.2' },
  { norm: 'A-15', article: 'III-1a' },
];

const ask = (persona: string, what: string, body?: unknown): Promise<Reply> => {
  const [method = '', path = ''] = what.split(' ');
  return university.call(persona, `${method} /api/v1/code-versions${path}`, body);
};
const draft = async (label: string, change: object = {}): Promise<Version> =>
  must(await ask('privacy-officer', 'POST ', { label, summary: 'Met artikelnummers.', ...change }), 201).json as Version;
const articleOf = async (id: string, norm: string): Promise<string | null> => {
  const { items } = must(await ask('student', `GET /${id}/rules`), 200).json;
  return items.find((rule: { norm: string }) => rule.norm === norm).article as string | null;
};

async function adopted(label: string): Promise<Version> {
  const { id } = await draft(label, { articles: ARTICLES });
  must(await ask('privacy-officer', `POST /${id}/participants`, { kind: 'student', name: 'Noor', capacity: 'student' }), 201);
  must(await ask('privacy-officer', `POST /${id}/submit`), 200);
  const act = { body: 'student-council', kind: 'assent', position: 'positive', text: 'Ja.', givenOn: TODAY };
  must(await ask('council-member', `POST /${id}/acts`, act), 201);
  return must(await ask('board-member', `POST /${id}/adopt`, { effectiveOn: TODAY, sourceDecision: 'CvB 1' }), 200).json as Version;
}

describe('the articles of a version', () => {
  it('are given in the draft, change what it is signed by, and stand with its rules', async () => {
    const { id, articles, parametersSha256 } = await draft('2027.1');
    expect(articles).toEqual([]);
    const changed = must(await ask('privacy-officer', `PATCH /${id}`, { articles: [...ARTICLES].reverse() }), 200).json as Version;
    expect(changed.articles).toEqual(ARTICLES);
    expect(changed.parametersSha256).not.toBe(parametersSha256);
    expect([await articleOf(id, 'A-15'), await articleOf(id, 'A-05')]).toEqual(['III-1a', null]);
    const emptied = must(await ask('privacy-officer', `PATCH /${id}`, { articles: [] }), 200).json as Version;
    expect([emptied.articles, emptied.parametersSha256]).toEqual([[], parametersSha256]);
  });

  it.each([
    ['a norm that is not known', 'norm', [{ norm: 'A-99', article: '1' }], '/articles/0/norm'],
    ['a norm that stands twice', 'twice', [...ARTICLES, { norm: 'A-01', article: '9' }], '/articles/2/norm'],
    ['an article that is no reference', 'form', [{ norm: 'A-01', article: 'artikel <4>' }], '/articles/0/article'],
  ])('are refused for %s', async (_, name, articles, pointer) => {
    const { id } = await draft(`2027.${name}`);
    const refused = must(await ask('privacy-officer', `PATCH /${id}`, { articles }), 400).json;
    expect(refused.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
  });

  it.each([
    ['the norm that stands twice', [...ARTICLES, { norm: 'A-01', article: '9' }], 'Regel A-01 staat er twee keer in.'],
    ['what a reference looks like', [{ norm: 'A-01', article: 'artikel 4' }], 'Letters, cijfers en de tekens . _ / - worden verwacht'],
  ])('are refused in words that name %s', async (name, articles, said) => {
    const { id } = await draft(`2027.${name.replaceAll(' ', '-')}`);
    const headers = { 'accept-language': 'nl' };
    const path = `PATCH /api/v1/code-versions/${id}`;
    const refused = must(await university.call('privacy-officer', path, { articles }, headers), 400).json;
    expect(refused.detail).toBe('Er is niets bewaard. Hieronder staat wat er nog niet klopt.');
    expect(refused.errors[0].detail).toContain(said);
  });

  it('stand in the document, with the norm beside them', async () => {
    const { id } = await draft('2027.paper', { articles: ARTICLES });
    const page = must(await ask('student', `GET /${id}/document?language=nl`), 200).text;
    expect(page).toContain('<h3>Artikel 4.2. De vraag komt voor de data</h3>\n<p><em>Regel A-01 ·');
  });
});

describe('a code with articles that was adopted', () => {
  it('is named by them in what a gate finds, and the next draft starts from them', async () => {
    await adopted('2027.adopted');
    const project = await university.draft(POLICY_PROCESS, { question: 'Wat helpt?' });
    const { findings } = must(await university.call('analyst', `GET /api/v1/projects/${project.id}`), 200).json as {
      findings: readonly { norm: string; article?: string }[];
    };
    const byNorm = new Map(findings.map(({ norm, article }) => [norm, article]));
    expect(byNorm.get('A-01')).toBe('4.2');
    expect([...byNorm].filter(([norm, article]) => !['A-01', 'A-15'].includes(norm) && article !== undefined)).toEqual([]);
    const refused = await university.call('analyst', `POST /api/v1/projects/${project.id}/submit`);
    expect(refused.json.findings.find(({ norm }: { norm: string }) => norm === 'A-01').article).toBe('4.2');
    expect((await draft('2028.1')).articles).toEqual(ARTICLES);
  });
});
