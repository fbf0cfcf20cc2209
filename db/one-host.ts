import net from 'node:net';
import { listHosts, toUrl } from './addresses';

/** What the driver takes as its `socket` option: a connection to be, which it writes to at once. */
export type OpenSocket = () => net.Socket;

/** The first byte of Postgres' ErrorResponse: sent first, the server takes nobody at the moment. */
const ERROR_RESPONSE = 0x45;

/**
 * A socket whose break, once the server has answered on it, shows as its close alone. Between the
 * `error` and the `close` of a socket the driver still takes queries for it, and then never settles
 * them (postgres 3.4); those that it holds at a close without an error it rejects.
 */
class DatabaseSocket extends net.Socket {
  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    super._destroy(this.bytesRead > 0 ? null : error, done);
  }
}

/**
 * Opens the connections of one pool, all to the same host of an address that names several: two
 * replicas may stand at different positions. When that host refuses or resets, all are
 * given up for the next host. The driver's own list of hosts is of no use here: while none of them
 * can be reached it tries again without a pause and never rejects the query (postgres 3.4).
 */
export function connectToOneHost(url: string): OpenSocket {
  const hosts = listHosts(url).flatMap((one) => toUrl(one) ?? []);
  const sockets = new Set<net.Socket>();
  let turn = 0;
  const turnFrom = (failed: number) => {
    if (failed !== turn || hosts.length < 2) return;
    turn += 1;
    for (const socket of sockets) socket.destroy(new Error('another database host is read now'));
  };
  return () => {
    const opened = turn;
    const host = hosts[opened % hosts.length];
    if (!host) throw new Error('The address names no database host');
    const at = { host: host.hostname.replace(/^\[|\]$/g, ''), port: Number(host.port || 5432) };
    // The driver reads both: for what its errors say, and the name that a certificate must hold.
    const socket = Object.assign(new DatabaseSocket(), at);
    let isRefused = true;
    socket.once('data', ([firstByte]: Buffer) => {
      isRefused = firstByte === ERROR_RESPONSE;
    });
    socket.once('close', () => {
      sockets.delete(socket);
      if (isRefused || socket.errored) turnFrom(opened);
    });
    sockets.add(socket);
    return socket.connect(at);
  };
}
