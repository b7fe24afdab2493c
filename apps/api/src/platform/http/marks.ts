// The mark on routes that anybody may call, without a token; the guard reads it, a test walks all routes for it.
import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'waarborg:public';

/** Marks a route that anybody may call, without a token. */
export const Public = (): MethodDecorator => SetMetadata(PUBLIC, true);
