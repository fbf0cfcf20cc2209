import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { holder } from './read-drawing';

/** Far more than the pages of a moment have: each is read while its page is made, and then no more. */
const KEPT_CHARACTERS = 32 * 1024 * 1024;

/** Letters of a name: 96 bits of the drawing's hash. */
const NAME_LENGTH = 16;

/** Keeps a drawing for the page that is being made. @returns the name to read it by, the same for the same drawing */
export function keepDrawing(svg: string): string {
  holder.casualtyLedgerDrawings ??= new LRUCache<string, string>({
    maxSize: KEPT_CHARACTERS,
    sizeCalculation: (markup) => markup.length,
  });
  const name = createHash('sha256').update(svg).digest('base64url').slice(0, NAME_LENGTH);
  holder.casualtyLedgerDrawings.set(name, svg);
  return name;
}
