import type { CreativeWork, Organization, Person } from 'schema-dts';
import { formatAuthors } from '../author';
import type { Figure, FigureSource } from '../figure';

/** What figures are made of, in the words of schema.org. What is not known is left out. */

/** The publisher of the ledger. @param origin the public origin, without a slash at its end */
export function describePublisher(origin: string): Organization {
  return {
    '@type': 'Organization',
    '@id': `${origin}/#publisher`,
    name: 'Casualty Ledger',
    url: origin,
  };
}

/** schema.org knows days, months and years: EDTF that says more or less than one has no place there. */
export function toPlainDate(edtf: string | null): string | null {
  return edtf !== null && /^\d{4}(-\d\d(-\d\d)?)?$/.test(edtf) ? edtf : null;
}

/** A document in one state. */
function describeDocument(source: FigureSource, origin: string): CreativeWork {
  const { id, title, publisher, author, url, archived_url } = source;
  const published = toPlainDate(source.date);
  return {
    '@type': 'CreativeWork',
    name: title,
    publisher: { '@type': 'Organization', name: publisher },
    mainEntityOfPage: `${origin}/sources/${id}`,
    // Whether a name is a person's or an agency's is not recorded of every one.
    ...(author === null ? {} : { creditText: formatAuthors(author) }),
    ...(published === null ? {} : { datePublished: published }),
    ...(url === null ? {} : { url }),
    ...(archived_url === null ? {} : { archivedAt: archived_url }),
  };
}

/** Some documents, each once, in the order in which they come. */
export function describeDocuments(
  sources: readonly FigureSource[],
  origin: string,
): CreativeWork[] {
  const found = new Map<string, CreativeWork>();
  for (const source of sources) {
    const key = `${source.id} ${source.state}`;
    if (!found.has(key)) found.set(key, describeDocument(source, origin));
  }
  return [...found.values()];
}

function nameOrganizations(names: readonly string[]): Organization[] {
  return [...new Set(names)].map((name) => ({ '@type': 'Organization', name }));
}

/**
 * Who makes the claim, none where that is not clear. A report that speaks in its own voice is its
 * publisher's claim.
 */
export function describeClaimants(figure: Figure, origin: string): (Organization | Person)[] {
  const { kind, name } = figure.claimant;
  const publishers = figure.sources.map(({ publisher }) => publisher);
  switch (kind) {
    case 'not clear':
      return [];
    case 'person':
      return [{ '@type': 'Person', name }];
    case 'document':
      return nameOrganizations(publishers);
    case 'ledger':
      return [describePublisher(origin)];
    case 'state body':
      return [{ '@type': 'GovernmentOrganization', name }];
    case 'authority':
    case 'organisation':
    case 'news agency':
      return nameOrganizations([name]);
  }
}
