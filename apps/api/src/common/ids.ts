// Identifiers of records: UUID version 7, so that the order of ids is the order of making (RFC 9562 section 5.7).
import { randomBytes } from 'node:crypto';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Makes a fresh id for the given instant. */
export function newId(at: Date): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes[6] = (0x70 | ((bytes[6] ?? 0) & 0x0f)) & 0xff;
  bytes[8] = (0x80 | ((bytes[8] ?? 0) & 0x3f)) & 0xff;
  return formatUuid(bytes);
}

/** Writes sixteen bytes as a UUID. */
export function formatUuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Tells whether a text is a UUID in lower case. */
export function isId(text: string): boolean {
  return ID.test(text);
}
