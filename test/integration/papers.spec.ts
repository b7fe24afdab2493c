// Papers of the code: whole, in both languages, as page and as PDF; for who may read the code, and for nobody else.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '../../apps/api/src/common/index.js';
import { LANGUAGES } from '../../apps/api/src/platform/templates/index.js';
import { clockOfTests, must, TODAY, University } from '../factories/university.js';
import { readPdf } from '../support/pdf.js';
import { call, makeWorld, type Reply, type World } from '../support/world.js';

let world: World;
let university: University;
let inForce: string;

const HOSTILE = '#read("/etc/passwd") <script>alert(1)</script> *vet*';

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  university = await University.open(world);
  inForce = String(must(await university.call('student', 'GET /api/v1/code-versions/in-force'), 200).json.id);
}, 60_000);
afterAll(async () => world.close());

const paper = (persona: string, id: string, query = ''): Promise<Reply> =>
  university.call(persona, `GET /api/v1/code-versions/${id}/document${query}`);

async function pdfOf(path: string, persona = 'student'): Promise<Buffer> {
  const response = await fetch(`${world.url}${path}`, { headers: { authorization: `Bearer ${await university.token(persona)}` } });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  return Buffer.from(await response.arrayBuffer());
}

/** A version on which students and a council spoke, in words that a compiler or a browser could take for its own. */
async function spokenOn(label: string): Promise<string> {
  const versions = '/api/v1/code-versions';
  const { id } = must(await university.call('privacy-officer', `POST ${versions}`, { label, summary: HOSTILE }), 201).json as {
    id: string;
  };
  const student = { kind: 'student', name: 'Noor "de" Wit', capacity: HOSTILE };
  must(await university.call('privacy-officer', `POST ${versions}/${id}/participants`, student), 201);
  must(await university.call('privacy-officer', `POST ${versions}/${id}/submit`), 200);
  const act = { body: 'student-council', kind: 'advice', position: 'conditional', text: `Mits uitleg.\n${HOSTILE}`, givenOn: TODAY };
  const { acts } = must(await university.call('council-member', `POST ${versions}/${id}/acts`, act), 201).json;
  must(await university.call('board-member', `POST ${versions}/${id}/acts/${acts[0].id}/answer`, { text: HOSTILE }), 201);
  return id;
}

describe('the code as a document', () => {
  it.each(LANGUAGES)('has every norm with its title, as a page and as PDF, in %s', async (language) => {
    const rules = must(await university.call('student', `GET /api/v1/code-versions/${inForce}/rules`), 200).json.items as readonly {
      readonly norm: string;
      readonly title: Readonly<Record<string, string>>;
    }[];
    expect(rules).toHaveLength(77);
    const page = await paper('student', inForce, `?language=${language}`);
    expect([page.status, page.headers.get('content-type'), page.headers.get('content-language')]).toEqual([
      200,
      'text/html; charset=utf-8',
      language,
    ]);
    expect(rules.filter(({ norm }) => !page.text.includes(`<section id="${norm}">`))).toEqual([]);
    const bytes = await pdfOf(`/api/v1/code-versions/${inForce}/document?language=${language}&format=pdf`);
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    const pdf = await readPdf(bytes);
    expect([pdf.language, pdf.isTagged, pdf.metadata.includes('<pdfuaid:part>1</pdfuaid:part>')]).toEqual([language, true, true]);
    expect(pdf.title).toContain('Universiteit demo');
    const text = pdf.text.replace(/\s+/g, ' ');
    expect(rules.filter(({ norm }) => !text.includes(`${language === 'nl' ? 'Regel' : 'Rule'} ${norm} `))).toEqual([]);
    expect(pdf.links).toContain('https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679');
  });

  it('shows what people wrote as they wrote it, in both forms', async () => {
    const id = await spokenOn('2027.hostile');
    const page = must(await paper('student', id, '?language=nl'), 200).text;
    expect(page).toContain('#read(&quot;/etc/passwd&quot;) &lt;script&gt;alert(1)&lt;/script&gt; *vet*');
    expect(page).not.toContain('<script>');
    const { text } = await readPdf(await pdfOf(`/api/v1/code-versions/${id}/document?language=nl&format=pdf`));
    const flat = text.replace(/\s+/g, ' ');
    expect(flat.split(HOSTILE)).toHaveLength(5);
    expect(flat).not.toContain('root:');
  });

  it('answers in the language of the reader when none is asked, as a page', async () => {
    const reply = await university.call('student', `GET /api/v1/code-versions/${inForce}/document`, undefined, { 'accept-language': 'nl' });
    expect([reply.headers.get('content-language'), reply.text.includes('<html lang="nl">')]).toEqual(['nl', true]);
  });

  it.each([
    ['?language=de', 400, '/language'],
    ['?format=docx', 400, '/format'],
    ['?since=yesterday', 400, '/since'],
  ])('refuses %s, and says where', async (query, status, pointer) => {
    const reply = await paper('student', inForce, query);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([status, 'application/problem+json; charset=utf-8']);
    expect(reply.json.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
  });

  it('of an unknown version is not found', async () => {
    const reply = await paper('student', '017f22e2-79b0-7cc3-98c4-dc0c0c07398f', '?format=pdf');
    expect([reply.status, reply.json.type]).toEqual([404, '/problems/not-found']);
  });

  it('is there for every role, and for nobody who did not sign in', async () => {
    for (const role of ROLES) {
      await university.person(`only-${role}`, [role]);
    }
    const statuses = await Promise.all(ROLES.map(async (role) => (await paper(`only-${role}`, inForce)).status));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect((await call(world.url, null, 'GET', `/api/v1/code-versions/${inForce}/document`)).status).toBe(401);
  });
});

describe('what a version makes different, as a document', () => {
  it('has what was and what is, and both versions by name', async () => {
    const regulation = {
      title: 'Regeling',
      articles: [{ norm: 'A-02', article: 'art. 3', note: null }],
      reviewedOn: null,
      reviewedWith: null,
    };
    const articles = [{ norm: 'A-01', article: '9.1' }];
    const change = {
      label: '2027.stricter',
      summary: 'Strenger.',
      parameters: { minimum_group_size: 12 },
      inForce: ['A-01'],
      regulation,
      articles,
    };
    const { id } = must(await university.call('privacy-officer', 'POST /api/v1/code-versions', change), 201).json;
    const page = must(await paper('student', id, `?language=nl&since=${inForce}`), 200).text;
    expect(page).toContain('Wat versie 2027.stricter anders maakt dan versie 2026.2');
    expect(page).toMatch(/<td [^>]+>10 personen<\/td><td [^>]+>12 personen<\/td><td [^>]+>strenger<\/td>/);
    expect(page).toMatch(/<p><em>Regel A-55 · is niet meer van kracht<\/em><\/p>\n<p>Elke gegevensset heeft een bewaartermijn/);
    expect(page).not.toMatch(/<td[^>]*>van kracht<\/td>/);
    expect(page).toMatch(/<th scope="row">A-02 [^<]+<\/th><td [^>]+>nieuw<\/td><td [^>]+>geen<\/td><td [^>]+>art. 3<\/td>/);
    expect(page).toMatch(/<p><em>Regel A-01 · ander nummer<\/em><\/p>\n<table[^>]+>/);
    expect(page).not.toContain('<section id="A-06">');
    const pdf = await readPdf(await pdfOf(`/api/v1/code-versions/${id}/document?language=en&format=pdf&since=${inForce}`));
    expect([pdf.language, pdf.isTagged, pdf.text.includes('12 persons')]).toEqual(['en', true, true]);
  });

  it('says so when there is none', async () => {
    expect(must(await paper('student', inForce, `?language=en&since=${inForce}`), 200).text).toContain('There is no difference');
  });

  it('since an unknown version is not found', async () => {
    expect((await paper('student', inForce, '?since=017f22e2-79b0-7cc3-98c4-dc0c0c07398f')).status).toBe(404);
  });
});

describe('a what-if run as a document', () => {
  const ask = async (): Promise<string> => {
    const body = { codeVersionId: inForce, from: TODAY, until: TODAY, parameters: { minimum_group_size: 12 } };
    return must(await university.call('council-member', 'POST /api/v1/what-if-runs', body), 201).json.id as string;
  };
  const documentOf = (persona: string, id: string, query = ''): Promise<Reply> =>
    university.call(persona, `GET /api/v1/what-if-runs/${id}/document${query}`);

  it('is made once the run is done, names nobody, and is for who may read the run', async () => {
    const id = await ask();
    const early = await documentOf('council-member', id);
    expect([early.status, early.json.type]).toEqual([409, '/problems/wrong-state']);
    await university.whatIfDone('council-member', id);
    const page = must(await documentOf('council-member', id, '?language=nl'), 200).text;
    expect(page).toContain('Wat als versie 2026.2 gold?');
    expect(page).toContain('Kleinste groep die wordt getoond (k): 12 personen');
    expect(page).not.toContain('council-member');
    const pdf = await readPdf(await pdfOf(`/api/v1/what-if-runs/${id}/document?language=nl&format=pdf`, 'council-member'));
    expect([pdf.language, pdf.isTagged, pdf.text.includes('Niet te beoordelen')]).toEqual(['nl', true, true]);
    expect((await documentOf('student', id)).status).toBe(403);
    expect((await documentOf('council-member', id, '?format=xlsx')).status).toBe(400);
  });
});
