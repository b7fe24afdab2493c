// Uploads: taken from the request, kept encrypted, opened for each pass, removed.
import { Inject, Injectable } from '@nestjs/common';
import { PassThrough, type Readable } from 'node:stream';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { Problem } from '../../common/index.js';
import { Config } from '../../platform/config/index.js';
import { Spool, type Spooled, SpoolOverflow } from '../../platform/files/index.js';
import { FileTooLarge, UnreadableFile } from '../inspection/inspection.errors.js';
import { type OpenSource } from '../inspection/text-source.js';

const TYPES = ['application/octet-stream', 'text/csv', 'text/tab-separated-values', 'application/gzip', 'application/x-gzip'];
const ABORTED = new Set(['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR']);

/** Lets the media types of uploads through to the routes, their bodies unread. */
export function registerUploadParsers(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(TYPES, (_request, _payload, done) => {
    done(null, undefined);
  });
}

/** Answers the unread body of an upload. Giving up on it leaves the connection open for the answer. @throws Problem (415) */
export function uploadOf(request: FastifyRequest): Readable {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!TYPES.includes(type)) {
    throw new Problem('unsupported-media-type', 415, 'info');
  }
  const { raw } = request;
  const upload = new PassThrough();
  const breakOff = (): void => {
    if (!raw.readableEnded) {
      upload.destroy(Object.assign(new Error('the sender broke off'), { code: 'ECONNRESET' }));
    }
  };
  raw.once('close', breakOff);
  // Whoever reads the upload learns of its error; before anybody does, it may not stop the process.
  upload.on('error', () => undefined);
  // What comes after an answer is read and thrown away: a sender who is still sending does not listen yet.
  upload.once('close', () => {
    raw.unpipe(upload);
    raw.resume();
  });
  if (raw.destroyed) {
    breakOff();
  } else {
    raw.pipe(upload);
  }
  return upload;
}

@Injectable()
export class Uploads {
  readonly maxBytes: number;

  constructor(
    @Inject(Spool) private readonly spool: Spool,
    @Inject(Config) config: Config,
  ) {
    this.maxBytes = config.importMaxBytes;
  }

  /** Keeps an upload. @throws FileTooLarge (413), UnreadableFile (400) when the sender broke off */
  async keep(institutionId: string, id: string, source: Readable): Promise<Spooled> {
    try {
      return await this.spool.keep(institutionId, id, source, this.maxBytes);
    } catch (error) {
      source.destroy();
      if (error instanceof SpoolOverflow) {
        throw new FileTooLarge(this.maxBytes);
      }
      const code = (error as { readonly code?: unknown } | null)?.code;
      throw typeof code === 'string' && ABORTED.has(code) ? new UnreadableFile('upload-aborted') : error;
    }
  }

  /** Answers how to open an upload, once per pass. */
  source(institutionId: string, id: string): OpenSource {
    return () => this.spool.open(institutionId, id);
  }

  async drop(institutionId: string, id: string): Promise<void> {
    await this.spool.drop(institutionId, id);
  }
}
