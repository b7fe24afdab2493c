// How a route says that its act is about what was read: If-Match names the version (RFC 9110 section 13.1.1, RFC 6585 section 3).
import { applyDecorators } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';

/** Documents that If-Match has to name what was read: 428 without it, 412 when it says something else by now. */
export function NamesWhatWasRead(): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'if-match',
      required: true,
      description:
        'The ETag of what was read. 412 when the record says something else since then, 428 without it. What others recorded beside it meanwhile does not stand in the way.',
      schema: { type: 'string', example: '"3"' },
    }),
  );
}
