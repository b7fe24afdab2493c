// The guard of every route: who asks (token -> actor), and may somebody like this ever do what the route does.
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type FastifyRequest } from 'fastify';
import { ALLOW, type Allowed, mayEver, PUBLIC } from '../../access/index.js';
import { type Actor, Forbidden, type RequestTrace, Unauthenticated } from '../../common/index.js';
import { idempotencyClaimOf, traceIdOf } from '../../platform/http/index.js';
import { isLoopback } from './loopback.js';
import { TokensService } from './tokens.service.js';

@Injectable()
export class ActorGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(TokensService) private readonly tokens: TokensService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { actor?: Actor }>();
    const secret = bearerOf(request.headers.authorization);
    const isPublic = this.reflector.get<boolean | undefined>(PUBLIC, context.getHandler()) === true;
    if (secret !== null) {
      request.actor = await this.tokens.resolve({ secret, isLoopback: isLoopback(request), trace: traceOf(request) });
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
