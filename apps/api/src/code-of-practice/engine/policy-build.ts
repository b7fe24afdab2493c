// One build of the policy as bytes: what the manifest says of each part is checked before any of it is used.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JsonObject, sha256Hex } from '../../common/index.js';
import { PolicyFault } from './policy-fault.js';

export interface Manifest {
  readonly version: string;
  readonly policySha256: string;
  readonly rulesSha256: string;
  readonly schemaSha256: string;
  readonly parametersSha256: string;
  readonly builder: string;
}

/** The parts of a build, under the names that they have in the folder `policies` and on the wire. */
export interface BuildParts {
  readonly 'manifest.json': Buffer;
  readonly 'policy.wasm': Buffer;
  readonly 'rules.json': Buffer;
  readonly 'input.schema.json': Buffer;
  readonly 'parameters.json': Buffer;
}
export type BuildPart = keyof BuildParts;
export const BUILD_PARTS: readonly BuildPart[] = ['manifest.json', 'policy.wasm', 'rules.json', 'input.schema.json', 'parameters.json'];

const PLACES: Readonly<Record<BuildPart, readonly string[]>> = {
  'manifest.json': ['build', 'manifest.json'],
  'policy.wasm': ['build', 'policy.wasm'],
  'rules.json': ['build', 'rules.json'],
  'input.schema.json': ['schema', 'input.schema.json'],
  'parameters.json': ['data', 'parameters.json'],
};

export class PolicyBuild {
  private constructor(
    readonly parts: BuildParts,
    readonly manifest: Manifest,
    /** What names the build: the manifest holds the digest of every other part. */
    readonly manifestSha256: string,
  ) {}

  /** Takes the parts of a build. @throws PolicyFault when a part has not the digest that the manifest says. */
  static of(parts: BuildParts): PolicyBuild {
    const manifest = JSON.parse(parts['manifest.json'].toString('utf8')) as Manifest;
    const expected = [
      ['policy.wasm', manifest.policySha256],
      ['rules.json', manifest.rulesSha256],
      ['input.schema.json', manifest.schemaSha256],
      ['parameters.json', manifest.parametersSha256],
    ] as const;
    for (const [name, wanted] of expected) {
      const found = sha256Hex(parts[name]);
      if (wanted !== found) {
        throw new PolicyFault('altered', `policy build refused: ${name} has digest ${found}, the manifest says ${wanted}`);
      }
    }
    return new PolicyBuild(parts, manifest, sha256Hex(parts['manifest.json']));
  }

  /** Reads the build of this release. @param folder the `policies` folder. @throws PolicyFault for a wrong digest. */
  static read(folder: string): PolicyBuild {
    const read = (part: BuildPart): Buffer => readFileSync(join(folder, ...PLACES[part]));
    return PolicyBuild.of({
      'manifest.json': read('manifest.json'),
      'policy.wasm': read('policy.wasm'),
      'rules.json': read('rules.json'),
      'input.schema.json': read('input.schema.json'),
      'parameters.json': read('parameters.json'),
    });
  }

  /** Answers a part that is JSON. */
  json(part: Exclude<BuildPart, 'policy.wasm'>): JsonObject {
    return JSON.parse(this.parts[part].toString('utf8')) as JsonObject;
  }
}
