import { Feed } from 'feed';
import type { Correction } from '@/ledger/correction';
import { describeFigure } from '@/ledger/describe';
import { shortFingerprint } from '@/ledger/fingerprint';
import { CHANGE_MEANINGS } from '@/ledger/meaning';
import { escapeHtml, withoutNoXml } from '@/ledger/text';
import { formatFigureSaid } from '@/ledger/wording';

/** A feed holds this many changes at most; the page holds all of them. */
const MOST = 200;

function sayKind({ kind }: Correction): string {
  return kind === 'withdrawn' ? 'Withdrawn.' : `${kind}. ${CHANGE_MEANINGS[kind]}`;
}

/** What changed and why, whole, as HTML: a feed reader may show nothing else. */
function sayCorrection(correction: Correction): string {
  const { from, to, reason, evidence, fields } = correction;
  const said = to.withdrawal === null ? `to: ${formatFigureSaid(to)}` : 'to: withdrawn';
  const lines = [
    `From: ${formatFigureSaid(from)}; ${said}.`,
    `Kind of change: ${sayKind(correction)}`,
    `Why: ${reason}`,
    ...(evidence === null ? [] : [`Evidence: ${evidence}`]),
    ...fields.map(
      (each) => `${each.field}: from ${each.from ?? 'unknown'} to ${each.to ?? 'unknown'}.`,
    ),
    `Figure ${to.id}, version ${to.version}, position ${to.position}, fingerprint ${shortFingerprint(to.fingerprint)}.`,
  ];
  return lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('');
}

/** What a reader of titles alone takes away: the number that holds now, and the one that did. */
function sayTitle({ kind, from, to }: Correction): string {
  if (to.withdrawal !== null) return `${kind}: ${describeFigure(from).title}`;
  return `${kind}: ${describeFigure(to).title}, before: ${formatFigureSaid(from)}`;
}

/** The address at which a correction can be read: on the page of all of them. */
function correctionAddress({ to }: Correction): string {
  return `/corrections#position-${to.position}`;
}

/**
 * The corrections as an Atom feed (RFC 4287), the newest first.
 * @param origin the public origin, without a slash at its end
 * @param recorded when the newest entry of the ledger was made: what the feed itself is as of
 */
export function writeCorrectionsFeed(
  corrections: readonly Correction[],
  origin: string,
  recorded: Date,
): string {
  const feed = new Feed({
    id: `${origin}/corrections`,
    link: `${origin}/corrections`,
    title: 'Casualty Ledger: corrections and revisions',
    description: 'What changed in figures that were published here: from what to what, and why.',
    language: 'en',
    copyright: 'CC BY 4.0; cite the original source of each figure first',
    updated: corrections[0] ? new Date(corrections[0].to.recorded_at) : recorded,
    feedLinks: { atom: `${origin}/corrections.atom` },
    author: { name: 'Casualty Ledger', link: origin },
    generator: 'Casualty Ledger',
  });
  for (const correction of corrections.slice(0, MOST)) {
    const { to, kind } = correction;
    const when = new Date(to.recorded_at);
    const content = sayCorrection(correction);
    feed.addItem({
      id: `${origin}${correctionAddress(correction)}`,
      link: `${origin}/figures/${to.id}/v${to.version}`,
      // Atom titles are written as HTML by the library: what is text must be escaped as such.
      title: escapeHtml(sayTitle(correction)),
      description: content,
      date: when,
      published: when,
      category: [{ name: kind, term: kind }],
    });
  }
  return withoutNoXml(feed.atom1());
}
