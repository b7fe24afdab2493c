// Keys of an institution: register, pseudonym, opening, log signing, policy signing, spool. Kept apart from the data (architecture: KeyStore).
export const KEY_KINDS = [
  'register',
  'pseudonym',
  'opening',
  'log-signing',
  'subject-index',
  'spool',
  'token',
  'session',
  'policy-signing',
] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

/** Holder of the keys that the platform makes and keeps itself. */
export const PLATFORM = 'platform';

export interface KeyName {
  readonly institutionId: string;
  readonly kind: KeyKind;
  /** Tells keys of one kind apart, e.g. process id and key period; only letters, digits, `-` and `.`. */
  readonly name: string;
}

export interface StoredKey {
  readonly id: string;
  readonly createdAt: string;
  readonly destroyedAt: string | null;
  readonly rotatedAt: string | null;
  readonly holder: string;
  /** 64 random bytes, or the PKCS#8 DER of an Ed25519 key for `log-signing` and `policy-signing`; empty once destroyed. */
  readonly secret: Buffer;
}

/** Holds keys; implemented by files, later by PKCS#11. */
export abstract class KeyStore {
  /** Answers a key, making it when it does not exist yet; two processes that ask at once get the same key. */
  abstract ensure(name: KeyName): Promise<StoredKey>;
  /** Answers a key that must exist. @throws KeyUnavailable when it does not, or was destroyed. */
  abstract get(name: KeyName): Promise<StoredKey>;
  /** Destroys a key's secret and keeps the fact that it was destroyed. */
  abstract destroy(name: KeyName): Promise<void>;
}

/** Says that a key cannot be had; whatever needed it does not go on. */
export class KeyUnavailable extends Error {
  constructor(kind: KeyKind) {
    super(`key unavailable: ${kind}`);
    this.name = 'KeyUnavailable';
  }
}
