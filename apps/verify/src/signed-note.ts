// Keys, signed notes and checkpoints, read strictly.
// C2SP signed-note and tlog-checkpoint.
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';

const ED25519_DER = '302a300506032b6570032100';
const MOST_BYTES = 1_000_000;

export interface LogKey {
  readonly text: string;
  readonly name: string;
  readonly id: string;
  readonly key: KeyObject;
}

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  /** The note as it was published, with its signatures. */
  readonly note: string;
}

/** Reads a verifier key, `name+id+key`; null for anything else. */
export function readKey(text: string): LogKey | null {
  const parts = text.trim().split('+');
  const name = parts[0] ?? '';
  const id = parts[1] ?? '';
  const encoded = strictBase64(parts.slice(2).join('+'));
  if (encoded?.length !== 33 || encoded[0] !== 1 || !/^[^\s]+$/.test(name)) {
    return null;
  }
  const expected = createHash('sha256').update(`${name}\n`).update(encoded).digest('hex').slice(0, 8);
  if (id !== expected) {
    return null;
  }
  const der = Buffer.concat([Buffer.from(ED25519_DER, 'hex'), encoded.subarray(1)]);
  return { text: text.trim(), name, id, key: createPublicKey({ key: der, format: 'der', type: 'spki' }) };
}

/** Opens a checkpoint signed by a key; null when it is not, or is no checkpoint. */
export function openCheckpoint(note: string, key: LogKey): Checkpoint | null {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || note.length > MOST_BYTES || !note.endsWith('\n')) {
    return null;
  }
  const text = note.slice(0, end + 1);
  const signatures = note
    .slice(end + 2, -1)
    .split('\n')
    .map(readSignature);
  const own = signatures.filter((signature) => signature?.name === key.name && signature.id === key.id);
  const isSigned =
    own.length > 0 && own.every((signature) => signature !== null && verify(null, Buffer.from(text), key.key, signature.bytes));
  return isSigned && !signatures.includes(null) ? readCheckpoint(text, note) : null;
}

function readSignature(line: string): { readonly name: string; readonly id: string; readonly bytes: Buffer } | null {
  const [dash, name, encoded, ...rest] = line.split(' ');
  const bytes = strictBase64(encoded ?? '');
  if (dash !== '—' || name === undefined || name === '' || rest.length > 0 || bytes === null || bytes.length < 5) {
    return null;
  }
  return { name, id: bytes.subarray(0, 4).toString('hex'), bytes: bytes.subarray(4) };
}

function readCheckpoint(text: string, note: string): Checkpoint | null {
  const lines = text.slice(0, -1).split('\n');
  const [origin = '', size = '', root = ''] = lines;
  const bytes = strictBase64(root);
  const isWhole = origin !== '' && /^(0|[1-9][0-9]*)$/.test(size) && Number.isSafeInteger(Number(size)) && !lines.includes('');
  return isWhole && bytes?.length === 32 ? { origin, size: Number(size), root: bytes, note } : null;
}

function strictBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return text.length > 0 && bytes.toString('base64') === text ? bytes : null;
}
