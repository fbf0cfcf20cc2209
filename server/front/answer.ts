import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** What goes out: a whole body with its headers. Encoded forms are made once and kept with it. */
export type Answer = {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  encoded: Map<Encoding, Promise<EncodedBody>>;
  /** Whether other sites may show it in a frame. */
  framed?: boolean;
};

export type Encoding = 'identity' | 'gzip' | 'br';
export type EncodedBody = { body: Buffer; etag: string };

/** Below this a compressed body is hardly smaller than its headers. */
const COMPRESS_FROM = 1_000;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export function createAnswer(
  status: number,
  headers: Record<string, string>,
  body: Buffer | string,
): Answer {
  return { status, headers, body: Buffer.from(body), encoded: new Map() };
}

/** A strong ETag: of the bytes as they are sent, so that each encoding has its own. */
function etagOf(body: Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

async function encode(body: Buffer, encoding: Encoding): Promise<EncodedBody> {
  if (encoding === 'br') {
    const small = await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
    return { body: small, etag: etagOf(small) };
  }
  const bytes = encoding === 'gzip' ? await zip(body) : body;
  return { body: bytes, etag: etagOf(bytes) };
}

/** The body in an encoding, made at its first use. */
export function encodedBody(answer: Answer, encoding: Encoding): Promise<EncodedBody> {
  const wanted = answer.body.length < COMPRESS_FROM ? 'identity' : encoding;
  const there = answer.encoded.get(wanted);
  if (there) return there;
  const made = encode(answer.body, wanted);
  answer.encoded.set(wanted, made);
  return made;
}

export function isCompressible(answer: Answer): boolean {
  return answer.body.length >= COMPRESS_FROM;
}
