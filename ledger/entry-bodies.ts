import { z } from 'zod';
import { authorSchema } from './author';
import { isFigureId } from './id';
import { importBody } from './import-body';
import { releaseBody } from './release/release-body';
import { sourceDescription } from './source-description';
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

const figureId = z.string().refine(isFigureId, {
  message:
    'is not a figure id (a letter, five symbols of Crockford base 32, a check symbol); copy it from the page of the figure',
});
const number = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const state = z.int().min(1);
const sourceRef = z.strictObject({ source: slug, state });

/** What kind of change an entry makes, why, and what shows it. */
export const changeOf = z.strictObject({
  kind: z.enum(CHANGES),
  reason: text,
  evidence: text.nullable(),
});

/**
 * What an entry of each kind says.
 * @param date the dates that it takes: those of the calendar, or any that a ledger may hold
 */
export function entryBodiesWith(date: z.ZodType<string, string>) {
  return {
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
      period: date,
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
      author: authorSchema.nullable(),
      date: date.nullable(),
      url: url.nullable(),
      archived_url: url.nullable(),
      accessed: date.nullable(),
      licence: text.nullable(),
      language: text,
      read_as: z.enum(READINGS),
      identified_from_wording: z.boolean(),
      note: text.nullable(),
      ...sourceDescription,
    }),
    event: z.strictObject({
      id: slug,
      conflict: slug,
      phase: slug.nullable(),
      date: date,
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
        period: date,
        as_of: date,
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
        change: changeOf.nullable(),
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
}
