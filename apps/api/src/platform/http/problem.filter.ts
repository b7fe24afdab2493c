// Writes every error as a problem document (RFC 9457), in the reader's language; the only place that builds one.
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import { type Writable } from 'node:stream';
import { type FieldFault, InvalidInput, newId, NotFound, Problem } from '../../common/index.js';
import { problemOf } from '../database/index.js';
import { JsonLogger } from '../logging/json-logger.js';
import { languageOf, type Language, Templates, textAt } from '../templates/index.js';

const BY_STATUS: Readonly<Record<number, () => Problem>> = {
  400: () => new InvalidInput([{ pointer: '', code: 'body' }]),
  404: () => new NotFound(),
  406: () => new Problem('not-acceptable', 406, 'info'),
  408: () => new Problem('request-timeout', 408, 'info'),
  413: () => new Problem('too-large', 413, 'info'),
  414: () => new Problem('too-large', 414, 'info'),
  415: () => new Problem('unsupported-media-type', 415, 'info'),
  431: () => new Problem('too-large', 431, 'info'),
};

/** Answers the problem that anything thrown amounts to; the unexpected becomes a 500 that shows an id only. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) {
    return thrown;
  }
  const known = problemOf(thrown);
  if (known !== null) {
    return known;
  }
  const status = thrown instanceof HttpException ? thrown.getStatus() : (thrown as { readonly statusCode?: unknown } | null)?.statusCode;
  const made = typeof status === 'number' ? BY_STATUS[status]?.() : undefined;
  return made ?? new Problem('unexpected', 500, 'error');
}

/** The client's connection, not the database's, when its request is gone as well. */
function isReset(thrown: unknown): boolean {
  return (thrown as { readonly code?: unknown } | null)?.code === 'ECONNRESET';
}

function headersIn(language: Language): Readonly<Record<string, string>> {
  return { 'content-type': 'application/problem+json', 'content-language': language, 'cache-control': 'no-store' };
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(Templates) private readonly templates: Templates,
    @Inject(JsonLogger) private readonly logger: JsonLogger,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Answers a problem document, or destroys the socket when bytes have gone out already. */
  answer(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = asProblem(request.raw.destroyed && isReset(thrown) ? { statusCode: 408 } : thrown);
    const fields = { request: request.id, problem: problem.slug, status: problem.status };
    if (problem.status === 500) {
      this.logger.failure('http.unexpected', thrown, fields);
    } else {
      this.logger.event(problem.level, 'http.problem', fields);
    }
    if (reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const language = languageOf(request.headers['accept-language']);
    void reply
      .status(problem.status)
      .headers({ ...problem.headers, ...headersIn(language) })
      .send(JSON.stringify(this.documentOf(problem, language, request.id)));
  }

  /** Answers a problem on a connection whose bytes cannot be read any further, and ends it; in the wire's default language. */
  answerConnection(problem: Problem, connection: Writable): void {
    const id = newId(new Date());
    this.logger.event(problem.level, 'http.problem', { request: id, problem: problem.slug, status: problem.status });
    const language = languageOf(undefined);
    const body = JSON.stringify(this.documentOf(problem, language, id));
    const headers = {
      ...headersIn(language),
      'x-content-type-options': 'nosniff',
      'content-length': Buffer.byteLength(body),
      connection: 'close',
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    connection.end([`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`, ...lines, '', body].join('\r\n'), () => {
      connection.destroy();
    });
  }

  private documentOf(problem: Problem, language: Language, requestId: string): Record<string, unknown> {
    const texts = this.templates.catalogue('problems', language);
    const detail = textAt(texts, ['problems', problem.slug, 'detail'], problem.params);
    const errors = problem.errors.map((fault: FieldFault) => ({
      pointer: fault.pointer,
      detail: textAt(texts, ['fields', fault.code], fault.params) ?? fault.code,
    }));
    return {
      type: `/problems/${problem.slug}`,
      title: textAt(texts, ['problems', problem.slug, 'title']) ?? problem.slug,
      status: problem.status,
      ...(detail === null || detail === '' ? {} : { detail }),
      instance: `urn:uuid:${requestId}`,
      ...(errors.length > 0 ? { errors } : {}),
      ...problem.extensions,
    };
  }
}
