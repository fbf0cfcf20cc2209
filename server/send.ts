import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import fresh from 'fresh';
import Negotiator from 'negotiator';
import { VALIDATOR_HEADER } from '@/routes/http/headers';
import type { Captured } from './captured-response';

type Encoding = 'br' | 'gzip' | 'identity';
type Encoded = { body: Buffer; etag: string; digest: string };

/** A whole response, with its encodings as they were made. */
export class WholeResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
  readonly #encoded: Map<Encoding, Promise<Encoded>>;

  constructor(
    { status, headers, body }: Captured,
    encoded = new Map<Encoding, Promise<Encoded>>(),
  ) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.#encoded = encoded;
  }

  /** The same response for a further state of the ledger, which shows no change of it. */
  withPosition(position: string | undefined): WholeResponse {
    const { status, headers, body } = this;
    const moved = position === undefined ? headers : { ...headers, 'ledger-position': position };
    return new WholeResponse({ status, headers: moved, body }, this.#encoded);
  }

  /** The body as it is sent. Made once; a page is compressed well because it is sent often. */
  encoded(encoding: Encoding): Promise<Encoded> {
    const made = this.#encoded.get(encoding);
    if (made) return made;
    const making = encode(this.body, encoding).then(identify);
    this.#encoded.set(encoding, making);
    return making;
  }
}

const COMPRESSIBLE =
  /^(text\/|image\/svg|application\/(javascript|json|xml|link-format|x-|[\w.]+\+(json|xml)))/;
/** Bytes below which compression gains nothing, and above which it takes long. */
const SMALL = 500;
const LARGE = 500_000;
/** One more would take 16 ms of a dashboard instead of 3, for half a percent, while its first reader waits. */
const BROTLI = { usual: 8, large: 5 };

async function encode(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return promisify(gzip)(body);
  if (encoding === 'identity') return body;
  const quality = body.length > LARGE ? BROTLI.large : BROTLI.usual;
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
  return promisify(brotliCompress)(body, { params });
}

function identify(body: Buffer): Encoded {
  const sha256 = createHash('sha256').update(body).digest();
  const etag = `"${sha256.toString('base64url').slice(0, 27)}"`;
  return { body, etag, digest: `sha-256=:${sha256.toString('base64')}:` };
}

function chooseEncoding(request: IncomingMessage, { headers, body }: WholeResponse): Encoding {
  const type = headers['content-type'] ?? '';
  if (body.length < SMALL || !COMPRESSIBLE.test(type)) return 'identity';
  const [chosen] = new Negotiator(request).encodings(['br', 'gzip', 'identity']);
  return chosen === 'br' || chosen === 'gzip' ? chosen : 'identity';
}

/** What the response depends on in the request. Next drops `Accept` from the `Vary` of its pages. */
function varyOf({ headers }: WholeResponse): string {
  const isPage = headers['content-type']?.startsWith('text/html') ?? false;
  const own = isPage
    ? 'Accept, Accept-Datetime'
    : headers.vary?.replace(/(rsc|next-[\w-]+),? ?/gi, '');
  return own ? `${own.replace(/, $/, '')}, Accept-Encoding` : 'Accept-Encoding';
}

const dropped = new Set([
  'x-middleware-rewrite',
  VALIDATOR_HEADER,
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
]);

/** Whether the reader has the bytes already. A `Cache-Control` in the request is for caches on the way. */
function isFresh({ headers }: IncomingMessage, sent: Record<string, string>): boolean {
  const { 'if-none-match': tag, 'if-modified-since': date } = headers;
  const { etag, 'last-modified': modified } = sent;
  return fresh(
    { 'if-none-match': tag, 'if-modified-since': date },
    { etag, 'last-modified': modified },
  );
}

/**
 * Sends a whole response: encoded as the reader asked, with the SHA-256 of what is sent (RFC 9530), 304
 * where the reader has the bytes already, without body for HEAD.
 */
export async function sendWhole(
  request: IncomingMessage,
  response: ServerResponse,
  whole: WholeResponse,
  position: number,
): Promise<void> {
  const { status } = whole;
  const encoding = chooseEncoding(request, whole);
  const { body, etag, digest } = await whole.encoded(encoding);
  const kept = Object.entries(whole.headers).filter(([name]) => !dropped.has(name));
  const { 'x-accel-expires': expires, ...others } = Object.fromEntries(kept);
  const headers: Record<string, string> = {
    // First of all: nginx before 1.23 heeds this or Cache-Control, whichever it reads first.
    ...(expires === undefined ? {} : { 'x-accel-expires': expires }),
    // What shows no state of its own, a problem say, is of the newest.
    'ledger-position': String(position),
    ...others,
    vary: varyOf(whole),
  };
  const hasTag = headers['cache-control'] !== 'no-store';
  if (hasTag) headers.etag = etag;
  if (status === 200) headers['repr-digest'] = digest;
  if (hasTag && status === 200 && isFresh(request, { etag, ...headers })) {
    delete headers['content-type'];
    response.writeHead(304, headers).end();
    return;
  }
  if (encoding !== 'identity') headers['content-encoding'] = encoding;
  response.writeHead(status, { ...headers, 'content-length': String(body.length) });
  response.end(request.method === 'HEAD' ? undefined : body);
}
