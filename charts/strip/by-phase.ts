import type { Figure } from '@/ledger/figure';
import type { DrawFrom, PlotGroup } from '../drawing';
import { count } from '../model-head';
import { groupByQuestion, orderPhases } from '../order';
import { type Series, splitSeries } from '../series';
import { plotQuestion, sayQuestionInWords } from './question-strip';

/** A strip for each question that some figures answer. */
export function plotQuestions(figures: readonly Figure[], { view, earlier, scale }: DrawFrom) {
  return groupByQuestion(view, figures).flatMap(
    (group) => plotQuestion(view, group, earlier, scale) ?? [],
  );
}

/** What is drawn elsewhere, in words. */
function saySeries(series: readonly Series[]): PlotGroup {
  const words = series.map(({ title, figures }) => `${title}: ${count(figures.length, 'figure')}`);
  return {
    id: 'series',
    title: 'By year and by month, each in a chart of its own',
    plots: [],
    words,
  };
}

/** Strips under the phases that they belong to, in the order of time; what has no phase comes last. */
export function groupByPhase(all: readonly Figure[], from: DrawFrom): PlotGroup[] {
  const phases = orderPhases(from.view);
  const known = new Set(phases.map(({ id }) => id));
  // Years or months on one line tell nothing of when: a series has a chart of its own.
  const { series, others: figures } = splitSeries(from.view, all);
  const outside = figures.filter(({ phase }) => phase === null || !known.has(phase.id));
  const parts = [
    ...phases.map(({ id, name }) => ({
      id,
      title: name,
      figures: figures.filter(({ phase }) => phase?.id === id),
    })),
    { id: 'no-phase', title: 'Across phases', figures: outside },
  ];
  const groups = parts.flatMap((part) => {
    const plots = plotQuestions(part.figures, from);
    const drawn = new Set(plots.map(({ title }) => title));
    const words = groupByQuestion(from.view, part.figures)
      .filter(({ title }) => !drawn.has(title))
      .map(sayQuestionInWords);
    if (plots.length === 0 && words.length === 0) return [];
    return [{ id: part.id, title: part.title, plots, words }];
  });
  return series.length === 0 ? groups : [...groups, saySeries(series)];
}
