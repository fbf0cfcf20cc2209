/** A typed link that an answer carries (RFC 8288). `href` is a whole address. */
export type Link = {
  href: string;
  rel: string;
  type?: string;
  datetime?: string;
  profile?: string;
};

/** One link as it stands in a `Link` header and in a link-format document. */
export function formatLink({ href, ...attributes }: Link): string {
  const pairs = Object.entries(attributes).map(([name, value]) => `; ${name}="${value}"`);
  return `<${href}>${pairs.join('')}`;
}

/** The `Link` header of an answer; null where it has none. */
export function formatLinks(links: readonly Link[]): string | null {
  return links.length === 0 ? null : links.map(formatLink).join(', ');
}
