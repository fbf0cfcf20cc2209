import type { Figure } from '@/ledger/figure';
import { shortFingerprint } from '@/ledger/fingerprint';
import { QUALIFIER_MEANINGS } from '@/ledger/meaning';
import { formatDay, formatDocuments, formatFigureSaid, formatPeriod } from '@/ledger/wording';
import type { Mark } from '../chart';
import type { PictureBlock, PictureContent, PictureLine } from '../export/picture';
import { LICENCE_LINE } from '../export/words';
import { listVoiceEntries } from '../legend/entries';
import { sayQuestion } from '../order';
import { plotClaims } from '../series';
import { sayClaimant, toMark, type WithSides } from '../statement';

function sayMeaning(figure: Figure, mark: Mark | null): string {
  const { question, qualifier } = figure;
  if (figure.withdrawal !== null) return 'Withdrawn: no number is drawn.';
  if (mark?.bound === 'zero')
    return `This 0 is a number that is claimed about one thing: ${question.scope ?? question.title}. It is not “no figure”.`;
  const said = QUALIFIER_MEANINGS[qualifier];
  return mark === null ? `${said} So no mark is drawn.` : said;
}

function sayWithdrawn({ withdrawal, recorded_at }: Figure): string | null {
  if (withdrawal === null) return null;
  const day = formatDay(recorded_at.slice(0, 10));
  return `Withdrawn on ${day}: ${withdrawal.reason}. ${withdrawal.words}`;
}

/** An open start is said: "to 1994" alone reads as if the start were nobody's matter. */
function sayPeriod({ period }: Figure): string {
  const start = period.start === null ? ' (start unknown)' : '';
  const end = period.end === null ? ' (no end given)' : '';
  return `${formatPeriod(period)}${start}${end}`;
}

function saySources(figure: Figure): string {
  const named = figure.sources.map(({ publisher, title, date }) =>
    [publisher, `“${title}”`, date === null ? 'undated' : formatDay(date)].join(', '),
  );
  const repeated = figure.sources.length > 1 ? ` (${formatDocuments(figure)})` : '';
  return `Source: ${named.join('; ')}${repeated}.`;
}

/** The strip of its question, the figure's own mark with its number beside it. */
function toBlock(view: WithSides, figure: Figure, rivals: readonly Figure[]): PictureBlock | null {
  const others = rivals.filter(({ id, withdrawal }) => id !== figure.id && withdrawal === null);
  const figures = [figure, ...others];
  const plot = plotClaims(view, { id: figure.question.id, title: sayQuestion(figure), figures });
  if (plot === null) return null;
  const title = others.length === 0 ? null : 'All claims of what was counted';
  return { heading: null, title, note: others.length === 0 ? null : plot.note, plot };
}

/**
 * One version of a figure as a picture: its number as it is said, everything that must travel with it,
 * and its rivals beside it.
 * @param rivals the other figures that answer its question
 * @param origin the public one, without a slash at its end
 */
export function toFigurePicture(
  figure: Figure,
  rivals: readonly Figure[],
  view: WithSides,
  origin: string,
): PictureContent {
  const block = figure.withdrawal === null ? toBlock(view, figure, rivals) : null;
  const mark = figure.withdrawal === null ? toMark(view, figure) : null;
  const said = formatFigureSaid(figure);
  const meaning = sayMeaning(figure, mark);
  const { title, scope } = figure.question;
  const path = `/figures/${figure.id}/v${figure.version}`;
  const when = `Period: ${sayPeriod(figure)}. As of ${formatDay(figure.as_of)}.`;
  const line = (text: string | null, role: PictureLine['role']): PictureLine[] =>
    text === null ? [] : [{ text, role }];
  const claimant = sayClaimant(figure);
  const marks = block?.plot.kind === 'strip' ? block.plot.marks : [];
  return {
    id: `figure-${figure.id}`,
    name: `${title}: ${said}`,
    summary: [
      ...line(sayWithdrawn(figure), 'text').map(({ text }) => text),
      `${scope === null ? title : `${title} (${scope})`}: ${said}. ${claimant}.`,
      meaning,
      when,
      saySources(figure),
    ].join(' '),
    head: [
      ...line(sayWithdrawn(figure), 'strong'),
      ...line([figure.conflict.name, figure.phase?.name ?? []].flat().join(' · '), 'overline'),
      ...line(title, 'title'),
      ...line(scope === null ? null : `Counted: ${scope}`, 'text'),
      ...line(figure.withdrawal === null ? said : `It last said ${said}`, 'number'),
      ...line(claimant, 'strong'),
      ...line(when, 'text'),
    ],
    key: listVoiceEntries(marks, {
      first: view.conflict.sides[0]?.name ?? null,
      second: view.conflict.sides[1]?.name ?? null,
    }),
    blocks: block === null ? [] : [block],
    tail: [
      ...line(meaning, 'soft'),
      ...line(figure.wording === null ? null : `“${figure.wording}”`, 'text'),
    ],
    foot: [
      ...line(saySources(figure), 'foot'),
      {
        text: `Figure ${figure.id}, version ${figure.version}: ${origin}${path}`,
        role: 'foot',
        href: path,
      },
      ...line(
        `Fingerprint ${shortFingerprint(figure.fingerprint)}, edition ${figure.position} of the ledger`,
        'foot',
      ),
      ...line(LICENCE_LINE, 'foot'),
    ],
  };
}
