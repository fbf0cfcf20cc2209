import type { ConflictView, Measure } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { type ChartModel, type DotPlotPanel, listPanelMarks } from '../chart';
import { questionRows } from '../figure-rows';
import {
  capital,
  chartHead,
  listInWords,
  listWordless,
  numbersOf,
  sayDefinition,
  sayOddBounds,
  sayRefusal,
} from '../model-head';
import { groupByMeasure } from '../order';
import { linearScale } from '../scale';

const TITLE = { flow: 'who fled in a period', stock: 'who was displaced on a day' } as const;

/** What a measure's way of accumulating means for a reader. */
const KIND = {
  flow: 'a flow: all to whom it happened in the period',
  stock: 'a stock: those in that state on one day',
} as const;

function buildPanel(view: ConflictView, measure: Measure, figures: Figure[]): DotPlotPanel {
  const panel: DotPlotPanel = {
    kind: 'rows',
    id: measure.id,
    title: capital(measure.name),
    note: `${capital(KIND[measure.accumulation])}. ${sayDefinition(measure)}`,
    axis: measure.unit,
    scale: linearScale([1]),
    bars: true,
    ruler: null,
    rows: questionRows(figures, { view, earlier: [], form: 'number' }),
  };
  return { ...panel, scale: linearScale(numbersOf(listPanelMarks(panel))) };
}

/** Figures of who fled and of who was displaced. */
export function listDisplaced(view: ConflictView): Figure[] {
  return view.figures.filter((figure) => figure.measure.family === 'displacement');
}

/** What must not be read into them. @param parts how many scales of their own there are */
export function warnOfDisplaced(
  view: ConflictView,
  figures: readonly Figure[],
  parts: number,
): string[] {
  const apart = 'The panels have scales of their own: lengths must not be compared across them.';
  return [
    ...(parts > 1 ? [apart] : []),
    ...sayRefusal(view, 'These figures', figures),
    ...sayOddBounds(figures),
  ];
}

/**
 * Who was driven from home. A flow and a stock never share an axis: a panel for each measure, each
 * with a scale of its own from zero.
 */
export function buildDisplacedModel(view: ConflictView): ChartModel | null {
  const figures = listDisplaced(view);
  const panels = groupByMeasure(view, figures).map(({ measure, figures: group }) =>
    buildPanel(view, measure, group),
  );
  const marks = panels.flatMap(listPanelMarks);
  if (marks.length === 0) return null;
  const kinds = (['flow', 'stock'] as const).filter((kind) =>
    groupByMeasure(view, figures).some(({ measure }) => measure.accumulation === kind),
  );
  const said = marks.map(
    (mark) => `${mark.question}: ${mark.label}, says ${mark.claimant}, as of ${mark.asOf}`,
  );
  return {
    ...chartHead(view, 'displaced'),
    title: `Displaced: ${listInWords(kinds.map((kind) => TITLE[kind]))}`,
    sentence: `${said.join('. ')}.`,
    panels,
    warnings: warnOfDisplaced(view, figures, panels.length),
    listed: listWordless(figures),
    gaps: [],
  };
}
