// The platform's own log: ids and codes, and never what an error quotes, which may be about a person.
import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';

const LOGGER = pathToFileURL(fromProjectRoot('dist', 'apps', 'api', 'src', 'platform', 'logging', 'json-logger.js')).href;

/** What a logger writes to standard output when it is used so, in a process of its own. */
async function writtenBy(level: string, use: string): Promise<readonly Record<string, unknown>[]> {
  const script = `const { JsonLogger } = await import('${LOGGER}'); const logger = new JsonLogger('${level}'); ${use}`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the log', () => {
  it('of an unexpected error has its class, its code and where it came from, and not what it says', async () => {
    const use = `logger.failure('http.unexpected', Object.assign(new TypeError('Key (number)=(100200300) of Yara\\nat home'), { code: '23514', detail: 'Yara' }), { request: 'r-1' });`;
    const [line] = await writtenBy('info', use);
    expect(line).toMatchObject({ event: 'http.unexpected', request: 'r-1', error: 'TypeError', code: '23514', service: 'waarborg-api' });
    expect(JSON.stringify(line)).not.toMatch(/100200300|Yara|at home/);
    expect(line?.['frames']).toEqual(expect.arrayContaining([expect.stringContaining('    at ')]));
  });

  it('of something thrown that is no error says no more than that', async () => {
    const [line] = await writtenBy('info', `logger.failure('x', 'student 100200300');`);
    expect(JSON.stringify(line)).not.toContain('100200300');
    expect(line).toMatchObject({ event: 'x', error: 'Error', code: null });
  });

  it('of an event has its code and its fields, one JSON object a line', async () => {
    const lines = await writtenBy('info', `logger.event('info', 'a', { n: 1 }); logger.event('debug', 'b'); logger.event('warn', 'c');`);
    expect(lines.map(({ event, n }) => [event, n])).toEqual([
      ['a', 1],
      ['c', undefined],
    ]);
  });

  it('is silent when it is told to be', async () => {
    expect(await writtenBy('silent', `logger.event('error', 'a'); logger.failure('b', new Error('c'));`)).toEqual([]);
  });
});
