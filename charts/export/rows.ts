import {
  type ChartModel,
  type CountriesPanel,
  type CountryRow,
  type DotPlotPanel,
  listPanelMarks,
  type Panel,
  type Row,
  type Statement,
} from '../chart';

/**
 * One line of a chart's file. A statement is one that the chart draws (`drawn`), or that it lists in
 * words because it carries no number. A span is a stretch of time, a country a dataset's sum of one; a
 * gap is what has no figure.
 */
export type ChartRow = {
  panel: string;
  /** What names the row in the drawing. */
  row: string;
  drawn: boolean;
} & (
  | { kind: 'statement'; statement: Statement }
  | { kind: 'span'; period: string; sources: string[] }
  | { kind: 'country'; of: CountryRow; within: CountriesPanel }
  | { kind: 'gap'; claimant: string | null; words: string }
);

function toRows(panel: DotPlotPanel, row: Row): ChartRow[] {
  if (row.kind === 'mark')
    return [row.mark, ...row.struck].map((statement) => ({
      kind: 'statement',
      panel: panel.title,
      row: row.label,
      drawn: true,
      statement,
    }));
  if (row.kind === 'span') {
    const { label, period, sources } = row.span;
    return [{ kind: 'span', panel: panel.title, row: label, drawn: true, period, sources }];
  }
  if (row.kind === 'heading') return [];
  const { label, words } = row;
  return [{ kind: 'gap', panel: panel.title, row: label, drawn: false, claimant: null, words }];
}

function listPanelRows(panel: Panel): ChartRow[] {
  if (panel.kind === 'rows') return panel.rows.flatMap((row) => toRows(panel, row));
  if (panel.kind === 'plane')
    return listPanelMarks(panel).map((statement) => ({
      kind: 'statement',
      panel: panel.title,
      row:
        panel.lines.find((line) => line.marks.some(({ mark }) => mark === statement))?.population ??
        '',
      drawn: true,
      statement,
    }));
  if (panel.kind === 'countries')
    return panel.rows.map((row) => ({
      kind: 'country',
      panel: panel.title,
      row: row.name,
      drawn: row.drawn,
      of: row,
      within: panel,
    }));
  return panel.rows.flatMap((row) =>
    row.cells.flatMap((cell, column): ChartRow[] => {
      const place = { panel: panel.title, row: row.label };
      if (cell.statements.length > 0)
        return cell.statements.map((statement) => ({
          ...place,
          kind: 'statement',
          drawn: true,
          statement,
        }));
      const claimant = panel.columns[column]?.label ?? null;
      return [{ ...place, kind: 'gap', drawn: false, claimant, words: 'no figure' }];
    }),
  );
}

/** All that a chart shows, panel after panel as it is drawn, and last what it lists in words. */
export function listChartRows(model: ChartModel): ChartRow[] {
  const listed = model.listed.map(
    (statement): ChartRow => ({
      kind: 'statement',
      panel: 'Without a number: not drawn',
      row: statement.question,
      drawn: false,
      statement,
    }),
  );
  return [...model.panels.flatMap(listPanelRows), ...listed];
}
