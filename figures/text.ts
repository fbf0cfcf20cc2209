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

/** A name in an address. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and single hyphens')
  .max(80);

export const url = z.url({ protocol: /^https?$/ });
