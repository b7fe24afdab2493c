// The policy in WebAssembly behind one typed wrapper (only home of opa-wasm): validates every input against the build's
// schema, hands the SDK plain objects only, and turns whatever it throws into a PolicyFault.
import { loadPolicy } from '@open-policy-agent/opa-wasm';
import { Ajv, type ValidateFunction } from 'ajv';
import { jsonSha256, type JsonObject } from '../../common/index.js';
import { type Decided, type Judge } from '../../gate/index.js';
import { type Manifest, PolicyBuild } from './policy-build.js';
import { PolicyFault } from './policy-fault.js';
import { type FindingText, type Rules, textsOf } from './rules.js';

type Loaded = Awaited<ReturnType<typeof loadPolicy>>;

/** Parameter sets that are kept warm; each is an instance with a memory of its own. */
export const MOST_INSTANCES = 16;
const ENCODER = new TextEncoder();
/** Enough of an input to reach every rule's first line: what warms an instance. */
const WARMING: JsonObject = { gate: 'G3', today: '2026-01-01' };

export class PolicyEngine {
  /** As they are written: whoever shows a text takes it from `filledRules`. */
  readonly rules: Rules;
  readonly parameters: JsonObject;
  private readonly texts: ReadonlyMap<string, FindingText>;
  private readonly isInput: ValidateFunction;
  /** Takes out of a copy what the schema does not know; null for the build of this release, which is told nothing else. */
  private readonly trim: ValidateFunction | null;
  /** By digest of the parameters, the one used last at the end. */
  private readonly instances = new Map<string, Promise<Loaded>>();
  /** The one instance whose parameters change from one question to the next. */
  private trying: Promise<Loaded> | null = null;

  constructor(
    readonly build: PolicyBuild,
    { isEarlier = false }: { readonly isEarlier?: boolean } = {},
  ) {
    this.rules = build.json('rules.json') as unknown as Rules;
    this.texts = textsOf(this.rules);
    this.parameters = build.json('parameters.json');
    const schema = build.json('input.schema.json');
    this.isInput = new Ajv({ strict: false, allErrors: false }).compile(schema);
    this.trim = isEarlier ? new Ajv({ strict: false, allErrors: true, removeAdditional: true }).compile(schema) : null;
  }

  /** Loads the build of this release. @throws PolicyFault when a file's digest is not the one in the manifest. */
  static load(folder: string): PolicyEngine {
    return new PolicyEngine(PolicyBuild.read(folder));
  }

  get manifest(): Manifest {
    return this.build.manifest;
  }

  /** Answers the text of a finding as it is written, with parameters named in it; null for a code that this build does not have. */
  textOf(code: string): FindingText | null {
    return this.texts.get(code) ?? null;
  }

  /** Which engine judges: the SDK, its ABI, and the compiler that built the policy. */
  get engine(): string {
    return `opa-wasm 1.10.0; ${this.manifest.builder}; node ${process.versions.node.split('.')[0] ?? ''}`;
  }

  /**
   * Judges one input under one parameter set; the same input and parameters give the same verdict, for ever.
   * @param digest the SHA-256 of the parameters' canonical JSON, from who has it already.
   * @throws PolicyFault for an input that the schema refuses, or when the engine gives no answer.
   */
  async decide(input: JsonObject, parameters: JsonObject, digest?: string): Promise<Decided> {
    return (await this.judge(parameters, digest))(input);
  }

  /**
   * Answers facts as this build can be asked them. One of an earlier release does not know what later ones tell, and its rules ask
   * none of it: such members are left out. The build of this release gets all, so that a member that nobody knows is refused.
   */
  fitted(facts: JsonObject): JsonObject {
    if (this.trim === null) {
      return facts;
    }
    const known = structuredClone(facts);
    this.trim(known);
    return known;
  }

  /** Makes a parameter set ready and answers what judges under it. @throws PolicyFault when the module is no policy. */
  async judge(parameters: JsonObject, digest = jsonSha256(parameters)): Promise<Judge> {
    const instance = await this.instanceFor(parameters, digest);
    return (input) => {
      this.check(input);
      return evaluate(instance, input);
    };
  }

  /** Answers what judges under another parameter set each time: slower, and without an instance for each set. @throws PolicyFault */
  async trial(): Promise<(input: JsonObject, parameters: JsonObject) => Decided> {
    this.trying ??= this.instantiate({});
    const instance = await this.trying;
    return (input, parameters) => {
      this.check(input);
      instance.setData({ parameters });
      return evaluate(instance, input);
    };
  }

  /** Compiles the module and judges once, so that the first question asked is answered as fast as the next. */
  async warm(parameters: JsonObject, digest: string): Promise<void> {
    evaluate(await this.instanceFor(parameters, digest), WARMING);
  }

  private check(input: JsonObject): void {
    if (!this.isInput(input)) {
      const [error] = this.isInput.errors ?? [];
      throw new PolicyFault('input', `input refused at ${error?.instancePath ?? ''}: ${error?.keyword ?? 'schema'}`);
    }
  }

  private async instanceFor(parameters: JsonObject, digest: string): Promise<Loaded> {
    const instance = this.instances.get(digest) ?? this.instantiate(parameters);
    this.instances.delete(digest);
    this.instances.set(digest, instance);
    const [oldest] = this.instances.keys();
    if (this.instances.size > MOST_INSTANCES && oldest !== undefined) {
      this.instances.delete(oldest);
    }
    try {
      return await instance;
    } catch (error) {
      this.instances.delete(digest);
      throw faultOf(error);
    }
  }

  private async instantiate(parameters: JsonObject): Promise<Loaded> {
    // A copy of plain bytes: a Buffer may be a window on a larger pool.
    const instance = await loadPolicy(new Uint8Array(this.build.parts['policy.wasm']));
    instance.setData({ parameters });
    return instance;
  }
}

function evaluate(instance: Loaded, input: JsonObject): Decided {
  let results: unknown;
  try {
    results = instance.evaluate(bytesOf(input));
  } catch (error) {
    throw faultOf(error);
  }
  const result = (results as readonly { readonly result?: unknown }[] | null)?.[0]?.result;
  if (typeof result !== 'object' || result === null || !('outcome' in result)) {
    throw new PolicyFault('answer', 'the engine gave no verdict');
  }
  return result as Decided;
}

/** The input as JSON in a buffer of its own, which the SDK takes as it is; from an object it would make the same anew, slower. */
function bytesOf(input: JsonObject): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = ENCODER.encode(JSON.stringify(input));
  return byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
}

/** The SDK throws texts and objects too. */
function faultOf(error: unknown): PolicyFault {
  return new PolicyFault('answer', error instanceof Error ? error.message : `the engine failed: ${JSON.stringify(error)}`);
}
