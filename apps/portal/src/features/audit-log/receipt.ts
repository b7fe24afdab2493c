// Checks the receipt of one entry in the browser: what is shown is what was logged (RFC 8785, RFC 6962 section 2.1), and that stands in
// the tree that the log signed (C2SP tlog-proof).
import { type Checkpoint, checkSignature, isIncluded, readCheckpoint, type Signature } from './merkle.ts';

/** An entry as the api answers it. */
export interface ShownEntry {
  readonly index: string;
  readonly kind: string;
  readonly at: string;
  readonly facts: object;
  readonly commitments: object;
  readonly leafHash: string;
}

export interface Receipt {
  /** Whether the hash of what is shown is the one that the proof is about. */
  readonly isSame: boolean;
  readonly isIncluded: boolean;
  readonly signature: Signature;
  /** Number of entries of the tree that was signed. */
  readonly size: number;
}

export interface Proof {
  readonly hashes: readonly string[];
  /** The signed checkpoint. */
  readonly note: string;
  readonly tree: Checkpoint;
}

/** Reads a proof file; null when it is none. */
export function readProof(file: string): Proof | null {
  const split = file.indexOf('\n\n');
  const note = file.slice(split + 2);
  const tree = split < 0 ? null : readCheckpoint(note);
  return tree === null ? null : { hashes: file.slice(0, split).split('\n').slice(2), note, tree };
}

/** Checks an entry against its proof file and the log’s key; null when there is no proof of it yet. */
export async function checkReceipt(entry: ShownEntry, file: string, verifierKey: string): Promise<Receipt | null> {
  const proof = readProof(file);
  if (proof === null) {
    return null;
  }
  const { hashes, note, tree } = proof;
  return {
    isSame: (await leafHashOf(entry)) === entry.leafHash,
    isIncluded: await isIncluded(entry.leafHash, Number(entry.index), tree, hashes),
    signature: await checkSignature(note, verifierKey),
    size: tree.size,
  };
}

/** Whether nothing was found that does not hold. */
export function isSound({ isSame, isIncluded: isThere, signature }: Receipt): boolean {
  return isSame && isThere && signature !== 'invalid';
}

/** Answers the hash of the leaf that an entry shows, hexadecimal. */
async function leafHashOf({ kind, at, facts, commitments }: ShownEntry): Promise<string> {
  const sealed = Object.keys(commitments).length === 0 ? {} : { c: commitments };
  const leaf = new TextEncoder().encode(canonical({ v: 1, kind, at, facts, ...sealed }));
  const digest = await crypto.subtle.digest('SHA-256', Uint8Array.of(0, ...leaf));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Canonical JSON: members by their names, nothing between them. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value);
  }
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}
