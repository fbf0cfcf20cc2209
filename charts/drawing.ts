import type { ConflictView } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import type { ChartModel, Panel } from './chart';
import type { World } from './deaths-by-country/world';
import type { Plot, PlotMark, PlotScale } from './plot';
import { listPlotMarks } from './plot';

/** Plots that belong together under one heading: those of a phase; null needs no heading. */
export type PlotGroup = {
  id: string;
  title: string | null;
  plots: Plot[];
  /** Questions that no claim answers with a number: said, never drawn. */
  words?: string[];
};

/** How a chart is drawn. Its title says what is found, its sentence what is shown. */
export type Drawing = { title: string; sentence: string; groups: PlotGroup[] };

/** What names a chart, and what its document begins with. */
export type ChartHead = Pick<ChartModel, 'id' | 'conflict' | 'sides' | 'position'>;

/** A chart as it is drawn: all that a dashboard, a link or a preview shows of it. */
export type DrawnChart = { model: ChartHead; drawing: Drawing };

/** A chart with its document, from which its files and its table are made. */
export type Chart = DrawnChart & { model: ChartModel };

/** What charts are made from: a conflict's figures, and superseded versions of them. */
export type DrawFrom = {
  view: ConflictView;
  earlier: readonly Figure[];
  scale: PlotScale;
  /** Deaths by country, where a dataset has them and they are asked for. */
  world?: World | null;
};

/** What a chart shows: what its drawing and its document are both made from. */
export type ChartContent = {
  drawing: Drawing;
  /** The figures that it is about: each with a number is drawn, the others are said in words. */
  figures: readonly Figure[];
  /** What must not be read into the chart, and why nothing is added: for a document alone. */
  warn: () => string[];
  /** What is not there, beside the gaps that the drawing shows. */
  gaps: string[];
  /** The panels of a chart that draws no figures. */
  panels?: Panel[];
};

/** Every plot of a drawing, from top to bottom. */
export function listPlots(drawing: Drawing): Plot[] {
  return drawing.groups.flatMap(({ plots }) => plots);
}

/** Every mark of a drawing, in the order in which a reader meets them. */
export function listDrawnMarks(drawing: Drawing): PlotMark[] {
  return listPlots(drawing).flatMap(listPlotMarks);
}
