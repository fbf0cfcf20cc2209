import jsonld from 'jsonld';

/** As much of schema.org's context as says what a key is and which values are addresses. */
const CONTEXT = {
  '@context': {
    '@vocab': 'https://schema.org/',
    ...Object.fromEntries(
      [
        'acquireLicensePage',
        'archivedAt',
        'contentUrl',
        'license',
        'mainEntityOfPage',
        'sdLicense',
        'url',
      ].map((name) => [name, { '@type': '@id' }]),
    ),
  },
};

async function loadDocument(url: string) {
  if (!/^https?:\/\/schema\.org\/?$/.test(url)) throw new Error(`the test fetches nothing: ${url}`);
  return { documentUrl: url, document: CONTEXT };
}

/** A node of the expanded document: values by the last part of their property's address. */
export type Node = { id: string | null; types: string[]; get: (property: string) => unknown[] };

type Expanded = Record<string, unknown>;

const short = (address: string) => address.replace('https://schema.org/', '');

function toValue(value: Expanded): unknown {
  if ('@value' in value) return value['@value'];
  return Object.keys(value).length === 1 && '@id' in value ? value['@id'] : toNode(value);
}

function toNode(expanded: Expanded): Node {
  const types = (expanded['@type'] ?? []) as string[];
  return {
    id: (expanded['@id'] as string | undefined) ?? null,
    types: types.map(short),
    get: (property) =>
      ((expanded[`https://schema.org/${property}`] ?? []) as Expanded[]).map(toValue),
  };
}

/**
 * What a JSON-LD processor makes of a document: its top nodes. A key that would be lost is an error.
 */
export async function readNodes(document: object): Promise<Node[]> {
  const expanded = await jsonld.expand(document, { documentLoader: loadDocument, safe: true });
  return expanded.map(toNode);
}

const BLOCK = /<script type="application\/ld\+json">(.*?)<\/script>/gs;

/** The nodes of every data block of a page, as a browser would find the blocks in its HTML. */
export async function readPage(html: string): Promise<Node[]> {
  const blocks = Array.from(html.matchAll(BLOCK), ([, json = '']) => JSON.parse(json) as object);
  return (await Promise.all(blocks.map(readNodes))).flat();
}

/** The nodes under a property; values that are not nodes are left out. */
export function nodesOf(node: Node | undefined, property: string): Node[] {
  const values = node?.get(property) ?? [];
  return values.filter(
    (value): value is Node => typeof value === 'object' && value !== null && 'types' in value,
  );
}
