import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { formOfPath } from '@/routes/forms';
import type { Answer } from './answer';
import { securityHeaders } from './headers';
import { createRefusal } from './refusal';

/** Bytes of a request's first line and headers together. */
export const MAX_HEADERS = 16 * 1024;
/** Connections at once: each costs some 20 kB. More are closed as they come. */
const MAX_CONNECTIONS = 10_000;
/**
 * In milliseconds: how long a request may take to arrive (its headers, all of it), how often that is
 * looked at, and how long a reader may take nothing of an answer.
 */
const ARRIVAL = { headers: 10_000, whole: 15_000, lookEvery: 2_000 };
const SILENCE = 300_000;

/** What `http.createServer` is to be made with. */
export const SERVER_OPTIONS = {
  maxHeaderSize: MAX_HEADERS,
  connectionsCheckingInterval: ARRIVAL.lookEvery,
  // A request without Host is refused in our own words (`refuseForm`).
  requireHostHeader: false,
} as const;

/** What the parser says of a request that it cannot read, as a status with words. */
function faultOf(code: string | undefined): [status: number, words: string] {
  if (code === 'HPE_HEADER_OVERFLOW')
    return [431, `The address and the headers have at most ${MAX_HEADERS} bytes together.`];
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return [408, 'The request did not arrive in time.'];
  return [400, 'This is no request that can be read (RFC 9112).'];
}

/** Answers a request that the front does not get, and closes: where the next begins nobody knows. */
function refuse(socket: Duplex, status: number, words: string): void {
  const { headers, body } = createRefusal('json', status, words);
  const all = {
    ...headers,
    ...securityHeaders(headers['content-type'] ?? '', [], { https: false, development: false }),
    'content-length': String(body.length),
    connection: 'close',
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const title = JSON.parse(body.toString('utf8')).title as string;
  socket.end(`HTTP/1.1 ${status} ${title}\r\n${lines.join('')}\r\n${body.toString('utf8')}`);
}

function refuseUnread(error: NodeJS.ErrnoException, socket: Duplex): void {
  const [status, words] = faultOf(error.code);
  if (!socket.writable || error.code === 'ECONNRESET') socket.destroy();
  else refuse(socket, status, words);
}

/** Bounds what connections may cost: those that say nothing, or say it a byte a minute, are closed. */
export function boundConnections(server: Server): void {
  server.headersTimeout = ARRIVAL.headers;
  server.requestTimeout = ARRIVAL.whole;
  server.maxConnections = MAX_CONNECTIONS;
  server.setTimeout(SILENCE);
  server.on('clientError', refuseUnread);
  server.on('connect', (_request, socket) => refuse(socket, 405, 'This site opens no tunnels.'));
  // Whatever is expected of us: nothing here reads a body, so nobody is asked to go on with one.
  for (const expected of ['checkContinue', 'checkExpectation'] as const)
    server.on(expected, (request, response) => server.emit('request', request, response));
}

/**
 * Refuses a request for what it is, whatever it asks for: with a body, which nothing here reads, or
 * without the Host that HTTP/1.1 wants. Null where it may be answered.
 */
export function refuseForm(request: IncomingMessage): Answer | null {
  const form = formOfPath((request.url ?? '/').replace(/\?.*$/s, ''));
  const { 'content-length': length, 'transfer-encoding': coding, host } = request.headers;
  if (coding !== undefined || (length !== undefined && Number(length) !== 0)) {
    const refusal = createRefusal(form, 413, 'A request here has no body: nothing would read it.');
    refusal.headers.connection = 'close';
    return refusal;
  }
  if (request.httpVersion === '1.1' && host === undefined) {
    return createRefusal(form, 400, 'The Host header is missing (RFC 9112).');
  }
  return null;
}
