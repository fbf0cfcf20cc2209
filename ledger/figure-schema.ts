import { z } from 'zod';
import { NEWEST_CHART_SET } from './chart-set';
import { sourceDescription } from './source-description';
import {
  ACCUMULATIONS,
  AFFECTED_BASES,
  BASES,
  CHANGES,
  CLAIMANT_KINDS,
  MEASURE_FAMILIES,
  QUALIFIERS,
  READINGS,
  STANCES,
  STATUSES,
  WITHDRAWAL_REASONS,
} from './vocabulary';

/**
 * A figure as it is exported. The types of the program and the description of the API are both made
 * from here. No field is left out: what is unknown, or does not apply, is null. Only how a document is
 * cited is left out where it is not known, since earlier records have no such fields (decision 0074).
 */

const id = z.string().describe('An id; never reused.');
const name = z.string().describe('The name as it was when the entry was made.');
const edtf = z.string().describe('A date or period in EDTF (ISO 8601-2), as published.');
const number = z.int().nullable();

export const partySchema = z
  .strictObject({
    id,
    name,
    side: z.string().nullable().describe('The side of the conflict that it belongs to.'),
  })
  .meta({
    id: 'Party',
    description: 'A party to the conflict, or an answer such as "not stated" and "both sides".',
  });

const claimantOnly = z.strictObject({ id, name, kind: z.enum(CLAIMANT_KINDS) });

const periodSchema = z
  .strictObject({
    edtf,
    start: z.string().nullable().describe('First day of the outer range (ISO 8601).'),
    end: z.string().nullable().describe('Last day of the outer range (ISO 8601).'),
    precision: z
      .string()
      .describe(
        'What the published words resolve: day, month or year, or the two ends as "year/day".',
      ),
  })
  .meta({ id: 'Period', description: 'When it happened. An end that is not known is null.' });

export const figureSourceSchema = z
  .strictObject({
    id,
    state: z.int().min(1).describe('A page whose wording changed has several states.'),
    publisher: z.string(),
    title: z.string(),
    author: z
      .union([
        z.string(),
        z.array(
          z.union([
            z.string(),
            z.strictObject({ given: z.string(), family: z.string() }),
            z.strictObject({ name: z.string() }),
          ]),
        ),
      ])
      .nullable()
      .describe('Who signed it: one author as the name stands, or a list of several.'),
    date: z.string().nullable().describe('When it was published, in EDTF.'),
    url: z.string().nullable(),
    archived_url: z.string().nullable().describe('Where a copy is kept.'),
    accessed: z.string().nullable().describe('When it was read, in EDTF.'),
    licence: z.string().nullable(),
    read_as: z.enum(READINGS).describe('How the document was read.'),
    identified_from_wording: z
      .boolean()
      .describe('Whether the document is known by its words only.'),
    ...sourceDescription,
  })
  .meta({ id: 'FigureSource', description: 'A document in one state.' });

/** One version of a figure, with every name as it was when the entry was made. */
export const figureVersionSchema = z
  .strictObject({
    id: z.string().describe('The id of the figure; never reused.'),
    version: z.int().min(1),
    status: z.enum(STATUSES),
    conflict: z.strictObject({ id, slug: z.string(), name }),
    phase: z.strictObject({ id, name }).nullable(),
    question: z
      .strictObject({
        id,
        title: z.string(),
        scope: z.string().nullable().describe('What the count is limited to, in words.'),
        ucdp_conflict_id: z.int().min(1).nullable(),
      })
      .describe('What was counted. Figures under one question are shown together.'),
    measure: z
      .strictObject({
        id,
        name,
        unit: z.string().describe('The unit of value, low and high.'),
        family: z.enum(MEASURE_FAMILIES),
        accumulation: z.enum(ACCUMULATIONS),
      })
      .describe('What is counted. Two measures are never one, and none is turned into another.'),
    affected: partySchema.describe('Who suffered it.'),
    affected_basis: z
      .enum(AFFECTED_BASES)
      .describe('Whether the words state or only imply who suffered it.'),
    counted: z.string().nullable().describe('Who was counted, such as "soldiers".'),
    claimant: z
      .strictObject({ ...claimantOnly.shape, party: partySchema.nullable() })
      .describe('Who says it.'),
    stance: z
      .enum(STANCES)
      .nullable()
      .describe(
        'Whose losses the claimant speaks of: its own, its opponent’s, or a third party’s.',
      ),
    relayed_by: claimantOnly.nullable().describe('Who passed the claim on.'),
    value: number.describe('The number in the measure’s unit. null is unknown, 0 is zero.'),
    low: number.describe('The low bound, as published.'),
    high: number.describe('The high bound, as published.'),
    qualifier: z
      .enum(QUALIFIERS)
      .describe(
        'The bound that the words carry; "none" is the bare number. It belongs to the number.',
      ),
    basis: z.enum(BASES).describe('How the number came about.'),
    in_words: z.boolean().describe('Whether the source spells the number out ("a million").'),
    wording: z.string().nullable().describe('A few of the words of the source.'),
    period: periodSchema,
    as_of: z.string().describe('The day that the number speaks of, in EDTF.'),
    sources: z.array(figureSourceSchema).describe('The documents that attest it.'),
    note: z.string().nullable(),
    computation: z.string().nullable().describe('How a derived figure was computed, in words.'),
    change: z
      .strictObject({
        kind: z.enum(CHANGES),
        reason: z.string(),
        evidence: z.string().nullable(),
      })
      .nullable()
      .describe('Why there is a version after the one before; null for the first.'),
    withdrawal: z
      .strictObject({
        reason: z.enum(WITHDRAWAL_REASONS),
        words: z.string(),
        replacement: z.string().nullable().describe('The id of the figure to use instead.'),
      })
      .nullable(),
  })
  .meta({
    id: 'FigureVersion',
    description:
      'One version of a figure: a claim, with its words, claimant, period and documents.',
  });

/** The record of a figure's entry: what is stored, fingerprinted and exported. */
export const figureRecordSchema = z
  .strictObject({
    column_set: z.literal(1).describe('The number of this set of fields. A set never changes.'),
    position: z.int().min(1).describe('The number of the entry in the ledger.'),
    recorded_at: z.string().describe('When the entry was made (UTC).'),
    recorded_by: z.string(),
    why: z.string().describe('Why the entry was made.'),
    chart_set: z
      .literal(NEWEST_CHART_SET)
      .optional()
      .describe('What charts’ files hold from this entry on; left out where it is set 1.'),
    kind: z.enum(['figure', 'withdrawal']),
    body: z
      .record(z.string(), z.unknown())
      .describe('The entry as its editor wrote it, everything named by id.'),
    figure: figureVersionSchema,
  })
  .meta({ id: 'FigureRecord', description: 'An entry of the ledger, complete as it was stored.' });
