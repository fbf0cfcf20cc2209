import { z } from 'zod';
import { text } from './text';

/** A person, whose name styles turn round. */
const personSchema = z.strictObject({ given: text, family: text });
/** A body, or a byline: its name is kept whole. */
const bodySchema = z.strictObject({ name: text });

const FORM = 'write a name, or a list of names, each a text, { name } or { given, family }';

/** The words of the one form that a value has, so that an empty name is refused as an empty name. */
function sayWrong(input: unknown, errors: z.core.$ZodIssue[][]): string {
  const [asText] = errors[0] ?? [];
  const own = typeof input === 'string' ? asText?.message : undefined;
  return own ?? `is no author; ${FORM}`;
}

const refuse: z.core.$ZodErrorMap<z.core.$ZodIssueInvalidUnion> = ({ input, errors = [] }) =>
  sayWrong(input, errors);

const oneSchema = z.union([text, personSchema, bodySchema], { error: refuse });

/**
 * Who signed a document: one author as its name stands, whatever the name holds, or a list of several.
 * In a list it may be said of each whether it is a person or a body.
 */
export const authorSchema = z.union(
  [text, z.array(oneSchema).min(1, 'names no author; write null')],
  { error: refuse },
);

export type SourceAuthor = z.infer<typeof authorSchema>;
export type OneAuthor = z.infer<typeof oneSchema>;

/** The authors of a document in their order. */
export function listAuthors(author: SourceAuthor): OneAuthor[] {
  return typeof author === 'string' ? [author] : author;
}

function sayName(author: OneAuthor): string {
  if (typeof author === 'string') return author;
  return 'name' in author ? author.name : `${author.given} ${author.family}`;
}

/** The names of all authors as a line says them. */
export function formatAuthors(author: SourceAuthor): string {
  return listAuthors(author).map(sayName).join('; ');
}
