import type { Database } from '@/db/client';
import { getHead } from '@/db/queries/get-head';
import { listChanges, type SubjectChange } from '@/db/queries/list-changes';
import { listConflicts } from '@/db/queries/list-conflicts';
import { type FigurePosition, listFigurePositions } from '@/db/queries/list-figure-positions';
import { listImportPositions } from '@/db/queries/list-import-positions';
import { listQuestions } from '@/db/queries/list-questions';

/** Where a figure's versions stand: `versions[n - 1]` is the position of version n. */
export type FigurePlaces = { question: string; versions: number[]; withdrawn: number | null };

/**
 * What the web process knows of the ledger by heart: the newest position, and where each subject
 * changed. It decides which state of a page is shown, whether an address is known at all, and it
 * goes on answering while the database is away. It only ever moves forward.
 */
export class LedgerIndex {
  #position = 0;
  #changes = new Map<string, number[]>();
  #figures = new Map<string, FigurePlaces>();
  #recordedAt = new Map<number, Date>();
  #questions = new Map<string, string>();
  #slugs = new Map<string, string>();
  #formerSlugs = new Map<string, string>();
  #datasets = new Map<string, Map<string, number>>();

  /** The newest position that this process has shown; 0 before the first read. */
  get position(): number {
    return this.#position;
  }

  /**
   * Reads what was appended since the last time.
   * @returns the database's own newest position, which may be behind this index on a replica
   * @throws what the driver throws when the database cannot be reached; the index then stays as it is
   */
  async refresh(db: Database): Promise<number> {
    const newest = await getHead(db);
    if (!newest) return 0;
    const from = this.#position;
    if (newest.position <= from) return newest.position;
    // In one transaction, so that one database answers: of several behind one name another may have
    // the newest position without the changes up to it.
    const read = async (snapshot: Database) => {
      const head = await getHead(snapshot);
      if (!head || head.position <= from) return null;
      const [changes, figures, conflicts, questions, imports] = await Promise.all([
        listChanges(snapshot, from, head.position),
        listFigurePositions(snapshot, from, head.position),
        listConflicts(snapshot, head.position),
        listQuestions(snapshot, head.position),
        listImportPositions(snapshot, from, head.position),
      ]);
      return { head, changes, figures, conflicts, questions, imports };
    };
    const added = await db.transaction(read, {
      isolationLevel: 'repeatable read',
      accessMode: 'read only',
    });
    if (!added) return from;
    const { head, changes, figures, conflicts, questions, imports } = added;
    // A read that was given up may end after all, when another has been here already.
    if (this.#position !== from) return head.position;
    for (const change of changes) this.#addChange(change);
    for (const figure of figures) this.#addFigure(figure);
    for (const question of questions) this.#questions.set(question.id, question.conflict);
    for (const { dataset, version, position } of imports) {
      const versions = this.#datasets.get(dataset) ?? new Map<string, number>();
      this.#datasets.set(dataset, versions.set(version, position));
    }
    for (const conflict of conflicts) {
      this.#slugs.set(conflict.slug, conflict.id);
      for (const former of conflict.former_slugs) this.#formerSlugs.set(former, conflict.slug);
    }
    this.#position = head.position;
    return head.position;
  }

  #addChange({ subject, position, recorded_at }: SubjectChange): void {
    const positions = this.#changes.get(subject);
    if (positions) positions.push(position);
    else this.#changes.set(subject, [position]);
    this.#recordedAt.set(position, recorded_at);
  }

  #addFigure({ figure, question, position, kind }: FigurePosition): void {
    const places = this.#figures.get(figure) ?? { question, versions: [], withdrawn: null };
    if (kind === 'withdrawal') places.withdrawn = position;
    else places.versions.push(position);
    this.#figures.set(figure, places);
  }

  /** When an entry was recorded. */
  recordedAt(position: number): Date | null {
    return this.#recordedAt.get(position) ?? null;
  }

  /** The newest position that had been recorded by a moment, or null where none had. */
  positionAt(moment: Date): number | null {
    let low = 1;
    let high = this.#position + 1;
    // The database refuses an entry that is recorded before its predecessor: times only ascend.
    while (low < high) {
      const middle = (low + high) >>> 1;
      const recorded = this.#recordedAt.get(middle);
      if (recorded && recorded <= moment) low = middle + 1;
      else high = middle;
    }
    return low > 1 ? low - 1 : null;
  }

  /** Where a figure's versions stand, or null where the id was not given out. */
  figure(id: string): FigurePlaces | null {
    return this.#figures.get(id) ?? null;
  }

  /** The conflict that a question belongs to, or null where there is no such question. */
  conflictOf(question: string): string | null {
    return this.#questions.get(question) ?? null;
  }

  /** Where each version of a dataset was imported, by its label; null where there is no such dataset. */
  dataset(slug: string): ReadonlyMap<string, number> | null {
    return this.#datasets.get(slug) ?? null;
  }

  /** The conflict's id for its public name, or null; a name that was given up is `renamedTo`. */
  conflict(slug: string): { id: string } | { renamedTo: string } | null {
    const id = this.#slugs.get(slug);
    if (id !== undefined && !this.#formerSlugs.has(slug)) return { id };
    const renamedTo = this.#formerSlugs.get(slug);
    return renamedTo === undefined ? null : { renamedTo };
  }

  /** The first position at which there was what a page is about, or null where there is none yet. */
  firstChange(subjects: readonly string[] | null): number | null {
    if (subjects === null) return this.#position > 0 ? 1 : null;
    const [about = ''] = subjects;
    return this.#changes.get(about)?.[0] ?? null;
  }

  /**
   * The newest position up to `at` at which a page changed, or null where what it shows was not yet
   * in the ledger.
   * @param subjects what the page shows; the first of them is what it is about
   */
  lastChange(subjects: readonly string[], at: number): number | null {
    const [about = ''] = subjects;
    if (lastUpTo(this.#changes.get(about) ?? [], at) === null) return null;
    const all = [...subjects, '*'].map((each) => lastUpTo(this.#changes.get(each) ?? [], at));
    return Math.max(...all.filter((position) => position !== null));
  }
}

/** The greatest number of an ascending list that is not above `limit`. */
function lastUpTo(ascending: number[], limit: number): number | null {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? Number.POSITIVE_INFINITY) <= limit) low = middle + 1;
    else high = middle;
  }
  return ascending[low - 1] ?? null;
}
