import { setImmediate } from 'node:timers/promises';

/** Beyond this many waiting drawings a further one is refused at once rather than late. */
const MOST_WAITING = 400;

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * Draws in this very thread, one drawing after another in the order in which they were asked for.
 * Between two of them other requests have their turn: a page of sixteen must not hold them all up.
 * @throws what `draw` throws; Error when too many drawings wait
 */
export function enqueueDrawing<Result>(draw: () => Result): Promise<Result> {
  if (waiting >= MOST_WAITING) return Promise.reject(new Error('too many drawings wait'));
  waiting += 1;
  const drawn = last
    .then(() => setImmediate())
    .then(draw)
    .finally(() => {
      waiting -= 1;
    });
  last = drawn.catch(() => {});
  return drawn;
}
