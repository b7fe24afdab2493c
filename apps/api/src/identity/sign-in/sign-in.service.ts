// Signing in: begins at the issuer, ends in a session of a person of the institution that the issuer names.
import { Inject, Injectable } from '@nestjs/common';
import * as client from 'openid-client';
import { Journal } from '../../audit-log/index.js';
import { systemActor } from '../../common/index.js';
import { KeyStore } from '../../platform/keys/index.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { TokensRepository } from '../tokens/tokens.repository.js';
import { readClaims } from './claims.js';
import { Issuer } from './issuer.js';
import { PENDING_SECONDS, seal, unseal } from './pending-sign-in.js';
import { returnPath } from './return-to.js';
import { SignInPeople } from './sign-in.people.js';

export const FAILURES = ['expired', 'issuer', 'institution'] as const;
export type Failure = (typeof FAILURES)[number];

/** Says that a sign-in came to nothing, by a code of the catalogue. */
export class SignInFailed extends Error {
  constructor(
    readonly reason: Failure,
    options?: ErrorOptions,
  ) {
    super(`sign-in failed: ${reason}`, options);
    this.name = 'SignInFailed';
  }
}

@Injectable()
export class SignInService {
  constructor(
    @Inject(Issuer) private readonly issuer: Issuer,
    @Inject(SignInPeople) private readonly people: SignInPeople,
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(TokensRepository) private readonly institutions: TokensRepository,
    @Inject(KeyStore) private readonly keys: KeyStore,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Answers where to go, and what the browser keeps until it is back. @throws SignInFailed when the issuer cannot be reached */
  async begin(wanted: string | undefined): Promise<{ readonly location: string; readonly pending: string }> {
    const pending = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      codeVerifier: client.randomPKCECodeVerifier(),
      returnTo: returnPath(wanted),
      expiresAt: this.journal.now().getTime() + PENDING_SECONDS * 1_000,
    };
    try {
      return { location: await this.issuer.authorizationUrl(pending), pending: await seal(this.keys, pending) };
    } catch (error) {
      throw new SignInFailed('issuer', { cause: error });
    }
  }

  /** Ends a sign-in; answers the secret of a new session and the way on. @throws SignInFailed */
  async finish(callback: URLSearchParams, sealed: string | undefined): Promise<{ readonly secret: string; readonly returnTo: string }> {
    const pending = await unseal(this.keys, sealed, this.journal.now());
    if (pending === null) {
      throw new SignInFailed('expired');
    }
    const { said, sid } = await this.issuer.finish(callback, pending).catch((error: unknown) => {
      throw new SignInFailed('issuer', { cause: error });
    });
    const claims = readClaims(said, this.issuer.claimNames);
    const institution = (await this.institutions.institutions()).find(({ home_organization: known }) => known === claims.organization);
    if (institution === undefined) {
      throw new SignInFailed('institution');
    }
    const actor = systemActor(institution.id);
    const secret = await this.journal.write(actor, async (tx) => {
      const person = await this.people.admit(tx, actor, claims, this.journal);
      return this.sessions.open(tx, actor, person.id, { issuer: this.issuer.name, sub: claims.sub, sid });
    });
    return { secret, returnTo: pending.returnTo };
  }
}
