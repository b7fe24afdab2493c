// The engine behind the gates: refuses a build that is not the one in its manifest, and any input or answer of another shape.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson, type JsonObject, sha256Hex } from '../../common/index.js';
import { GATES } from '../../gate/index.js';
import { fromProjectRoot } from '../../platform/files/index.js';
import { PolicyBuild } from './policy-build.js';
import { PolicyEngine } from './policy-engine.js';
import { PolicyFault } from './policy-fault.js';

const FILES = [
  ['build', 'policy.wasm'],
  ['build', 'rules.json'],
  ['build', 'manifest.json'],
  ['schema', 'input.schema.json'],
  ['data', 'parameters.json'],
] as const;
let folder: string;
let engine: PolicyEngine;

const inputOf = (name: string): JsonObject =>
  (JSON.parse(readFileSync(fromProjectRoot('policies', 'cases', `${name}.json`), 'utf8')) as { readonly input: JsonObject }).input;
const INPUT = inputOf('oblige-submission-complete');
const UNFIT = inputOf('deny-submission-without-legal-basis');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'waarborg-policies-'));
  engine = PolicyEngine.load(fromProjectRoot('policies'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the build; answers its folder. */
function copyOf(name: string): string {
  FILES.forEach((parts) => cpSync(fromProjectRoot('policies', ...parts), join(folder, name, ...parts)));
  return join(folder, name);
}

describe('a start', () => {
  it('takes the build whose files have the digests of the manifest', () => {
    expect(PolicyEngine.load(copyOf('whole')).manifest).toEqual(engine.manifest);
  });

  it.each([
    ['policy.wasm', ['build', 'policy.wasm']],
    ['rules.json', ['build', 'rules.json']],
    ['input.schema.json', ['schema', 'input.schema.json']],
    ['parameters.json', ['data', 'parameters.json']],
  ])('is stopped by one byte more in %s, naming both digests', (name, parts) => {
    const copy = copyOf(`changed-${name}`);
    appendFileSync(join(copy, ...parts), '\n');
    expect(() => PolicyEngine.load(copy)).toThrow(PolicyFault);
    expect(() => PolicyEngine.load(copy)).toThrow(
      new RegExp(`${name.replace('.', '\\.')} has digest [0-9a-f]{64}, the manifest says [0-9a-f]{64}`),
    );
  });

  it('is stopped by a file that is not there', () => {
    const copy = copyOf('missing');
    rmSync(join(copy, 'build', 'policy.wasm'));
    expect(() => PolicyEngine.load(copy)).toThrow(/ENOENT/);
  });

  it('is stopped by a manifest that is not there, and by one that is no JSON', () => {
    const copy = copyOf('manifest');
    writeFileSync(join(copy, 'build', 'manifest.json'), 'x');
    expect(() => PolicyEngine.load(copy)).toThrow(SyntaxError);
    rmSync(join(copy, 'build', 'manifest.json'));
    expect(() => PolicyEngine.load(copy)).toThrow(/ENOENT/);
  });
});

describe('a policy that is no policy', () => {
  it('gives an error and no verdict, even when its digest is the one in the manifest', async () => {
    const copy = copyOf('broken');
    const manifest = { ...engine.manifest, policySha256: sha256Hex('not wasm') };
    writeFileSync(join(copy, 'build', 'policy.wasm'), 'not wasm');
    writeFileSync(join(copy, 'build', 'manifest.json'), JSON.stringify(manifest));
    const broken = PolicyEngine.load(copy);
    await expect(broken.decide(INPUT, broken.parameters)).rejects.toThrow(/expected magic word/);
  });
});

describe('an input', () => {
  const refused = (input: unknown): Promise<void> =>
    expect(engine.decide(input as JsonObject, engine.parameters)).rejects.toThrow(/^input refused/);

  it('of the agreed shape is judged', async () => {
    expect((await engine.decide(INPUT, engine.parameters)).outcome).toBe('oblige');
    expect((await engine.decide(UNFIT, engine.parameters)).outcome).toBe('deny');
  });

  it.each([
    ['bytes', Buffer.from('{}')],
    ['a list', []],
    ['nothing', null],
    ['nothing at all', undefined],
    ['a text', canonicalJson(INPUT)],
    ['an object without a gate', {}],
    ['an object of a gate that is not known', { ...INPUT, gate: 'G9' }],
    ['a member that is not known', { ...INPUT, name: 'Yara' }],
    ['a text where a flag belongs', { ...INPUT, project: { ...(INPUT['project'] as JsonObject), legacy: 'no' } }],
    ['a day that is no day', { ...INPUT, today: 'today' }],
  ])('that is %s is refused', async (_, input) => {
    await refused(input);
  });

  it('without facts is never permitted', async () => {
    const gates = GATES.map(async (gate) => (await engine.decide({ gate, today: '2026-11-22' }, engine.parameters)).outcome);
    expect((await Promise.all(gates)).filter((outcome) => outcome !== 'deny' && outcome !== 'hold')).toEqual([]);
  });
});

describe('the build of an earlier release', () => {
  const earlier = (): PolicyEngine => new PolicyEngine(PolicyBuild.read(fromProjectRoot('policies')), { isEarlier: true });
  const LATER = { later: { a: 1 } };

  it('is asked without what it does not know, at every depth, and judges the same', async () => {
    const processes = (INPUT['processes'] as readonly JsonObject[]).map((process) => ({
      ...process,
      ...LATER,
      fields: (process['fields'] as readonly JsonObject[]).map((field) => ({ ...field, ...LATER })),
    }));
    const told = { ...INPUT, ...LATER, project: { ...(INPUT['project'] as JsonObject), ...LATER }, processes };
    expect(earlier().fitted(told)).toEqual(INPUT);
    expect(told).toHaveProperty('later');
    await expect(engine.decide(engine.fitted(told), engine.parameters)).rejects.toThrow(PolicyFault);
  });

  it('is asked all that it knows: of every case', () => {
    const old = earlier();
    const names = readdirSync(fromProjectRoot('policies', 'cases')).map((file) => file.replace('.json', ''));
    expect(names.filter((name) => canonicalJson(old.fitted(inputOf(name))) !== canonicalJson(inputOf(name)))).toEqual([]);
    expect(names.length).toBeGreaterThan(600);
  });
});

describe('a verdict', () => {
  it('is the same each time for one input and one set of parameters, also from another engine', async () => {
    const other = PolicyEngine.load(fromProjectRoot('policies'));
    const verdicts = [await engine.decide(INPUT, engine.parameters), await engine.decide(UNFIT, engine.parameters)];
    const again = [await other.decide(INPUT, other.parameters), await engine.decide(UNFIT, { ...engine.parameters })];
    expect(canonicalJson(again as unknown as JsonObject[])).toBe(canonicalJson(verdicts as unknown as JsonObject[]));
  });

  it('follows the parameters that it is judged under, and leaves nothing of them behind', async () => {
    const none = { ...engine.parameters, max_columns: 0 };
    const codes = async (parameters: JsonObject): Promise<readonly string[]> =>
      (await engine.decide(INPUT, parameters)).findings.map(({ code }) => code);
    const many = ['data-minimisation/many-fields', 'dpia-criteria/derived'];
    const found = [await codes(none), await codes(engine.parameters), await codes(none)];
    expect(found).toEqual([many, ['dpia-criteria/derived'], many]);
  });

  it('of one input does not colour the next', async () => {
    const before = await engine.decide(INPUT, engine.parameters);
    await engine.decide(UNFIT, engine.parameters);
    expect(await engine.decide(INPUT, engine.parameters)).toEqual(before);
  });

  it('costs no memory that stays: twenty thousand in a row', async () => {
    const judge = async (times: number): Promise<void> => {
      for (let n = 0; n < times; n += 1) {
        await engine.decide(INPUT, engine.parameters);
      }
    };
    await judge(2_000);
    const before = process.memoryUsage();
    await judge(20_000);
    const after = process.memoryUsage();
    expect(after.external + after.arrayBuffers - before.external - before.arrayBuffers).toBeLessThan(8 * 1024 * 1024);
    expect(after.rss - before.rss).toBeLessThan(96 * 1024 * 1024);
  }, 60_000);
});
