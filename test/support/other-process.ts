// The built api as a process of its own beside the one under test, on the same database and folders.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface OtherProcess {
  readonly url: string;
  /** Ends it as an operator does. */
  stop(): Promise<void>;
}

/** Starts the built api with this environment and waits until it listens. @throws Error with what it said when it does not. */
export async function startOtherProcess(environment: Readonly<Record<string, string>>): Promise<OtherProcess> {
  const child = spawn(process.execPath, ['dist/apps/api/src/main.js'], {
    // The servers of tests give up durability for speed.
    env: { PATH: process.env['PATH'], DATABASE_DURABILITY: 'waived', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const said: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
  const ended = once(child, 'exit');
  const url = await Promise.race([addressOf(child), ended.then(() => null)]);
  if (url === null) {
    throw new Error(`the second process did not start: ${Buffer.concat(said).toString('utf8').slice(-2000)}`);
  }
  return {
    url: url.replace('[::1]', '127.0.0.1'),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  const [message] = (await once(child, 'message')) as [{ readonly ready: string }];
  return message.ready;
}
