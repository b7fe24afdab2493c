// Over HTTP, the token goes to entries of accesses alone, and what cannot be had is told apart by its reason.
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Closed, HttpArtefacts, Missing, Unreachable } from './artefacts.js';

describe('HttpArtefacts', () => {
  let server: Server;
  let url = '';
  let asked: { readonly path: string | undefined; readonly authorization: string | undefined }[] = [];
  let status = 200;

  beforeEach(async () => {
    asked = [];
    status = 200;
    server = createServer((request, reply) => {
      asked.push({ path: request.url, authorization: request.headers.authorization });
      reply.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/elsewhere' } : {}).end('bytes');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
  });

  const artefacts = (token?: string): HttpArtefacts => new HttpArtefacts(url, 'demo', token);

  it('asks for artefacts by their public names, without the token', async () => {
    expect((await artefacts('secret').read('decisions', 'tile/entries/000')).toString()).toBe('bytes');
    await artefacts('secret').read('accesses', 'tile/0/000');
    expect(asked).toEqual([
      { path: '/log/demo/decisions/tile/entries/000', authorization: undefined },
      { path: '/log/demo/accesses/tile/0/000', authorization: undefined },
    ]);
  });

  it('shows the token for entries of accesses, and asks for none of them without it', async () => {
    await artefacts('secret').read('accesses', 'tile/entries/000');
    expect(asked[0]?.authorization).toBe('Bearer secret');
    await expect(artefacts().read('accesses', 'tile/entries/000')).rejects.toBeInstanceOf(Closed);
    expect(asked.length).toBe(1);
  });

  it.each([
    [401, Closed],
    [403, Closed],
    [404, Missing],
    [500, Unreachable],
    [302, Unreachable],
  ])('takes status %d for what it means', async (answer, kind) => {
    status = answer;
    await expect(artefacts('secret').read('accesses', 'tile/entries/000')).rejects.toBeInstanceOf(kind);
  });

  it('says why nothing can be read', async () => {
    await expect(new HttpArtefacts('http://127.0.0.1:1', 'demo', undefined).read('decisions', 'vkey')).rejects.toThrow('bad port');
  });
});
