import { z } from 'zod';
import { edtfText } from '@/ledger/period';
import { slug, text, url } from '@/ledger/text';
import { CLAIMANT_KINDS, READINGS } from '@/ledger/vocabulary';

/**
 * `conflict.yaml`: what somebody says of a conflict beside its figures. A field that is not given is
 * unknown; nothing is guessed for it. The page of docs on conflict folders is made from these fields.
 */

const optional = <T extends z.ZodType>(schema: T, words: string) =>
  schema.nullable().default(null).describe(words);

const partySchema = z.union([
  text,
  z.strictObject({
    name: text.describe('Its name.'),
    note: optional(text, 'What a reader must know to tell it apart.'),
  }),
]);

const sideSchema = z.strictObject({
  name: text.describe('The side, as the pages call it.'),
  parties: z
    .array(partySchema)
    .default([])
    .describe('States and groups on this side; without any, the side is its own party.'),
});

const phaseSchema = z.strictObject({
  name: text.describe('The name that both scholarship and press use.'),
  dates: edtfText.describe('"1969", "1969-08/1972" or "1969-08-14/1972-03-30" (EDTF).'),
  'part of': optional(text, 'The name of the longer phase that holds this one.'),
  note: optional(text, 'More about it.'),
});

const placeSchema = z.strictObject({
  kind: text.describe('town, district, province and so on.'),
  names: z
    .record(z.string(), text)
    .refine((names) => Object.keys(names).length > 0, {
      message: 'a place has a name; write what a party calls it',
    })
    .describe(
      'What each party calls it: "party: name". Both sides’ names stand beside each other.',
    ),
  note: optional(text, 'More about it.'),
});

const claimantSchema = z.strictObject({
  name: text.describe('Who says a number, as `says` of figures.csv has it.'),
  kind: z.enum(CLAIMANT_KINDS).describe('What it is.'),
  party: optional(text, 'The party or side that it speaks for; nothing for a third party.'),
  note: optional(text, 'More about it.'),
});

const sourceSchema = z.strictObject({
  title: text.describe('The title of the document, as `source` of figures.csv has it.'),
  publisher: text.describe('Who published it.'),
  author: optional(text, 'Who wrote it.'),
  date: optional(edtfText, 'When it was published (EDTF).'),
  address: optional(url, 'Its web address.'),
  archived: optional(url, 'The address of an archived copy.'),
  accessed: optional(edtfText, 'The day on which it was read.'),
  licence: optional(text, 'The licence that it is published under.'),
  language: text.default('und').describe('Its language (BCP 47: en, fr, ar); "und" is unknown.'),
  'read as': optional(z.enum(READINGS), 'How it was read, where not as the others.'),
  note: optional(text, 'More about it.'),
});

export const conflictSchema = z.strictObject({
  name: text.describe('The name of the conflict, as the pages call it.'),
  summary: text.describe('What it is, in a sentence or two that every side could sign.'),
  slug: optional(slug, 'Its name in addresses; made from the name where it is left out.'),
  editor: optional(text, 'Who records the figures (recorded_by). --by goes before it.'),
  'other names': z
    .array(
      z.strictObject({
        name: text.describe('Another name of the conflict.'),
        language: text.describe('The language of that name (BCP 47).'),
        'used by': optional(text, 'The party that uses it.'),
      }),
    )
    .default([])
    .describe('What others call the conflict.'),
  'ucdp conflicts': z.array(z.int().min(1)).default([]).describe('UCDP’s conflict ids.'),
  sides: z.array(sideSchema).min(2, 'a conflict has two sides or more').describe('The sides.'),
  groups: z
    .array(text)
    .default([])
    .describe('People who belong to no side and whom figures count, such as civilians.'),
  phases: z.array(phaseSchema).default([]).describe('Bounded parts of the conflict.'),
  places: z.array(placeSchema).default([]).describe('Places that pages name.'),
  claimants: z.array(claimantSchema).default([]).describe('Who says the numbers.'),
  'read as': optional(z.enum(READINGS), 'How the documents were read.'),
  sources: z
    .array(sourceSchema)
    .default([])
    .describe('Documents of which more is known than title and address.'),
});

/** What a `conflict.yaml` says, with nothing left out. */
export type ConflictSheet = z.infer<typeof conflictSchema>;
