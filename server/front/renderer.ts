import { createHash, randomBytes } from 'node:crypto';
import http from 'node:http';
import { duplexPair } from 'node:stream';
import { DRAWING_HEADER, takeFault } from './drawing-faults';
import { startLate } from './late-start';

/** A drawing that took too long. */
export class NotDrawn extends Error {
  override name = 'NotDrawn';
}

/**
 * What Next has drawn: the whole body, and the hashes of the scripts that it put into the page. `fault`
 * is what ended the drawing, where Next answered 500.
 */
export type Rendered = {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  scriptHashes: string[];
  fault?: unknown;
};

/**
 * Draws internal paths with Next, in this process and over no network: the requests run through a
 * pair of streams into a server that listens nowhere, so that nobody outside can send one. What Next
 * gets is the path alone, no header of the reader's, so that what is cached depends on nothing else.
 */
export class Renderer {
  readonly #server: http.Server;
  readonly #host: string;
  readonly #patience: number;
  readonly #late: boolean;

  /**
   * @param publicUrl the public origin, for the Host header that Next reads
   * @param patience milliseconds after which a drawing is given up
   * @param late whether a page's scripts wait for a reader (late-start.ts)
   */
  constructor(
    handler: http.RequestListener,
    publicUrl: string,
    { patience, late }: { patience: number; late: boolean },
  ) {
    this.#server = http.createServer(handler);
    this.#host = new URL(publicUrl).host;
    this.#patience = patience;
    this.#late = late;
  }

  /** @throws NotDrawn when Next has not answered in time; Error when it broke off */
  async render(path: string): Promise<Rendered> {
    const nonce = randomBytes(16).toString('base64');
    try {
      const answer = await this.#request(path, nonce);
      const fault = takeFault(nonce);
      return { ...answer, ...takeNonceOut(answer.body, nonce, this.#late), fault };
    } finally {
      takeFault(nonce); // of a drawing that was given up
    }
  }

  #request(path: string, nonce: string): Promise<Omit<Rendered, 'scriptHashes'>> {
    return new Promise((resolve, reject) => {
      const request = http.request({
        path,
        headers: {
          host: this.#host,
          // Next gives its own scripts the nonce that it finds here.
          'content-security-policy': `script-src 'nonce-${nonce}'`,
          [DRAWING_HEADER]: nonce,
        },
        createConnection: () => {
          const [ours, theirs] = duplexPair();
          this.#server.emit('connection', theirs);
          return ours;
        },
      });
      const timer = setTimeout(
        () => request.destroy(new NotDrawn(`not drawn within ${this.#patience} ms: ${path}`)),
        this.#patience,
      );
      request.once('close', () => clearTimeout(timer));
      request.once('error', reject);
      request.once('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 500,
            headers: textHeaders(response.headers),
            body: Buffer.concat(chunks),
          }),
        );
      });
      request.end();
    });
  }
}

function textHeaders(headers: http.IncomingHttpHeaders): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string') kept[name] = value;
  }
  return kept;
}

const INLINE_SCRIPT = /<script(?=[^>]*\snonce="NONCE")(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/**
 * Takes the nonce out of a page and gives the hashes of the inline scripts that carried it. The page
 * can then be cached under a policy that allows just these scripts: one that came in with stored
 * text could not have known the nonce.
 */
function takeNonceOut(
  body: Buffer,
  nonce: string,
  late: boolean,
): Pick<Rendered, 'body' | 'scriptHashes'> {
  const html = body.toString('utf8');
  if (!html.includes(nonce)) return { body, scriptHashes: [] };
  // The same text in every drawing of the same state, so that the page's bytes are the same too.
  const stable = startLate(html, nonce, late).replaceAll(nonce, 'NONCE');
  const hashes = Array.from(stable.matchAll(INLINE_SCRIPT), ([, script = '']) => {
    const digest = createHash('sha256').update(script, 'utf8').digest('base64');
    return `'sha256-${digest}'`;
  });
  return { body: Buffer.from(stable, 'utf8'), scriptHashes: [...new Set(hashes)] };
}
