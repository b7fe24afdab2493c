// The seal of an adopted version: an Ed25519 signature (RFC 8032) by the institution's own key, which stands with the keys
// and never in the database, over what was adopted; a row that was altered or put in by hand has none that holds (ADR 0010).
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { canonicalJson, sha256Hex } from '../../common/index.js';
import { type KeyName, KeyStore } from '../../platform/keys/index.js';
import { PolicyFault } from '../engine/policy-fault.js';

const CONTEXT = 'waarborg/code-adoption/v1';

/** What is signed. The digest of the manifest stands for every part of the build. */
export interface Adopted {
  readonly institutionId: string;
  readonly codeVersion: string;
  readonly manifestSha256: string;
  readonly policySha256: string;
  readonly parametersSha256: string;
  readonly effectiveOn: string;
}

export interface Seal {
  readonly signature: string;
  readonly signedBy: string;
}

@Injectable()
export class AdoptionSeals {
  /** Statements with signatures that were found to hold; what differs in any byte is looked at afresh. */
  private readonly held = new Set<string>();

  constructor(@Inject(KeyStore) private readonly keys: KeyStore) {}

  /** Signs what is adopted, with the institution's key, which is made when there is none. */
  async seal(adopted: Adopted): Promise<Seal> {
    const { secret } = await this.keys.ensure(keyOf(adopted.institutionId));
    const key = createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' });
    return { signature: sign(null, statementOf(adopted), key).toString('base64'), signedBy: fingerprintOf(key) };
  }

  /** @throws PolicyFault `unsigned` without a signature, `altered` when it does not hold; KeyUnavailable without the key. */
  async require(adopted: Adopted, seal: { readonly signature: string | null }): Promise<void> {
    if (seal.signature === null) {
      throw new PolicyFault('unsigned', `code ${adopted.codeVersion} was not adopted with the institution's key`);
    }
    const known = `${seal.signature} ${statementOf(adopted).toString('utf8')}`;
    if (this.held.has(known)) {
      return;
    }
    const { secret } = await this.keys.get(keyOf(adopted.institutionId));
    const key = createPublicKey(createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' }));
    if (!verify(null, statementOf(adopted), key, Buffer.from(seal.signature, 'base64'))) {
      throw new PolicyFault('altered', `code ${adopted.codeVersion} is not what was adopted: its signature does not hold`);
    }
    this.held.add(known);
  }
}

function statementOf(adopted: Adopted): Buffer {
  return Buffer.from(canonicalJson({ context: CONTEXT, ...adopted }), 'utf8');
}

function keyOf(institutionId: string): KeyName {
  return { institutionId, kind: 'policy-signing', name: 'code' };
}

/** SHA-256 of the public key (SubjectPublicKeyInfo), so that people can compare keys. */
function fingerprintOf(key: KeyObject): string {
  return sha256Hex(createPublicKey(key).export({ type: 'spki', format: 'der' }));
}
