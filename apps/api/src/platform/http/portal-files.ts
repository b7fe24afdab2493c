// The built portal on disk, and the policy under which browsers run it.
import fastifyStatic from '@fastify/static';
import { Injectable } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyReply } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NotFound } from '../../common/index.js';
import { fromProjectRoot } from '../files/index.js';

const FOLDER = fromProjectRoot('dist', 'portal');
const PAGE = 'index.html';
const NAME = /^[\w.-]+\.(js|css|svg|woff2)$/;
/** Nothing but the platform's own files, no inline code, no text that becomes markup. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** Makes replies able to send the portal's files, compressed as they were built. */
export async function mountPortal(app: NestFastifyApplication): Promise<void> {
  if (existsSync(FOLDER)) {
    await app.register(fastifyStatic, { root: FOLDER, serve: false, preCompressed: true, cacheControl: false });
  }
}

@Injectable()
export class PortalFiles {
  /** Sends the one page; never kept by browsers, so that a new version is seen at once. @throws NotFound (404) where it is not built */
  async page(reply: FastifyReply): Promise<void> {
    if (!existsSync(join(FOLDER, PAGE))) {
      throw new NotFound();
    }
    await reply
      .header('content-security-policy', POLICY)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .sendFile(PAGE);
  }

  /** Sends a file that is named by its content. @throws NotFound (404) */
  async asset(reply: FastifyReply, name: string): Promise<void> {
    if (!NAME.test(name) || !existsSync(join(FOLDER, 'assets', name))) {
      throw new NotFound();
    }
    await reply.header('cache-control', 'public, max-age=31536000, immutable').sendFile(join('assets', name));
  }
}
