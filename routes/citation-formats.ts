import type { Query } from './parameter';
import { asked } from './route';

/** A route's files for reference managers. */
export function citationFormats<Q extends Query>(query: Q) {
  return { bib: asked(query), ris: asked(query), 'csl.json': asked(query) };
}
