// The sources of the policy behind `opa run --server`: one process of opa, asked over HTTP on a connection that stays open.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { POLICIES } from '../../policies/tools/opa.mjs';

const START_MS = 30_000;
const PAUSE_MS = 50;

/** Starts opa under these parameters; `ask` gives its verdict on an input, `stop` ends it. */
export async function startOpaServer(opa, parameters) {
  const folder = mkdtempSync(join(tmpdir(), 'opa-server-'));
  writeFileSync(join(folder, 'parameters.json'), JSON.stringify({ parameters }));
  const port = await freePort();
  const words = ['run', '--server', '--addr', `127.0.0.1:${port}`, '--log-level', 'error', '--skip-version-check'];
  const child = spawn(opa, [...words, 'lib', 'code_of_practice', join(folder, 'parameters.json')], { cwd: POLICIES, stdio: 'ignore' });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const post = (text) => send({ agent, port, path: '/v1/data/code_of_practice/main/decide', text });
  const stop = async () => {
    agent.destroy();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilUp(() => post(JSON.stringify({ input: { gate: 'G3', today: '2026-01-01' } })));
  } catch (error) {
    await stop();
    throw error;
  }
  return { ask: async (input) => JSON.parse(await post(JSON.stringify({ input }))).result, stop };
}

async function untilUp(ask) {
  const end = performance.now() + START_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (performance.now() > end) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

function send({ agent, port, path, text }) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
    const asked = request({ agent, port, path, host: '127.0.0.1', method: 'POST', headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    });
    asked.on('error', reject);
    asked.end(text);
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
