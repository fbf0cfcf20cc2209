import { createRange, type Range } from './range';

/**
 * A file that is too large to be kept: it goes from the database to the reader, piece by piece, as fast
 * as the reader takes it.
 */
export type Download = {
  /** Without its ending. */
  fileName: string;
  /** The length and checksum of the whole, where they are known before it is read. */
  whole: { bytes: number; sha256: string } | null;
  /** Its pieces, or those of a part of it; called once. */
  open: (range: Range | null) => AsyncIterable<string | Buffer>;
};

function etagOf(sha256: string): string {
  return `"${Buffer.from(sha256, 'hex').toString('base64url').slice(0, 27)}"`;
}

/** Whether the reader has these bytes already (If-None-Match, RFC 9110). */
function isKnown(headers: Headers, etag: string): boolean {
  const given = headers.get('if-none-match');
  if (given === null) return false;
  return given.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
}

/** The part that is asked for; `If-Range` makes it the whole where the reader has another file. */
function rangeOf({ headers, method }: Request, bytes: number, etag: string) {
  const range = headers.get('range');
  const ifRange = headers.get('if-range');
  if (range === null || method !== 'GET') return null;
  return ifRange === null || ifRange === etag ? createRange(range, bytes) : null;
}

type Plan = {
  status: number;
  headers: Record<string, string>;
  range: Range | null;
  empty: boolean;
};

function plan(request: Request, { whole }: Download): Plan {
  if (!whole) return { status: 200, headers: {}, range: null, empty: false };
  const etag = etagOf(whole.sha256);
  const headers: Record<string, string> = {
    etag,
    'accept-ranges': 'bytes',
    'repr-digest': `sha-256=:${Buffer.from(whole.sha256, 'hex').toString('base64')}:`,
  };
  if (isKnown(request.headers, etag)) return { status: 304, headers, range: null, empty: true };
  const range = rangeOf(request, whole.bytes, etag);
  if (range === null) return { status: 200, headers, range, empty: false };
  if (range === 'outside') {
    headers['content-range'] = `bytes */${whole.bytes}`;
    return { status: 416, headers, range: null, empty: true };
  }
  headers['content-range'] = `bytes ${range.first}-${range.last}/${whole.bytes}`;
  return { status: 206, headers, range, empty: false };
}

/** Pulls one piece at a time, when the reader has taken the one before. */
function toStream(pieces: AsyncIterable<string | Buffer>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(typeof value === 'string' ? Buffer.from(value) : value);
    },
    cancel: async () => {
      await iterator.return?.();
    },
  });
}

/**
 * A response with a download, or with the part that was asked for. An error in the middle cuts the
 * connection: what came by then lacks its last chunk, and no client takes it for the whole.
 */
export function downloadResponse(
  request: Request,
  download: Download,
  more: Record<string, string>,
): Response {
  const { status, headers, range, empty } = plan(request, download);
  const body = empty || request.method === 'HEAD' ? null : toStream(download.open(range));
  return new Response(body, { status, headers: { ...more, ...headers } });
}
