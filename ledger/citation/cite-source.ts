import { listAuthors, type OneAuthor, type SourceAuthor } from '../author';
import type { FigureSource } from '../figure';
import type { Author, Work } from './work';

/** A given name or two initials, initials, a family name: what a person's name looks like. */
const PERSON = /^\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+\p{Lu}\.)*\s+\p{Lu}[\p{L}\p{M}'’-]*[\p{L}\p{M}]$/u;
/** Words that bylines of newsrooms and bodies have and names of people do not. */
const OF_A_BODY =
  /\b(?:The|Academy|Agency|Aid|Alliance|Archives?|Army|Assembly|Association|Bank|Bureau|Campaign|Cent(?:er|re)|Church|Commission|Committee|Company|Corporation|Correspondents?|Council|Crescent|Cross|Daily|Data|Department|Desk|Editors?|Embassy|Federation|Forces|Forum|Foundation|Fund|Government|Group|House|Inc|Initiative|Institute|International|Journal|Journalists|Kingdom|Knot|Library|Ltd|Media|Ministry|Monitor|Museum|Nations|Network|News|Observatory|Office|Online|Organi[sz]ation|Parliament|Party|Police|Post|Press|Program(?:me)?|Project|Radio|Relief|Reporters?|Reports?|Republic|Research|Resources|Reuters|Review|Rights|School|Service|Society|Staff|States?|Studies|Team|Television|Times|Trust|TV|Union|University|Watch)\b/u;

/**
 * A name is turned round only where it is sure to be a person's; else it stays as it was signed. A body
 * that looks like a person is written as one in the record.
 */
function toAuthor(author: OneAuthor): Author {
  if (typeof author !== 'string') return author;
  if (OF_A_BODY.test(author)) return { name: author };
  const [family = '', given, ...more] = author.split(/,\s*/u);
  if (given && more.length === 0 && PERSON.test(`${given} ${family}`)) return { given, family };
  if (!PERSON.test(author)) return { name: author };
  const words = author.split(/\s+/u);
  return { given: words.slice(0, -1).join(' '), family: words.slice(-1).join() };
}

/** An author in the order in which the name is spoken. */
function sayAuthor(author: Author): string {
  return 'name' in author ? author.name : `${author.given} ${author.family}`;
}

/** What the document itself does not carry stands in brackets, as the styles ask. */
function bracket(text: string, isInferred: boolean): string {
  return isInferred ? `[${text}]` : text;
}

function sayInferred({ identified_from_wording, inferred }: FigureSource): string {
  if (inferred !== undefined && inferred.length > 0) {
    const last = inferred.at(-1);
    const said = inferred.length > 1 ? `${inferred.slice(0, -1).join(', ')} and ${last}` : last;
    const from = identified_from_wording ? 'from its wording, ' : '';
    return `In brackets, inferred ${from}not carried by the document: ${said}.`;
  }
  return identified_from_wording ? 'Identified from its wording.' : '';
}

/** Which kind of work a document is; those described before there was a field for it are pages. */
function kindOf({ document, read_as }: FigureSource): Work['kind'] {
  if (document === 'news article') return 'news';
  return document === 'dataset' || read_as === 'dataset file' ? 'dataset' : 'page';
}

/**
 * Who answers for it. A news article that nobody signed begins with its title, or with the agency that
 * wrote it; of any other such document the publisher answers, which is how the styles cite it.
 */
function authorsOf(source: FigureSource): Author[] {
  const { author, publisher, agency, inferred, document } = source;
  if (author !== null) {
    const authors = listAuthors(author).map(toAuthor);
    if (inferred?.includes('author') !== true) return authors;
    return authors.map((each) => ({ name: bracket(sayAuthor(each), true) }));
  }
  if (document !== 'news article') return [{ name: publisher }];
  return agency === undefined ? [] : [{ name: agency }];
}

/** A document as a work to cite. */
export function citeSource(source: FigureSource): Work {
  const { author, publisher, url, archived_url, accessed, date, title, inferred, agency } = source;
  const kind = kindOf(source);
  const named = bracket(publisher, inferred?.includes('publisher') === true);
  return {
    key: `${source.id}_s${source.state}`,
    kind,
    title: bracket(title, inferred?.includes('title') === true),
    authors: authorsOf(source),
    publisher: author === null && kind !== 'news' ? null : named,
    date,
    url,
    archived_url,
    accessed,
    version: null,
    ...(agency === undefined ? {} : { agency }),
    note: sayInferred(source),
  };
}

/** The authors of a work to be cited beside: a list, or a text of people separated by semicolons. */
function listBeside(author: SourceAuthor): Author[] {
  const all = typeof author === 'string' ? author.split(/;\s*/u) : author;
  return all.map(toAuthor);
}

/** A document, then the works that its publisher asks to be cited with it. */
export function citeDocument(source: FigureSource): Work[] {
  const beside = source.cite_with ?? [];
  const works = beside.map(
    (work, index): Work => ({
      key: `${source.id}_s${source.state}_with${index + 1}`,
      kind: 'article',
      title: work.title,
      authors: listBeside(work.author),
      publisher: work.journal,
      date: work.date,
      url: work.url,
      archived_url: null,
      accessed: null,
      version: null,
      volume: work.volume,
      issue: work.issue,
      note: '',
    }),
  );
  return [citeSource(source), ...works];
}
