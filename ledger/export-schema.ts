import { z } from 'zod';
import { figureRecordSchema } from './figure-schema';

/** The JSON files of figures, as `export.ts` writes them. */

const compilation = {
  column_set: z.literal(1).describe('The number of this set of fields. A set never changes.'),
  licence: z.string().describe('The licence of the compilation (SPDX).'),
  attribution: z.string().describe('How to cite it.'),
};

const proven = {
  permalink: z.string().describe('The address of this version.'),
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe(
      'SHA-256 of `previous`, a line feed and the record in canonical form (RFC 8785), in hexadecimal.',
    ),
  previous: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('The fingerprint of the entry before.'),
  record: figureRecordSchema,
};

/** A figure within a list. */
const exportedFigureSchema = z
  .strictObject(proven)
  .meta({ id: 'ExportedFigure', description: 'A figure’s record, and what proves it.' });

export const figureDocumentSchema = z
  .strictObject({ ...compilation, ...proven })
  .meta({ id: 'FigureDocument', description: 'One figure: its record, and what proves it.' });

export const figuresDocumentSchema = z
  .strictObject({
    ...compilation,
    figures: z.array(exportedFigureSchema).describe('In the order of their ids.'),
  })
  .meta({ id: 'FiguresDocument', description: 'Figures of a conflict.' });

export type ExportedFigure = z.infer<typeof exportedFigureSchema>;
export type FigureDocument = z.infer<typeof figureDocumentSchema>;
export type FiguresDocument = z.infer<typeof figuresDocumentSchema>;
