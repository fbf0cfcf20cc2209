import type { NAME_KINDS } from '@/db/schema/dataset-names';
import { detach } from '../csv/detach';
import { KINDS } from '../csv/kinds';
import type { NamedBy } from '../format';

type NameKind = (typeof NAME_KINDS)[number];

/** A name as published, with the number of cells that carry it. */
export type CountedName = { kind: NameKind; id: number; name: string; rows: number };

type Known = Map<string, CountedName[]>;

/** Counts the names of conflicts, sides and countries: one id may have several. */
export class NameCounter {
  readonly #known = new Map<NameKind, Known>();
  readonly #cells: {
    kind: NameKind;
    id: number;
    name: number;
    known: Known;
    idOf: ((name: string) => string) | null;
  }[];

  constructor(names: NamedBy[], columns: string[]) {
    this.#cells = names.map(({ kind, id, name, idOf = null }) => ({
      kind,
      id: columns.indexOf(id),
      name: columns.indexOf(name),
      known: this.#knownOf(kind),
      idOf,
    }));
  }

  #knownOf(kind: NameKind): Known {
    const before = this.#known.get(kind);
    if (before) return before;
    const known: Known = new Map();
    this.#known.set(kind, known);
    return known;
  }

  /** Counts the names in a record's cells. */
  count(cells: string[]): void {
    for (const { kind, id: idCell, name: nameCell, known, idOf } of this.#cells) {
      const name = cells[nameCell];
      const id = idOf === null || !name ? cells[idCell] : idOf(name);
      if (!id || !name) continue;
      const names = known.get(id);
      const same = names && findName(names, name);
      if (same) same.rows += 1;
      // A cell may list several ids, and their names: none of them is the name of one.
      else if (KINDS.whole.read(id) !== null) {
        const first = { kind, id: Number(id), name: detach(name), rows: 1 };
        if (names) names.push(first);
        else known.set(detach(id), [first]);
      }
    }
  }

  list(): CountedName[] {
    return [...this.#known.values()].flatMap((known) => [...known.values()].flat());
  }
}

function findName(names: CountedName[], name: string): CountedName | null {
  for (const one of names) if (one.name === name) return one;
  return null;
}
