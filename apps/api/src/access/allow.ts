// The marks on routes: each route says what it does to which kind of record, or that it is public.
import { SetMetadata } from '@nestjs/common';
import { type Action, type Subject } from './abilities.js';

export const ALLOW = 'waarborg:allow';

export interface Allowed {
  readonly action: Action;
  readonly subject: Subject;
}

/** Marks a route with the ability that it asks of the actor. */
export const Allow = (action: Action, subject: Subject): MethodDecorator => SetMetadata(ALLOW, { action, subject } satisfies Allowed);
