import type { ConflictView } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import type { ChartContent, DrawFrom, PlotGroup } from '../drawing';
import { count } from '../model-head';
import { plotSeries, type Series, splitSeries } from '../series';
import { plotQuestions } from '../strip/by-phase';
import { listReported, warnOfReported } from './model';

/** Series of one kind by whom they are about, each in a drawing of its own. */
function groupSeries(series: readonly Series[]): Map<string, Series[]> {
  const groups = new Map<string, Series[]>();
  for (const each of series) {
    const [first] = each.figures;
    const name = `${first?.measure.family} ${first?.affected.name}`;
    groups.set(name, [...(groups.get(name) ?? []), each]);
  }
  return groups;
}

function nameSeries([first]: readonly Series[]): string {
  const figure = first?.figures[0];
  if (!first || !figure) return '';
  const whose = figure.affected.side === null ? '' : `, ${figure.affected.name}`;
  return figure.measure.family === 'deaths' ? `Killed by month${whose}` : first.title;
}

function plotMonths(months: readonly Series[], from: DrawFrom): PlotGroup[] {
  const plots = [...groupSeries(months)].flatMap(([name, series]) => {
    const [figure] = series.flatMap(({ figures }) => figures);
    const head = {
      id: `months-${name.replaceAll(/[^a-z]+/gi, '-').toLowerCase()}`,
      title: nameSeries(series),
      href: series.length === 1 ? `/questions/${series[0]?.id}` : null,
      note: figure?.question.scope ?? null,
    };
    return plotSeries(head, from.view, series, from.scale) ?? [];
  });
  return plots.length === 0 ? [] : [{ id: 'months', title: 'By month', plots }];
}

/** What the columns hold, and how many reports stand beside them. */
function saySeries(months: readonly Series[], reported: readonly Figure[]): string {
  const inMonths = months.reduce((sum, { figures }) => sum + figures.length, 0);
  const beside = `${count(reported.length, 'figure')} reported for a whole phase`;
  return inMonths === 0
    ? `${beside}. An incident may have harmed many or nobody.`
    : `${count(inMonths, 'figure')} by month, and ${beside}. A month without a column has no row in the file, which is not zero; an incident may have harmed many or nobody.`;
}

/** What is counted by month, and what was reported of the phases that have a count of incidents. */
function select(view: ConflictView): { months: Series[]; reported: Figure[] } {
  const { incidents, deaths } = listReported(view);
  const shown = new Set([...incidents, ...deaths].map(({ id }) => id));
  const all = view.figures.filter(
    ({ id, measure }) => shown.has(id) || measure.family === 'deaths',
  );
  const { series, others } = splitSeries(view, all);
  const months = series.filter(({ perYear }) => perYear === 12);
  return { months, reported: others.filter(({ id }) => shown.has(id)) };
}

/** Incidents and deaths along the front lines by month, with what was reported of whole phases. */
export function drawReportedIncidents(from: DrawFrom): ChartContent {
  const { months, reported } = select(from.view);
  const groups = plotMonths(months, from);
  const isWhole = groups.length === 0;
  const title = isWhole ? null : 'Reported for a whole phase';
  const figures = [...months.flatMap((each) => each.figures), ...reported];
  return {
    drawing: {
      title: isWhole ? 'Incidents, and deaths of the same phase' : 'Incidents and deaths by month',
      sentence: saySeries(months, reported),
      groups: [...groups, { id: 'reported', title, plots: plotQuestions(reported, from) }].filter(
        ({ plots }) => plots.length > 0,
      ),
    },
    figures,
    warn: () => warnOfReported(from.view, figures),
    gaps: [],
  };
}
