import { LRUCache } from 'lru-cache';
import { formatBiblatex, formatBibtex } from './bibtex';
import { formatCiteWeb } from './cite-web';
import { formatRis } from './ris';
import { formatStyled, type Run, STYLES } from './styles';
import type { Work } from './work';

/** Everything that a citation is offered as, in the order of the page: styles, then mark-up. */
export const TEXTS = [...STYLES, 'Wikipedia', 'BibTeX', 'BibLaTeX', 'RIS'] as const;
export type TextFormat = (typeof TEXTS)[number];

const MARKUP = { BibTeX: formatBibtex, BibLaTeX: formatBiblatex, RIS: formatRis } as const;

/** What is set as code: every space and line of it counts. */
export function isMarkup(form: TextFormat): boolean {
  return form === 'Wikipedia' || form in MARKUP;
}

function writeWork(work: Work, form: TextFormat): readonly Run[] {
  switch (form) {
    case 'Wikipedia':
      return [{ text: formatCiteWeb(work), italic: false }];
    case 'BibTeX':
    case 'BibLaTeX':
    case 'RIS':
      return [{ text: MARKUP[form]([work]), italic: false }];
    default:
      return formatStyled(work, form);
  }
}

/** A document is cited beside every figure that it attests, and a style takes some milliseconds. */
const kept = new LRUCache<string, readonly Run[]>({ max: 2_000 });

/** A work as a text to take away. */
export function formatWork(work: Work, form: TextFormat): readonly Run[] {
  const key = JSON.stringify([form, work]);
  const found = kept.get(key);
  if (found) return found;
  const made = writeWork(work, form);
  kept.set(key, made);
  return made;
}
