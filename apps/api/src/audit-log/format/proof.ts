// Proof files: index, inclusion proof and checkpoint in one text, which stays verifiable without the log (C2SP tlog-proof).
// Also the text of a consistency proof: its hashes, one a line.
import { HASH_BYTES } from './hash.js';
import { decodeBase64, MalformedNote } from './note.js';

const MAGIC = 'c2sp.org/tlog-proof@v1';
const MAX_PROOF_HASHES = 63;

export interface EntryProof {
  readonly index: bigint;
  readonly hashes: readonly Buffer[];
  /** The signed checkpoint, as the log published it. */
  readonly checkpoint: string;
}

/** Writes a proof file. */
export function formatProof(proof: EntryProof): string {
  return [MAGIC, `index ${proof.index}`, ...proof.hashes.map((hash) => hash.toString('base64')), '', proof.checkpoint].join('\n');
}

/** Reads a proof file; an `extra` line is allowed and ignored. @throws MalformedNote */
export function parseProof(text: string): EntryProof {
  const split = text.indexOf('\n\n');
  const [magic, ...lines] = text.slice(0, Math.max(split, 0)).split('\n');
  const [indexLine = '', ...encoded] = lines[0]?.startsWith('extra ') === true ? lines.slice(1) : lines;
  const [, index] = /^index (0|[1-9]\d{0,18})$/.exec(indexLine) ?? [];
  if (magic !== MAGIC || index === undefined || encoded.length > MAX_PROOF_HASHES) {
    throw new MalformedNote('not a proof file');
  }
  return { index: BigInt(index), hashes: encoded.map(readHash), checkpoint: text.slice(split + 2) };
}

function readHash(line: string): Buffer {
  const hash = decodeBase64(line);
  if (hash === null || hash.length !== HASH_BYTES) {
    throw new MalformedNote('not a hash');
  }
  return hash;
}
