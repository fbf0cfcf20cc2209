import { suggest } from '@/ledger/nearest';
import { CLAIMANT_KINDS, type ClaimantKind, type Stance } from '@/ledger/vocabulary';
import type { Problem } from '../failure';
import type { Draft } from '../input/drafts';
import type { Known } from './known';
import type { NamedParty, Parties } from './parties';
import type { SheetRow } from './read-sheet';
import { draftOfSheet, type Sheet } from './sheet';
import { freeSlug, joinSlugs } from './slugs';

/** Who says a number. `party` is null for a third party. */
export type NamedClaimant = {
  id: string;
  name: string;
  kind: ClaimantKind;
  party: { side: string | null } | null;
};

/** The claimants that every ledger begins with, by the words of a cell. */
const ITSELF = 'the source itself';
const IDS_BY_WORDS: Record<string, string> = {
  '': 'not-clear',
  'not clear': 'not-clear',
  [ITSELF]: 'report-own-voice',
};

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** The claimants of a conflict folder, and those that the ledger holds already. */
export class Claimants {
  readonly #own: NamedClaimant[] = [];
  readonly drafts: Draft[] = [];
  readonly problems: Problem[] = [];

  constructor(
    readonly sheet: Sheet,
    readonly known: Known,
    parties: Parties,
  ) {
    for (const [index, said] of sheet.said.claimants.entries()) {
      const path = ['claimants', index];
      const party = said.party === null ? null : parties.find(said.party);
      if (party === null && said.party !== null) {
        const fix = suggest(said.party, parties.allowed);
        this.problems.push(
          sheet.document.refuse([...path, 'party'], 'is no party or side of this file', fix),
        );
      }
      if (this.#own.some(({ name }) => same(name, said.name))) {
        const fix = 'List each claimant once.';
        this.problems.push(sheet.document.refuse([...path, 'name'], 'is listed twice', fix));
        continue;
      }
      this.#define(path, said, party);
    }
  }

  #define(
    path: PropertyKey[],
    said: Sheet['said']['claimants'][number],
    party: NamedParty | null,
  ): void {
    const { name, kind, note } = said;
    const held = this.known.claimants.find((each) => same(each.name, name) && each.party === null);
    const isTaken = (id: string) =>
      [...this.known.claimants, ...this.#own].some((each) => each.id === id);
    const id = party
      ? joinSlugs(this.sheet.id, name)
      : (held?.id ?? freeSlug(name, `${this.sheet.id} ${name}`, isTaken));
    this.#own.push({ id, name, kind, party });
    const body = {
      id,
      name: held && !party ? held.name : name,
      kind,
      party: party?.id ?? null,
      note,
    };
    this.drafts.push(draftOfSheet(this.sheet, path, 'claimant', body));
  }

  #find(cell: string): NamedClaimant | null {
    const own = this.#own.find(({ name }) => same(name, cell));
    if (own) return own;
    const held = this.known.claimants.find(
      ({ id, name }) => id === (IDS_BY_WORDS[cell.toLowerCase()] ?? '') || same(name, cell),
    );
    // Whose side a party of another conflict is on says nothing of this one.
    return held ? { ...held, party: held.party === null ? null : { side: null } } : null;
  }

  #read(
    row: SheetRow,
    column: 'says' | 'relayed by',
  ): { value: NamedClaimant } | { problems: Problem[] } {
    const cell = row.cell(column);
    const found = this.#find(cell);
    if (found) return { value: found };
    const names = [...this.#own.map(({ name }) => name), ITSELF];
    const fix = `${suggest(cell, names)} Or list it in conflict.yaml under claimants, with its kind: ${CLAIMANT_KINDS.join(', ')}.`;
    return { problems: [row.refuse(column, 'is no claimant that is known', fix)] };
  }

  /** Who says a row's number. Empty is "not clear". */
  readSays(row: SheetRow) {
    return this.#read(row, 'says');
  }

  /** Who passed it on; null where the cell is empty. */
  readRelay(row: SheetRow): { value: NamedClaimant | null } | { problems: Problem[] } {
    return row.cell('relayed by') === '' ? { value: null } : this.#read(row, 'relayed by');
  }
}

/**
 * Whose losses a claimant speaks of, where its party and who suffered them tell. With more than two
 * sides another side is not by itself the opponent: that stays unknown.
 */
export function stanceOf(
  { kind, party }: NamedClaimant,
  affected: NamedParty,
  sides: number,
): Stance | null {
  if (kind === 'not clear') return null;
  if (party === null) return 'third party';
  if (party.side === null || affected.side === null) return null;
  if (party.side === affected.side) return 'own';
  return sides === 2 ? 'opponent' : null;
}
