import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Form, formOf, resolveAddress, type Target } from './addresses';
import { type Answer, createAnswer } from './answer';
import type { AnswerCache } from './answer-cache';
import {
  A_DAY,
  CONTENT_TYPES,
  contentDisposition,
  IMMUTABLE,
  REVALIDATE,
  securityHeaders,
} from './headers';
import { fileName, internalPath } from './internal-path';
import type { LedgerIndex } from './ledger-index';
import type { PositionWatch } from './position-watch';
import { BadRequest, decodePath, parseAt, parseQuery } from './query';
import { createRefusal } from './refusal';
import type { Rendered, Renderer } from './renderer';
import { send } from './send';

const MAX_ADDRESS = 2_000;
/** What Next built: scripts, styles and fonts, each under a name that holds its content's hash. */
const ASSET = /^\/_next\/static\/(?!.*\.\.)[^\\]+$/;
/** Files of our own under a plain name, with what they may be kept for. */
const PLAIN_ASSETS: Record<string, string> = { '/icon.svg': REVALIDATE, '/theme.js': A_DAY };

/** Forms that are drawn: slow to make, large to keep, and refused while too many are asked for. */
const PICTURES: readonly Form[] = ['svg', 'png'];

export type FrontParts = {
  index: LedgerIndex;
  watch: PositionWatch;
  renderer: Renderer;
  cache: AnswerCache;
  /** Pictures, in a cache of their own: asking for them in every width pushes out no page. */
  pictures: AnswerCache;
  https: boolean;
  development: boolean;
};

/**
 * The small HTTP front. It turns a live address into an internal one that holds the position shown,
 * keeps what was drawn under it, and sets every header that goes out. Internal paths are no
 * addresses: from outside they are unknown.
 */
export class Front {
  readonly #parts: FrontParts;

  constructor(parts: FrontParts) {
    this.#parts = parts;
  }

  /** Answers a request; never rejects. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let answer: Answer;
    try {
      answer = await this.#answer(request);
    } catch (error) {
      answer = this.#refuse(error, formOfUrl(request.url ?? '/'));
    }
    const { https, development, index } = this.#parts;
    const hashes = answer.headers['x-script-hashes']?.split(' ') ?? [];
    const { 'x-script-hashes': _hashes, ...kept } = answer.headers;
    await send(
      request,
      response,
      { ...answer, headers: kept },
      {
        ...securityHeaders(hashes, { https, development, framed: answer.framed ?? false }),
        ...(kept['ledger-position'] ? {} : { 'ledger-position': String(index.position) }),
      },
    );
  }

  /**
   * Draws the first page before the first reader asks for it: its pictures take a few seconds. A
   * failure is left to that reader's own request to tell.
   */
  async warm(): Promise<void> {
    await this.#answer({ method: 'GET', url: '/' }).catch(() => {});
  }

  #refuse(error: unknown, form: Form): Answer {
    if (error instanceof BadRequest) {
      return createRefusal(form, 400, error.message, { parameter: error.parameter });
    }
    if (!this.#parts.watch.state.reachable) {
      const words = 'The database cannot be reached at this moment. Please try again shortly.';
      const answer = createRefusal(form, 503, words);
      answer.headers['retry-after'] = '5';
      return answer;
    }
    console.error(error);
    return createRefusal(form, 500, 'Something failed on our side, and nothing was changed by it.');
  }

  async #answer(request: Pick<IncomingMessage, 'method' | 'url'>): Promise<Answer> {
    const url = request.url ?? '/';
    const form = formOfUrl(url);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      const refusal = createRefusal(
        form,
        405,
        'This site is only read: GET and HEAD are answered.',
      );
      refusal.headers.allow = 'GET, HEAD';
      return refusal;
    }
    if (url.length > MAX_ADDRESS) {
      return createRefusal(form, 414, `An address here has at most ${MAX_ADDRESS} characters.`);
    }
    const mark = url.indexOf('?');
    const path = decodePath(mark < 0 ? url : url.slice(0, mark));
    const query = mark < 0 ? '' : url.slice(mark + 1);
    if (path === '/healthz') return json({ status: 'alive' }, 200);
    if (path === '/readyz') return this.#readiness();
    if (ASSET.test(path) || path in PLAIN_ASSETS) return this.#asset(path);
    // A picture that stands alone names no icon, so browsers look for one by themselves.
    if (path === '/favicon.ico') return moved('/icon.svg', '');
    const resolution = resolveAddress(path, this.#parts.index);
    if (resolution.kind === 'unknown') return this.#unknown(resolution.form);
    if (resolution.kind === 'moved') return moved(resolution.to, query);
    return this.#show(resolution.target, query);
  }

  #readiness(): Answer {
    const { watch, index } = this.#parts;
    const { reachable, databasePosition } = watch.state;
    const behind = Math.max(0, index.position - databasePosition);
    const ready = reachable && index.position > 0 && behind === 0;
    const state = { ready, position: index.position, database: { reachable, behind } };
    return json(state, ready ? 200 : 503);
  }

  async #asset(path: string): Promise<Answer> {
    const { cache, renderer } = this.#parts;
    const answer = await cache.get(path, async () => {
      const { status, headers, body } = await renderer.render(encodeURI(path));
      const kept: Record<string, string> = {
        'content-type': headers['content-type'] ?? 'application/octet-stream',
        'cache-control': PLAIN_ASSETS[path] ?? IMMUTABLE,
      };
      return createAnswer(status, kept, body);
    });
    return answer.status === 200 ? answer : this.#unknown('html');
  }

  async #unknown(form: Form): Promise<Answer> {
    const { cache, renderer, index } = this.#parts;
    if (form !== 'html') {
      const refusal = createRefusal(form, 404, 'Nothing is at this address (or not yet).');
      refusal.headers['cache-control'] = REVALIDATE;
      return refusal;
    }
    const path = `/p/live-${index.position}/unknown`;
    const page = await cache.get(path, async () =>
      toPage(await renderer.render(path), 'html', REVALIDATE),
    );
    return { ...page, status: page.status === 200 ? 404 : page.status };
  }

  async #show(target: Target, query: string): Promise<Answer> {
    const { index, development } = this.#parts;
    const cache = PICTURES.includes(target.form) ? this.#parts.pictures : this.#parts.cache;
    const parameters = parseQuery(query, target.parameters, target.form !== 'html');
    const at = parseAt(parameters);
    if (at !== null && at > index.position) return this.#unknown(target.form);
    const position = target.fixedAt ?? at ?? index.position;
    const key = target.subjects === null ? position : index.lastChange(target.subjects, position);
    if (key === null) return this.#unknown(target.form);
    const pinned = at !== null || target.fixedAt !== undefined;
    const path = internalPath(target, target.fixedAt ?? key, pinned, parameters);
    const make = async () => this.#draw(target, path, pinned, key);
    const typed = target.uncachedWith !== undefined && parameters.has(target.uncachedWith);
    const answer = typed || development ? await make() : await cache.get(path, make);
    // Whether a conflict has such a chart is known where charts are drawn.
    if (answer.status === 404 && target.form === 'html') return this.#unknown('html');
    const shown: Answer = {
      ...answer,
      framed: target.framed ?? false,
      headers: { ...answer.headers, 'ledger-position': String(position) },
    };
    // The same bytes are pinned under one address and live under another.
    if (answer.status === 200 && target.form !== 'html') {
      shown.headers['cache-control'] = pinned ? IMMUTABLE : REVALIDATE;
    }
    const withdrawn = target.figure === undefined ? null : index.figure(target.figure)?.withdrawn;
    if (answer.status === 200 && typeof withdrawn === 'number' && withdrawn <= position) {
      shown.status = 410;
    }
    return shown;
  }

  async #draw(target: Target, path: string, pinned: boolean, key: number): Promise<Answer> {
    const rendered = await this.#parts.renderer.render(path);
    const answer = toPage(rendered, target.form, pinned ? IMMUTABLE : REVALIDATE);
    const busy = answer.status === 503 && PICTURES.includes(target.form);
    if (answer.status >= 500 && !busy) throw new Error(`Next answered ${answer.status} to ${path}`);
    const recorded = this.#parts.index.recordedAt(key);
    if (answer.status === 200 && target.form !== 'html' && recorded) {
      const name = fileName(path);
      answer.headers['content-disposition'] = contentDisposition(target.form, name, recorded);
      answer.headers['last-modified'] = recorded.toUTCString();
    }
    return answer;
  }
}

/** What of Next's answer goes on: its own cache headers do not, they would freeze live pages. */
function toPage(rendered: Rendered, form: Form, dataCaching: string): Answer {
  const { status, headers, body, scriptHashes } = rendered;
  const kept: Record<string, string> = {
    'content-type':
      status === 200 ? CONTENT_TYPES[form] : (headers['content-type'] ?? CONTENT_TYPES.html),
    'cache-control': form === 'html' ? REVALIDATE : dataCaching,
  };
  if (status !== 200) kept['cache-control'] = 'no-store';
  if (status === 503) kept['retry-after'] = headers['retry-after'] ?? '5';
  if (scriptHashes.length > 0) kept['x-script-hashes'] = scriptHashes.join(' ');
  if (form !== 'html') kept['access-control-allow-origin'] = '*';
  return createAnswer(status, kept, body);
}

function formOfUrl(url: string): Form {
  return formOf(/\.([a-z]+)(\?|$)/.exec(url)?.[1]);
}

function moved(to: string, query: string): Answer {
  const location = query === '' ? to : `${to}?${query}`;
  const headers = {
    location,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': REVALIDATE,
  };
  return createAnswer(308, headers, `Moved to ${location}\n`);
}

function json(value: object, status: number): Answer {
  const headers = { 'content-type': CONTENT_TYPES.json, 'cache-control': 'no-store' };
  return createAnswer(status, headers, `${JSON.stringify(value)}\n`);
}
