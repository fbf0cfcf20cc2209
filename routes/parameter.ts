import { z } from 'zod';
import { BadRequest } from '@/ledger/bad-request';
import type { Examples } from '@/loaders/examples';

/**
 * A parameter of an address, in its path or its query. The schema reads the text that a request
 * carries; what comes out of it is what the API's description says that the parameter is.
 */
export type Parameter<Schema extends z.ZodType = z.ZodType> = {
  about: string;
  schema: Schema;
  /** A value that leads somewhere in this ledger; null where the ledger has none. */
  example: (examples: Examples) => string | number | null;
  /** A part of a path that may hold dots: what stands behind it in the path never begins with one. */
  dotted?: true;
};

/** The parameters of a query, by name. */
export type Query = Readonly<Record<string, Parameter>>;
export type Values<Q extends Query> = { [Name in keyof Q]: z.output<Q[Name]['schema']> };

/** One of a closed list; the error names them all. */
export function oneOf<const Allowed extends readonly [string, ...string[]]>(
  name: string,
  allowed: Allowed,
) {
  return z.enum(allowed, {
    error: ({ input }) => `"${name}" is "${input}"; allowed here: ${allowed.join(', ')}`,
  });
}

/** Up to 15 digits: any such number is exact in a double. */
const WHOLE_NUMBER = /^(0|[1-9]\d{0,14})$/;

/**
 * A whole number from 1, or within bounds.
 * @param words what the error says after the value
 */
export function wholeNumber(
  name: string,
  words: string,
  { least = 1, most = Number.MAX_SAFE_INTEGER }: { least?: number; most?: number } = {},
) {
  const error = ({ input }: { input?: unknown }) => `"${name}" is "${input}"${words}`;
  return z
    .string()
    .regex(WHOLE_NUMBER, { error, abort: true })
    .transform(Number)
    .pipe(z.int({ error }).min(least, { error }).max(most, { error }));
}

/** @throws BadRequest with the schema's own words, and the list of what is allowed where it has one */
function throwIssue(name: string, issue: z.core.$ZodIssue | undefined): never {
  const allowed = issue?.code === 'invalid_value' ? issue.values.map(String) : null;
  throw new BadRequest(issue?.message ?? `"${name}" cannot be read`, name, allowed);
}

/**
 * The value of a parameter.
 * @param text as the request carries it, decoded; undefined where it does not
 * @throws BadRequest naming the parameter and what is allowed
 */
export function readValue<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  text: string | undefined,
): z.output<Schema> {
  const read = schema.safeParse(text);
  return read.success ? read.data : throwIssue(name, read.error.issues[0]);
}

/**
 * The values of a query's parameters. One that is not given is undefined, or its default.
 * @throws BadRequest naming the first parameter that is wrong, and what is allowed
 */
export function readQuery<Q extends Query>(query: Q, given: URLSearchParams): Values<Q> {
  const values = Object.entries(query).map(([name, { schema }]) => [
    name,
    readValue(name, schema, given.get(name) ?? undefined),
  ]);
  return Object.fromEntries(values) as Values<Q>;
}
