// Verifies what a log publishes, in the browser: the signature of its checkpoint (C2SP tlog-checkpoint, Ed25519), that an entry
// stands in it, and that it only grew (RFC 6962 section 2.1; RFC 9162 section 2.1.3.2 and 2.1.4.2).
const encoder = new TextEncoder();

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
}

export type Signature = 'valid' | 'invalid' | 'not-checked';

/** Reads a checkpoint’s text; null when it is none. */
export function readCheckpoint(note: string): Checkpoint | null {
  const [origin, size, root] = note.split('\n');
  return origin === undefined || root === undefined || !/^(0|[1-9]\d*)$/.test(size ?? '') ? null : { origin, size: Number(size), root };
}

/** Checks the log’s own signature; `not-checked` where this browser has no Ed25519. */
export async function checkSignature(note: string, verifierKey: string): Promise<Signature> {
  const [name, id, ...encoded] = verifierKey.trim().split('+');
  const keyBytes = bytesOf(encoded.join('+'));
  const end = note.lastIndexOf('\n\n');
  const line = note
    .slice(end + 2)
    .split('\n')
    .find((one) => one.startsWith(`— ${name} `));
  const signature = bytesOf(line?.split(' ')[2] ?? '');
  if (end < 0 || keyBytes.length !== 33 || keyBytes[0] !== 1 || hexOf(signature.slice(0, 4)) !== id) {
    return 'invalid';
  }
  try {
    const key = await crypto.subtle.importKey('raw', keyBytes.slice(1), 'Ed25519', false, ['verify']);
    const isValid = await crypto.subtle.verify('Ed25519', key, signature.slice(4), encoder.encode(note.slice(0, end + 1)));
    return isValid ? 'valid' : 'invalid';
  } catch {
    return 'not-checked';
  }
}

/** Tells whether a leaf (its hash, hexadecimal) stands at an index of the tree with this root; the proof is base64. */
export async function isIncluded(leafHash: string, index: number, tree: Checkpoint, proof: readonly string[]): Promise<boolean> {
  if (index >= tree.size) {
    return false;
  }
  let [at, last, hash] = [index, tree.size - 1, hexBytes(leafHash)];
  for (const step of proof) {
    if (last === 0) {
      return false;
    }
    const other = bytesOf(step);
    if (at % 2 === 1 || at === last) {
      hash = await node(other, hash);
      while (at % 2 === 0 && at !== 0) {
        [at, last] = [half(at), half(last)];
      }
    } else {
      hash = await node(hash, other);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && base64Of(hash) === tree.root;
}

/** Tells whether the later tree holds the earlier one unchanged. */
export async function isGrownFrom(earlier: Checkpoint, later: Checkpoint, proof: readonly string[]): Promise<boolean> {
  if (earlier.size === later.size) {
    return earlier.root === later.root;
  }
  if (earlier.size > later.size) {
    return false;
  }
  if (earlier.size === 0) {
    return true;
  }
  const steps = proof.map(bytesOf);
  let [at, last] = [earlier.size - 1, later.size - 1];
  while (at % 2 === 1) {
    [at, last] = [half(at), half(last)];
  }
  const first = at === 0 ? bytesOf(earlier.root) : steps.shift();
  if (first === undefined) {
    return false;
  }
  let [old, grown] = [first, first];
  for (const step of steps) {
    if (last === 0) {
      return false;
    }
    if (at % 2 === 1 || at === last) {
      [old, grown] = [await node(step, old), await node(step, grown)];
      while (at % 2 === 0 && at !== 0) {
        [at, last] = [half(at), half(last)];
      }
    } else {
      grown = await node(grown, step);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && base64Of(old) === earlier.root && base64Of(grown) === later.root;
}

const half = (value: number): number => Math.floor(value / 2);

async function node(left: Uint8Array, right: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const joined = new Uint8Array(1 + left.length + right.length);
  joined[0] = 1;
  joined.set(left, 1);
  joined.set(right, 1 + left.length);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined));
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

function hexBytes(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

const base64Of = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const hexOf = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
