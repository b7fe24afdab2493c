// Signed notes and checkpoints: a text with Ed25519 signatures under it, and the text that states a log's size and root.
// C2SP signed-note v1.0.0 and tlog-checkpoint v1.0.0.
import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import { HASH_BYTES } from './hash.js';

const ED25519 = 0x01;
const KEY_ID_BYTES = 4;
const SIGNATURE_BYTES = 64;
const MAX_NOTE_LENGTH = 1_000_000;
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_NAME = /^[^\s+\p{Z}\p{C}]+$/u;

export interface Checkpoint {
  readonly origin: string;
  readonly size: bigint;
  readonly root: Buffer;
}

/** The public half of a log's key, as verifiers pin it. */
export interface VerifierKey {
  readonly name: string;
  readonly id: Buffer;
  readonly key: KeyObject;
}

/** Says that a text is no note, checkpoint or key of the expected form. */
export class MalformedNote extends Error {}

/** Writes a key's verifier form, `name+id+key`. @throws MalformedNote for a name with spaces or `+`. */
export function formatVerifierKey(name: string, privateOrPublic: KeyObject): string {
  const encoded = encodedKey(privateOrPublic);
  return `${checkedName(name)}+${keyId(name, encoded).toString('hex')}+${encoded.toString('base64')}`;
}

/** Reads a key in verifier form. @throws MalformedNote when any part does not fit the others. */
export function parseVerifierKey(text: string): VerifierKey {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text) ?? [];
  const bytes = decodeBase64(encoded);
  if (bytes === null || bytes.length !== HASH_BYTES + 1 || bytes[0] !== ED25519 || keyId(checkedName(name), bytes).toString('hex') !== id) {
    throw new MalformedNote('not a verifier key for Ed25519');
  }
  const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, bytes.subarray(1)]), format: 'der', type: 'spki' });
  return { name, id: Buffer.from(id, 'hex'), key };
}

/** Signs a text as a note under a key name. @throws MalformedNote for a text that does not end in a newline. */
export function signNote(text: string, name: string, privateKey: KeyObject): string {
  // eslint-disable-next-line no-control-regex -- a note may hold no control character but the newline
  if (!text.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]/.test(text)) {
    throw new MalformedNote('a note is lines of text');
  }
  const id = keyId(checkedName(name), encodedKey(privateKey));
  const signature = sign(null, Buffer.from(text, 'utf8'), privateKey);
  return `${text}\n— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}

/**
 * Answers the text of a note once the key's signature under it holds; signatures of other keys are ignored.
 * @throws MalformedNote when the key has not signed it, or a signature by it is wrong.
 */
export function openNote(note: string, verifier: VerifierKey): string {
  const split = note.length > MAX_NOTE_LENGTH ? -1 : note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) {
    throw new MalformedNote('not a signed note');
  }
  const text = note.slice(0, split + 1);
  const lines = note.slice(split + 2, -1).split('\n');
  const own = lines.map(parseSignature).filter(({ name, id }) => name === verifier.name && id.equals(verifier.id));
  const isSigned = own.length > 0 && own.every(({ signature }) => verifies(text, verifier.key, signature));
  if (!isSigned) {
    throw new MalformedNote('the note is not signed by this key');
  }
  return text;
}

/** Writes a checkpoint's text, which is then signed. */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  return `${checkpoint.origin}\n${checkpoint.size}\n${checkpoint.root.toString('base64')}\n`;
}

/** Reads a checkpoint's text; extension lines are allowed and ignored. @throws MalformedNote */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = '', ...extensions] = text.split('\n');
  const bytes = decodeBase64(root);
  const isWellFormed = text.endsWith('\n') && extensions.pop() === '' && extensions.every((line) => line !== '');
  if (!isWellFormed || origin === '' || !/^(?:0|[1-9]\d{0,18})$/.test(size) || bytes === null || bytes.length !== HASH_BYTES) {
    throw new MalformedNote('not a checkpoint');
  }
  return { origin, size: BigInt(size), root: bytes };
}

interface NoteSignature {
  readonly name: string;
  readonly id: Buffer;
  readonly signature: Buffer;
}

function parseSignature(line: string): NoteSignature {
  const [, name = '', encoded = ''] = /^— (\S+) (\S+)$/.exec(line) ?? [];
  const bytes = decodeBase64(encoded);
  if (name === '' || bytes === null || bytes.length <= KEY_ID_BYTES) {
    throw new MalformedNote('not a signature line');
  }
  return { name, id: bytes.subarray(0, KEY_ID_BYTES), signature: bytes.subarray(KEY_ID_BYTES) };
}

function verifies(text: string, key: KeyObject, signature: Buffer): boolean {
  return signature.length === SIGNATURE_BYTES && verify(null, Buffer.from(text, 'utf8'), key, signature);
}

function encodedKey(key: KeyObject): Buffer {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return Buffer.concat([Buffer.of(ED25519), der.subarray(SPKI_PREFIX.length)]);
}

function keyId(name: string, encoded: Buffer): Buffer {
  return hash('sha256', Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), encoded]), 'buffer').subarray(0, KEY_ID_BYTES);
}

function checkedName(name: string): string {
  if (!KEY_NAME.test(name)) {
    throw new MalformedNote('a key name has no spaces and no plus');
  }
  return name;
}

/** Reads standard base64 in its one canonical form, or answers null. */
export function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return text !== '' && bytes.toString('base64') === text ? bytes : null;
}
