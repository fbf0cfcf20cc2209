import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import { VALIDATOR_HEADER } from '@/routes/http/headers';
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

/** What is kept of an address: the newest that was asked for. What no append changes is of every position. */
type Kept = { whole: WholeResponse; position: number };
const EVERY_POSITION = Number.POSITIVE_INFINITY;

/** What is in a page that lacks a picture: the next reader gets another try. */
const INCOMPLETE = 'data-incomplete';

/**
 * Keeps whole responses by public address, each with the newest position for which it is right. At a
 * later one Next is asked again, and told what is kept by its validator: it makes the response, or says
 * that it would be the same (304). It knows no routes. A response that several readers ask for at once is
 * made once.
 */
export class ResponseCache {
  readonly #next: RequestListener;
  readonly #position: () => number;
  readonly #kept = new LRUCache<string, Kept>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ whole }) => whole.body.length + 1_000,
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

  /** The address by which the response to a request is kept; null where it is not kept. */
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
    const kept = this.#kept.get(url);
    if (!kept || kept.position < this.#position()) return null;
    const isPage = kept.whole.headers['content-type']?.startsWith('text/html') ?? false;
    if (isPage && !wantsPage(request)) return null;
    this.hits += 1;
    return kept.whole;
  }

  /** Requests with the same key at the same time get one response; null where each gets its own. */
  #sharedKeyOf(request: IncomingMessage): string | null {
    const url = this.#keyOf(request);
    // A page's address may lead elsewhere for who wants a file.
    const wanted = wantsPage(request) ? '' : request.headers.accept;
    return url === null ? null : `${this.#position()} ${url} ${wanted}`;
  }

  /** Whether the response to a request is being made for somebody else, so that nothing more is to be made. */
  isUnderWay(request: IncomingMessage): boolean {
    const shared = this.#sharedKeyOf(request);
    return shared !== null && this.#underWay.has(shared);
  }

  /** Has Next make the response to a request, for all who wait for the same, and keeps it. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.misses += 1;
    const url = this.#keyOf(request);
    // Where it stands now: an append meanwhile makes what is made here no longer the newest.
    const position = this.#position();
    const shared = this.#sharedKeyOf(request);
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
    const old = key === null ? undefined : this.#kept.peek(key.url)?.whole;
    const validator = old?.headers[VALIDATOR_HEADER];
    // Whatever a client sent: this is between the cache and what stands behind it.
    if (key === null) delete request.headers[VALIDATOR_HEADER];
    else request.headers[VALIDATOR_HEADER] = validator ?? 'none';
    // What answers HEAD is kept for GET too.
    if (method === 'HEAD') request.method = 'GET';
    // Next is done when the last reader of a stream is: nobody else waits for that.
    Promise.resolve(this.#next(request, captured)).catch((error) => captured.destroy(error));
    const made = await captured.whole;
    request.method = method;
    if (made === null) return null;
    const isSame = made.status === 304 && made.headers[VALIDATOR_HEADER] === validator;
    const whole =
      old && validator !== undefined && isSame
        ? old.withPosition(made.headers['ledger-position'])
        : new WholeResponse(made);
    if (key !== null) this.#keep(key, whole);
    return whole;
  }

  #keep({ url, position }: Key, whole: WholeResponse): void {
    const { status, headers, body } = whole;
    const caching = headers['cache-control'] ?? '';
    if (![200, 404, 410].includes(status) || /no-store|private/.test(caching)) return;
    if (body.includes(INCOMPLETE) || headers['set-cookie'] !== undefined) return;
    const until = caching.includes('immutable') ? EVERY_POSITION : position;
    const kept = this.#kept.peek(url);
    // One that took longer than an append must not take the place of what was made after it.
    if (kept === undefined || kept.position <= until)
      this.#kept.set(url, { whole, position: until });
  }
}
