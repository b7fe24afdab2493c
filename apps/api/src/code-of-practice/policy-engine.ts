// The policy in WebAssembly behind one typed wrapper (only home of opa-wasm): checks digests before it loads, validates
// every input against policies/schema, hands the SDK plain objects only, and turns whatever it throws into an Error.
import { loadPolicy } from '@open-policy-agent/opa-wasm';
import { Ajv, type ValidateFunction } from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSha256, type JsonObject, sha256Hex } from '../common/index.js';
import { type Decided } from '../gate/index.js';

type Loaded = Awaited<ReturnType<typeof loadPolicy>>;

interface Manifest {
  readonly version: string;
  readonly policySha256: string;
  readonly rulesSha256: string;
  readonly schemaSha256: string;
  readonly parametersSha256: string;
  readonly builder: string;
}

export interface RuleFindingText {
  readonly code: string;
  readonly title: { readonly nl: string; readonly en: string };
  readonly remedy: { readonly nl: string; readonly en: string };
}

export interface RuleText {
  readonly norm: string;
  readonly nature: string;
  /** Which of the four principles of the reference framework it serves. */
  readonly principle: string;
  readonly liftedBy: string;
  readonly source: readonly { readonly description: string; readonly ref: string }[];
  readonly findings: readonly (RuleFindingText & { readonly liftedBy?: string })[];
}

export interface Rules {
  readonly version: string;
  readonly rules: readonly RuleText[];
  readonly engineFindings: readonly (RuleFindingText & { readonly liftedBy?: string })[];
}

/** Says that the policy cannot be trusted or used: a wrong digest at start, or an input or answer of another shape. */
export class PolicyFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PolicyFault';
  }
}

export class PolicyEngine {
  private readonly instances = new Map<string, Loaded>();

  private constructor(
    readonly manifest: Manifest,
    readonly rules: Rules,
    readonly parameters: JsonObject,
    private readonly wasm: Buffer,
    private readonly isInput: ValidateFunction,
  ) {}

  /**
   * Loads the committed build of the policy.
   * @param folder the `policies` folder. @throws PolicyFault when a file's digest is not the one in the manifest.
   */
  static load(folder: string): PolicyEngine {
    const bytes = (...parts: readonly string[]): Buffer => readFileSync(join(folder, ...parts));
    const manifest = JSON.parse(bytes('build', 'manifest.json').toString('utf8')) as Manifest;
    const wasm = bytes('build', 'policy.wasm');
    const rules = bytes('build', 'rules.json');
    const schema = bytes('schema', 'input.schema.json');
    const parameters = bytes('data', 'parameters.json');
    const expected = [
      ['policy.wasm', manifest.policySha256, sha256Hex(wasm)],
      ['rules.json', manifest.rulesSha256, sha256Hex(rules)],
      ['input.schema.json', manifest.schemaSha256, sha256Hex(schema)],
      ['parameters.json', manifest.parametersSha256, sha256Hex(parameters)],
    ] as const;
    for (const [name, wanted, found] of expected) {
      if (wanted !== found) {
        throw new PolicyFault(`policy build refused: ${name} has digest ${found}, the manifest says ${wanted}`);
      }
    }
    const isInput = new Ajv({ strict: false, allErrors: false }).compile(JSON.parse(schema.toString('utf8')) as JsonObject);
    const parsed = <T>(text: Buffer): T => JSON.parse(text.toString('utf8')) as T;
    return new PolicyEngine(manifest, parsed<Rules>(rules), parsed<JsonObject>(parameters), wasm, isInput);
  }

  /** Which engine judges: the SDK, its ABI, and the compiler that built the policy. */
  get engine(): string {
    return `opa-wasm 1.10.0; ${this.manifest.builder}; node ${process.versions.node.split('.')[0] ?? ''}`;
  }

  /**
   * Judges one input under one parameter set; pure and synchronous once the instance for the parameters exists.
   * @throws PolicyFault for an input that the schema refuses, or when the engine gives no answer.
   */
  async decide(input: JsonObject, parameters: JsonObject): Promise<Decided> {
    if (!this.isInput(input)) {
      const [error] = this.isInput.errors ?? [];
      throw new PolicyFault(`input refused at ${error?.instancePath ?? ''}: ${error?.keyword ?? 'schema'}`);
    }
    const instance = await this.instanceFor(parameters);
    return evaluate(instance, input);
  }

  private async instanceFor(parameters: JsonObject): Promise<Loaded> {
    const digest = jsonSha256(parameters);
    const known = this.instances.get(digest);
    if (known !== undefined) {
      return known;
    }
    const wasm = this.wasm.buffer.slice(this.wasm.byteOffset, this.wasm.byteOffset + this.wasm.byteLength) as ArrayBuffer;
    const instance = await loadPolicy(wasm);
    instance.setData({ parameters });
    this.instances.set(digest, instance);
    return instance;
  }
}

function evaluate(instance: Loaded, input: JsonObject): Decided {
  let results: unknown;
  try {
    results = instance.evaluate(input);
  } catch (error) {
    throw error instanceof Error ? error : new PolicyFault(`the engine failed: ${JSON.stringify(error)}`);
  }
  const result = (results as readonly { readonly result?: unknown }[] | null)?.[0]?.result;
  if (typeof result !== 'object' || result === null || !('outcome' in result)) {
    throw new PolicyFault('the engine gave no verdict');
  }
  return result as Decided;
}
