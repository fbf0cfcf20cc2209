import { LRUCache } from 'lru-cache';
import type { Answer } from './answer';

/** A page that lacks a picture says so in its HTML; the next reader gets another try. */
function isIncomplete(answer: Answer): boolean {
  return answer.body.includes('data-incomplete');
}

/**
 * Keeps answers by the internal path, which holds the position: what is under a key never changes,
 * so nothing is ever invalidated. A state that several readers ask for at once is drawn once.
 */
export class AnswerCache {
  readonly #kept: LRUCache<string, Answer>;
  readonly #underWay = new Map<string, Promise<Answer>>();
  #hits = 0;
  #misses = 0;

  /** @param maxBytes how many bytes of bodies are kept; compressed forms count about half as much again */
  constructor(maxBytes: number) {
    this.#kept = new LRUCache<string, Answer>({
      maxSize: maxBytes,
      sizeCalculation: (answer) => answer.body.length + 1_000,
    });
  }

  /** How often an answer was there and was not, and what is kept. */
  get state(): { hits: number; misses: number; bytes: number; answers: number } {
    const { calculatedSize: bytes, size: answers } = this.#kept;
    return { hits: this.#hits, misses: this.#misses, bytes, answers };
  }

  /** @param make draws the answer; only one that succeeded and is whole is kept */
  async get(key: string, make: () => Promise<Answer>): Promise<Answer> {
    const kept = this.#kept.get(key);
    if (kept) {
      this.#hits += 1;
      return kept;
    }
    this.#misses += 1;
    const running = this.#underWay.get(key);
    if (running) return running;
    const made = make()
      .then((answer) => {
        if (answer.status === 200 && !isIncomplete(answer)) this.#kept.set(key, answer);
        return answer;
      })
      .finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, made);
    return made;
  }
}
