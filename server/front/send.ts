import type { IncomingMessage, ServerResponse } from 'node:http';
import Negotiator from 'negotiator';
import { type Answer, type Encoding, encodedBody, isCompressible } from './answer';

const COMPRESSIBLE = /^(text\/|application\/(json|problem\+json|javascript)|image\/svg)/;

function chooseEncoding(request: IncomingMessage, answer: Answer): Encoding {
  const type = answer.headers['content-type'] ?? '';
  if (!COMPRESSIBLE.test(type) || !isCompressible(answer)) return 'identity';
  const [chosen] = new Negotiator(request).encodings(['br', 'gzip', 'identity']);
  return chosen === 'br' || chosen === 'gzip' ? chosen : 'identity';
}

/** Whether the reader has these bytes already (RFC 9110, If-None-Match compares weakly). */
function isKnown(request: IncomingMessage, etag: string): boolean {
  const header = request.headers['if-none-match'];
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/**
 * Sends an answer: encoded as the reader asked, 304 where it has the bytes already, without body for
 * HEAD.
 */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  headers: Record<string, string>,
): Promise<void> {
  const encoding = chooseEncoding(request, answer);
  const { body, etag } = await encodedBody(answer, encoding);
  const all: Record<string, string> = { ...answer.headers, ...headers, vary: 'Accept-Encoding' };
  if (answer.headers['cache-control'] !== 'no-store') all.etag = etag;
  if (encoding !== 'identity') all['content-encoding'] = encoding;
  if (answer.status === 200 && isKnown(request, etag)) {
    delete all['content-type'];
    delete all['content-encoding'];
    response.writeHead(304, all).end();
    return;
  }
  response.writeHead(answer.status, { ...all, 'content-length': String(body.length) });
  response.end(request.method === 'HEAD' ? undefined : body);
}
