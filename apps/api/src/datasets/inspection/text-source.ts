// From the bytes of an upload to UTF-8 text: unpacked under guard (ratio and size), decoded, the byte order mark gone.
import { type Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type Head, sniff } from './dialect.js';
import { FileTooLarge, UnreadableFile } from './inspection.errors.js';
import { type Dialect } from './inspection.types.js';

const HEAD_BYTES = 262_144;
/** Text packs 5 to 100 times; what expands more, beyond the first 8 MiB, is made to fill a disk. */
const MOST_RATIO = 200;
const RATIO_FROM_BYTES = 8 * 1_048_576;
const ZLIB_CODE = /^Z_|^ERR_ZLIB/;

/** Opens the bytes of an upload anew; every pass over the file calls it once. */
export type OpenSource = () => Promise<Readable>;

/** Reads a whole upload once and tells how it is written. @throws UnreadableFile (400), FileTooLarge (413) */
export async function survey(open: OpenSource, maxBytes: number): Promise<Dialect> {
  const compression = await compressionOf(open);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parts: Buffer[] = [];
  let bytes = 0;
  let isUtf8 = true;
  const reader = new Writable({
    write(chunk: Buffer, _encoding, done): void {
      if (bytes < HEAD_BYTES) {
        parts.push(chunk.subarray(0, HEAD_BYTES - bytes));
      }
      bytes += chunk.length;
      isUtf8 = isUtf8 && decodes(decoder, chunk);
      done();
    },
    final(done): void {
      isUtf8 = isUtf8 && decodes(decoder, null);
      done();
    },
  });
  await run([await open(), ...unpackers(compression, maxBytes), reader]);
  const head: Head = { bytes: Buffer.concat(parts), isWhole: bytes <= HEAD_BYTES, isUtf8, compression };
  return sniff(head);
}

/** Streams an upload as UTF-8 through the given steps, the last of which takes all. @throws UnreadableFile (400), FileTooLarge (413) */
export async function readText(
  open: OpenSource,
  dialect: Dialect,
  limits: { readonly maxBytes: number; readonly signal?: AbortSignal },
  steps: readonly Writable[],
): Promise<void> {
  const streams = [await open(), ...unpackers(dialect.compression, limits.maxBytes), ...decoders(dialect), ...steps];
  await run(streams, limits.signal);
}

async function run(streams: readonly (Readable | Writable)[], signal?: AbortSignal): Promise<void> {
  try {
    await pipeline([...streams] as unknown as NodeJS.ReadWriteStream[], signal === undefined ? {} : { signal });
  } catch (error) {
    const code = (error as { readonly code?: unknown } | null)?.code;
    throw typeof code === 'string' && ZLIB_CODE.test(code) ? new UnreadableFile('damaged') : error;
  }
}

async function compressionOf(open: OpenSource): Promise<Dialect['compression']> {
  const source = await open();
  const start: Buffer[] = [];
  for await (const chunk of source) {
    start.push(chunk as Buffer);
    if (start.reduce((sum, part) => sum + part.length, 0) >= 2) {
      break;
    }
  }
  return Buffer.concat(start).subarray(0, 2).toString('hex') === '1f8b' ? 'gzip' : 'none';
}

function unpackers(compression: Dialect['compression'], maxBytes: number): Transform[] {
  if (compression === 'none') {
    return [];
  }
  let packed = 0;
  let unpacked = 0;
  const before = new Transform({
    transform(chunk: Buffer, _encoding, done): void {
      packed += chunk.length;
      done(null, chunk);
    },
  });
  const after = new Transform({
    transform(chunk: Buffer, _encoding, done): void {
      unpacked += chunk.length;
      const isBomb = unpacked > RATIO_FROM_BYTES && unpacked > packed * MOST_RATIO;
      done(isBomb ? new UnreadableFile('expands-too-much') : unpacked > maxBytes ? new FileTooLarge(maxBytes) : null, chunk);
    },
  });
  return [before, createGunzip(), after];
}

/** Turns bytes of another encoding into UTF-8; what cannot be decoded becomes U+FFFD, which no cell may hold. */
function decoders(dialect: Dialect): Transform[] {
  if (dialect.encoding === 'utf-8') {
    return [];
  }
  // Always as a stream: Node 20 decodes a single piece of windows-1252 as latin-1.
  const decoder = new TextDecoder(dialect.encoding);
  return [
    new Transform({
      transform(chunk: Buffer, _encoding, done): void {
        done(null, Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8'));
      },
      flush(done): void {
        done(null, Buffer.from(decoder.decode(), 'utf8'));
      },
    }),
  ];
}

function decodes(decoder: InstanceType<typeof TextDecoder>, chunk: Buffer | null): boolean {
  try {
    decoder.decode(chunk ?? new Uint8Array(0), { stream: chunk !== null });
    return true;
  } catch {
    return false;
  }
}
