import type { Figure } from './figure';
import { formatClaimant, formatRelay } from './wording';

/** Titles that go before a person's name in the records. */
const OFFICE =
  /^(?:(?:Deputy |Vice )?(?:Prime Minister|President|Foreign Minister|Defence Minister)) /;

/** Who published the documents of a figure, each once. */
export function sayPublishers({ sources }: Pick<Figure, 'sources'>): string {
  return [...new Set(sources.map(({ publisher }) => publisher))].join(' and ');
}

/** Who says a figure, as pages say it; citations and files keep the longer form of the ledger. */
export function sayClaimant(figure: Pick<Figure, 'claimant' | 'relayed_by' | 'sources'>): string {
  const relay = figure.relayed_by === null ? '' : `, relayed by ${formatRelay(figure)}`;
  if (figure.claimant.kind === 'document')
    return `${sayPublishers(figure) || figure.claimant.name}, own report${relay}`;
  if (figure.claimant.kind === 'not clear') return `attribution unclear${relay}`;
  return formatClaimant(figure);
}

/**
 * The claimant in a word or two, for a table's cell: "UCDP", "Nikol Pashinyan", "The Washington Post".
 * A body of three or more words is told by its initials, a person without their office. The full name
 * belongs in a `title` beside it.
 */
export function shortenClaimant(figure: Pick<Figure, 'claimant' | 'sources'>): string {
  const { kind, name } = figure.claimant;
  if (kind === 'not clear') return 'Attribution unclear';
  if (kind === 'document') return sayPublishers(figure).replace(/,.*$/, '') || name;
  const plain = name.replace(/,.*$/, '').replace(OFFICE, '');
  const initials = plain.match(/\p{Lu}(?=\p{Ll})/gu) ?? [];
  const isLongBody = (kind === 'organisation' || kind === 'news agency') && initials.length > 2;
  return isLongBody ? initials.join('') : plain;
}
