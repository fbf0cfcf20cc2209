import { describeFigure } from '../describe';
import type { Figure } from '../figure';
import { shortFingerprint } from '../fingerprint';
import { formatAffected, formatClaimant, formatCounted, formatDay, formatPeriod } from '../wording';
import { citeDocument } from './cite-source';
import { LEDGER } from './ledger';
import type { Work } from './work';

/** That a figure was withdrawn, and when: what a citation of its last version must say. */
export type Withdrawn = Pick<Figure, 'withdrawal' | 'recorded_at'>;

function sayWithdrawn({ withdrawal, recorded_at }: Withdrawn): string {
  if (withdrawal === null) return '';
  const replacement =
    withdrawal.replacement === null ? '' : ` Figure ${withdrawal.replacement} replaces it.`;
  return `Withdrawn on ${formatDay(recorded_at.slice(0, 10))}: ${withdrawal.reason}. ${withdrawal.words}${replacement}`;
}

/** Who suffered it and who was counted; null for incidents whose report names no side. */
function sayWhom(figure: Figure): string | null {
  const { counted, affected_basis, measure } = figure;
  const affected = formatAffected(figure);
  if (counted === null) {
    if (affected_basis === 'not stated') return null;
    return measure.family === 'materiel' ? `whose: ${affected}` : `who: ${affected}`;
  }
  const said = formatCounted(figure);
  return said === affected ? `who: ${said}` : `who: ${affected}, ${said}`;
}

function sayClaimant(figure: Figure): string {
  return figure.claimant.kind === 'not clear'
    ? 'by whom is not clear'
    : `as said by ${formatClaimant(figure)}`;
}

/**
 * One version of a figure as a work to cite. Some styles print neither a version nor a day, so the
 * title carries what must not be lost: the question, the number with its bound, of whom, for which
 * period, who says it, as of when, the version with its day, and the short fingerprint.
 * @param origin the public origin, without a slash at its end
 * @param tombstone the figure's newest version, where that withdraws it
 */
export function citeFigure(figure: Figure, origin: string, tombstone: Withdrawn = figure): Work {
  const { id, version, recorded_at, position, fingerprint } = figure;
  const day = recorded_at.slice(0, 10);
  const withdrawn = sayWithdrawn(tombstone);
  const said = [
    describeFigure(figure).title,
    sayWhom(figure),
    `period: ${formatPeriod(figure.period)}`,
    sayClaimant(figure),
    `as of ${formatDay(figure.as_of)}`,
  ];
  const name = `figure ${id}, version ${version} of ${formatDay(day)}, fingerprint ${shortFingerprint(fingerprint)}`;
  const recorded = `Recorded at position ${position} of the ledger, ${recorded_at}. SHA-256 fingerprint ${fingerprint}.`;
  return {
    ...LEDGER,
    key: `casualtyledger_${id}_v${version}`,
    title: `${said.filter(Boolean).join('; ')} (${name}${withdrawn === '' ? '' : ', withdrawn'})`,
    date: day,
    url: `${origin}/figures/${id}/v${version}`,
    version: String(version),
    note: withdrawn === '' ? recorded : `${withdrawn} ${recorded}`,
  };
}

/**
 * All that is to be cited for one version, first things first: its documents in their order, then the
 * figure.
 */
export function citeVersion(figure: Figure, origin: string, tombstone: Withdrawn = figure): Work[] {
  return [...figure.sources.flatMap(citeDocument), citeFigure(figure, origin, tombstone)];
}

/**
 * All that is to be cited for a figure as it stands: its newest version under that version's own
 * address. Of a withdrawn one the last version that was, said to be withdrawn.
 * @param versions of one figure, the oldest first; a tombstone is the last
 * @returns null where there is no version
 */
export function citeNewest(versions: readonly Figure[], origin: string): Work[] | null {
  const cited = versions.findLast(({ withdrawal }) => withdrawal === null);
  return cited ? citeVersion(cited, origin, versions.at(-1)) : null;
}
