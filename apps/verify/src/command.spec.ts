// The command reads a folder of exported artefacts, prints lines or JSON, and answers 0 or 1.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { run } from './command.js';

interface Vectors {
  readonly vkey: string;
  readonly tiles: Readonly<Record<string, string>>;
  readonly checkpoints: readonly { readonly note: string }[];
}

const path = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'test', 'vectors', 'log', 'vectors.json');
const vectors = JSON.parse(readFileSync(path, 'utf8')) as Vectors;

describe('the command', () => {
  let home = '';
  const command = async (...args: readonly string[]): Promise<{ readonly code: number; readonly lines: readonly string[] }> => {
    const lines: string[] = [];
    const code = await run(['--folder', join(home, 'export'), '--state', join(home, 'state'), ...args], (line) => lines.push(line));
    return { code, lines };
  };

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'waarborg-verify-'));
    for (const log of ['decisions', 'accesses']) {
      const files = {
        ...vectors.tiles,
        vkey: Buffer.from(vectors.vkey).toString('base64'),
        checkpoint: Buffer.from(vectors.checkpoints.at(-1)?.note ?? '').toString('base64'),
      };
      for (const [name, bytes] of Object.entries(files)) {
        mkdirSync(dirname(join(home, 'export', log, name)), { recursive: true });
        writeFileSync(join(home, 'export', log, name), Buffer.from(bytes, 'base64'));
      }
    }
  });

  it('ends with 0 and says so when both logs are whole', async () => {
    const { code, lines } = await command();
    expect(code).toBe(0);
    expect(lines.at(-1)).toBe('Verified.');
    expect((await command('--language', 'nl')).lines).toEqual(
      expect.arrayContaining(['decisions: zet het eerder geziene controlepunt van 600 regels voort', 'Geverifieerd.']),
    );
  });

  it('takes a log without bundles as closed, but only the log that may be', async () => {
    rmSync(join(home, 'export', 'accesses', 'tile', 'entries'), { recursive: true });
    expect((await command()).code).toBe(0);
    rmSync(join(home, 'export', 'decisions', 'tile', 'entries'), { recursive: true });
    expect((await command()).lines).toContain('decisions: tile/entries/000 is missing');
  });

  it('ends with 1 and names the entry when one was changed', async () => {
    const bundle = join(home, 'export', 'decisions', 'tile', 'entries', '001');
    const bytes = readFileSync(bundle);
    bytes[bytes.indexOf('"number":256') + 9] = '9'.charCodeAt(0);
    writeFileSync(bundle, bytes);
    const { code, lines } = await command('--json');
    expect(code).toBe(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      verified: false,
      logs: [{ findings: [{ code: 'entry-changed', params: { index: 256 } }] }, { findings: [] }],
    });
  });

  it('ends with 1 when a folder holds nothing', async () => {
    cpSync(join(home, 'export', 'decisions'), join(home, 'other', 'decisions'), { recursive: true });
    const { code, lines } = await command('--folder', join(home, 'other'));
    expect(code).toBe(1);
    expect(lines).toContain('accesses: vkey is missing');
  });

  it.each([[['--unknown']], [['--language', 'fr']], [['--url', 'ftp://x']], [['--institution', '../x']]])(
    'explains itself for %j',
    async (args) => {
      const { code, lines } = await command(...args);
      expect(code).toBe(1);
      expect(lines.at(-1)).toContain('npm run -s verify');
    },
  );
});
