import { z } from 'zod';
import { NEWEST_CHART_SET } from './chart-set';
import { changeOf, entryBodiesWith } from './entry-bodies';
import { edtfText, storedEdtf } from './period';
import { text } from './text';

/**
 * What can be appended to the ledger, as an editor writes it: one document of a log file an entry.
 * Everything is named by id; a field that may be unknown is written `null`, never left out.
 */

/** What an entry of each kind says. The fields of a figure: `entryBodies.figure.shape`. */
export const entryBodies = entryBodiesWith(edtfText);

export type EntryBodies = { [K in keyof typeof entryBodies]: z.infer<(typeof entryBodies)[K]> };
export type EntryKind = keyof typeof entryBodies;
export const ENTRY_KINDS = Object.keys(entryBodies) as EntryKind[];

const envelope = {
  position: z.int().min(1),
  recorded_at: z.iso.datetime({ precision: 0 }),
  recorded_by: text,
  why: text,
  /** What charts' files hold from here on; left out of entries that were recorded before set 2. */
  chart_set: z.literal(NEWEST_CHART_SET).optional(),
};

type Bodies = ReturnType<typeof entryBodiesWith>;

function entrySchemaOf(bodies: Bodies) {
  const entryOf = <K extends EntryKind>(kind: K) =>
    z.strictObject({ ...envelope, kind: z.literal(kind), body: bodies[kind] });
  // It may record anew what the ledger holds: its `change` then says what kind of change it is, why,
  // and what shows it. A figure says so in its own body.
  const changeableOf = <K extends EntryKind>(kind: K) =>
    entryOf(kind).extend({ change: changeOf.optional() });
  return z.discriminatedUnion('kind', [
    changeableOf('measure'),
    changeableOf('party'),
    changeableOf('conflict'),
    changeableOf('phase'),
    changeableOf('place'),
    changeableOf('claimant'),
    changeableOf('source'),
    changeableOf('event'),
    changeableOf('question'),
    entryOf('figure'),
    changeableOf('relation'),
    entryOf('withdrawal'),
    entryOf('release'),
    entryOf('import'),
  ]);
}

/** One entry of a log: its place, who recorded it, when (UTC) and why, and what it says. */
export const entrySchema = entrySchemaOf(entryBodies);

/**
 * An entry as a ledger may hold it: one that was appended before dates were checked may name a day that
 * does not exist. Nothing changes it; `verify` flags it.
 */
export const storedEntrySchema = entrySchemaOf(entryBodiesWith(storedEdtf));

/** An entry of the ledger as it stands in a log. */
export type Entry = z.infer<typeof entrySchema>;
/** An entry that has no place yet: the ledger gives it the next position. */
export type NewEntry = Entry extends infer E
  ? E extends Entry
    ? Omit<E, 'position'>
    : never
  : never;
