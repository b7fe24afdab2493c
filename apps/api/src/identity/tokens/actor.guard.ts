// The guard of every route: who asks (token or session -> actor), and may somebody like this ever do what the route does.
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type FastifyRequest } from 'fastify';
import { ALLOW, type Allowed, mayEver, PUBLIC } from '../../access/index.js';
import { type Actor, Forbidden, ForgedRequest, type RequestTrace, Unauthenticated } from '../../common/index.js';
import { idempotencyClaimOf, PublicAddress, traceIdOf } from '../../platform/http/index.js';
import { isOwnRequest, SESSION_COOKIE } from '../sessions/session-cookie.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { isLoopback } from './loopback.js';
import { TokensService } from './tokens.service.js';

@Injectable()
export class ActorGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(TokensService) private readonly tokens: TokensService,
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(PublicAddress) private readonly address: PublicAddress,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { actor?: Actor }>();
    const isPublic = this.reflector.get<boolean | undefined>(PUBLIC, context.getHandler()) === true;
    const actor = await this.actorOf(request);
    if (actor !== null) {
      request.actor = actor;
    }
    if (isPublic) {
      return true;
    }
    if (request.actor === undefined) {
      throw new Unauthenticated();
    }
    const allowed = this.reflector.get<Allowed | undefined>(ALLOW, context.getHandler());
    if (allowed === undefined || !mayEver(request.actor, allowed.action, allowed.subject)) {
      throw new Forbidden();
    }
    return true;
  }

  // A token speaks for itself; a cookie is sent by browsers unasked, so that a change under it must prove where it comes from.
  private async actorOf(request: FastifyRequest): Promise<Actor | null> {
    const token = bearerOf(request.headers.authorization);
    if (token !== null) {
      return this.tokens.resolve({ secret: token, isLoopback: isLoopback(request), trace: traceOf(request) });
    }
    const session = request.cookies[SESSION_COOKIE];
    const actor = session === undefined ? null : await this.sessions.resolve(session, traceOf(request));
    if (session !== undefined && actor !== null && !isOwnRequest(request, session, [this.address.origin])) {
      throw new ForgedRequest();
    }
    return actor;
  }
}

function bearerOf(authorization: string | undefined): string | null {
  const match = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(authorization ?? '');
  return match?.[1] ?? null;
}

function traceOf(request: FastifyRequest): RequestTrace {
  const idempotency = idempotencyClaimOf(request);
  return {
    requestId: request.id,
    traceId: traceIdOf(request.headers['traceparent']),
    ...(idempotency === undefined ? {} : { idempotency }),
  };
}
