import { type IncomingMessage, ServerResponse } from 'node:http';
import { VALIDATOR_HEADER } from '@/routes/http/headers';

export type Captured = {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
};

/** Bytes of a body that is held in memory; beyond them a response goes on to its reader as it comes. */
const MOST = 16 * 1024 * 1024;

function toText(headers: ReturnType<ServerResponse['getHeaders']>): Record<string, string> {
  const all = Object.entries(headers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    all.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : String(value)]),
  );
}

/** A chunk as bytes: those that Next hands over are its own no more, and are not copied. */
function toBytes(chunk: string | Uint8Array): Buffer {
  if (typeof chunk === 'string') return Buffer.from(chunk);
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

/** The digest, the ranges and the strong tag of a file are of its bytes as they are (RFC 9110, 9530). */
function ofCompressed(headers: Record<string, string>): Record<string, string> {
  const { 'repr-digest': _digest, 'accept-ranges': _ranges, etag, ...others } = headers;
  return etag === undefined ? others : { ...others, etag: `W/${etag}` };
}

/**
 * A response that keeps what Next writes, apart from any connection, so that it can be sent to all who
 * wait for it. One that is a stream (`X-Accel-Buffering: no`) or too large goes on to the first of them.
 */
export class CapturedResponse extends ServerResponse {
  readonly #target: ServerResponse;
  readonly #isHead: boolean;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  #streaming = false;
  /** The whole response; null where it went to the target instead. Rejects when it was cut. */
  readonly whole: Promise<Captured | null>;
  #settle: (captured: Captured | null) => void = () => {};
  #fail: (error: Error) => void = () => {};

  constructor(request: IncomingMessage, target: ServerResponse) {
    super(request);
    this.#target = target;
    this.#isHead = request.method === 'HEAD';
    this.whole = new Promise((resolve, reject) => {
      this.#settle = resolve;
      this.#fail = reject;
    });
    this.whole.catch(() => {}); // reported to those who wait
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status;
    const headers = rest.at(-1);
    if (typeof headers === 'object' && headers !== null) {
      for (const [name, value] of Object.entries(headers)) this.setHeader(name, value);
    }
    return this;
  }

  override flushHeaders(): void {}

  /** Whether the server compresses what is streamed: see `compression` in web.ts. */
  #mayBeCompressed(): boolean {
    const accepted = String(this.req.headers['accept-encoding'] ?? '');
    return this.statusCode === 200 && /gzip|br|deflate|\*/.test(accepted);
  }

  /** Hands what came so far, and all that follows, to the reader who asked first. */
  #stream(): void {
    if (this.#streaming) return;
    this.#streaming = true;
    this.removeHeader(VALIDATOR_HEADER);
    const target = this.#target;
    const headers = toText(this.getHeaders());
    target.writeHead(this.statusCode, this.#mayBeCompressed() ? ofCompressed(headers) : headers);
    if (this.#isHead) target.end();
    else for (const chunk of this.#chunks.splice(0)) target.write(chunk);
    target.on('drain', () => this.emit('drain'));
    target.once('close', () => {
      this.destroyed = true;
      this.emit('close');
    });
    this.#settle(null);
  }

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    const bytes = toBytes(chunk as string | Uint8Array);
    const done = rest.find((each) => typeof each === 'function');
    // Next appends headers, which makes lists of them.
    const isStream = String(this.getHeader('x-accel-buffering')) === 'no';
    if (isStream || this.#bytes > MOST) this.#stream();
    if (this.#streaming && !this.#isHead) return this.#target.write(bytes, () => done?.());
    if (!this.#streaming) this.#chunks.push(bytes);
    this.#bytes += bytes.length;
    if (done) queueMicrotask(() => done());
    return true;
  }

  override end(...given: unknown[]): this {
    const [chunk] = given;
    if (chunk !== undefined && chunk !== null && typeof chunk !== 'function') this.write(chunk);
    if (this.#streaming) this.#target.end();
    this.finished = true;
    this.#settle({
      status: this.statusCode,
      headers: toText(this.getHeaders()),
      // What still refers to this response, Next's store of the request for one, keeps no body alive.
      body: Buffer.concat(this.#chunks.splice(0)),
    });
    this.emit('finish');
    this.emit('close');
    return this;
  }

  override destroy(error?: Error): this {
    this.destroyed = true;
    if (this.#streaming) this.#target.destroy(error);
    this.#fail(error ?? new Error('the response was cut'));
    this.emit('close');
    return this;
  }
}
