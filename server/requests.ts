import type { IncomingMessage, Server } from 'node:http';
import { METHODS } from '@/routes/http/headers';
import { addressWithoutMarks } from '@/routes/http/senders-marks';

function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

/** Headers that nothing here reads, by which Next would answer with something else than the page. */
const UNUSED = ['cookie', 'rsc', 'next-action', 'next-router-prefetch', 'next-router-state-tree'];

/**
 * Makes the path of a request that names a whole address, as a proxy's does: Next would send the reader
 * to that other site. Drops what nobody here asks with: links are plain links, and what a sender appended
 * to one is no part of the address that a response is kept by.
 */
export function tidy(request: IncomingMessage): void {
  const path = request.url?.replace(/^https?:\/\/[^/?#]*/i, '') ?? '/';
  request.url = addressWithoutMarks(path === '' || path.startsWith('?') ? `/${path}` : path);
  for (const name of UNUSED) delete request.headers[name];
}

/** What no route takes, whatever it asks for: what to answer; null where there is nothing wrong. */
export function findRefusal(request: IncomingMessage): {
  status: 400 | 405 | 413;
  words: string;
  headers: Record<string, string>;
} | null {
  const { method, url } = request;
  if (!url?.startsWith('/')) {
    return { status: 400, words: 'A path begins with a slash.', headers: {} };
  }
  if (method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS') {
    const words = 'This site is read-only: GET and HEAD are answered.';
    return { status: 405, words, headers: { allow: METHODS } };
  }
  if (!hasBody(request)) return null;
  const words = 'This site is read-only: a request has no body.';
  return { status: 413, words, headers: { connection: 'close' } };
}

const NO_TUNNEL = [
  'HTTP/1.1 405 Method Not Allowed',
  `Allow: ${METHODS}`,
  'Content-Length: 0',
  'Connection: close',
];

/** Answers what Node would leave without a response or answer by itself: expectations and tunnels. */
export function answerOdd(server: Server): void {
  for (const event of ['checkContinue', 'checkExpectation'] as const) {
    server.on(event, (request, response) => void server.emit('request', request, response));
  }
  server.on('connect', (_request, socket) => {
    socket.on('error', () => {});
    socket.end(`${NO_TUNNEL.join('\r\n')}\r\n\r\n`);
  });
}
