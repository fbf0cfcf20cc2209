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
/** Bytes as they are sent, with what they are known and proved by: a strong ETag, and their SHA-256. */
export type EncodedBody = { body: Buffer; etag: string; sha256: string };

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

/** Both are of the bytes as they are sent, so that each encoding has its own. */
function identify(body: Buffer): EncodedBody {
  const digest = createHash('sha256').update(body);
  const sha256 = digest.copy().digest('base64');
  return { body, sha256, etag: `"${digest.digest('base64url').slice(0, 27)}"` };
}

async function encode(body: Buffer, encoding: Encoding): Promise<EncodedBody> {
  if (encoding === 'br') {
    return identify(await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }));
  }
  return identify(encoding === 'gzip' ? await zip(body) : body);
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
