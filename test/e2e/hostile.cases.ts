// The hostile cases of test/hostile: their form, how a case becomes bytes, and how it is sent so that nothing tidies it up on the way.
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

type Piece =
  | { readonly text: string }
  | { readonly repeat: string; readonly times: number }
  /** So many rows of two numbers that do not repeat, the same ones each time. */
  | { readonly numbers: number };

/** A body that is made: its pieces, packed so many times, something behind it, one byte changed, the rest cut off. */
interface Make {
  readonly pieces: readonly Piece[];
  readonly gzip?: number;
  readonly after?: string;
  readonly flip?: number;
  readonly keep?: number;
}

export interface HostileCase {
  readonly name: string;
  readonly kind: string;
  /** A persona, `data-token`, or null: nobody. */
  readonly as: string | null;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A whole body to begin with, in which `set` puts values at JSON Pointers. */
  readonly of?: string;
  readonly set?: Readonly<Record<string, unknown>>;
  /** What is replaced in such a body once it is written, and by what: what no value can say. */
  readonly written?: readonly [string, string];
  /** How many bytes of such a body are left off at its end. */
  readonly cut?: number;
  readonly text?: string;
  readonly bodyBase64?: string;
  readonly make?: Make;
  /** What goes over the connection as it stands, one byte a letter. */
  readonly raw?: string;
  readonly halfClose?: boolean;
  readonly expect: { readonly status: number; readonly type?: string; readonly pointer?: string };
  /** What a gate's refusal leaves behind, as it must. */
  readonly leaves?: { readonly verdict: number; readonly entry: string };
}

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

const FOLDER = join('test', 'hostile');
const PATIENCE_MS = 10_000;

/** Reads all cases but those of every body alike. */
export function hostileCases(): readonly HostileCase[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json') && file !== 'bodies.json')
    .sort()
    .flatMap((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as readonly HostileCase[]);
}

/** Puts values in the place of `{name}`, in all texts of a value. @throws Error for a name that is not known */
export function filled<T>(value: T, names: ReadonlyMap<string, string>): T {
  if (typeof value === 'string') {
    return value.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => names.get(name) ?? whole) as T;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return (Array.isArray(value)
    ? value.map((item: unknown) => filled(item, names))
    : Object.fromEntries(Object.entries(value).map(([name, member]) => [name, filled(member as unknown, names)]))) as unknown as T;
}

/** Answers the body of a case, if it has one; `bases` are the bodies that cases begin with. */
export function bodyOf(hostile: HostileCase, bases: Readonly<Record<string, object>>): Buffer | null {
  if (hostile.of !== undefined) {
    const written = JSON.stringify(withValues(bases[hostile.of], hostile.set ?? {}));
    const whole = Buffer.from(hostile.written === undefined ? written : written.replace(...hostile.written), 'utf8');
    return whole.subarray(0, whole.length - (hostile.cut ?? 0));
  }
  if (hostile.body !== undefined) {
    return Buffer.from(JSON.stringify(hostile.body), 'utf8');
  }
  if (hostile.make !== undefined) {
    return made(hostile.make);
  }
  if (hostile.bodyBase64 !== undefined) {
    return Buffer.from(hostile.bodyBase64, 'base64');
  }
  return hostile.text === undefined ? null : Buffer.from(hostile.text, 'utf8');
}

/** Sends a request over a connection of its own, its address as it stands. */
export async function send(port: number, hostile: HostileCase, token: string | null, body: Buffer | null): Promise<Answer> {
  const isJson = hostile.of !== undefined || hostile.body !== undefined;
  const headers = {
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(isJson ? { 'content-type': 'application/json' } : {}),
    ...(body === null ? {} : { 'content-length': String(body.length) }),
    ...hostile.headers,
  };
  return new Promise((resolve) => {
    const asking = request({ host: '127.0.0.1', port, method: hostile.method, path: hostile.path, headers, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.once('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          contentType: answer.headers['content-type'] ?? '',
          text: Buffer.concat(parts).toString('utf8'),
        }),
      );
      answer.once('error', (error) => resolve(broken(error)));
    });
    asking.setTimeout(PATIENCE_MS, () => asking.destroy(new Error('no answer')));
    asking.once('error', (error) => resolve(broken(error)));
    asking.end(body ?? undefined);
  });
}

/** Sends bytes as they stand, and reads the first answer that comes back. */
export async function sendRaw(port: number, bytes: string, isHalfClosed: boolean): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const parts: Buffer[] = [];
    const done = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answerIn(Buffer.concat(parts).toString('utf8')));
    };
    const timer = setTimeout(done, PATIENCE_MS);
    socket.on('data', (part: Buffer) => parts.push(part));
    socket.once('error', done);
    socket.once('close', done);
    socket.write(bytes, 'latin1', () => isHalfClosed && socket.end());
  });
}

function answerIn(text: string): Answer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const status = /^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? '0';
  const body = rest.join('\r\n\r\n');
  const length = /^content-length: (\d+)$/im.exec(head)?.[1];
  return {
    status: Number(status),
    contentType: /^content-type: (.+)$/im.exec(head)?.[1] ?? '',
    text: length === undefined ? body : Buffer.from(body, 'utf8').subarray(0, Number(length)).toString('utf8'),
  };
}

const broken = (error: Error): Answer => ({ status: 0, contentType: '', text: error.message });

function withValues(base: object | undefined, values: Readonly<Record<string, unknown>>): unknown {
  const whole = structuredClone(base) as Record<string, unknown>;
  for (const [pointer, value] of Object.entries(values)) {
    const steps = pointer.split('/').slice(1);
    const last = steps.pop() ?? '';
    const holder = steps.reduce<Record<string, unknown>>((at, step) => at[step] as Record<string, unknown>, whole);
    holder[last] = value;
  }
  return whole;
}

function made({ pieces, gzip = 0, after = '', flip, keep }: Make): Buffer {
  let bytes = Buffer.concat(pieces.map(pieceOf));
  for (let times = 0; times < gzip; times += 1) {
    bytes = gzipSync(bytes);
  }
  if (flip !== undefined) {
    const at = flip < 0 ? bytes.length + flip : flip;
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  }
  return Buffer.concat([bytes.subarray(0, keep ?? bytes.length), Buffer.from(after, 'utf8')]);
}

function pieceOf(piece: Piece): Buffer {
  if ('text' in piece) {
    return Buffer.from(piece.text, 'utf8');
  }
  if ('repeat' in piece) {
    return Buffer.alloc(Buffer.byteLength(piece.repeat) * piece.times, piece.repeat);
  }
  let seed = 1;
  const next = (): number => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff);
  return Buffer.from(Array.from({ length: piece.numbers }, () => `${next()},${next()}\n`).join(''), 'utf8');
}
