// Leaves of the logs: canonical JSON (RFC 8785) of facts and salted commitments, never names, small counts or free text.
// A commitment is opened by handing out its salt and value; once those are erased it says nothing any more.
import { randomBytes } from 'node:crypto';
import { canonicalJson, type Json, type JsonObject, sha256Hex } from '../../common/index.js';

const SALT_BYTES = 32;
const MINUTE_MS = 60_000;
const MAX_LEAF_BYTES = 16_384;
const KIND = /^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+$/;
const MEMBER = /^[a-z][a-z0-9_]{0,59}$/;
const CODE = /^[\x21-\x7e]{0,200}$/;

/** What opens one commitment: its value in canonical JSON and its salt. */
export interface Opening {
  readonly name: string;
  readonly salt: Buffer;
  readonly value: string;
}

export interface Leaf {
  readonly bytes: Buffer;
  readonly openings: readonly Opening[];
}

export interface LeafDraft {
  readonly kind: string;
  readonly at: Date;
  readonly facts: JsonObject;
  readonly commitments?: JsonObject;
}

/**
 * Makes a leaf: the instant rounded down to the minute, the facts, and a commitment with a fresh salt for each value.
 * @throws TypeError when kind or facts hold anything but ids, digests, codes, numbers and flags.
 */
export function makeLeaf(draft: LeafDraft): Leaf {
  if (!KIND.test(draft.kind)) {
    throw new TypeError('the kind of an entry is domain.past-participle');
  }
  checkFacts(draft.facts);
  const openings = Object.entries(draft.commitments ?? {}).map(([name, value]) => openingOf(name, value));
  const c = Object.fromEntries(openings.map((opening) => [opening.name, commitmentOf(opening)]));
  const leaf = { v: 1, kind: draft.kind, at: minuteOf(draft.at), facts: draft.facts, ...(openings.length > 0 ? { c } : {}) };
  const bytes = Buffer.from(canonicalJson(leaf), 'utf8');
  if (bytes.length > MAX_LEAF_BYTES) {
    throw new TypeError(`an entry is at most ${MAX_LEAF_BYTES} bytes`);
  }
  return { bytes, openings };
}

/** Makes the opening of a value under a fresh salt. */
export function openingOf(name: string, value: Json): Opening {
  if (!MEMBER.test(name)) {
    throw new TypeError('the name of a commitment is snake_case');
  }
  return { name, salt: randomBytes(SALT_BYTES), value: canonicalJson(value) };
}

/** Answers the commitment that an opening opens, hexadecimal. */
export function commitmentOf(opening: Opening): string {
  const prefix = Buffer.from(`waarborg-log/v1/${opening.name}\0`, 'utf8');
  return sha256Hex(Buffer.concat([prefix, opening.salt, Buffer.from(opening.value, 'utf8')]));
}

/** Writes an instant rounded down to the minute, UTC. */
export function minuteOf(at: Date): string {
  return new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS).toISOString().replace('.000Z', 'Z');
}

/** Free text would betray itself by its spaces or letters; a fact is a code, so it has none. */
function checkFacts(value: Json): void {
  if (typeof value === 'string' && !CODE.test(value)) {
    throw new TypeError('the facts of an entry are ids, digests and codes');
  }
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach((member: Json) => checkFacts(member));
  }
}
