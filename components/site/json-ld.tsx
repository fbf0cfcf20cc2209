import type { Graph, Thing, WithContext } from 'schema-dts';

/**
 * What a page is about, for programs. A data block: no browser runs it, so the policy for scripts
 * says nothing of it.
 */
export function JsonLd({ data }: { data: Graph | WithContext<Exclude<Thing, string>> }) {
  // Text of the ledger could otherwise end the element.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return <script type="application/ld+json">{json}</script>;
}
