import type { IncomingMessage, ServerResponse } from 'node:http';
import Negotiator from 'negotiator';
import { type Answer, type Encoding, encodedBody, isCompressible } from './answer';

const COMPRESSIBLE =
  /^(text\/|image\/svg|application\/(javascript|json|xml|link-format|x-|[\w.]+\+(json|xml)))/;

function chooseEncoding(request: IncomingMessage, answer: Answer): Encoding {
  const type = answer.headers['content-type'] ?? '';
  if (!COMPRESSIBLE.test(type) || !isCompressible(answer)) return 'identity';
  const [chosen] = new Negotiator(request).encodings(['br', 'gzip', 'identity']);
  return chosen === 'br' || chosen === 'gzip' ? chosen : 'identity';
}

/** Whether the reader has these bytes already (RFC 9110: If-None-Match compares weakly, and goes first). */
function isKnown(
  request: IncomingMessage,
  etag: string,
  lastModified: string | undefined,
): boolean {
  const header = request.headers['if-none-match'];
  if (header !== undefined) {
    if (header.trim() === '*') return true;
    return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  }
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  return lastModified !== undefined && Date.parse(lastModified) <= since;
}

/** What the answer depends on of the request, the encoding included. */
function varyOf(answer: Answer): string {
  const own = answer.headers.vary;
  return own === undefined ? 'Accept-Encoding' : `${own}, Accept-Encoding`;
}

/**
 * Sends an answer: encoded as the reader asked, with the SHA-256 of what is sent (RFC 9530), 304 where
 * the reader has the bytes already, without body for HEAD.
 */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  headers: Record<string, string>,
): Promise<void> {
  const encoding = chooseEncoding(request, answer);
  const { body, etag, sha256 } = await encodedBody(answer, encoding);
  const all: Record<string, string> = { ...answer.headers, ...headers, vary: varyOf(answer) };
  const isKept = answer.headers['cache-control'] !== 'no-store';
  if (isKept) all.etag = etag;
  if (answer.status === 200) all['repr-digest'] = `sha-256=:${sha256}:`;
  if (encoding !== 'identity') all['content-encoding'] = encoding;
  // What the process says of itself nobody has: `If-None-Match: *` would be told that nothing changed.
  if (isKept && answer.status === 200 && isKnown(request, etag, answer.headers['last-modified'])) {
    delete all['content-type'];
    delete all['content-encoding'];
    response.writeHead(304, all).end();
    return;
  }
  response.writeHead(answer.status, { ...all, 'content-length': String(body.length) });
  response.end(request.method === 'HEAD' ? undefined : body);
}
