import type { ConflictView, Phase } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import type { Period } from '@/ledger/period';

/** Earliest first; an unknown start comes before every known one, a longer period before its parts. */
export function comparePeriods(a: Period, b: Period): number {
  const [startA, startB] = [a.start ?? '', b.start ?? ''];
  if (startA !== startB) return startA < startB ? -1 : 1;
  const [endA, endB] = [a.end ?? '9999', b.end ?? '9999'];
  return endA === endB ? 0 : endA > endB ? -1 : 1;
}

/** The conflict's phases in order of time. */
export function orderPhases(view: ConflictView): Phase[] {
  return [...view.phases].sort((a, b) => comparePeriods(a.period, b.period));
}

const compareTexts = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);

/** Rivals stand side by side: by as-of day, then in the order of their sides' names, then by claimant. */
export function compareFigures({ conflict: { sides } }: ConflictView) {
  const rank = ({ claimant: { party } }: Figure) => {
    const found = sides.findIndex(({ id }) => id === party?.side);
    return found < 0 ? sides.length : found;
  };
  return (a: Figure, b: Figure) =>
    compareTexts(a.as_of, b.as_of) ||
    rank(a) - rank(b) ||
    compareTexts(a.claimant.name, b.claimant.name) ||
    compareTexts(a.id, b.id);
}

export type QuestionGroup = { id: string; title: string; figures: Figure[] };

/** A question's title with its scope: the zero aboard one helicopter never stands without it. */
export function sayQuestion({ question }: Pick<Figure, 'question'>): string {
  const { title, scope } = question;
  return scope === null ? title : `${title} (${scope})`;
}

/** Figures by what was counted, in the ledger's order of questions. */
export function groupByQuestion(view: ConflictView, figures: readonly Figure[]): QuestionGroup[] {
  const groups = new Map<string, Figure[]>(view.questions.map(({ id }) => [id, []]));
  for (const figure of figures) {
    const { id } = figure.question;
    const group = groups.get(id);
    if (group) group.push(figure);
    else groups.set(id, [figure]);
  }
  const compare = compareFigures(view);
  return [...groups].flatMap(([id, group]) => {
    const [first] = group.sort(compare);
    return first ? [{ id, title: sayQuestion(first), figures: group }] : [];
  });
}

/** The measures that some figures count, in the ledger's order of measures. */
export function groupByMeasure(view: ConflictView, figures: readonly Figure[]) {
  return view.measures.flatMap((measure) => {
    const group = figures.filter((figure) => figure.measure.id === measure.id);
    return group.length > 0 ? [{ measure, figures: group }] : [];
  });
}
