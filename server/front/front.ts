import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Reading } from '@/db/reading';
import { type Form, factsOf, formOfPath } from '@/routes/forms';
import { resolveAddress } from './addresses';
import type { Answer } from './answer';
import type { AnswerCache } from './answer-cache';
import { assetCaching } from './assets';
import { refuseForm } from './bounds';
import { type DownloadAsked, openDownload } from './dataset-downloads';
import { type Download, sendDownload } from './download';
import { CATCH_UP, type DrawingParts, Drawings } from './drawings';
import { dress } from './dress';
import { isPassing, needDatabase, tellFault } from './faults';
import { securityHeaders } from './headers';
import { internalPath } from './internal-path';
import { type ClientLimits, clientOf } from './limits';
import { createTimeMap, findMemento, parseAcceptDatetime } from './memento';
import { negotiate } from './negotiate';
import { found, json, moved } from './plain-answers';
import { decodePath, parseQuery, positionAsked, withoutOrigin } from './query';
import { createRefusal } from './refusal';
import { Behind, positionSeen } from './seen';
import { send } from './send';
import { createLinkset } from './signposting';
import type { Resolution, Target } from './target';

const MAX_ADDRESS = 2_000;
/** How a stream ends when its reader has gone. */
const GONE = new Set(['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE', 'ABORT_ERR']);

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'> & { client: string };
/** A public address, decoded where it is a path and as it was sent where it is a query. */
type PublicAddress = { path: string; query: string };

export type FrontParts = DrawingParts & {
  /** Pictures, in a cache of their own: asking for them in every width pushes out no page. */
  pictures: AnswerCache;
  /** Where downloads are read from: connections of their own, so that pages never wait for them. */
  downloads: Reading;
  limits: ClientLimits;
  /** Whether a proxy of one's own says in `X-Forwarded-For` who asks. */
  trustProxy: boolean;
  /** The public origin, without a slash at its end. */
  origin: string;
  development: boolean;
};

/**
 * The small HTTP front. It turns a live address into an internal one that holds the position shown,
 * keeps what was drawn under it, and sets every header that goes out. Internal paths are no
 * addresses: from outside they are unknown.
 */
export class Front {
  readonly #parts: FrontParts;
  readonly #drawings: Drawings;

  constructor(parts: FrontParts) {
    this.#parts = parts;
    this.#drawings = new Drawings(parts);
  }

  /** Answers a request. @throws Error for an answer that cannot be sent */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let answer: Answer;
    try {
      const { method, headers } = request;
      const url = withoutOrigin(request.url ?? '/');
      const client = clientOf(request, this.#parts.trustProxy);
      const made = refuseForm(request) ?? (await this.#answer({ method, url, headers, client }));
      if ('open' in made) {
        const stream = () => this.#stream(request, response, made);
        return await this.#parts.limits.within('downloads', client, stream);
      }
      answer = made;
    } catch (error) {
      answer = tellFault(error, formOfUrl(withoutOrigin(request.url ?? '/')), this.#parts.watch);
    }
    const { origin, development, index } = this.#parts;
    const https = origin.startsWith('https:');
    const type = answer.headers['content-type'] ?? '';
    const hashes = answer.headers['x-script-hashes']?.split(' ') ?? [];
    const { 'x-script-hashes': _hashes, ...kept } = answer.headers;
    await send(
      request,
      response,
      { ...answer, headers: kept },
      {
        ...securityHeaders(type, hashes, { https, development, framed: answer.framed ?? false }),
        ...(kept['ledger-position'] ? {} : positionHeaders(answer, request, index.position)),
      },
    );
  }

  /**
   * Draws the first page before the first reader asks for it: its pictures take a few seconds. A
   * failure is left to that reader's own request to tell.
   */
  async warm(): Promise<void> {
    await this.#answer({ method: 'GET', url: '/', headers: {}, client: '' }).catch(() => {});
  }

  /**
   * Draws a page that is not kept, so that what draws is loaded before readers come: after a restart
   * they are all there at once. A failure is theirs to see.
   */
  async load(): Promise<void> {
    await this.#answer({ method: 'GET', url: '/?q=0', headers: {}, client: '' }).catch(() => {});
  }

  async #stream(
    request: IncomingMessage,
    response: ServerResponse,
    download: Download,
  ): Promise<void> {
    const { origin, development, index } = this.#parts;
    const https = origin.startsWith('https:');
    const type = download.headers['content-type'] ?? '';
    const headers = {
      ...securityHeaders(type, [], { https, development }),
      'ledger-position': download.headers['ledger-position'] ?? String(index.position),
    };
    try {
      await sendDownload(request, response, download, headers);
    } catch (error) {
      // The reader sees a cut connection. One who has gone is none of our faults.
      response.destroy();
      const hasGone = error instanceof Error && 'code' in error && GONE.has(String(error.code));
      if (!hasGone && !isPassing(error, this.#parts.watch)) console.error(error);
    }
  }

  async #answer(request: Asked): Promise<Answer | Download> {
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
    const caching = assetCaching(path);
    if (caching !== null) {
      return (await this.#drawings.asset(path, caching)) ?? this.#drawings.unknown('html');
    }
    // A picture that stands alone names no icon, so browsers look for one by themselves.
    if (path === '/favicon.ico') return moved('/icon.svg', '');
    const seen = positionSeen(request.headers);
    const early = resolveAddress(path, this.#parts.index);
    if (!isFixed(early, query, this.#parts.index.position)) await this.#catchUpWith(seen);
    const resolution = resolveAddress(path, this.#parts.index);
    const ofItself = resolution.kind === 'alive' || resolution.kind === 'ready';
    // A process that has not read the ledger yet does not know what is unknown.
    if (this.#parts.index.position === 0 && !ofItself) needDatabase(this.#parts.watch);
    switch (resolution.kind) {
      case 'target':
        return this.#choose(request, resolution.target, { path, query });
      case 'timemap':
      case 'linkset':
        return this.#document(resolution, query);
      case 'download':
        needDatabase(this.#parts.watch);
        return this.#download(resolution.download, query);
      case 'alive':
        return json({ status: 'alive' }, 200);
      case 'ready':
        return this.#readiness();
      case 'moved':
        return moved(resolution.to, query);
      case 'unknown':
        return this.#drawings.unknown(resolution.form);
    }
  }

  /**
   * Waits for a position that this reader has been shown elsewhere.
   * @throws Behind where this server does not come to it in time
   */
  async #catchUpWith(seen: number): Promise<void> {
    const { index, watch } = this.#parts;
    if (seen <= index.position) return;
    await watch.reaches(seen, CATCH_UP);
    if (index.position < seen) throw new Behind(seen, index.position);
  }

  async #download(download: DownloadAsked, query: string): Promise<Download> {
    const { watch, index, downloads } = this.#parts;
    // What was imported is asked of the database by its name.
    const needed = download.what === 'events' ? download.position : index.position;
    if (!(await watch.reaches(needed, CATCH_UP))) {
      throw new Behind(needed, watch.state.databasePosition);
    }
    return openDownload(downloads.db, download, query);
  }

  /** A document about a figure that the index alone can tell. */
  async #document(
    resolution: Extract<Resolution, { kind: 'timemap' | 'linkset' }>,
    query: string,
  ): Promise<Answer> {
    parseQuery(query, {}, true);
    const { index, origin } = this.#parts;
    const document =
      resolution.kind === 'timemap'
        ? createTimeMap(resolution.figure, origin, index)
        : createLinkset(resolution.target, origin, index);
    return (
      document ?? this.#drawings.unknown(resolution.kind === 'timemap' ? 'timemap' : 'linkset.json')
    );
  }

  /** Leads to the file or the earlier state that the reader's headers ask for, else shows the target. */
  async #choose(request: Asked, target: Target, address: PublicAddress): Promise<Answer> {
    const { index } = this.#parts;
    const parameters = parseQuery(address.query, target.query, target.form !== 'html');
    // Marks that others append to an address lead nowhere else.
    const known = { ...address, query: new URLSearchParams([...parameters]).toString() };
    const isLive = positionAsked(parameters) === null && target.fixedAt === undefined;
    const moment = isLive ? parseAcceptDatetime(request.headers['accept-datetime']) : null;
    const gate = isLive ? findMemento(target, moment ?? new Date(), known, index) : null;
    const file = negotiate(request, target);
    // A version's page can be asked for as it was; its files are of one state.
    const fileQuery = target.version === undefined ? known.query : '';
    const vary = [...(target.files ? ['Accept'] : []), ...(gate ? ['Accept-Datetime'] : [])];
    let answer: Answer;
    if (moment && gate) answer = found(302, gate);
    else if (file) answer = found(303, `${known.path}.${file}${fileQuery && `?${fileQuery}`}`);
    else answer = await this.#show(target, address, parameters, request.client);
    if (vary.length === 0) return answer;
    return { ...answer, headers: { ...answer.headers, vary: vary.join(', ') } };
  }

  #readiness(): Answer {
    const { watch, index } = this.#parts;
    const { reachable, overdue, databasePosition, replica } = watch.state;
    const behind = Math.max(0, index.position - databasePosition);
    const ready = reachable && !overdue && index.position > 0 && behind === 0;
    const database = { reachable, position: databasePosition, behind, replica };
    const state = { ready, position: index.position, database };
    return json(state, ready ? 200 : 503);
  }

  async #show(
    target: Target,
    address: PublicAddress,
    parameters: Map<string, string>,
    client: string,
  ): Promise<Answer> {
    const { index, development, limits } = this.#parts;
    const isPicture = factsOf(target.form).picture === true;
    const cache = isPicture ? this.#parts.pictures : this.#parts.cache;
    const at = positionAsked(parameters);
    if (at !== null && at > index.position)
      return this.#drawings.unknown(
        target.form,
        `The ledger ends at position ${index.position}: "at" is ${at}.`,
      );
    const position = target.fixedAt ?? at ?? index.position;
    const key = target.subjects === null ? position : index.lastChange(target.subjects, position);
    if (key === null)
      return this.#drawings.unknown(
        target.form,
        `Nothing of this was there at position ${position}.`,
      );
    const pinned = at !== null || target.fixedAt !== undefined;
    const asked = `${address.path}${address.query && `?${address.query}`}`;
    const path = internalPath(target, target.fixedAt ?? key, pinned, parameters, asked);
    const of = { position: target.fixedAt ?? key, changed: key, pinned };
    const draw = () => this.#drawings.target(target, path, of);
    const make = () => limits.within(isPicture ? 'pictures' : 'pages', client, draw);
    const typed = target.uncachedWith !== undefined && parameters.has(target.uncachedWith);
    const answer = typed || development ? await make() : await cache.get(path, make);
    // Whether a conflict has such a chart is known where charts are drawn.
    if (answer.status === 404 && target.form === 'html') return this.#drawings.unknown('html');
    const shown = { position, pinned, at, query: address.query };
    return dress(answer, target, shown, this.#parts);
  }
}

/** What an answer that is of no state of its own says of the position: that of this server. */
function positionHeaders(answer: Answer, request: Pick<Asked, 'headers'>, position: number) {
  const own = { 'ledger-position': String(position) };
  if (answer.headers['cache-control'] === 'no-store') return own;
  const newest = Math.max(position, positionSeen(request.headers));
  return { ...own, 'ledger-newest': String(newest) };
}

/** Whether what is asked for is of a position that this server has shown: no later one changes it. */
function isFixed(resolution: Resolution, query: string, position: number): boolean {
  switch (resolution.kind) {
    case 'alive':
    case 'ready':
      return true;
    case 'target': {
      const at = new URLSearchParams(query).get('at');
      return resolution.target.fixedAt !== undefined || (at !== null && Number(at) <= position);
    }
    case 'download':
      return resolution.download.what === 'events';
    default:
      return false;
  }
}

function formOfUrl(url: string): Form {
  return formOfPath(url.replace(/\?.*$/s, ''));
}
