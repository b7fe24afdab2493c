// Makes the HTTP application: Fastify with its limits, headers and problem documents; used by main, tests and tools.
import helmet from '@fastify/helmet';
import { type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { registerUploadParsers } from './datasets/index.js';
import { newId } from './common/ids.js';
import { mountSignIn } from './identity/index.js';
import { Config } from './platform/config/index.js';
import { connectionOptions, limitStandstill, mountPortal, ProblemFilter, registerJsonBody } from './platform/http/index.js';
import { JsonLogger } from './platform/logging/json-logger.js';

const BODY_LIMIT_BYTES = 1_048_576;
const HEADERS_TIMEOUT_MS = 20_000;

/** Makes the application of a module; the caller listens and closes. */
export async function makeApplication(module: DynamicModule): Promise<NestFastifyApplication> {
  const problems = (): ProblemFilter => app.get(ProblemFilter);
  const adapter = new FastifyAdapter({
    ...connectionOptions(problems),
    bodyLimit: BODY_LIMIT_BYTES,
    exposeHeadRoutes: false,
    genReqId: () => newId(new Date()),
    logger: false,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: false },
    connectionTimeout: 0,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bufferLogs: true,
    abortOnError: false,
    bodyParser: false,
  });
  app.useLogger(app.get(JsonLogger));
  const fastify = app.getHttpAdapter().getInstance();
  fastify.server.headersTimeout = HEADERS_TIMEOUT_MS;
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], styleSrc: ["'self'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] },
    },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
    referrerPolicy: { policy: 'no-referrer' },
  });
  registerJsonBody(fastify);
  registerUploadParsers(fastify);
  await mountSignIn(app);
  await mountPortal(app);
  limitStandstill(fastify, app.get(Config).bodyIdleSeconds, problems);
  return app;
}
