// What goes wrong before there is a request, or while its body is still on the way: answered as problems like everything else.
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type Duplex } from 'node:stream';
import { InvalidInput, type Problem } from '../../common/index.js';
import { asProblem, type ProblemFilter } from './problem.filter.js';

type Coded = Error & { readonly code?: string };

/** Answers the options by which Fastify hands over what it would otherwise answer by itself; `problems` is asked when needed. */
export function connectionOptions(problems: () => ProblemFilter): {
  readonly frameworkErrors: (error: Coded, request: FastifyRequest, reply: FastifyReply) => void;
  readonly clientErrorHandler: (error: Coded, socket: Duplex) => void;
} {
  return {
    frameworkErrors: (error, request, reply) => {
      const isAddress = error.code === 'FST_ERR_BAD_URL';
      problems().answer(isAddress ? new InvalidInput([{ pointer: '', code: 'address' }]) : error, request, reply);
    },
    clientErrorHandler: (error, socket) => {
      if (error.code === 'ECONNRESET' || !socket.writable || isAnswering(socket)) {
        socket.destroy();
        return;
      }
      problems().answerConnection(problemOf(error), socket);
    },
  };
}

/**
 * Gives up on a request whose body comes to a standstill: 408 and the end of the connection. A body that keeps coming, however
 * slowly, is left in peace; so is a request whose body is in.
 */
export function limitStandstill(fastify: FastifyInstance, seconds: number, problems: () => ProblemFilter): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const { raw } = request;
    if (hasBody(raw)) {
      raw.socket.setTimeout(seconds * 1_000);
      raw.once('timeout', () => {
        if (reply.raw.headersSent) {
          raw.socket.destroy();
        } else {
          problems().answerConnection(asProblem({ statusCode: 408 }), raw.socket);
        }
      });
      raw.once('end', () => {
        if (!reply.raw.writableEnded) {
          raw.socket.setTimeout(0);
        }
      });
    }
    done();
  });
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Whether part of an answer has gone out: then nothing may be put behind it. */
function isAnswering(socket: Duplex): boolean {
  return (socket as { readonly _httpMessage?: ServerResponse | null })._httpMessage?.headersSent === true;
}

function problemOf(error: Coded): Problem {
  switch (error.code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return asProblem({ statusCode: 408 });
    case 'HPE_HEADER_OVERFLOW':
      return asProblem({ statusCode: 431 });
    default:
      return new InvalidInput([{ pointer: '', code: 'request' }]);
  }
}
