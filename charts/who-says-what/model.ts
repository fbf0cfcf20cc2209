import type { ConflictView } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import type { ChartModel, MatrixCell, MatrixPanel, Side } from '../chart';
import { chartHead, count } from '../model-head';
import { compareFigures, groupByQuestion, orderPhases } from '../order';
import { nameClaimant, toFill, toSide, toStatement } from '../statement';

/** More columns than this cannot be read on a phone; the rest stand in a panel of their own. */
const MOST_COLUMNS = 5;

type Column = { label: string; side: Side; rank: number };

/** The sides first, in alphabetical order, then third parties. */
function listColumns(view: ConflictView, figures: readonly Figure[]): Column[] {
  const RANK = { first: 0, second: 1, neutral: 2 };
  const columns = new Map<string, Column>();
  for (const figure of figures) {
    const label = nameClaimant(figure);
    const side = toSide(view, figure.claimant.party?.side);
    columns.set(label, { label, side, rank: RANK[side] });
  }
  return [...columns.values()].sort(
    (a, b) => a.rank - b.rank || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0),
  );
}

/** Shares columns out evenly, so that no panel is left with one of them. */
function shareOut(columns: readonly Column[]): Column[][] {
  const panels = Math.ceil(columns.length / MOST_COLUMNS);
  const each = Math.ceil(columns.length / panels);
  return Array.from({ length: panels }, (_, index) =>
    columns.slice(index * each, (index + 1) * each),
  );
}

function toCell(view: ConflictView, figures: readonly Figure[], side: Side): MatrixCell {
  const ordered = [...figures].sort(compareFigures(view));
  const [first] = ordered;
  return {
    statements: ordered.map((figure) => toStatement(figure)),
    side,
    fill: first ? toFill(first) : 'solid',
  };
}

function buildPanels(
  view: ConflictView,
  id: string,
  title: string,
  figures: Figure[],
): MatrixPanel[] {
  const groups = groupByQuestion(view, figures);
  const parts = shareOut(listColumns(view, figures));
  return parts.map(
    (columns, index): MatrixPanel => ({
      kind: 'grid',
      id: parts.length > 1 ? `${id}-${index + 1}` : id,
      title: parts.length > 1 ? `${title} (${index + 1} of ${parts.length})` : title,
      note: null,
      axis: 'what was counted, by who says it',
      columns: columns.map(({ label, side }) => ({ label, side })),
      rows: groups.map((group) => ({
        label: group.title,
        cells: columns.map(({ label, side }) =>
          toCell(
            view,
            group.figures.filter((figure) => nameClaimant(figure) === label),
            side,
          ),
        ),
      })),
    }),
  );
}

/** How many questions and claimants there are, and how many questions only one has answered. */
export function sayQuestionsAndClaimants(view: ConflictView): string {
  const questions = groupByQuestion(view, view.figures);
  const claimants = listColumns(view, view.figures).length;
  const single = questions.filter(
    (group) => new Set(group.figures.map(nameClaimant)).size === 1,
  ).length;
  return `${count(questions.length, 'question')} and ${count(claimants, 'claimant')}; ${single} of the questions ${single === 1 ? 'has' : 'have'} an answer from one claimant only.`;
}

/** The phases that no figure of the ledger is about. */
export function listEmptyPhases(view: ConflictView): string[] {
  return orderPhases(view)
    .filter((phase) => !view.figures.some((figure) => figure.phase?.id === phase.id))
    .map((phase) => `${phase.name}: no figure from anybody in the ledger. That is not zero.`);
}

export const REPEATED = 'A number that several documents repeat is one claim.';

/**
 * Who has given a number for what: questions by claimants, a panel a phase. An empty cell is "no
 * figure in this source", which is neither a zero nor agreement.
 */
export function buildWhoSaysWhatModel(view: ConflictView): ChartModel | null {
  if (view.figures.length === 0) return null;
  const phases = orderPhases(view);
  const known = new Set(phases.map(({ id }) => id));
  const panels = [
    ...phases.flatMap((phase) => {
      const figures = view.figures.filter((figure) => figure.phase?.id === phase.id);
      return figures.length > 0 ? buildPanels(view, phase.id, phase.name, figures) : [];
    }),
  ];
  const rest = view.figures.filter((figure) => !figure.phase || !known.has(figure.phase.id));
  if (rest.length > 0) panels.push(...buildPanels(view, 'no-phase', 'Across phases', rest));
  return {
    ...chartHead(view, 'who-says-what'),
    title: 'Who has given a number for what',
    sentence: sayQuestionsAndClaimants(view),
    panels,
    warnings: [
      'An empty cell means: no figure from this claimant in the ledger. It is neither a zero nor agreement.',
      REPEATED,
    ],
    // Figures without a number stand in the cells themselves, in words.
    listed: [],
    gaps: listEmptyPhases(view),
  };
}
