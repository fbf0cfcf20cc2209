import { z } from 'zod';
import { isFigureId } from './id';
import { importBody } from './import-body';
import { edtfText } from './period';
import { releaseBody } from './release/release-body';
import { slug, text, url } from './text';
import {
  ACCUMULATIONS,
  AFFECTED_BASES,
  BASES,
  CHANGES,
  CLAIMANT_KINDS,
  MEASURE_FAMILIES,
  PARTY_KINDS,
  QUALIFIERS,
  READINGS,
  RELATIONS,
  STANCES,
  WITHDRAWAL_REASONS,
} from './vocabulary';

/**
 * What can be appended to the ledger, as an editor writes it: one document of a log file an entry.
 * Everything is named by id; a field that may be unknown is written `null`, never left out.
 */

const figureId = z.string().refine(isFigureId, {
  message:
    'is not a figure id (a letter, five symbols of Crockford base 32, a check symbol); copy it from the page of the figure',
});
const number = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const state = z.int().min(1);
const sourceRef = z.strictObject({ source: slug, state });

/** What an entry of each kind says. The fields of a figure: `entryBodies.figure.shape`. */
export const entryBodies = {
  measure: z.strictObject({
    id: slug,
    name: text,
    unit: text,
    family: z.enum(MEASURE_FAMILIES),
    accumulation: z.enum(ACCUMULATIONS),
    definition: text,
    includes: text.nullable(),
    excludes: text.nullable(),
    defined_by: text,
    definition_url: url.nullable(),
  }),
  party: z.strictObject({
    id: slug,
    name: text,
    kind: z.enum(PARTY_KINDS),
    side: slug.nullable(),
    members: z.array(slug),
    note: text.nullable(),
  }),
  conflict: z.strictObject({
    id: slug,
    slug,
    former_slugs: z.array(slug),
    name: text,
    names: z.array(z.strictObject({ name: text, language: text, used_by: slug.nullable() })),
    summary: text,
    parties: z.array(slug),
    sides: z.array(z.strictObject({ id: slug, name: text })),
    ucdp_conflict_ids: z.array(z.int().min(1)),
  }),
  phase: z.strictObject({
    id: slug,
    conflict: slug,
    name: text,
    period: edtfText,
    part_of: slug.nullable(),
    note: text.nullable(),
  }),
  place: z.strictObject({
    id: slug,
    conflict: slug,
    kind: text,
    names: z.array(z.strictObject({ party: slug, name: text, native: text.nullable() })).min(1),
    note: text.nullable(),
  }),
  claimant: z.strictObject({
    id: slug,
    name: text,
    kind: z.enum(CLAIMANT_KINDS),
    party: slug.nullable(),
    note: text.nullable(),
  }),
  source: z.strictObject({
    id: slug,
    state,
    publisher: text,
    title: text,
    author: text.nullable(),
    date: edtfText.nullable(),
    url: url.nullable(),
    archived_url: url.nullable(),
    accessed: edtfText.nullable(),
    licence: text.nullable(),
    language: text,
    read_as: z.enum(READINGS),
    identified_from_wording: z.boolean(),
    note: text.nullable(),
  }),
  event: z.strictObject({
    id: slug,
    conflict: slug,
    phase: slug.nullable(),
    date: edtfText,
    title: text,
    places: z.array(slug),
    sources: z.array(sourceRef).min(1, 'an event needs a source; name one at least'),
    note: text.nullable(),
  }),
  question: z.strictObject({
    id: slug,
    conflict: slug,
    title: text,
    measure: slug,
    phase: slug.nullable(),
    event: slug.nullable(),
    affected: slug.nullable(),
    counted: text.nullable(),
    scope: text.nullable(),
    ucdp_conflict_id: z.int().min(1).nullable(),
    note: text.nullable(),
  }),
  figure: z
    .strictObject({
      id: figureId,
      version: z.int().min(1),
      question: slug,
      claimant: slug,
      stance: z.enum(STANCES).nullable(),
      relayed_by: slug.nullable(),
      affected: slug,
      affected_basis: z.enum(AFFECTED_BASES),
      counted: text.nullable(),
      period: edtfText,
      as_of: edtfText,
      value: number.nullable(),
      low: number.nullable(),
      high: number.nullable(),
      qualifier: z.enum(QUALIFIERS),
      basis: z.enum(BASES),
      in_words: z.boolean(),
      wording: text.nullable(),
      sources: z.array(sourceRef).min(1, 'no number without its source; name one at least'),
      note: text.nullable(),
      computation: text.nullable(),
      change: z
        .strictObject({ kind: z.enum(CHANGES), reason: text, evidence: text.nullable() })
        .nullable(),
    })
    .superRefine((figure, context) => {
      const refuse = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      const wordless = figure.qualifier === 'indefinite' || figure.qualifier === 'denied';
      const numbers = [figure.value, figure.low, figure.high].filter((n) => n !== null);
      if (wordless && numbers.length > 0)
        refuse(
          'qualifier',
          `"${figure.qualifier}" carries no number; value, low and high are null`,
        );
      if (figure.qualifier === 'between' && (figure.low === null || figure.high === null))
        refuse('qualifier', '"between" needs a number in low and in high; write both');
      if (!wordless && figure.qualifier !== 'between' && figure.value === null)
        refuse(
          'value',
          `"${figure.qualifier}" needs a number in value; write it, or a qualifier that carries none: indefinite, denied`,
        );
      if ((figure.version === 1) !== (figure.change === null))
        refuse(
          'change',
          'version 1 has none (null); every later version says what changed and why',
        );
      if ((figure.basis === 'derived') !== (figure.computation !== null))
        refuse(
          'computation',
          'a derived figure says how it was computed; any other has none (null)',
        );
    }),
  relation: z
    .strictObject({
      figure: figureId,
      relation: z.enum(RELATIONS),
      other: figureId,
      note: text.nullable(),
    })
    .refine((relation) => relation.figure !== relation.other, {
      message: 'a figure stands in no relation to itself',
      path: ['other'],
    }),
  withdrawal: z
    .strictObject({
      figure: figureId,
      reason: z.enum(WITHDRAWAL_REASONS),
      words: text,
      replacement: figureId.nullable(),
    })
    .refine((withdrawal) => withdrawal.figure !== withdrawal.replacement, {
      message: 'a withdrawn figure does not replace itself; write null where nothing does',
      path: ['replacement'],
    }),
  release: releaseBody,
  import: importBody,
} as const;

export type EntryBodies = { [K in keyof typeof entryBodies]: z.infer<(typeof entryBodies)[K]> };
export type EntryKind = keyof typeof entryBodies;
export const ENTRY_KINDS = Object.keys(entryBodies) as EntryKind[];

const envelope = {
  position: z.int().min(1),
  recorded_at: z.iso.datetime({ precision: 0 }),
  recorded_by: text,
  why: text,
};

function entryOf<K extends EntryKind>(kind: K) {
  return z.strictObject({ ...envelope, kind: z.literal(kind), body: entryBodies[kind] });
}

/** One entry of a log: its place, who recorded it, when (UTC) and why, and what it says. */
export const entrySchema = z.discriminatedUnion('kind', [
  entryOf('measure'),
  entryOf('party'),
  entryOf('conflict'),
  entryOf('phase'),
  entryOf('place'),
  entryOf('claimant'),
  entryOf('source'),
  entryOf('event'),
  entryOf('question'),
  entryOf('figure'),
  entryOf('relation'),
  entryOf('withdrawal'),
  entryOf('release'),
  entryOf('import'),
]);

/** An entry of the ledger as it stands in a log. */
export type Entry = z.infer<typeof entrySchema>;
/** An entry that has no place yet: the ledger gives it the next position. */
export type NewEntry = Entry extends infer E
  ? E extends Entry
    ? Omit<E, 'position'>
    : never
  : never;
