import type { FigureSource } from '../figure';
import type { Author, Work } from './work';

const BETWEEN_AUTHORS = /\s*;\s*|\s+(?:and|&)\s+/u;
/** Two to four words with capitals: what a person's name looks like, "J. R. R. Tolkien" included. */
const PERSON = /^\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+\p{Lu}[\p{L}\p{M}.'’-]*){1,3}$/u;
/** Words that bylines of newsrooms and bodies have and names of people do not. */
const OF_A_BODY =
  /\b(?:The|Agency|Association|Bureau|Cent(?:er|re)|Commission|Committee|Correspondents?|Council|Department|Desk|Editors?|Foundation|Government|Group|Institute|International|Media|Ministry|Monitor|News|Observatory|Office|Organi[sz]ation|Press|Program(?:me)?|Project|Reporters?|Reuters|Service|Society|Staff|Team|Times|Union|University|Watch)\b/u;

/** A name is turned round only where it is sure to be a person's; else it stays as it was signed. */
function toAuthor(name: string): Author {
  const [family = '', given, ...more] = name.split(/,\s*/u);
  if (given && more.length === 0 && !/\s/u.test(family)) return { given, family };
  if (!PERSON.test(name) || OF_A_BODY.test(name)) return { name };
  const words = name.split(/\s+/u);
  return { given: words.slice(0, -1).join(' '), family: words.slice(-1).join() };
}

/** "Robyn Dixon and Avet Demourian" as two people. */
function parseByline(byline: string): Author[] {
  return byline.split(BETWEEN_AUTHORS).filter(Boolean).map(toAuthor);
}

/**
 * A document as a work to cite. Where nobody signed it, its publisher answers for it, which is how
 * the styles cite such a document.
 */
export function citeSource(source: FigureSource): Work {
  const { author, publisher, url, archived_url, accessed, date, title } = source;
  return {
    key: `${source.id}_s${source.state}`,
    kind: source.read_as === 'dataset file' ? 'dataset' : 'page',
    title,
    authors: author === null ? [{ name: publisher }] : parseByline(author),
    publisher: author === null ? null : publisher,
    date,
    url,
    archived_url,
    accessed,
    version: null,
    note: source.identified_from_wording ? 'Identified from its wording.' : '',
  };
}
