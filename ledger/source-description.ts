import { z } from 'zod';
import { authorSchema } from './author';
import { edtfText } from './period';
import { text, url } from './text';
import { DOCUMENT_KINDS, INFERABLE } from './vocabulary';

/** A work that a publisher asks to be cited beside its data, such as an article that introduces them. */
const citedWork = z.strictObject({
  author: authorSchema.describe(
    'Its authors, as a list; in a text, as records have it from before, semicolons separate them.',
  ),
  title: text,
  date: edtfText,
  journal: text,
  volume: text.nullable(),
  issue: text.nullable(),
  url: url.nullable(),
});
export type CitedWork = z.infer<typeof citedWork>;

/**
 * What a document's record says beside its first fields, for citing it. Each is left out where it is
 * not known: records made before there were such fields have none of them.
 */
export const sourceDescription = {
  document: z.enum(DOCUMENT_KINDS).optional().describe('What kind of document it is.'),
  agency: text.optional().describe('The news agency that wrote it, where another publishes it.'),
  inferred: z
    .array(z.enum(INFERABLE))
    .optional()
    .describe('What the document itself does not carry: cited in brackets.'),
  cite_with: z
    .array(citedWork)
    .optional()
    .describe('Works that the publisher asks to be cited beside it.'),
} as const;

export type SourceDescription = z.infer<z.ZodObject<typeof sourceDescription>>;

type Columns = { [K in keyof SourceDescription]-?: NonNullable<SourceDescription[K]> | null };

/** What is known of it and no more: a record made before there were such fields stays as it was. */
export function pickDescription(row: Columns): SourceDescription {
  const { document, agency, inferred, cite_with } = row;
  return {
    ...(document === null ? {} : { document }),
    ...(agency === null ? {} : { agency }),
    ...(inferred === null ? {} : { inferred }),
    ...(cite_with === null ? {} : { cite_with }),
  };
}
