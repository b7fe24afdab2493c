// The committed build is of the committed sources: seen without Go, by the digests of its manifest (CI builds it again).
import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';

interface Manifest {
  readonly sources: readonly { readonly path: string; readonly sha256: string }[];
  readonly policySha256: string;
  readonly rulesSha256: string;
  readonly parametersSha256: string;
  readonly capabilitiesSha256: string;
  readonly schemaSha256: string;
}

const bytesOf = (path: string): Buffer => readFileSync(fromProjectRoot('policies', ...path.split('/')));
const digestOf = (path: string): string => createHash('sha256').update(bytesOf(path)).digest('hex');
const manifest = JSON.parse(bytesOf('build/manifest.json').toString('utf8')) as Manifest;

describe('the committed build of the policy', () => {
  it('is made of every rule that stands in the folder, each as it stands there', () => {
    const sources = ['code_of_practice', 'lib'].flatMap((root) =>
      readdirSync(fromProjectRoot('policies', root), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.rego') && !file.endsWith('_test.rego'))
        .map((file) => `${root}/${file.replaceAll('\\', '/')}`),
    );
    expect(manifest.sources).toEqual(sources.sort().map((path) => ({ path, sha256: digestOf(path) })));
  });

  it('is judged by the parameters, functions and input of the folder', () => {
    expect(manifest).toMatchObject({
      policySha256: digestOf('build/policy.wasm'),
      rulesSha256: digestOf('build/rules.json'),
      parametersSha256: digestOf('data/parameters.json'),
      capabilitiesSha256: digestOf('capabilities.json'),
      schemaSha256: digestOf('schema/input.schema.json'),
    });
  });
});
