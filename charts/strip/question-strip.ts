import type { Figure } from '@/ledger/figure';
import { toInterval } from '@/ledger/interval';
import { formatDay, formatValue } from '@/ledger/wording';
import { KeptPlots } from '../kept-plots';
import type { QuestionGroup } from '../order';
import type { PlotScale, StripPart, StripPlot } from '../plot';
import { sayClaimant, toFormerNumbers, toMark, type WithSides } from '../statement';
import { toStrip } from './plot';

const populationOf = ({ affected, counted }: Figure) => `${affected.id} ${counted}`;

/**
 * Of whom each figure is, where one claimant counts several populations of one period: then they are no
 * rivals, and their sum is no claim beside its parts. Those who were counted together come first, under
 * them each side. Null where no claimant does.
 */
export function findParts(
  view: WithSides,
  figures: readonly Figure[],
): ReadonlyMap<string, StripPart> | null {
  const isOfSame = (a: Figure, b: Figure) =>
    a.claimant.id === b.claimant.id && a.period.edtf === b.period.edtf && a.as_of === b.as_of;
  const inParts = figures.some((a) =>
    figures.some((b) => isOfSame(a, b) && populationOf(a) !== populationOf(b)),
  );
  if (!inParts) return null;
  const isOne = new Set(figures.map(({ claimant }) => claimant.id)).size === 1;
  const counted = [...new Set(figures.map((figure) => figure.counted))];
  const rank = ({ affected: { side } }: Figure) =>
    side === null ? -1 : view.conflict.sides.findIndex(({ id }) => id === side);
  const ordered = figures.toSorted(
    (a, b) => counted.indexOf(a.counted) - counted.indexOf(b.counted) || rank(a) - rank(b),
  );
  return new Map(
    ordered.map((figure) => [
      figure.id,
      {
        words: [figure.counted, figure.affected.name, isOne ? null : figure.claimant.name]
          .filter((each) => each !== null)
          .join(', '),
        isWhole: figure.affected.side === null,
      },
    ]),
  );
}

/** A claim without a number, which stands in words with its rivals: a denial, "hundreds". */
function sayWords(figure: Figure): string {
  return `${sayClaimant(figure)}: ${formatValue(figure)} (as of ${formatDay(figure.as_of)})`;
}

/** "2 claims: A; B": how many voices there are, so that repetition is not taken for more. */
function sayVoices(figures: readonly Figure[]): string {
  const numbered = figures.filter((figure) => toInterval(figure).end !== 'wordless');
  const who = [...new Set(numbered.map(sayClaimant))].join('; ');
  const said = numbered.length > 1 ? `${numbered.length} claims: ${who}` : who;
  const words = figures.filter((figure) => !numbered.includes(figure)).map(sayWords);
  return [said, ...words].filter((part) => part !== '').join('. ');
}

/** What is claimed about a question that no claim answers with a number. */
export function sayQuestionInWords({ title, figures }: QuestionGroup): string {
  return `${title}. ${figures.map(sayWords).join('. ')}`;
}

const kept = new KeptPlots<StripPlot | null>();

/**
 * The claims that answer one question as a strip; null where none of them carries a number.
 * @param earlier superseded versions, drawn faint
 */
export function plotQuestion(
  view: WithSides,
  { id, title, figures }: QuestionGroup,
  earlier: readonly Figure[] = [],
  scale: PlotScale = 'linear',
): StripPlot | null {
  const former = earlier.filter((state) => figures.some((figure) => figure.id === state.id));
  const others = [view.conflict.sides, id, title, scale, ...former];
  return kept.get(figures, others, () => {
    const marks = figures.flatMap((figure) => {
      const mark = toMark(view, figure);
      return mark ? [mark, ...toFormerNumbers(view, figure, former)] : [];
    });
    const head = { id: `strip-${id}`, title, href: `/questions/${id}`, note: sayVoices(figures) };
    return toStrip(head, marks, scale, findParts(view, figures));
  });
}
