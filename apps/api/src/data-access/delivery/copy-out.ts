// COPY ... TO STDOUT as a stream of bytes: strips the five bytes before each row in place, a chunk of the socket at a
// time, so that JavaScript handles chunks and not rows (PostgreSQL protocol 3.0, COPY operations; ADR 0008).
import { Readable } from 'node:stream';
import { type Connection } from 'pg';

type DataListener = (chunk: Buffer) => void;

const HEADER_BYTES = 5;
const COPY_DATA = 0x64;
const COPY_DONE = 0x63;
/** CopyOutResponse, ParameterStatus, NoticeResponse, NotificationResponse: may stand between rows, hold no rows. */
const PASSED_OVER = new Set([0x48, 0x53, 0x4e, 0x41]);

/** Takes the rows out of protocol messages; keeps its place when a message is cut by the end of a chunk. */
export class CopyRows {
  private readonly header = Buffer.alloc(HEADER_BYTES);
  private headerBytes = 0;
  private left = 0;
  private isRows = false;

  /**
   * Moves the rows of a chunk to its front, in place.
   * @returns how many bytes of rows, and where the messages after the rows begin (null: not yet)
   */
  take(chunk: Buffer): { readonly rows: number; readonly restAt: number | null } {
    let at = 0;
    let end = 0;
    while (at < chunk.length) {
      if (this.left === 0) {
        at = this.readHeader(chunk, at);
        if (this.headerBytes < HEADER_BYTES) {
          break;
        }
        this.headerBytes = 0;
        const type = this.header[0] ?? 0;
        if (type !== COPY_DATA && !PASSED_OVER.has(type)) {
          return { rows: end, restAt: type === COPY_DONE ? at : at - HEADER_BYTES };
        }
        this.isRows = type === COPY_DATA;
        this.left = this.header.readInt32BE(1) - 4;
        continue;
      }
      const size = Math.min(this.left, chunk.length - at);
      if (this.isRows) {
        chunk.copyWithin(end, at, at + size);
        end += size;
      }
      at += size;
      this.left -= size;
    }
    return { rows: end, restAt: null };
  }

  /** The header of the message that ended the rows; needed again when it lay across two chunks. */
  lastHeader(): Buffer {
    return Buffer.from(this.header);
  }

  private readHeader(chunk: Buffer, from: number): number {
    let at = from;
    while (this.headerBytes < HEADER_BYTES && at < chunk.length) {
      this.header[this.headerBytes] = chunk[at] ?? 0;
      this.headerBytes += 1;
      at += 1;
    }
    return at;
  }
}

/** A query for `client.query()` that is the stream of its rows; `rowCount` is known once it has ended. */
export class CopyOut extends Readable {
  rowCount = 0;
  private readonly parser = new CopyRows();
  private connection: Connection | null = null;
  private handler: DataListener | null = null;
  private isWanted = false;
  private readonly onReadable = (): void => this.forward();

  constructor(private readonly text: string) {
    super({ highWaterMark: 256 * 1024 });
  }

  /** Called by `pg`: takes the socket over until the rows have ended. */
  submit(connection: Connection): void {
    this.connection = connection;
    const { stream } = connection;
    this.handler = (stream.listeners('data')[0] as DataListener | undefined) ?? null;
    if (this.handler !== null) {
      stream.removeListener('data', this.handler);
    }
    stream.pause();
    stream.on('readable', this.onReadable);
    connection.query(this.text);
    this.forward();
  }

  override _read(): void {
    this.isWanted = true;
    this.forward();
  }

  handleError(error: Error): void {
    this.destroy(error);
  }

  handleCommandComplete(message: { readonly text?: string }): void {
    this.rowCount = Number(/^COPY (\d+)/.exec(message.text ?? '')?.[1] ?? 0);
    this.push(null);
  }

  handleReadyForQuery(): void {
    this.connection = null;
  }

  private forward(): void {
    while (this.isWanted && this.handler !== null && this.connection !== null) {
      const chunk = this.connection.stream.read() as Buffer | null;
      if (chunk === null) {
        return;
      }
      const { rows, restAt } = this.parser.take(chunk);
      const rest = restAt === null ? null : this.restOf(chunk, restAt);
      if (rows > 0) {
        this.isWanted = this.push(chunk.subarray(0, rows));
      }
      if (rest !== null) {
        this.handBack(rest);
      }
    }
  }

  /** What follows the rows, for `pg` to read; a header that lay across two chunks is put before it again. */
  private restOf(chunk: Buffer, restAt: number): Buffer {
    return restAt >= 0
      ? Buffer.from(chunk.subarray(restAt))
      : Buffer.concat([this.parser.lastHeader(), chunk.subarray(restAt + HEADER_BYTES)]);
  }

  private handBack(rest: Buffer): void {
    const { handler, connection } = this;
    if (handler === null || connection === null) {
      return;
    }
    this.handler = null;
    const { stream } = connection;
    stream.removeListener('readable', this.onReadable);
    stream.addListener('data', handler);
    handler(rest);
    process.nextTick(() => stream.resume());
  }
}
