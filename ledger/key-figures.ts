import type { ConflictView, Phase } from './conflict';
import type { Figure } from './figure';

/** What a conflict's page says first: one thing that was counted, and every number given for it. */
export type KeyFigure = {
  /** The parts of it: one question, or one a side. */
  parts: { side: string | null; question: string; figures: Figure[] }[];
  phase: Phase | null;
  /** The family of its measure, such as deaths. */
  family: Figure['measure']['family'];
  /** Whether it is the highest year of a series by year. */
  isYear: boolean;
};

const isDay = ({ period }: Phase) => period.start !== null && period.start === period.end;

/** Who was counted is everybody, or nobody says otherwise. */
const EVERYBODY: readonly (string | null)[] = [null, 'not stated', 'all'];

/** Whether a question is about all who suffered it: some answer is of no side and of everybody. */
function isBroad(view: ConflictView, figures: readonly Figure[]): boolean {
  const [first] = figures;
  const question = view.questions.find(({ id }) => id === first?.question.id);
  if (question && !EVERYBODY.includes(question.counted)) return false;
  return figures.some(
    ({ affected, counted }) => affected.side === null && EVERYBODY.includes(counted),
  );
}

function groupByQuestion(figures: readonly Figure[]): Figure[][] {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures)
    groups.set(figure.question.id, [...(groups.get(figure.question.id) ?? []), figure]);
  return [...groups.values()];
}

const largest = (figures: readonly Figure[]) =>
  Math.max(...figures.map(({ value, low, high }) => value ?? high ?? low ?? -1));

/** The claims of one question that are of both sides together; those of one side are another thing. */
function together(figures: readonly Figure[]): Figure[] {
  return figures.filter(({ affected }) => affected.side === null);
}

function toPart(figures: Figure[], side: string | null): KeyFigure['parts'][number] | null {
  const [first] = figures;
  return first ? { side, question: first.question.id, figures } : null;
}

/** Deaths of a phase: of everybody if anyone says so, else of each side, as each side's highest. */
function deathsOf(view: ConflictView, figures: readonly Figure[]): KeyFigure['parts'] {
  const groups = groupByQuestion(figures);
  const broad = groups.filter((group) => isBroad(view, group));
  const [best] = broad.toSorted((a, b) => largest(together(b)) - largest(together(a)));
  if (best) return [toPart(together(best), null)].filter((part) => part !== null);
  return view.conflict.sides.flatMap(({ id }) => {
    const [most] = groups
      .filter((group) => group.every(({ affected }) => affected.side === id))
      .toSorted((a, b) => largest(b) - largest(a));
    return most ? [toPart(most, id)].filter((part) => part !== null) : [];
  });
}

/** The year with the highest number of a series by year. */
function highestYear(view: ConflictView): KeyFigure | null {
  const years = view.figures.filter(
    ({ measure, phase, period }) =>
      measure.family === 'deaths' && phase === null && period.precision === 'year',
  );
  const [most] = years.toSorted((a, b) => largest([b]) - largest([a]));
  if (!most) return null;
  const part = { side: null, question: most.question.id, figures: [most] };
  return { parts: [part], phase: null, family: 'deaths', isYear: true };
}

/**
 * What a conflict's page opens with, in the order of time: for each phase of more than a day the deaths,
 * those who fled, the incidents; last the deadliest year of a series. No figure is chosen for its
 * number: all that answer the question stand together.
 */
export function listKeyFigures(view: ConflictView): KeyFigure[] {
  const phases = view.phases
    .filter((phase) => !isDay(phase))
    .toSorted((a, b) => ((a.period.start ?? '') < (b.period.start ?? '') ? -1 : 1));
  const found = phases.flatMap((phase): KeyFigure[] => {
    const own = view.figures.filter((figure) => figure.phase?.id === phase.id);
    const deaths = deathsOf(
      view,
      own.filter(({ measure }) => measure.family === 'deaths'),
    );
    const others = (['displacement', 'incidents'] as const).flatMap((family): KeyFigure[] => {
      const claimed = own.filter(
        ({ measure, basis }) =>
          measure.family === family && measure.accumulation === 'flow' && basis !== 'derived',
      );
      const [group] = groupByQuestion(claimed);
      const part = group && toPart(group, null);
      return part ? [{ parts: [part], phase, family, isYear: false }] : [];
    });
    const all =
      deaths.length === 0
        ? []
        : [{ parts: deaths, phase, family: 'deaths' as const, isYear: false }];
    return [...all, ...others];
  });
  const year = highestYear(view);
  return year ? [...found, year] : found;
}
