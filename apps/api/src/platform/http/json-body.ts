// Request bodies are JSON (RFC 8259) and nothing else: well-formed UTF-8, of bounded depth, text without lone surrogates.
import { type FastifyInstance } from 'fastify';
import { type FieldFault, InvalidInput, Problem } from '../../common/index.js';

/** Far deeper than any body of the API, far shallower than what would exhaust the stack of whoever walks it. */
const MOST_DEPTH = 32;
/** Three times the largest proposal of an import; each of more would be judged, and named when at fault. */
const MOST_VALUES = 20_000;

/**
 * Makes JSON the only media type that bodies are read in; others are answered 415 unless a route has its own reader.
 * An empty body is none: a command may have no members.
 */
export function registerJsonBody(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, body.length === 0 ? undefined : readJson(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}

/**
 * Reads a body.
 * @throws InvalidInput (400) for what is no JSON in UTF-8, too deep, or holds text that cannot be kept; Problem (413) for too many values
 */
export function readJson(body: Uint8Array): unknown {
  const value = parsed(body);
  const fault = faultIn(value);
  if (fault !== null) {
    throw new InvalidInput([fault]);
  }
  return value;
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
  } catch {
    throw new InvalidInput([{ pointer: '', code: 'body' }]);
  }
}

/** Walks without recursion: the depth is what is being checked. */
function faultIn(value: unknown): FieldFault | null {
  let values = 0;
  const waiting: { readonly value: unknown; readonly pointer: string; readonly depth: number }[] = [{ value, pointer: '', depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value: found, pointer, depth } = next;
    values++;
    if (values > MOST_VALUES) {
      throw new Problem('too-large', 413, 'info');
    }
    if (typeof found === 'string' && !found.isWellFormed()) {
      return { pointer, code: 'plainText' };
    }
    if (typeof found !== 'object' || found === null) {
      continue;
    }
    if (depth === MOST_DEPTH) {
      return { pointer: '', code: 'depth' };
    }
    for (const [name, member] of Object.entries(found)) {
      if (!name.isWellFormed()) {
        return { pointer, code: 'plainText' };
      }
      waiting.push({ value: member, pointer: `${pointer}/${escaped(name)}`, depth: depth + 1 });
    }
  }
  return null;
}

/** Writes a member's name as a step of a JSON Pointer (RFC 6901). */
export function escaped(name: string): string {
  return name.replace(/~/g, '~0').replace(/\//g, '~1');
}
