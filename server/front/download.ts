import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import Negotiator from 'negotiator';
import { createRange, type Range } from './range';

/**
 * Something that is too large to be kept: it goes from the database to the reader, piece by piece, as
 * fast as the reader takes it.
 */
export type Download = {
  headers: Record<string, string>;
  /** What the whole is known by before it is read; null where that is known only at its end. */
  whole: { bytes: number; sha256: string } | null;
  /** Its pieces, or those of a part of it; called once. */
  open: (range: Range | null) => AsyncIterable<string | Buffer>;
};

type Coding = 'identity' | 'gzip' | 'br';

function chooseCoding(request: IncomingMessage): Coding {
  const [chosen] = new Negotiator(request).encodings(['br', 'gzip', 'identity']);
  return chosen === 'br' || chosen === 'gzip' ? chosen : 'identity';
}

function encoderOf(coding: Coding): Transform | null {
  if (coding === 'gzip') return createGzip({ level: 6 });
  if (coding === 'identity') return null;
  return createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
}

function etagOf(sha256: string, coding: Coding): string {
  const short = Buffer.from(sha256, 'hex').toString('base64url').slice(0, 27);
  return coding === 'identity' ? `"${short}"` : `"${short}-${coding}"`;
}

/** Whether the reader has these bytes already (If-None-Match, RFC 9110). */
function isKnown({ headers }: IncomingMessage, etag: string): boolean {
  const given = headers['if-none-match'];
  if (given === undefined) return false;
  return given.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
}

/** The part that is asked for; `If-Range` makes it the whole where the reader has another file. */
function rangeOf(request: IncomingMessage, bytes: number, etag: string) {
  const { range, 'if-range': ifRange } = request.headers;
  if (range === undefined || request.method !== 'GET') return null;
  return ifRange === undefined || ifRange === etag ? createRange(range, bytes) : null;
}

type Plan = {
  status: number;
  headers: Record<string, string>;
  range: Range | null;
  empty: boolean;
};

/** The plan for a file whose length and checksum are known. */
function planWhole(
  request: IncomingMessage,
  whole: { bytes: number; sha256: string },
  coding: Coding,
): Plan {
  const etag = etagOf(whole.sha256, coding);
  const headers: Record<string, string> = { etag };
  if (isKnown(request, etag)) return { status: 304, headers, range: null, empty: true };
  if (coding !== 'identity') {
    return {
      status: 200,
      headers: { ...headers, 'content-encoding': coding },
      range: null,
      empty: false,
    };
  }
  headers['accept-ranges'] = 'bytes';
  headers['repr-digest'] = `sha-256=:${Buffer.from(whole.sha256, 'hex').toString('base64')}:`;
  const range = rangeOf(request, whole.bytes, etag);
  if (range === 'outside') {
    const outside = {
      ...headers,
      'content-range': `bytes */${whole.bytes}`,
      'content-length': '0',
    };
    return { status: 416, headers: outside, range: null, empty: true };
  }
  if (range === null) {
    const length = String(whole.bytes);
    return { status: 200, headers: { ...headers, 'content-length': length }, range, empty: false };
  }
  headers['content-range'] = `bytes ${range.first}-${range.last}/${whole.bytes}`;
  headers['content-length'] = String(range.last - range.first + 1);
  return { status: 206, headers, range, empty: false };
}

function plan(request: IncomingMessage, { whole }: Download): Plan {
  // A part is always of the file as it is; asking for one outweighs the wish for a coding.
  const coding = request.headers.range === undefined ? chooseCoding(request) : 'identity';
  if (whole) return planWhole(request, whole, coding);
  const headers = coding === 'identity' ? {} : { 'content-encoding': coding };
  return { status: 200, headers, range: null, empty: false };
}

/**
 * Sends a download, or the part that was asked for. A fault in the middle ends the connection: what
 * came by then is shorter than announced, or lacks its last chunk, and is never taken for the whole.
 * @returns when the reader has it all, or has gone
 */
export async function sendDownload(
  request: IncomingMessage,
  response: ServerResponse,
  download: Download,
  more: Record<string, string>,
): Promise<void> {
  const { status, headers, range, empty } = plan(request, download);
  const vary = { vary: 'Accept-Encoding' };
  response.writeHead(status, { ...download.headers, ...more, ...vary, ...headers });
  if (empty || request.method === 'HEAD') {
    response.end();
    return;
  }
  const pieces = download.open(range);
  const encoder = encoderOf(String(headers['content-encoding'] ?? 'identity') as Coding);
  if (encoder) await pipeline(pieces, encoder, response);
  else await pipeline(pieces, response);
}
