// The sealed subject index of a delivery: a padded, sorted Merkle tree of per-subject tags. Its root alone enters the
// log; a subject's tag proves presence, two neighbours prove absence, destroying the subject's salt unlinks all.
import { hash } from 'node:crypto';
import { hmacSha256 } from '../../common/index.js';

const TAG_PREFIX = Buffer.from([0x02]);
const LEAF_PREFIX = 0x00;
const NODE_PREFIX = 0x01;
const DIGEST_BYTES = 32;
const SALT_BYTES = 32;
const SMALLEST = 64;
const PER_TURN = 2_000;

/** Answers a subject's tag in a delivery: SHA-256(0x02 || HMAC(institution key, subject's salt) || access id). */
export function tagOf(institutionKey: Uint8Array, subjectSalt: Uint8Array, accessId: string): Buffer {
  return hash('sha256', Buffer.concat([TAG_PREFIX, hmacSha256(institutionKey, subjectSalt), Buffer.from(accessId, 'utf8')]), 'buffer');
}

/** Answers the size to which an index of `count` tags is padded: the next power of two, at least 64. */
export function paddedSize(count: number): number {
  let size = SMALLEST;
  while (size < count) {
    size *= 2;
  }
  return size;
}

/**
 * Answers the root (32 bytes) over the tags of a delivery; yields to other work now and then. Padding is keyed, not random,
 * so that whoever holds the institution's key can build the tree again for a proof; to others it looks like any tag.
 * @param subjectSalts the subjects' salts, 32 bytes each, one after the other
 */
export async function indexRoot(institutionKey: Uint8Array, subjectSalts: Buffer, accessId: string): Promise<Buffer> {
  const count = subjectSalts.length / SALT_BYTES;
  const size = paddedSize(count);
  const tags = Buffer.alloc(size * DIGEST_BYTES);
  for (let index = 0; index < size; index += 1) {
    const tag =
      index < count
        ? tagOf(institutionKey, subjectSalts.subarray(index * SALT_BYTES, (index + 1) * SALT_BYTES), accessId)
        : hmacSha256(institutionKey, `padding/${accessId}/${index - count}`);
    tag.copy(tags, index * DIGEST_BYTES);
    if (index % PER_TURN === 0) {
      await nextTurn();
    }
  }
  let level = await hashed(sorted(tags), DIGEST_BYTES, LEAF_PREFIX);
  while (level.length > DIGEST_BYTES) {
    level = await hashed(level, 2 * DIGEST_BYTES, NODE_PREFIX);
  }
  return level;
}

/** Sorts tags that stand one after the other. */
function sorted(tags: Buffer): Buffer {
  const order = Uint32Array.from({ length: tags.length / DIGEST_BYTES }, (_, index) => index * DIGEST_BYTES);
  order.sort((a, b) => tags.compare(tags, b, b + DIGEST_BYTES, a, a + DIGEST_BYTES));
  const inOrder = Buffer.alloc(tags.length);
  order.forEach((from, index) => tags.copy(inOrder, index * DIGEST_BYTES, from, from + DIGEST_BYTES));
  return inOrder;
}

/** Hashes each run of `size` bytes under a prefix into one buffer: a level of the tree without an object a node. */
async function hashed(level: Buffer, size: number, prefix: number): Promise<Buffer> {
  const above = Buffer.alloc((level.length / size) * DIGEST_BYTES);
  const input = Buffer.alloc(1 + size, prefix);
  for (let from = 0, to = 0; from < level.length; from += size, to += DIGEST_BYTES) {
    level.copy(input, 1, from, from + size);
    hash('sha256', input, 'buffer').copy(above, to);
    if (to % (PER_TURN * DIGEST_BYTES) === 0) {
      await nextTurn();
    }
  }
  return above;
}

async function nextTurn(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
}
