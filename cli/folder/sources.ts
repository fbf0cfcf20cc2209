import { findNearest } from '@/ledger/nearest';
import { url as urlSchema } from '@/ledger/text';
import { READINGS } from '@/ledger/vocabulary';
import type { Problem } from '../failure';
import type { Draft } from '../input/drafts';
import type { Known } from './known';
import type { SheetRow } from './read-sheet';
import { draftOfRow, draftOfSheet, type Sheet } from './sheet';
import { freeSlug } from './slugs';

export type SourceRef = { source: string; state: number };
type NamedSource = SourceRef & { title: string; url: string | null };

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

const READ_AS_FIX = `Write it once for all documents in conflict.yaml: "read as: whole" (${READINGS.join(', ')}).`;

/** The documents of a conflict folder, and those that the ledger holds already. */
export class Sources {
  readonly #own: NamedSource[] = [];
  readonly drafts: Draft[] = [];
  readonly problems: Problem[] = [];

  constructor(
    readonly sheet: Sheet,
    readonly known: Known,
  ) {
    for (const [index, said] of sheet.said.sources.entries()) {
      const path = ['sources', index];
      const read_as = said['read as'] ?? sheet.said['read as'];
      if (read_as === null) {
        const words = 'does not say how the document was read';
        this.problems.push(sheet.document.refuse(path, words, READ_AS_FIX));
      }
      if (this.#own.some((each) => same(each.title, said.title) && each.url === said.address)) {
        const fix = 'List each document once.';
        this.problems.push(sheet.document.refuse([...path, 'title'], 'is listed twice', fix));
        continue;
      }
      const place = this.#place(said.title, said.address);
      this.drafts.push(
        draftOfSheet(sheet, path, 'source', {
          id: place.source,
          state: place.state,
          publisher: said.publisher,
          title: said.title,
          author: said.author,
          date: said.date,
          url: said.address,
          archived_url: said.archived,
          accessed: said.accessed,
          licence: said.licence,
          language: said.language,
          read_as: read_as ?? 'whole',
          identified_from_wording: false,
          note: said.note,
        }),
      );
    }
  }

  #held(title: string, url: string | null) {
    return this.known.sources.findLast(
      (each) => same(each.title, title) && (url === null || each.url === url),
    );
  }

  /** The id and state of a document: those that the ledger gives it, or new ones. */
  #place(title: string, url: string | null): NamedSource {
    const held = this.#held(title, url);
    const isTaken = (id: string) =>
      this.known.sources.some((each) => each.id === id) ||
      this.#own.some(({ source }) => source === id);
    const source = held?.id ?? freeSlug(title, `${title} ${url}`, isTaken);
    const place = { source, state: held?.state ?? 1, title, url };
    this.#own.push(place);
    return place;
  }

  #refuseNew(row: SheetRow, title: string, url: string | null): Problem[] {
    const listed = this.#own.map((each) => each.title);
    const nearest = findNearest(title, listed);
    const meant = nearest === null ? '' : `Did you mean "${nearest}"? `;
    const problems = [];
    if (url === null) {
      const fix = `${meant}Write its address, or list it in conflict.yaml under sources with its publisher.`;
      problems.push(row.refuse('source', 'is no document that is known, and has no address', fix));
    }
    if (this.sheet.said['read as'] === null) {
      const words = 'how the document was read is not said';
      problems.push(row.refuse('source', words, `${meant}${READ_AS_FIX}`));
    }
    return problems;
  }

  #add(row: SheetRow, title: string, url: string): SourceRef {
    const { source, state } = this.#place(title, url);
    const body = {
      id: source,
      state,
      publisher: new URL(url).hostname.replace(/^www\./, ''),
      title,
      author: null,
      date: null,
      url,
      archived_url: null,
      accessed: null,
      licence: null,
      language: 'und',
      read_as: this.sheet.said['read as'],
      identified_from_wording: false,
      note: null,
    };
    this.drafts.push(draftOfRow(row, 'source', body));
    return { source, state };
  }

  #readOne(row: SheetRow, title: string, address: string): SourceRef | Problem[] {
    const url = address === '' ? null : address;
    if (title === '') {
      const fix = 'Write the title of the document; its address beside it under address.';
      return [row.refuse('source', 'no number without its source', fix)];
    }
    if (url !== null && !urlSchema.safeParse(url).success) {
      const fix = 'Write it whole, with http:// or https:// at its beginning, or leave it empty.';
      return [row.refuse('address', 'is not a web address', fix)];
    }
    const own = this.#own.filter((each) => same(each.title, title));
    const found = url === null ? own : own.filter((each) => each.url === url);
    const [one, ...more] = found;
    if (one && more.length === 0) return { source: one.source, state: one.state };
    if (more.length > 0) {
      return [row.refuse('source', 'is the title of several documents', 'Write its address too.')];
    }
    const held = this.#held(title, url);
    if (held) return { source: held.id, state: held.state };
    const problems = this.#refuseNew(row, title, url);
    return problems.length > 0 || url === null ? problems : this.#add(row, title, url);
  }

  /** The documents that a row names, one at least. */
  read(row: SheetRow): { value: SourceRef[] } | { problems: Problem[] } {
    const titles = row
      .cell('source')
      .split('|')
      .map((part) => part.trim());
    const addresses = row
      .cell('address')
      .split('|')
      .map((part) => part.trim());
    if (addresses.length > titles.length) {
      const fix = 'Write a title for each address, separated by bars in the same order.';
      return { problems: [row.refuse('address', 'has more addresses than there are titles', fix)] };
    }
    const read = titles.map((title, index) => this.#readOne(row, title, addresses[index] ?? ''));
    const problems = read.flatMap((each) => (Array.isArray(each) ? each : []));
    if (problems.length > 0) return { problems };
    return { value: read.flatMap((each) => (Array.isArray(each) ? [] : [each])) };
  }
}
