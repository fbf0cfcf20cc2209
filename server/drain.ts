import type http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY = 50;

/**
 * Keeps the requests of a server that are under way, so that it can end without cutting any.
 * To be called before the server listens.
 */
export function keepRequests(server: http.Server) {
  const underWay = new Set<http.ServerResponse>();
  let draining = false;
  const askToClose = (response: http.ServerResponse) => {
    if (!response.headersSent) response.shouldKeepAlive = false;
  };
  server.prependListener('request', (_request, response: http.ServerResponse) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    // A reader's connection that was kept open may have brought one more.
    if (draining) askToClose(response);
  });

  /**
   * Takes no further connection, and waits for the answers under way, downloads too.
   * @param patience milliseconds after which what is left is cut
   * @returns how many answers were cut
   */
  async function drain(patience: number): Promise<number> {
    draining = true;
    let isClosed = false;
    server.close(() => {
      isClosed = true;
    });
    for (const response of underWay) askToClose(response);
    for (const until = Date.now() + patience; !isClosed && Date.now() < until; ) {
      server.closeIdleConnections();
      await sleep(LOOK_EVERY);
    }
    const cut = underWay.size;
    server.closeAllConnections();
    return cut;
  }
  return { drain };
}
