// The norms of a version against the institution's regulation on personal data: given in the draft, told when its review is due.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clockOfTests, must, University } from '../factories/university.js';
import { type FixedClock } from '../support/fixed-clock.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

let world: World;
let university: University;
let clock: FixedClock;

beforeAll(async () => {
  clock = clockOfTests();
  world = await makeWorld({ demo: false, clock });
  university = await University.open(world);
}, 60_000);
afterAll(async () => world.close());

const TABLE = {
  title: 'Regeling persoonsgegevens',
  articles: [
    { norm: 'A-15', article: 'art. 12 lid 2', note: null },
    { norm: 'A-01', article: 'art. 3', note: 'Strenger dan de regeling.' },
  ],
  reviewedOn: '2026-11-20',
  reviewedWith: 'student-council',
};

const ask = (persona: string, what: string, body?: unknown): Promise<Reply> => {
  const [method = '', path = ''] = what.split(' ');
  return university.call(persona, `${method} /api/v1/code-versions${path}`, body);
};
const draft = async (label: string): Promise<string> =>
  must(await ask('privacy-officer', 'POST ', { label, summary: 'Met tabel.' }), 201).json.id as string;
const change = (id: string, regulation: unknown): Promise<Reply> => ask('privacy-officer', `PATCH /${id}`, { regulation });

describe('the table of norms against the regulation', () => {
  it('is recorded by norm with its review, stands in the document, and is taken away again', async () => {
    const id = await draft('2027.table');
    const told = must(await change(id, TABLE), 200).json.regulation;
    expect(told).toEqual({ ...TABLE, articles: [...TABLE.articles].reverse(), isReviewDue: false });
    const page = must(await ask('student', `GET /${id}/document?language=nl`), 200).text;
    expect(page).toContain('<td data-label="Artikel van de regeling">art. 12 lid 2</td>');
    expect(page).not.toContain('langer dan twaalf maanden');
    expect(must(await ask('privacy-officer', `PATCH /${id}`, { summary: 'Anders.' }), 200).json.regulation).toEqual(told);
    expect(must(await change(id, null), 200).json.regulation).toBeNull();
  });

  it('leaves what is judged by and signed as it is, and its digest in the log', async () => {
    const id = await draft('2027.log');
    const { parametersSha256 } = must(await ask('student', `GET /${id}`), 200).json;
    expect(must(await change(id, TABLE), 200).json.parametersSha256).toBe(parametersSha256);
    const rows = await university.write((tx) =>
      tx.query<{ digest: string | null; leaf: string }[]>(
        `select convert_from(leaf, 'utf8')::jsonb -> 'facts' ->> 'regulation_sha256' as digest, convert_from(leaf, 'utf8') as leaf
         from log_entry where convert_from(leaf, 'utf8')::jsonb -> 'facts' ->> 'code_version_id' = $1 order by id desc limit 1`,
        [id],
      ),
    );
    expect(rows[0]?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(rows[0]?.leaf).not.toContain('Strenger');
  });

  it.each([
    ['a norm that is not known', 'norm', { articles: [{ norm: 'A-99', article: '1', note: null }] }, '/regulation/articles/0/norm'],
    ['a review that is to come', 'day', { reviewedOn: '2027-01-01' }, '/regulation/reviewedOn'],
    ['a review without its council', 'council', { reviewedWith: null }, '/regulation/reviewedWith'],
    ['a review of nothing', 'nothing', { articles: [] }, '/regulation/reviewedOn'],
    ['a council that is none', 'body', { reviewedWith: 'board' }, '/regulation/reviewedWith'],
  ])('is refused for %s', async (_, name, wrong, pointer) => {
    const refused = must(await change(await draft(`2027.${name}`), { ...TABLE, ...wrong }), 400).json;
    expect(refused.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
  });

  it('is not given by who may only read, nor once the version was laid before the councils', async () => {
    const id = await draft('2027.fixed');
    expect((await ask('student', `PATCH /${id}`, { regulation: TABLE })).status).toBe(403);
    must(await ask('privacy-officer', `POST /${id}/submit`), 200);
    expect((await change(id, TABLE)).status).toBe(409);
  });

  it('waits for its review once the last is over twelve months ago', async () => {
    const id = await draft('2027.due');
    must(await change(id, TABLE), 200);
    clock.set('2027-11-21T10:00:00Z');
    university.forgetTokens();
    expect(must(await ask('student', `GET /${id}`), 200).json.regulation.isReviewDue).toBe(true);
    expect(must(await ask('student', `GET /${id}/document?language=nl`), 200).text).toContain('langer dan twaalf maanden');
  });
});
