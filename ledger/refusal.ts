import { type Combination, combine } from './combine';
import type { ConflictView, Measure } from './conflict';
import type { Figure } from './figure';
import { type Period, periodsAreDisjoint } from './period';

/** Figures that a reader might add, and what comes of it. */
export type Attempt = { figures: Figure[]; combination: Combination };

/**
 * All that a question's page says about adding. `within`: its own figures, pair by pair, or all at
 * once where there are many. `related`: with figures of other questions to which a relation is
 * recorded. `samePhase`: with other questions of one measure and phase. `sameFamily`: with other
 * measures of the same kind and time, one attempt a measure. `otherMeasures`: what else was counted
 * in that time, of another kind.
 */
export type Refusals = {
  within: Attempt[];
  related: Attempt[];
  samePhase: Attempt[];
  sameFamily: { measure: Measure; attempt: Attempt }[];
  otherMeasures: Measure[];
};

/** Up to so many figures every pair is shown (6 lines); above, the pairs would bury the page. */
const PAIRS_UP_TO = 4;

function mayMeet(a: { period: Period }, b: { period: Period }): boolean {
  return !periodsAreDisjoint(a.period, b.period);
}

function listWithin(figures: readonly Figure[], attempt: (figures: Figure[]) => Attempt) {
  if (figures.length < 2) return [];
  if (figures.length > PAIRS_UP_TO) return [attempt([...figures])];
  return figures.flatMap((a, i) => figures.slice(i + 1).map((b) => attempt([a, b])));
}

/** The first pair whose periods may meet, one of each list; null where there is none. */
function findMeeting(ours: readonly Figure[], theirs: readonly Figure[]): [Figure, Figure] | null {
  for (const a of ours) {
    const b = theirs.find((each) => mayMeet(a, each));
    if (b) return [a, b];
  }
  return null;
}

/**
 * What a reader of a question might add or compare, and why the ledger does not.
 * @param question its id; its figures are taken from the view
 */
export function listRefusals(question: string, view: ConflictView): Refusals {
  const attempt = (figures: Figure[]) => ({ figures, combination: combine(figures, view) });
  // The first recorded figure stands for its question where one pair stands for many.
  const figures = view.figures.toSorted((a, b) => a.position - b.position);
  const ours = figures.filter((figure) => figure.question.id === question);
  const others = figures.filter((figure) => figure.question.id !== question);
  const first = ours[0];
  if (!first) return { within: [], related: [], samePhase: [], sameFamily: [], otherMeasures: [] };

  const related = ours.flatMap((a) => {
    const ids = view.relations.flatMap(({ figure, other }) =>
      figure === a.id ? [other] : other === a.id ? [figure] : [],
    );
    return others.filter((b) => ids.includes(b.id)).map((b) => attempt([a, b]));
  });

  const neighbours = view.questions.filter(
    (each) =>
      each.id !== question && each.measure === first.measure.id && each.phase === first.phase?.id,
  );
  const samePhase = neighbours.flatMap(({ id }) => {
    const theirs = others.filter((figure) => figure.question.id === id);
    const pair = findMeeting(ours, theirs);
    return pair ? [attempt(pair)] : [];
  });

  const meeting = view.measures.flatMap((measure) => {
    if (measure.id === first.measure.id) return [];
    const theirs = others.filter((figure) => figure.measure.id === measure.id);
    const pair = findMeeting(ours, theirs);
    return pair ? [{ measure, pair }] : [];
  });
  const isKin = ({ measure }: { measure: Measure }) => measure.family === first.measure.family;
  return {
    within: listWithin(ours, attempt),
    related,
    samePhase,
    sameFamily: meeting
      .filter(isKin)
      .map(({ measure, pair }) => ({ measure, attempt: attempt(pair) })),
    otherMeasures: meeting.filter((each) => !isKin(each)).map(({ measure }) => measure),
  };
}
