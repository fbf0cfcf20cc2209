import type { Figure } from '@/ledger/figure';
import type { DrawFrom, PlotGroup } from '../drawing';
import { count } from '../model-head';
import { groupByQuestion, orderPhases, type QuestionGroup } from '../order';
import type { Series } from '../series';
import { plotQuestion, sayQuestionInWords } from './question-strip';

function plotGroups(groups: readonly QuestionGroup[], { view, earlier, scale }: DrawFrom) {
  return groups.flatMap((group) => plotQuestion(view, group, earlier, scale) ?? []);
}

/** A strip for each question that some figures answer. */
export function plotQuestions(figures: readonly Figure[], from: DrawFrom) {
  return plotGroups(groupByQuestion(from.view, figures), from);
}

/** What is drawn elsewhere, in words. */
export function saySeries(series: readonly Series[]): PlotGroup[] {
  if (series.length === 0) return [];
  const words = series.map(({ title, figures }) => `${title}: ${count(figures.length, 'figure')}`);
  const title = 'By year and by month, each in a chart of its own';
  return [{ id: 'series', title, plots: [], words }];
}

/** Strips under the phases that they belong to, in the order of time; what has no phase comes last. */
export function groupByPhase(figures: readonly Figure[], from: DrawFrom): PlotGroup[] {
  const phases = orderPhases(from.view);
  const known = new Set(phases.map(({ id }) => id));
  const outside = figures.filter(({ phase }) => phase === null || !known.has(phase.id));
  const parts = [
    ...phases.map(({ id, name }) => ({
      id,
      title: name,
      figures: figures.filter(({ phase }) => phase?.id === id),
    })),
    { id: 'no-phase', title: 'Across phases', figures: outside },
  ];
  return parts.flatMap((part) => {
    const questions = groupByQuestion(from.view, part.figures);
    const plots = plotGroups(questions, from);
    const drawn = new Set(plots.map(({ title }) => title));
    const words = questions.filter(({ title }) => !drawn.has(title)).map(sayQuestionInWords);
    if (plots.length === 0 && words.length === 0) return [];
    return [{ id: part.id, title: part.title, plots, words }];
  });
}
