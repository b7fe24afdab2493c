// SHA-256 digests and keyed digests (FIPS 180-4, RFC 2104) in the forms that tables, leaves and policies use.
import { createHash, createHmac } from 'node:crypto';
import { canonicalJson, type Json } from './json.js';

/** Answers the SHA-256 of bytes or of a string's UTF-8 form (32 bytes). */
export function sha256(data: Uint8Array | string): Buffer {
  return createHash('sha256').update(data).digest();
}

/** Answers the SHA-256 as 64 lower-case hexadecimal digits. */
export function sha256Hex(data: Uint8Array | string): string {
  return sha256(data).toString('hex');
}

/** Answers the SHA-256 (hexadecimal) of a value's canonical JSON. */
export function jsonSha256(value: Json): string {
  return sha256Hex(canonicalJson(value));
}

/** Answers HMAC-SHA-256 of data under a key (32 bytes). */
export function hmacSha256(key: Uint8Array, data: Uint8Array | string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}
