import { z } from 'zod';

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Says what in a text the ledger cannot keep, or null where it can keep all of it.
 * Postgres refuses NUL (22021) and stores a lone surrogate as U+FFFD without a word,
 * so both are refused here, by name and place.
 */
export function findUnstorable(text: string): string | null {
  const nul = text.indexOf('\u0000');
  if (nul >= 0) return `a NUL character at character ${nul + 1}`;
  const lone = LONE_SURROGATE.exec(text);
  if (lone) {
    const code = lone[0].charCodeAt(0).toString(16).toUpperCase();
    return `a lone surrogate (U+${code}) at character ${lone.index + 1}`;
  }
  return null;
}

/** A text of at least one character that the ledger can keep. */
export const text = z
  .string()
  .min(1, 'must not be empty; write null where it is unknown')
  .superRefine((value, context) => {
    const found = findUnstorable(value);
    if (found) context.addIssue({ code: 'custom', message: `holds ${found}; take it out` });
  });

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as it stands in HTML, in an attribute's double quotes too. */
export function escapeHtml(plain: string): string {
  return plain.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that it is about.
const NO_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** XML without the characters that it has no place for, escaped or not: each stands as U+FFFD. */
export function withoutNoXml(xml: string): string {
  return xml.replace(NO_XML, '\uFFFD');
}

/** A name in an address. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and single hyphens')
  .max(80);

export const url = z.url({ protocol: /^https?$/ });

/** A text that is longer than is shown, with a word on how long it is. */
function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const whole = text.length.toLocaleString('en-GB');
  return `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}… (cut here; all ${whole} characters are in the files)`;
}

/** A list, or an object of its own fields alone: what texts are looked for in. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

/** Whether some text in a value is longer; a page's data has ten thousands of texts, and hardly ever one. */
function holdsLonger(value: unknown, most: number): boolean {
  if (typeof value === 'string') return value.length > most;
  if (!isPlain(value)) return false;
  // A list of the values of each object would cost more than the look at them.
  for (const name in value) if (holdsLonger(value[name as keyof typeof value], most)) return true;
  return false;
}

/**
 * The same value with every text in it cut that is longer than can be laid out: a word of a million
 * letters holds a browser up for a minute. Where none is, the very value that was given.
 * @param most characters of each text
 */
export function cutTexts<Value>(value: Value, most: number): Value {
  const cut = (each: unknown): unknown => {
    if (typeof each === 'string') return cutText(each, most);
    if (!isPlain(each)) return each;
    if (Array.isArray(each)) return each.map(cut);
    return Object.fromEntries(Object.entries(each).map(([name, field]) => [name, cut(field)]));
  };
  return holdsLonger(value, most) ? (cut(value) as Value) : value;
}

/** "persons killed" as the beginning of a line: "Persons killed". */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
