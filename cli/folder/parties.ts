import { suggest } from '@/ledger/nearest';
import type { Problem } from '../failure';
import type { Draft } from '../input/drafts';
import type { SheetRow } from './read-sheet';
import { draftOfSheet, type Sheet } from './sheet';
import { joinSlugs, slugOf } from './slugs';

/** Whose losses a number counts, or whom a claimant speaks for. */
export type NamedParty = { id: string; name: string; side: string | null };

const NOT_STATED: NamedParty = { id: 'not-stated', name: 'not stated', side: null };

const byName = (a: { name: string }, b: { name: string }) =>
  new Intl.Collator('en').compare(a.name, b.name);

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/**
 * The parties of a conflict folder by name, and the answers that stand for several of them. An answer
 * becomes an entry when something names it.
 */
export class Parties {
  readonly #named: NamedParty[] = [];
  readonly #answers = new Map<string, NamedParty & { draft: Draft }>();
  readonly #used = new Set<string>();
  readonly drafts: Draft[] = [];
  readonly problems: Problem[] = [];
  /** The two sides or more, in the alphabetical order in which they are shown. */
  readonly sides: { id: string; name: string }[];

  constructor(readonly sheet: Sheet) {
    const { said, id: conflict } = sheet;
    this.sides = said.sides.map(({ name }) => ({ id: slugOf(name), name })).sort(byName);
    for (const [index, { name: side, parties }] of said.sides.entries()) {
      const list = parties.length > 0 ? parties : [side];
      for (const [at, party] of list.entries()) {
        const { name, note } = typeof party === 'string' ? { name: party, note: null } : party;
        const path = parties.length > 0 ? ['sides', index, 'parties', at] : ['sides', index];
        this.#define(
          path,
          { id: joinSlugs(conflict, name), name, side: slugOf(side) },
          'party',
          [],
          note,
        );
      }
    }
    const all = this.#named.map(({ id }) => id);
    for (const [index, name] of said.groups.entries()) {
      const note = 'People who belong to none of the sides.';
      this.#define(
        ['groups', index],
        { id: joinSlugs(conflict, name), name, side: null },
        'answer',
        [],
        note,
      );
    }
    this.#prepareAnswers(all);
  }

  #define(
    path: PropertyKey[],
    party: NamedParty,
    kind: 'party' | 'answer',
    members: string[],
    note: string | null,
  ): void {
    if (this.#named.some((each) => each.id === party.id)) {
      const problem = this.sheet.document.refuse(
        path,
        'is named twice',
        'Name it once, on one side.',
      );
      this.problems.push(problem);
      return;
    }
    this.#named.push(party);
    this.drafts.push(draftOfSheet(this.sheet, path, 'party', { ...party, kind, members, note }));
  }

  #prepareAnswers(all: string[]): void {
    const { said, id: conflict } = this.sheet;
    const answer = (
      path: PropertyKey[],
      asked: string[],
      party: NamedParty,
      members: string[],
      note: string,
    ) => {
      const draft = draftOfSheet(this.sheet, path, 'party', {
        ...party,
        kind: 'answer',
        members,
        note,
      });
      for (const each of asked) this.#answers.set(each.toLowerCase(), { ...party, draft });
    };
    const name = said.sides.length === 2 ? 'both sides' : 'all sides';
    const whole = { id: joinSlugs(conflict, name), name, side: null };
    answer(
      ['sides'],
      ['both sides', 'all sides'],
      whole,
      all,
      `The source counts the losses of ${name} in one number.`,
    );
    for (const [index, { name: side, parties }] of said.sides.entries()) {
      const members = this.#named.filter((party) => party.side === slugOf(side));
      if (parties.length === 0 || members.some((party) => same(party.name, side))) continue;
      const one = {
        id: joinSlugs(conflict, side, 'not separated'),
        name: `${side}, not separated`,
        side: slugOf(side),
      };
      const note = 'The source names the side and does not tell its parties apart.';
      answer(
        ['sides', index],
        [side, one.name],
        one,
        members.map(({ id }) => id),
        note,
      );
    }
  }

  /** The names that a cell or a field may have. */
  get allowed(): string[] {
    const [whole] = this.#answers.values();
    const sides = this.sheet.said.sides.map(({ name }) => name);
    const names = [...sides, ...this.#named.map(({ name }) => name)];
    return [...new Set([...names, ...(whole ? [whole.name] : []), 'not stated'])];
  }

  /** The party, side or group of a name; null where there is none. */
  find(name: string): NamedParty | null {
    if (same(name, '') || same(name, NOT_STATED.name)) return NOT_STATED;
    const party = this.#named.find((each) => same(each.name, name));
    if (party) return party;
    const answer = this.#answers.get(name.trim().toLowerCase());
    if (!answer) return null;
    if (!this.#used.has(answer.id)) this.drafts.push(answer.draft);
    this.#used.add(answer.id);
    const { draft: _draft, ...found } = answer;
    return found;
  }

  /** Ids of the parties proper, for the conflict's own record. */
  get ids(): string[] {
    return this.#named.flatMap(({ id, side }) => (side === null ? [] : [id]));
  }

  /** Whose losses a row counts. */
  readWho(row: SheetRow): { value: NamedParty } | { problems: Problem[] } {
    const cell = row.cell('who');
    const found = this.find(cell);
    if (found) return { value: found };
    const fix = `${suggest(cell, this.allowed)} Or add it to conflict.yaml, under sides or groups.`;
    return { problems: [row.refuse('who', 'is no side, party or group of conflict.yaml', fix)] };
  }
}
