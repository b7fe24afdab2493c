// An issuer elsewhere, as a federation runs one: claims at userinfo, pairwise subjects, back-channel logout; who signs in is up to the test.
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

export interface ForeignPerson {
  readonly sub: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

export interface ForeignIssuer {
  readonly url: string;
  /** Who signs in next. */
  next: ForeignPerson;
  /** Makes a logout token; the parts that are given replace those of a good one. */
  logoutToken(claims: Readonly<Record<string, unknown>>, key?: 'own' | 'other'): Promise<string>;
  close(): Promise<void>;
}

export const CLIENT = { id: 'waarborg-client', secret: 'a-client-secret-of-enough-length' };

/** Starts an issuer whose only client is the platform at an address that is told later. */
export async function foreignIssuer(redirectUri: () => string): Promise<ForeignIssuer> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const other = await generateKeyPair('ES256', { extractable: true });
  const jwk: JWK = { ...(await exportJWK(privateKey)), kid: 'k1', alg: 'ES256', use: 'sig' };
  const people = new Map<string, ForeignPerson>();
  const state = { next: { sub: 'nobody', claims: {} } as ForeignPerson };
  let provider: Provider | null = null;
  const server = createServer((request, response) => {
    provider ??= make();
    if (request.url?.startsWith('/choose/') === true) {
      people.set(state.next.sub, state.next);
      void provider.interactionFinished(request, response, { login: { accountId: state.next.sub } });
      return;
    }
    void provider.callback()(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function make(): Provider {
    const configuration: Configuration = {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [redirectUri()],
          grant_types: ['authorization_code'],
          response_types: ['code'],
          id_token_signed_response_alg: 'ES256',
          backchannel_logout_uri: new URL('/sign-in/back-channel-logout', redirectUri()).href,
          backchannel_logout_session_required: true,
        },
      ],
      jwks: { keys: [jwk] },
      cookies: { keys: ['only for a test'] },
      claims: {
        openid: ['sub'],
        profile: ['name', 'schac_home_organization', 'eduperson_affiliation', 'schac_personal_unique_code', 'email'],
      },
      features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
      interactions: { url: (_context, interaction) => `/choose/${interaction.uid}` },
      findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id)?.claims }) }),
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({ clientId: CLIENT.id, accountId: oidc.session?.accountId ?? '' });
        grant.addOIDCScope('openid profile');
        await grant.save();
        return grant;
      },
    };
    return new Provider(url, configuration);
  }

  return {
    url,
    get next() {
      return state.next;
    },
    set next(person) {
      state.next = person;
    },
    logoutToken: async (claims, key = 'own') => {
      const signing = key === 'own' ? await importJWK(jwk, 'ES256') : other.privateKey;
      return new SignJWT({
        iss: url,
        aud: CLIENT.id,
        jti: 'j1',
        events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
        ...claims,
      })
        .setProtectedHeader({ alg: 'ES256', kid: 'k1', typ: 'logout+jwt' })
        .sign(signing);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
