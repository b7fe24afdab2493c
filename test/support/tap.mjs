// A TCP proxy that counts what passes: PostgreSQL messages to and from the server, or chunks of an HTTP response.
// It calls back with each count, so that a test can act at exactly the n-th one.
import { createConnection, createServer } from 'node:net';

/** Counts PostgreSQL messages of one direction of one connection: type byte and length, after the untyped startup. */
class MessageCounter {
  /**
   * @param {boolean} hasStartup
   * @param {() => void} onMessage
   */
  constructor(hasStartup, onMessage) {
    this.needsStartup = hasStartup;
    this.onMessage = onMessage;
    this.buffer = Buffer.alloc(0);
    this.skip = 0;
  }

  take(chunk) {
    let rest = chunk;
    if (this.skip > 0) {
      const jump = Math.min(this.skip, rest.length);
      this.skip -= jump;
      rest = rest.subarray(jump);
    }
    this.buffer = Buffer.concat([this.buffer, rest]);
    for (;;) {
      const header = this.needsStartup ? 4 : 5;
      if (this.buffer.length < header) {
        return;
      }
      const length = this.buffer.readInt32BE(this.needsStartup ? 0 : 1) + (this.needsStartup ? 0 : 1);
      this.needsStartup = false;
      this.onMessage();
      if (this.buffer.length < length) {
        this.skip = length - this.buffer.length;
        this.buffer = Buffer.alloc(0);
        return;
      }
      this.buffer = this.buffer.subarray(length);
    }
  }
}

/**
 * Opens a tap before a server. `kind` is 'postgres' (counts messages both ways) or 'http' (counts chunks to the client).
 * Answers its port, the count so far, and a way to set what happens at each count.
 */
export async function openTap({ kind, host = '127.0.0.1', port }) {
  /** @type {{ count: number, onCount: (count: number) => void }} */
  const state = { count: 0, onCount: () => undefined };
  const bump = () => {
    state.count += 1;
    state.onCount(state.count);
  };
  const sockets = new Set();
  const server = createServer((client) => {
    const upstream = createConnection({ host, port });
    const toServer = new MessageCounter(true, bump);
    const toClient = new MessageCounter(false, bump);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk) => {
      if (kind === 'postgres') {
        toServer.take(chunk);
      }
      if (!upstream.write(chunk)) {
        client.pause();
        upstream.once('drain', () => client.resume());
      }
    });
    upstream.on('data', (chunk) => {
      if (kind === 'postgres') {
        toClient.take(chunk);
      } else {
        bump();
      }
      if (!client.write(chunk)) {
        upstream.pause();
        client.once('drain', () => upstream.resume());
      }
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return {
    port: /** @type {import('node:net').AddressInfo} */ (server.address()).port,
    count: () => state.count,
    at: (onCount) => {
      state.onCount = onCount;
    },
    close: () => {
      sockets.forEach((socket) => socket.destroy());
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
