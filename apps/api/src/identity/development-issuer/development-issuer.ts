// An OpenID Connect issuer inside the platform, for development alone: whoever is on this machine signs in as one of its people.
import { Inject, Injectable } from '@nestjs/common';
import { createPrivateKey } from 'node:crypto';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { type Configuration } from 'oidc-provider';
import { PublicAddress } from '../../platform/http/index.js';
import { KeyStore } from '../../platform/keys/index.js';
import { DEVELOPMENT_CLIENT, DEVELOPMENT_PATH } from '../sign-in/issuer.js';
import { DevelopmentAccounts } from './development-accounts.js';
import { IssuerStoreRepository } from './issuer-store.repository.js';

/** DER of a PKCS#8 Ed25519 key, up to its 32 bytes of seed (RFC 8410 §7). */
const ED25519_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const CLAIMS = ['name', 'schac_home_organization', 'eduperson_affiliation'];
const FEW_MINUTES = 600;

@Injectable()
export class DevelopmentIssuer {
  private made: Promise<Provider> | null = null;

  constructor(
    @Inject(PublicAddress) private readonly address: PublicAddress,
    @Inject(DevelopmentAccounts) private readonly accounts: DevelopmentAccounts,
    @Inject(KeyStore) private readonly keys: KeyStore,
    @Inject(IssuerStoreRepository) private readonly store: IssuerStoreRepository,
  ) {}

  /** Answers a request to the issuer's own addresses (discovery, authorization, token, userinfo). */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const provider = await this.provider();
    const mounted = Object.assign(request, { originalUrl: request.url });
    mounted.url = (request.url ?? '').slice(DEVELOPMENT_PATH.length) || '/';
    await provider.callback()(mounted, response);
  }

  /** Whether a sign-in is under way for this browser. */
  async isAsked(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    return (await this.provider()).interactionDetails(request, response).then(
      () => true,
      () => false,
    );
  }

  /** Ends the choice of a persona and leads the browser back. */
  async choose(request: IncomingMessage, response: ServerResponse, account: string): Promise<void> {
    await (await this.provider()).interactionFinished(request, response, { login: { accountId: account } });
  }

  private async provider(): Promise<Provider> {
    this.made ??= this.make();
    return this.made;
  }

  private async make(): Promise<Provider> {
    // Loaded here, so that a platform with a real issuer never holds this one's code.
    const { default: IssuerProvider } = await import('oidc-provider');
    const { secret } = await this.keys.ensure({ institutionId: 'deployment', kind: 'session', name: 'development-issuer' });
    const key = createPrivateKey({ key: Buffer.concat([ED25519_PREFIX, secret.subarray(0, 32)]), format: 'der', type: 'pkcs8' });
    const { address, accounts, store } = this;
    const configuration: Configuration = {
      adapter: (model: string) => store.adapter(model),
      clients: [
        {
          client_id: DEVELOPMENT_CLIENT,
          token_endpoint_auth_method: 'none',
          id_token_signed_response_alg: 'EdDSA',
          redirect_uris: [`${address.url}/sign-in/callback`],
          grant_types: ['authorization_code'],
          response_types: ['code'],
        },
      ],
      jwks: { keys: [{ ...key.export({ format: 'jwk' }), alg: 'EdDSA', use: 'sig', kid: 'development' }] },
      enabledJWA: { idTokenSigningAlgValues: ['EdDSA'] },
      cookies: { keys: [secret.subarray(32).toString('base64url')] },
      claims: { openid: ['sub'], profile: CLAIMS },
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
      interactions: { url: (_context, interaction) => `${DEVELOPMENT_PATH}/interaction/${interaction.uid}` },
      ttl: {
        AccessToken: FEW_MINUTES,
        AuthorizationCode: 60,
        Grant: FEW_MINUTES,
        IdToken: FEW_MINUTES,
        Interaction: FEW_MINUTES,
        Session: FEW_MINUTES,
      },
      findAccount: async (_context, account) => {
        const claims = await accounts.claims(account);
        return claims === null ? undefined : { accountId: account, claims: () => ({ sub: account, ...claims }) };
      },
      // Nobody is asked whether the platform may know who they are: it is the platform itself.
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({ clientId: DEVELOPMENT_CLIENT, accountId: oidc.session?.accountId ?? '' });
        grant.addOIDCScope('openid profile');
        grant.addOIDCClaims(CLAIMS);
        await grant.save();
        return grant;
      },
    };
    return new IssuerProvider(`${address.url}${DEVELOPMENT_PATH}`, configuration);
  }
}
