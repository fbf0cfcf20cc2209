import { Feed } from 'feed';
import type { Correction } from '@/ledger/correction';
import { describeFigure } from '@/ledger/describe';
import { shortFingerprint } from '@/ledger/fingerprint';
import { CHANGE_MEANINGS } from '@/ledger/meaning';
import type { RecordCorrection } from '@/ledger/record-correction';
import { addressOfRecord, nameRecord } from '@/ledger/record-name';
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

function sayRecordCorrection(correction: RecordCorrection): string {
  const { to, kind, reason, evidence, fields, fingerprint } = correction;
  const lines = [
    `Kind of change: ${kind}. ${CHANGE_MEANINGS[kind]}`,
    `Why: ${reason}`,
    ...(evidence === null ? [] : [`Evidence: ${evidence}`]),
    ...fields.map(
      (each) => `${each.field}: from ${each.from ?? 'unknown'} to ${each.to ?? 'unknown'}.`,
    ),
    `Position ${to.position}, fingerprint ${shortFingerprint(fingerprint)}.`,
  ];
  return lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('');
}

type Item = {
  position: number;
  when: string;
  kind: string;
  path: string;
  title: string;
  content: string;
};

function toItem(correction: Correction): Item {
  const { to, kind } = correction;
  return {
    position: to.position,
    when: to.recorded_at,
    kind,
    path: `/figures/${to.id}/v${to.version}`,
    title: sayTitle(correction),
    content: sayCorrection(correction),
  };
}

function toRecordItem(correction: RecordCorrection): Item {
  const { to, kind } = correction;
  return {
    position: to.position,
    when: to.recorded_at,
    kind,
    path: addressOfRecord(to),
    title: `${kind}: ${nameRecord(to)}`,
    content: sayRecordCorrection(correction),
  };
}

/** The address at which a correction can be read: on the page of all of them. */
function correctionAddress({ position }: Item): string {
  return `/corrections#position-${position}`;
}

/**
 * The corrections as an Atom feed (RFC 4287), the newest first.
 * @param records those of what figures name
 * @param origin the public origin, without a slash at its end
 * @param recorded when the newest entry of the ledger was made: what the feed itself is as of
 */
export function writeCorrectionsFeed(
  corrections: readonly Correction[],
  records: readonly RecordCorrection[],
  origin: string,
  recorded: Date,
): string {
  const items = [...corrections.map(toItem), ...records.map(toRecordItem)].sort(
    (a, b) => b.position - a.position,
  );
  const feed = new Feed({
    id: `${origin}/corrections`,
    link: `${origin}/corrections`,
    title: 'Casualty Ledger: corrections and revisions',
    description: 'What changed in figures that were published here: from what to what, and why.',
    language: 'en',
    copyright: 'CC BY 4.0; cite the original source of each figure first',
    updated: items[0] ? new Date(items[0].when) : recorded,
    feedLinks: { atom: `${origin}/corrections.atom` },
    author: { name: 'Casualty Ledger', link: origin },
    generator: 'Casualty Ledger',
  });
  for (const item of items.slice(0, MOST)) {
    const { kind, path, title, content } = item;
    const when = new Date(item.when);
    feed.addItem({
      id: `${origin}${correctionAddress(item)}`,
      link: `${origin}${path}`,
      // Atom titles are written as HTML by the library: what is text must be escaped as such.
      title: escapeHtml(title),
      description: content,
      date: when,
      published: when,
      category: [{ name: kind, term: kind }],
    });
  }
  return withoutNoXml(feed.atom1());
}
