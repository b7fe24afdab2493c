// Structured logs on standard output (pino), one JSON object a line; carries ids and codes, never personal data.
import { type LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** Nest's logger over pino; also the logger that services ask for. */
export class JsonLogger implements LoggerService {
  private readonly pino: Logger;

  constructor(level: string) {
    this.pino = pino({ level, base: { service: 'waarborg-api' }, timestamp: () => `,"time":"${new Date().toISOString()}"` });
  }

  /** Writes one event by its code with its fields. */
  event(level: 'debug' | 'info' | 'warn' | 'error', code: string, fields: LogFields = {}): void {
    this.pino[level]({ event: code, ...fields });
  }

  /** Writes an unexpected error under an id: its class, code and stack frames, not its message (which may quote values). */
  failure(code: string, error: unknown, fields: LogFields = {}): void {
    const thrown = error instanceof Error ? error : new Error('not an error');
    const sqlState = (thrown as { readonly code?: unknown }).code;
    const frames = framesOf(thrown);
    this.pino.error({
      event: code,
      ...fields,
      error: thrown.name,
      code: typeof sqlState === 'string' ? sqlState : null,
      frames: frames.slice(0, 12),
    });
  }

  log(message: unknown, context?: unknown): void {
    this.nest('debug', message, context);
  }
  warn(message: unknown, context?: unknown): void {
    this.nest('warn', message, context);
  }
  error(message: unknown, ...rest: readonly unknown[]): void {
    this.nest('error', message, rest.at(-1));
  }
  debug(message: unknown, context?: unknown): void {
    this.nest('debug', message, context);
  }
  verbose(message: unknown, context?: unknown): void {
    this.nest('debug', message, context);
  }

  private nest(level: 'debug' | 'warn' | 'error', message: unknown, context: unknown): void {
    this.pino[level]({
      event: 'nest',
      context: typeof context === 'string' ? context : null,
      note: typeof message === 'string' ? message : null,
    });
  }
}

/** The lines of the stack behind the message; none when the message does not stand in it, for a line of it might pass for one. */
function framesOf({ message, stack = '' }: Error): readonly string[] {
  const messageAt = stack.indexOf(message);
  const behind = messageAt < 0 ? '' : stack.slice(messageAt + message.length);
  return behind.split('\n').filter((line) => line.trimStart().startsWith('at '));
}
