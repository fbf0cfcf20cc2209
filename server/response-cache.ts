import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import { CapturedResponse } from './captured-response';
import { sendWhole, WholeResponse } from './send';

/** In bytes of bodies; their compressed forms count about half as much again. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Request headers by which a response may differ from what is kept for the address. */
const VARYING = ['accept-datetime', 'range'];

/** Whether a reader wants what stands at the address itself rather than another format of it. */
function wantsPage(request: IncomingMessage): boolean {
  const [wanted = '*/*'] = new Negotiator(request).mediaTypes();
  return wanted === 'text/html' || wanted === '*/*';
}

/** The newest position when a response was asked for: what it shows is of that one or a later one. */
type Key = { url: string; position: number };

/** What is in a page that lacks a picture: the next reader gets another try. */
const INCOMPLETE = 'data-incomplete';

/**
 * Keeps whole responses by `(public address, position)`: what is under a key never changes, so nothing
 * is invalidated; an append makes new keys. It knows no routes. A response that several readers ask for
 * at once is made once.
 */
export class ResponseCache {
  readonly #next: RequestListener;
  readonly #position: () => number;
  readonly #kept = new LRUCache<string, WholeResponse>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ body }) => body.length + 1_000,
  });
  readonly #underWay = new Map<string, Promise<WholeResponse | null>>();
  hits = 0;
  misses = 0;

  /** @param position gives the newest position that was shown */
  constructor(next: RequestListener, position: () => number) {
    this.#next = next;
    this.#position = position;
  }

  get bytes(): number {
    return this.#kept.calculatedSize;
  }

  /** The key of a request at the newest position; null where its response is not kept. */
  #keyOf(request: IncomingMessage): string | null {
    const { method, headers, url = '/' } = request;
    if (method !== 'GET' && method !== 'HEAD') return null;
    if (VARYING.some((name) => headers[name] !== undefined)) return null;
    return url;
  }

  /** What is kept for a request: of the newest position, or of one that no append changes. */
  find(request: IncomingMessage): WholeResponse | null {
    const url = this.#keyOf(request);
    if (url === null) return null;
    const kept = this.#kept.get(`${this.#position()} ${url}`) ?? this.#kept.get(url);
    const isPage = kept?.headers['content-type']?.startsWith('text/html') ?? false;
    if (!kept || (isPage && !wantsPage(request))) return null;
    this.hits += 1;
    return kept;
  }

  /** Has Next make the response to a request, for all who wait for the same, and keeps it. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.misses += 1;
    const url = this.#keyOf(request);
    // Where it stands now: an append meanwhile makes what is made here no longer the newest.
    const position = this.#position();
    // A page's address may lead elsewhere for who wants a file.
    const wanted = wantsPage(request) ? '' : request.headers.accept;
    const shared = url === null ? null : `${position} ${url} ${wanted}`;
    const waiting = shared === null ? undefined : this.#underWay.get(shared);
    if (waiting) {
      const whole = await waiting.catch(() => null);
      if (whole) return sendWhole(request, response, whole, this.#position());
    }
    const key = url === null ? null : { url, position };
    const made = this.#make(request, response, key);
    if (shared !== null && !waiting) {
      this.#underWay.set(shared, made);
      made.finally(() => this.#underWay.delete(shared)).catch(() => {});
    }
    const whole = await made;
    if (whole) await sendWhole(request, response, whole, this.#position());
  }

  async #make(
    request: IncomingMessage,
    response: ServerResponse,
    key: Key | null,
  ): Promise<WholeResponse | null> {
    const captured = new CapturedResponse(request, response);
    const { method } = request;
    // What answers HEAD is kept for GET too.
    if (method === 'HEAD') request.method = 'GET';
    // Next is done when the last reader of a stream is: nobody else waits for that.
    Promise.resolve(this.#next(request, captured)).catch((error) => captured.destroy(error));
    const made = await captured.whole;
    request.method = method;
    if (made === null) return null;
    const whole = new WholeResponse(made);
    if (key !== null) this.#keep(key, whole);
    return whole;
  }

  #keep({ url, position }: Key, whole: WholeResponse): void {
    const { status, headers, body } = whole;
    const caching = headers['cache-control'] ?? '';
    if (![200, 404, 410].includes(status) || /no-store|private/.test(caching)) return;
    if (body.includes(INCOMPLETE) || headers['set-cookie'] !== undefined) return;
    if (caching.includes('immutable')) this.#kept.set(url, whole);
    else this.#kept.set(`${position} ${url}`, whole);
  }
}
