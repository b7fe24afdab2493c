// What signing in needs below the routes: cookies, the issuer's logout orders (a form, not JSON) and, in development, the issuer itself.
import cookie from '@fastify/cookie';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { Config } from '../../platform/config/index.js';
import { JsonLogger } from '../../platform/logging/json-logger.js';
import { languageOf, Templates } from '../../platform/templates/index.js';
import { DevelopmentAccounts } from '../development-issuer/development-accounts.js';
import { DevelopmentIssuer } from '../development-issuer/development-issuer.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { isLoopback } from '../tokens/loopback.js';
import { DEVELOPMENT_PATH, Issuer } from './issuer.js';

const FORM = 'application/x-www-form-urlencoded';
const FORM_LIMIT_BYTES = 20_000;
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  // The form's answer leads back through the issuer to the platform: both are this address.
  'content-security-policy': "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
};

/** Adds to the application what stands outside its controllers. */
export async function mountSignIn(app: NestFastifyApplication): Promise<void> {
  await app.register(cookie);
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(async (scope) => backChannel(scope, app));
  if (app.get(Config).identity === 'development') {
    await fastify.register(async (scope) => development(scope, app));
  }
}

/** OpenID Connect Back-Channel Logout 1.0 §2.5-2.8. */
function backChannel(scope: FastifyInstance, app: NestFastifyApplication): void {
  takeForms(scope);
  scope.post('/sign-in/back-channel-logout', { bodyLimit: FORM_LIMIT_BYTES }, async (request, reply) => {
    const issuer = app.get(Issuer);
    void reply.header('cache-control', 'no-store');
    const order = await issuer.readLogoutToken(fieldOf(request, 'logout_token')).catch((error: unknown) => {
      app.get(JsonLogger).failure('sign-in.logout-token-refused', error);
      return null;
    });
    if (order === null) {
      return reply.status(400).send({ error: 'invalid_request' });
    }
    await app.get(SessionsService).endOfLogin({ issuer: issuer.name, sub: order.sub, sid: order.sid }, order.issuedAt);
    return reply.status(200).send();
  });
}

function development(scope: FastifyInstance, app: NestFastifyApplication): void {
  takeForms(scope);
  const issuer = app.get(DevelopmentIssuer);
  scope.addHook('onRequest', async (request, reply) => {
    if (!isLoopback(request)) {
      await reply.status(404).send();
    }
  });
  scope.get(`${DEVELOPMENT_PATH}/interaction/:uid`, async (request, reply) => {
    if (!(await issuer.isAsked(request.raw, reply.raw))) {
      return reply.redirect('/sign-in/failed?reason=expired', 302);
    }
    const language = languageOf(request.headers['accept-language']);
    const institutions = await app.get(DevelopmentAccounts).list();
    return reply.headers(PAGE_HEADERS).send(app.get(Templates).render('identity', 'personas', language, { institutions }));
  });
  scope.post(`${DEVELOPMENT_PATH}/interaction/:uid`, { bodyLimit: FORM_LIMIT_BYTES }, async (request, reply) => {
    const account = fieldOf(request, 'account');
    if (!(await issuer.isAsked(request.raw, reply.raw)) || (await app.get(DevelopmentAccounts).claims(account)) === null) {
      return reply.redirect('/sign-in/failed?reason=expired', 302);
    }
    reply.hijack();
    return issuer.choose(request.raw, reply.raw, account);
  });
  scope.register(async (raw) => {
    raw.removeAllContentTypeParsers();
    raw.addContentTypeParser('*', (_request, _payload, done) => done(null));
    raw.all(`${DEVELOPMENT_PATH}/*`, async (request, reply) => {
      reply.hijack();
      return issuer.answer(request.raw, reply.raw);
    });
  });
}

function takeForms(scope: FastifyInstance): void {
  scope.addContentTypeParser(FORM, { parseAs: 'string' }, (_request, body, done) => done(null, new URLSearchParams(body.toString())));
}

function fieldOf(request: FastifyRequest, name: string): string {
  return request.body instanceof URLSearchParams ? (request.body.get(name) ?? '') : '';
}
