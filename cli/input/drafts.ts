import { z } from 'zod';
import { NEWEST_CHART_SET } from '@/ledger/chart-set';
import { type EntryKind, entryBodies } from '@/ledger/entry';
import { changeOf } from '@/ledger/entry-bodies';
import { isFigureId } from '@/ledger/id';
import { text } from '@/ledger/text';
import type { InputDocument } from './input-file';

/**
 * An entry as an editor writes it: what the ledger or the command line can say is left out. What is
 * in `body` is checked for its form only; the whole is checked by `entrySchema` once it is whole.
 */
export type Draft = {
  document: InputDocument;
  kind: EntryKind;
  body: Record<string, unknown>;
  position?: number | undefined;
  recorded_at?: string | undefined;
  recorded_by?: string | undefined;
  why?: string | undefined;
  /** Of what figures name; a figure has its change in its body. */
  change?: z.infer<typeof changeOf> | undefined;
};

const envelope = {
  position: z.int().min(1).optional(),
  recorded_at: z.iso.datetime({ precision: 0 }).optional(),
  recorded_by: text.optional(),
  why: text.optional(),
  // A document of a log names it; what is recorded now has the newest.
  chart_set: z.literal(NEWEST_CHART_SET).optional(),
};

const LABEL = /^\$[a-z0-9][a-z0-9-]*$/;

/** Whether a text stands for the id of a figure that the same files add: "$first". */
export const isLabel = (value: unknown): value is string =>
  typeof value === 'string' && LABEL.test(value);

const idOrLabel = z.string().refine((value) => isFigureId(value) || isLabel(value), {
  message:
    'is neither a figure id nor a label; copy the id from the page of the figure, or name a figure that this adds: $first, as id there and here',
});

function draftOf<K extends EntryKind, B extends z.ZodType>(kind: K, body: B) {
  return z.strictObject({ ...envelope, kind: z.literal(kind), body });
}

const figureShape = entryBodies.figure.shape;

/** What `add` takes: everything but further versions and withdrawals. */
export const additionSchema = z.discriminatedUnion('kind', [
  draftOf('measure', entryBodies.measure),
  draftOf('party', entryBodies.party),
  draftOf('conflict', entryBodies.conflict),
  draftOf('phase', entryBodies.phase),
  draftOf('place', entryBodies.place),
  draftOf('claimant', entryBodies.claimant),
  draftOf('source', entryBodies.source),
  draftOf('event', entryBodies.event),
  draftOf('question', entryBodies.question),
  draftOf(
    'figure',
    z.strictObject({
      ...figureShape,
      id: idOrLabel.optional(),
      version: z
        .literal(1, 'is not 1; a further version of a figure comes with: casualty-ledger correct')
        .optional(),
      change: z.null('is for further versions; leave it out').optional(),
    }),
  ),
  draftOf(
    'relation',
    z.strictObject({ ...entryBodies.relation.shape, figure: idOrLabel, other: idOrLabel }),
  ),
]);

/** A definition as it is corrected: with the change, so that it stands among the corrections. */
function correctionOf<K extends EntryKind, B extends z.ZodType>(kind: K, body: B) {
  return draftOf(kind, body).extend({ change: changeOf.optional() });
}

/** What `correct` takes: the changed fields of something that the ledger holds. */
export const correctionSchema = z.discriminatedUnion('kind', [
  draftOf(
    'figure',
    z.strictObject({
      ...z.strictObject(figureShape).partial().shape,
      id: figureShape.id,
      change: figureShape.change.unwrap(),
    }),
  ),
  correctionOf('measure', entryBodies.measure.partial().required({ id: true })),
  correctionOf('party', entryBodies.party.partial().required({ id: true })),
  correctionOf('conflict', entryBodies.conflict.partial().required({ id: true })),
  correctionOf('phase', entryBodies.phase.partial().required({ id: true })),
  correctionOf('place', entryBodies.place.partial().required({ id: true })),
  correctionOf('claimant', entryBodies.claimant.partial().required({ id: true })),
  correctionOf('source', entryBodies.source.partial().required({ id: true, state: true })),
  correctionOf('event', entryBodies.event.partial().required({ id: true })),
  correctionOf('question', entryBodies.question.partial().required({ id: true })),
]);

/** What `withdraw` takes. */
export const withdrawalSchema = draftOf('withdrawal', entryBodies.withdrawal);

/** What `release` takes: the rest follows from the ledger as it stands. */
export const releaseSchema = draftOf(
  'release',
  z.strictObject({
    name: entryBodies.release.shape.name,
    origin: entryBodies.release.shape.origin.optional(),
    notes: entryBodies.release.shape.notes.optional(),
  }),
);
