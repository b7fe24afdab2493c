// What the launcher's scripts need to know about processes: an error with a message for people, liveness, and running a child to its end.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** An error whose message is all that a person needs; it is shown without a stack. */
export class LauncherError extends Error {}

/** A signal cut the work off; `code` is the exit code that tells so. */
export class Interrupted extends Error {
  constructor(signal) {
    super(`interrupted by ${signal}`);
    this.code = exitCode(undefined, signal);
  }
}

/**
 * Tells when a process started, as a text that differs between two processes that had the same number.
 * Undefined when it does not run; a process that ended but was not yet reaped (zombie) does not run.
 */
export function processStart(pid) {
  const fields = statFields(pid);
  return fields === undefined || fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
}

/** Gives the command line of a process as its separate words; empty when it does not run or may not be read. */
export function commandLine(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  } catch {
    return [];
  }
}

/** Sends a signal and tells whether there was a process to receive it. */
export function signalProcess(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if (error.code === 'ESRCH') {
      return false;
    }
    throw error;
  }
}

/** Waits until a condition holds and tells whether it did within the time given; without `keepAlive` the wait alone does not keep this process running. */
export async function waitUntil(condition, { seconds, everyMs = 50, keepAlive = true }) {
  const deadline = Date.now() + seconds * 1000;
  while (!(await condition())) {
    if (Date.now() > deadline) {
      return false;
    }
    await sleep(everyMs, undefined, { ref: keepAlive });
  }
  return true;
}

/** Gives the exit code that a shell would give for a child's end: its own, or 128 plus the number of the signal that ended it. */
export function exitCode(code, signal) {
  return code ?? 128 + (constants.signals[signal] ?? 0);
}

/** Resolves with the exit code when a child has ended (`close`: and its output was read); one that cannot be started counts as 127. */
export function childEnd(child, event = 'exit') {
  return new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once(event, (code, signal) => resolve(exitCode(code, signal)));
  });
}

/**
 * Runs a Node script to its end; see `runProgram`.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runNode(args, options) {
  return runProgram(process.execPath, args, options);
}

/**
 * Runs a program to its end, handing on SIGINT and SIGTERM, and gives its exit code.
 * With `onText` that function receives what the program prints (stdout and stderr mixed), instead of the terminal.
 * @throws Interrupted once the program has ended, when there was such a signal: the work it is part of ends too.
 * @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions, onText?: (text: string) => void }} RunOptions
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export async function runProgram(program, args, { cwd, env = process.env, stdio = 'inherit', onText } = {}) {
  const child = spawn(program, args, { cwd, env, stdio: onText === undefined ? stdio : ['ignore', 'pipe', 'pipe'] });
  if (onText !== undefined) {
    child.stdout?.setEncoding('utf8').on('data', onText);
    child.stderr?.setEncoding('utf8').on('data', onText);
  }
  let received;
  const pass = (signal) => {
    received ??= signal;
    child.kill(signal);
  };
  process.on('SIGINT', pass).on('SIGTERM', pass);
  try {
    const code = await childEnd(child, 'close');
    if (received !== undefined) {
      throw new Interrupted(received);
    }
    return code;
  } finally {
    process.off('SIGINT', pass).off('SIGTERM', pass);
  }
}

/**
 * Sends this process SIGTERM when the npm that started it ends: npm's shell dies of a signal without handing it on, so a killed `npm start`
 * would leave the platform running unseen. Without npm nothing is watched.
 */
export function endWithNpm(env = process.env) {
  if (env.npm_lifecycle_event === undefined) {
    return;
  }
  const watched = startersOf(process.ppid).map((pid) => ({ pid, started: processStart(pid) }));
  const timer = setInterval(() => {
    if (watched.some(({ pid, started }) => processStart(pid) !== started)) {
      clearInterval(timer);
      process.kill(process.pid, 'SIGTERM');
    }
  }, 500);
  timer.unref();
}

// npm itself, or the shell that it uses and then npm.
function startersOf(parent) {
  const [program = '', option] = commandLine(parent);
  const isShell = /(^|\/)(sh|ash|bash|dash|zsh)$/.test(program) && option === '-c';
  const grandparent = Number(statFields(parent)?.[1]);
  return isShell && grandparent > 1 ? [parent, grandparent] : [parent];
}

// The fields after the name, which may itself hold spaces and brackets: state first, then the parent's number.
function statFields(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
