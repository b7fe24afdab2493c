// Whether a request comes from this machine and is meant for it: the peer's address and the Host header both are
// loopback (a page elsewhere that rebinds its name to 127.0.0.1 still sends its own Host).
import { type FastifyRequest } from 'fastify';

const ADDRESSES = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const HOSTS = new Set(['127.0.0.1', '[::1]', 'localhost']);
const OF_PROXIES = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

export function isLoopback(request: FastifyRequest): boolean {
  const host = (request.headers.host ?? '').replace(/:\d{1,5}$/, '');
  return (
    ADDRESSES.has(request.socket.remoteAddress ?? '') && HOSTS.has(host) && OF_PROXIES.every((name) => request.headers[name] === undefined)
  );
}
