// The OpenID Connect issuer that people sign in with: authorization code flow with PKCE, state and nonce (OpenID Connect Core 1.0, RFC 7636).
import { Inject, Injectable } from '@nestjs/common';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as client from 'openid-client';
import { Clock } from '../../common/clock.js';
import { Config } from '../../platform/config/index.js';
import { PublicAddress } from '../../platform/http/index.js';
import { type ClaimNames } from './claims.js';
import { type PendingSignIn } from './pending-sign-in.js';

/** The name under which logins of the development issuer are kept: its address changes with the port. */
export const DEVELOPMENT = 'development';
export const DEVELOPMENT_PATH = '/development-issuer';
export const DEVELOPMENT_CLIENT = 'waarborg';
const BACK_CHANNEL_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const LOGOUT_TOKEN_MAX_AGE = '5 minutes';

/** What the issuer said of somebody at the end of a sign-in. */
export interface SignedIn {
  readonly said: Readonly<Record<string, unknown>>;
  readonly sid: string | null;
}

/** Whose sessions end, by a logout token. */
export interface LogoutOrder {
  readonly sub: string | null;
  readonly sid: string | null;
  readonly issuedAt: Date;
}

@Injectable()
export class Issuer {
  private discovered: Promise<client.Configuration> | null = null;

  constructor(
    @Inject(Config) private readonly config: Config,
    @Inject(PublicAddress) private readonly address: PublicAddress,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The name under which logins at this issuer are kept. */
  get name(): string {
    return this.isDevelopment ? DEVELOPMENT : this.config.oidcIssuer;
  }

  get isConfigured(): boolean {
    return this.isDevelopment || this.config.oidcIssuer !== '';
  }

  get claimNames(): ClaimNames {
    const { oidcAffiliationClaim, oidcOrganizationClaim, oidcStudentNumberClaim } = this.config;
    return { affiliation: oidcAffiliationClaim, organization: oidcOrganizationClaim, studentNumber: oidcStudentNumberClaim };
  }

  /** The address to go to for a sign-in. */
  async authorizationUrl(pending: PendingSignIn): Promise<string> {
    const url = client.buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: this.redirectUri,
      scope: 'openid profile',
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(pending.codeVerifier),
      code_challenge_method: 'S256',
      ...(this.isDevelopment ? { prompt: 'login' } : {}),
    });
    return url.href;
  }

  /** Changes the code for tokens, checks them, and asks userinfo. @throws Error when the issuer or the checks refuse. */
  async finish(callback: URLSearchParams, pending: PendingSignIn): Promise<SignedIn> {
    const configuration = await this.configuration();
    const tokens = await client.authorizationCodeGrant(configuration, new URL(`${this.redirectUri}?${callback.toString()}`), {
      pkceCodeVerifier: pending.codeVerifier,
      expectedState: pending.state,
      expectedNonce: pending.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) {
      throw new Error('no ID token');
    }
    const userinfo = await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
    return { said: { ...claims, ...userinfo }, sid: typeof claims['sid'] === 'string' ? claims['sid'] : null };
  }

  /** Where the issuer ends its own session, if it offers that. */
  async endSessionUrl(): Promise<string | null> {
    const endpoint = this.isDevelopment ? undefined : (await this.configuration()).serverMetadata().end_session_endpoint;
    if (endpoint === undefined) {
      return null;
    }
    const url = new URL(endpoint);
    url.searchParams.set('client_id', this.clientId);
    url.searchParams.set('post_logout_redirect_uri', `${this.address.url}/`);
    return url.href;
  }

  /** Checks a logout token (OpenID Connect Back-Channel Logout 1.0 §2.6). @throws Error when it does not hold */
  async readLogoutToken(token: string): Promise<LogoutOrder> {
    const { jwks_uri: keys, issuer } = (await this.configuration()).serverMetadata();
    if (keys === undefined) {
      throw new Error('the issuer publishes no keys');
    }
    const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(keys)), {
      issuer,
      audience: this.clientId,
      maxTokenAge: LOGOUT_TOKEN_MAX_AGE,
      currentDate: this.clock.now(),
      requiredClaims: ['jti', 'iat', 'events'],
    });
    const events = payload['events'];
    const isOrder = typeof events === 'object' && events !== null && BACK_CHANNEL_EVENT in events && payload['nonce'] === undefined;
    const sub = typeof payload.sub === 'string' ? payload.sub : null;
    const sid = typeof payload['sid'] === 'string' ? payload['sid'] : null;
    if (!isOrder || (sub === null && sid === null)) {
      throw new Error('no logout token');
    }
    return { sub, sid, issuedAt: new Date(Number(payload.iat) * 1_000 + 999) };
  }

  private get isDevelopment(): boolean {
    return this.config.identity === 'development';
  }

  private get clientId(): string {
    return this.isDevelopment ? DEVELOPMENT_CLIENT : this.config.oidcClientId;
  }

  private get redirectUri(): string {
    return `${this.address.url}/sign-in/callback`;
  }

  // Asked once; a discovery that failed is tried again at the next sign-in.
  private async configuration(): Promise<client.Configuration> {
    this.discovered ??= this.discover().catch((error: unknown) => {
      this.discovered = null;
      throw error;
    });
    return this.discovered;
  }

  private async discover(): Promise<client.Configuration> {
    const server = new URL(this.isDevelopment ? `${this.address.url}${DEVELOPMENT_PATH}` : this.config.oidcIssuer);
    const secret = this.isDevelopment ? '' : this.config.oidcClientSecret;
    return client.discovery(
      server,
      this.clientId,
      this.isDevelopment ? { id_token_signed_response_alg: 'EdDSA' } : {},
      secret === '' ? client.None() : client.ClientSecretBasic(secret),
      server.protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {},
    );
  }
}
