import { createHash } from 'node:crypto';
import http from 'node:http';
import { gunzipSync } from 'node:zlib';

/** No answer may take longer: a drawing is given up after 20 seconds. */
export const BOUND = 21_000;

/** `cut`: the connection ended before the answer was whole; `refused`: nobody listened. */
export type Outcome = number | 'cut' | 'refused' | 'silent';
export type Reply = {
  outcome: Outcome;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
  /** Milliseconds until it was whole, or had failed. */
  took: number;
};

const agent = new http.Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

function failed(error: NodeJS.ErrnoException, bytes: number): Outcome {
  if (error.message === 'silent') return 'silent';
  return error.code === 'ECONNREFUSED' && bytes === 0 ? 'refused' : 'cut';
}

/**
 * Asks once, and tells what came of it; never rejects.
 * @param onPart is told when the first bytes of the body are there
 */
export function ask(
  url: string,
  headers: Record<string, string> = {},
  onPart: () => void = () => {},
): Promise<Reply> {
  const began = performance.now();
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const end = (outcome: Outcome, response?: http.IncomingMessage) => {
      clearTimeout(timer);
      const took = performance.now() - began;
      resolve({ outcome, headers: response?.headers ?? {}, body: Buffer.concat(chunks), took });
    };
    const request = http.get(url, { agent, headers });
    const timer = setTimeout(() => request.destroy(new Error('silent')), BOUND);
    const fail = (error: NodeJS.ErrnoException) => end(failed(error, chunks.length));
    request.once('error', fail);
    request.once('response', (response) => {
      response.on('data', (chunk: Buffer) => {
        if (chunks.length === 0) onPart();
        chunks.push(chunk);
      });
      response.once('error', fail);
      response.once('end', () => end(response.statusCode ?? 0, response));
    });
  });
}

/** SHA-256 of a reply's body as it was before it was compressed. */
export function digestOf({ headers, body }: Reply): string {
  const plain = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
  return createHash('sha256').update(plain).digest('hex');
}
