/** How many letters must be changed, added, left out or exchanged with the next to make one word of another. */
function countEdits(a: string, b: string): number {
  let twoAbove: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const change = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const step = Math.min(change, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      const isSwap =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swapped = isSwap ? twoAbove[column - 2] : undefined;
      current.push(swapped === undefined ? step : Math.min(step, swapped + 1));
    }
    twoAbove = above;
    above = current;
  }
  return above[b.length] ?? 0;
}

/** Words are compared without regard to case, signs and double spaces. */
const plain = (word: string) =>
  word
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Longer ones are no words that somebody mistyped, and comparing them would take long. */
const LONGEST = 120;

/**
 * The option that a mistyped word most likely means, or null where none is near: at most a third of
 * its letters differ, or one begins with the other.
 */
export function findNearest(word: string, options: readonly string[]): string | null {
  const meant = plain(word).slice(0, LONGEST);
  if (meant === '') return null;
  let nearest: string | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const option of options) {
    const known = plain(option).slice(0, LONGEST);
    if (known === '') continue;
    const isPart = known.length > 2 && (known.startsWith(meant) || meant.startsWith(known));
    const edits = isPart ? 1 : countEdits(meant, known);
    if (edits < fewest && edits <= Math.max(1, Math.floor(meant.length / 3))) {
      nearest = option;
      fewest = edits;
    }
  }
  return nearest;
}

/** How many options a message lists. */
const LISTED = 24;

/** "Did you mean X? Allowed: …", for the fix of a message. */
export function suggest(word: string, options: readonly string[]): string {
  const nearest = findNearest(word, options);
  const rest = options.length - LISTED;
  const listed = options.slice(0, LISTED).join(', ') + (rest > 0 ? ` … and ${rest} more` : '');
  const known = options.length === 0 ? 'There is none yet.' : `Allowed: ${listed}.`;
  return nearest === null ? known : `Did you mean "${nearest}"? ${known}`;
}
