// The description of the api as a page: public, in two languages, from this platform alone and under a strict policy.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeWorld, type Reply, type World } from '../support/world.js';

let world: World;

beforeAll(async () => {
  world = await makeWorld({ demo: false });
}, 60_000);
afterAll(() => world.close());

const get = (path: string, language = 'en'): Promise<Reply> =>
  world.call(null, 'GET', path, undefined, { 'accept-language': language, accept: 'text/html' });
const addressesIn = (page: string): readonly string[] =>
  [...page.matchAll(/(?:href|src|data-document)="([^"]*)"/g)].map(([, address = '']) => address);

describe('the page of the api', () => {
  it('is there for everybody, in Dutch and in English', async () => {
    const [dutch, english] = [await get('/api/docs', 'nl'), await get('/api/docs', 'en')];
    expect([dutch.status, dutch.headers.get('content-language'), /<html lang="nl">/.test(dutch.text)]).toEqual([200, 'nl', true]);
    expect([english.status, english.headers.get('content-language'), /<html lang="en">/.test(english.text)]).toEqual([200, 'en', true]);
  });

  it('runs nothing that stands in the page itself, and nothing from elsewhere', async () => {
    const { headers, text } = await get('/api/docs');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';/);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(text).not.toMatch(/<style|\son[a-z]+=|\sstyle=|<script(?![^>]*\ssrc=)/);
    expect(addressesIn(text).filter((address) => !/^\/(?!\/)|^data:,$/.test(address))).toEqual([]);
  });

  it('finds all that it asks for', async () => {
    const wanted = addressesIn((await get('/api/docs')).text).filter((address) => address.startsWith('/api/'));
    const found = await Promise.all(wanted.map(async (address) => [address, (await get(address)).status] as const));
    expect(found).toEqual(wanted.map((address) => [address, 200]));
    expect(wanted).toEqual(expect.arrayContaining(['/api/v1/openapi.json', '/api/docs/swagger-ui.css', '/api/docs/start.mjs']));
  });

  it('hands out its program and style as what they are', async () => {
    const types = await Promise.all(
      ['swagger-ui-bundle.js', 'start.mjs', 'swagger-ui.css', 'docs.css'].map(async (name) => {
        const { headers } = await get(`/api/docs/${name}`);
        return `${headers.get('content-type')}, ${headers.get('x-content-type-options')}`;
      }),
    );
    expect(types).toEqual([
      'text/javascript; charset=utf-8, nosniff',
      'text/javascript; charset=utf-8, nosniff',
      'text/css; charset=utf-8, nosniff',
      'text/css; charset=utf-8, nosniff',
    ]);
  });

  it.each(['index.html', 'package.json', '..%2Fpackage.json', 'swagger-initializer.js'])('hands out nothing else: %s', async (name) => {
    expect((await get(`/api/docs/${name}`)).status).toBe(404);
  });
});
