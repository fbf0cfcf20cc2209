import { createHash } from 'node:crypto';

const LONGEST = 80;

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}

/**
 * A name as it stands in an address: "Óglaigh na hÉireann" is "oglaigh-na-heireann". A name in
 * another script, or a long one, gets a hash, so that two names never become one.
 * @param most letters of the result
 */
export function slugOf(name: string, most = LONGEST): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const isWhole = !/[^\p{Script=Latin}\p{M}\p{N}\p{P}\p{S}\s]/u.test(name);
  if (plain !== '' && isWhole && plain.length <= most) return plain;
  const hash = shortHash(name);
  return [plain.slice(0, most - hash.length - 1).replace(/-$/, ''), hash]
    .filter((part) => part !== '')
    .join('-');
}

/** A slug of several names, of which empty ones are left out. */
export function joinSlugs(...names: (string | null)[]): string {
  const whole = names
    .flatMap((name) => (name === null || name === '' ? [] : [slugOf(name)]))
    .join('-');
  if (whole.length <= LONGEST) return whole;
  return `${whole.slice(0, LONGEST - 7).replace(/-$/, '')}-${shortHash(whole)}`;
}

/** A slug that is not taken: with a hash of what tells it apart where the plain one is. */
export function freeSlug(name: string, apart: string, isTaken: (slug: string) => boolean): string {
  const plain = slugOf(name, LONGEST - 7);
  return isTaken(plain) ? `${plain}-${shortHash(apart)}` : plain;
}
