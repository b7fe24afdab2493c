// Evaluates the built policy by its own interface (OPA WebAssembly ABI 1.2), without any package, to test what is committed.
import { PolicyError } from './opa.mjs';

const PAGE = 65536;
const JSON_FORMAT = 0;
const HOST_CALLS = ['opa_abort', 'opa_println', 'opa_builtin0', 'opa_builtin1', 'opa_builtin2', 'opa_builtin3', 'opa_builtin4'];

/**
 * What the module offers, as far as it is used here; addresses, all of them.
 * @typedef {object} Exports
 * @property {() => number} builtins
 * @property {(bytes: number) => number} opa_malloc
 * @property {() => number} opa_heap_ptr_get
 * @property {(address: number, length: number) => number} opa_json_parse
 * @property {(value: number) => number} opa_json_dump
 * @property {(reserved: number, entrypoint: number, data: number, input: number, length: number, heap: number, format: number) => number} opa_eval
 */

/**
 * Starts the policy; gives the functions of the host that it would call, by name, and its answer to an input.
 * @param {Buffer<ArrayBuffer>} wasm
 * @param {unknown} data
 */
export function startPolicy(wasm, data) {
  const { Instance, Memory, Module } = globalThis.WebAssembly;
  const memory = new Memory({ initial: 8 });
  const instance = new Instance(new Module(wasm), { env: { memory, ...Object.fromEntries(HOST_CALLS.map((name) => [name, refuse])) } });
  const exports = /** @type {Exports} */ (instance.exports);
  const hostFunctions = JSON.parse(textAt(memory, exports.opa_json_dump(exports.builtins())));
  const text = write(memory, exports.opa_malloc(Buffer.byteLength(JSON.stringify(data))), data);
  const dataAddress = exports.opa_json_parse(text.address, text.length);
  const heap = exports.opa_heap_ptr_get();
  const evaluate = (input) => {
    const { address, length } = write(memory, heap, input);
    return JSON.parse(textAt(memory, exports.opa_eval(0, 0, dataAddress, address, length, address + length, JSON_FORMAT)))[0]?.result;
  };
  return { hostFunctions, evaluate };
}

function refuse() {
  throw new PolicyError('the policy called its host');
}

function write(memory, address, value) {
  const bytes = Buffer.from(JSON.stringify(value));
  const lacking = address + bytes.length - memory.buffer.byteLength;
  if (lacking > 0) {
    memory.grow(Math.ceil(lacking / PAGE));
  }
  bytes.copy(Buffer.from(memory.buffer), address);
  return { address, length: bytes.length };
}

function textAt(memory, address) {
  const bytes = Buffer.from(memory.buffer);
  return bytes.subarray(address, bytes.indexOf(0, address)).toString('utf8');
}
