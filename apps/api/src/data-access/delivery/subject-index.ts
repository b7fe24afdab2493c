// The sealed subject index of a delivery: a padded, sorted Merkle tree of per-subject tags. Its root alone enters the
// log; a subject's tag proves presence, two neighbours prove absence, destroying the subject's salt unlinks all.
import { randomBytes } from 'node:crypto';
import { hmacSha256, sha256 } from '../../common/index.js';

const TAG_PREFIX = Buffer.from([0x02]);
const LEAF_PREFIX = Buffer.from([0x00]);
const NODE_PREFIX = Buffer.from([0x01]);
const SMALLEST = 64;
const PER_TURN = 2_000;

/** Answers a subject's tag in a delivery: SHA-256(0x02 || HMAC(institution key, subject's salt) || access id). */
export function tagOf(institutionKey: Uint8Array, subjectSalt: Uint8Array, accessId: string): Buffer {
  return sha256(Buffer.concat([TAG_PREFIX, hmacSha256(institutionKey, subjectSalt), Buffer.from(accessId, 'utf8')]));
}

/** Answers the size to which an index of `count` tags is padded: the next power of two, at least 64. */
export function paddedSize(count: number): number {
  let size = SMALLEST;
  while (size < count) {
    size *= 2;
  }
  return size;
}

/** Answers the root (32 bytes) over the tags of a delivery, padded with random ones; yields to other work now and then. */
export async function indexRoot(institutionKey: Uint8Array, subjectSalts: readonly Uint8Array[], accessId: string): Promise<Buffer> {
  const tags: Buffer[] = [];
  for (const [index, salt] of subjectSalts.entries()) {
    tags.push(tagOf(institutionKey, salt, accessId));
    if (index % PER_TURN === PER_TURN - 1) {
      await nextTurn();
    }
  }
  while (tags.length < paddedSize(subjectSalts.length)) {
    tags.push(randomBytes(32));
  }
  let level = tags.sort((a, b) => Buffer.compare(a, b)).map((tag) => sha256(Buffer.concat([LEAF_PREFIX, tag])));
  while (level.length > 1) {
    await nextTurn();
    level = pairsOf(level);
  }
  return level[0] ?? sha256('');
}

function pairsOf(level: readonly Buffer[]): Buffer[] {
  const above: Buffer[] = [];
  for (let index = 0; index + 1 < level.length; index += 2) {
    above.push(sha256(Buffer.concat([NODE_PREFIX, ...level.slice(index, index + 2)])));
  }
  return above;
}

async function nextTurn(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
}
