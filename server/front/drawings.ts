import { watchReads } from '@/db/reading';
import { type Form, factsOf } from '@/routes/forms';
import { type Answer, createAnswer } from './answer';
import type { AnswerCache } from './answer-cache';
import { needDatabase } from './faults';
import { contentDisposition, IMMUTABLE, OPEN, REVALIDATE } from './headers';
import { fileName } from './internal-path';
import type { LedgerIndex } from './ledger-index';
import type { PositionWatch } from './position-watch';
import { createRefusal } from './refusal';
import type { Rendered, Renderer } from './renderer';
import { Behind } from './seen';
import type { Target } from './target';

/** In milliseconds, how long an answer waits for a database that is behind what was shown. */
export const CATCH_UP = 500;
/** How often a page is drawn, at most, to find it drawn from a database that is not behind. */
const DRAWINGS = 3;

export type DrawingParts = {
  index: LedgerIndex;
  watch: PositionWatch;
  renderer: Renderer;
  /** Where what belongs to every page is kept. */
  cache: AnswerCache;
};

/** Has Next draw what an internal path names, and makes of it an answer that may go out and be kept. */
export class Drawings {
  readonly #parts: DrawingParts;

  constructor(parts: DrawingParts) {
    this.#parts = parts;
  }

  /** A script, a face or a style sheet; null where there is none. */
  async asset(path: string, caching: string): Promise<Answer | null> {
    const { cache, renderer } = this.#parts;
    const answer = await cache.get(path, async () => {
      const { status, headers, body } = await renderer.render(encodeURI(path));
      const kept: Record<string, string> = {
        'content-type': headers['content-type'] ?? 'application/octet-stream',
        'cache-control': caching,
      };
      return createAnswer(status, kept, body);
    });
    return answer.status === 200 ? answer : null;
  }

  /** What is said where nothing is: a page to a reader, a problem to a program. */
  async unknown(form: Form, detail = 'Nothing is at this address (or not yet).'): Promise<Answer> {
    const { cache, renderer, index } = this.#parts;
    if (form !== 'html') {
      const refusal = createRefusal(form, 404, detail);
      refusal.headers['cache-control'] = REVALIDATE;
      return refusal;
    }
    const path = `/p/live-${index.position}/unknown`;
    const page = await cache.get(path, async () =>
      this.#drawnFrom(index.position, async () =>
        toPage(await renderer.render(path), 'html', REVALIDATE),
      ),
    );
    if (page.status >= 500) return createRefusal(form, 404, detail);
    return { ...page, status: page.status === 200 ? 404 : page.status };
  }

  /**
   * What an address leads to.
   * @param of the position that it is drawn from, and that of the entry which last changed it
   * @throws Behind, DatabaseAway, NotDrawn
   */
  async target(
    target: Target,
    path: string,
    of: { position: number; changed: number; pinned: boolean },
  ): Promise<Answer> {
    return this.#drawnFrom(of.position, () => this.#draw(target, path, of));
  }

  /**
   * Draws, and keeps no drawing that was made from a database below a position.
   * @throws Behind where the database stays below it
   */
  async #drawnFrom(position: number, draw: () => Promise<Answer>): Promise<Answer> {
    const { watch } = this.#parts;
    for (let drawings = 1; ; drawings += 1) {
      const { done, lowest } = await watchReads(draw);
      if (lowest >= position) return done;
      if (drawings === DRAWINGS) throw new Behind(position, lowest);
      await watch.reaches(position, CATCH_UP);
    }
  }

  async #draw(
    target: Target,
    path: string,
    { pinned, changed }: { pinned: boolean; changed: number },
  ): Promise<Answer> {
    const { watch, renderer, index } = this.#parts;
    needDatabase(watch);
    const rendered = await renderer.render(path);
    const answer = toPage(rendered, target.form, pinned ? IMMUTABLE : REVALIDATE);
    const busy = answer.status === 503 && factsOf(target.form).picture === true;
    if (answer.status >= 500 && !busy) {
      throw new Error(`Next answered ${answer.status} to ${path}`, { cause: rendered.fault });
    }
    const recorded = index.recordedAt(changed);
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
      status === 200 ? factsOf(form).type : (headers['content-type'] ?? factsOf('html').type),
    'cache-control': form === 'html' ? REVALIDATE : dataCaching,
  };
  if (status !== 200) kept['cache-control'] = 'no-store';
  if (status === 503) kept['retry-after'] = headers['retry-after'] ?? '5';
  if (scriptHashes.length > 0) kept['x-script-hashes'] = scriptHashes.join(' ');
  if (form !== 'html') Object.assign(kept, OPEN);
  return createAnswer(status, kept, body);
}
