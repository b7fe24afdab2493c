// A sign-in under way, sealed in a cookie of the browser that began it (AES-256-GCM): only that browser can end it.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type KeyStore } from '../../platform/keys/index.js';

export const PENDING_COOKIE = '__Host-waarborg-sign-in';
export const PENDING_SECONDS = 600;

export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Seals a sign-in for the cookie. */
export async function seal(keys: KeyStore, pending: PendingSignIn): Promise<string> {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await keyOf(keys), iv);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(pending), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Opens what was sealed; null for anything else, and for what is over. */
export async function unseal(keys: KeyStore, text: string | undefined, now: Date): Promise<PendingSignIn | null> {
  const bytes = Buffer.from(text ?? '', 'base64url');
  if (bytes.length < 29) {
    return null;
  }
  const decipher = createDecipheriv('aes-256-gcm', await keyOf(keys), bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAuthTag(bytes.subarray(12, 28));
  try {
    const opened = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    const pending = JSON.parse(opened) as PendingSignIn;
    return pending.expiresAt > now.getTime() ? pending : null;
  } catch {
    return null;
  }
}

async function keyOf(keys: KeyStore): Promise<Buffer> {
  return (await keys.ensure({ institutionId: 'deployment', kind: 'session', name: 'sign-in' })).secret.subarray(0, 32);
}
