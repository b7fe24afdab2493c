// The actor that the guard put on the request, as a controller's parameter.
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type Actor, Unauthenticated } from '../../common/index.js';

/** Hands the actor to a route; a public route has none. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = context.switchToHttp().getRequest<FastifyRequest & { actor?: Actor }>().actor;
  if (actor === undefined) {
    throw new Unauthenticated();
  }
  return actor;
});
