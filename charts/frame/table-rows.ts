import { type ChartModel, listPanelStatements, type Statement } from '../chart';

/** A chart's table: every statement that it draws or lists, no more and no fewer. */
export type TableRow = { key: string; href: string | null; struck: boolean; cells: string[] };
export type ChartTableModel = {
  columns: readonly string[];
  /** The column whose cell leads to the permalink. */
  linked: number;
  /** The column that holds numbers. */
  groups: { title: string; rows: TableRow[] }[];
};

const STATEMENT_COLUMNS = [
  'What was counted',
  'Number',
  'Who says it',
  'Stance',
  'Who suffered it',
  'Who was counted',
  'Period',
  'As of',
  'Documents',
] as const;
const SPAN_COLUMNS = ['What', 'When', 'Kind', 'Part of'] as const;

const STANCE = {
  own: 'own losses',
  opponent: 'opponent’s losses',
  'third party': 'third party',
} as const;

function statementRow(statement: Statement): TableRow {
  const { question, scope, label, unit, stance } = statement;
  const said = label.endsWith(unit) || !/\d$|\d\)$/.test(label) ? label : `${label} ${unit}`;
  return {
    key: `${statement.figure} ${statement.version}`,
    href: statement.href,
    struck: statement.status === 'superseded',
    cells: [
      scope === null ? question : `${question} (${scope})`,
      said,
      statement.claimant,
      stance === null ? 'not stated' : STANCE[stance],
      statement.affected,
      statement.counted ?? 'not applicable',
      statement.period,
      statement.asOf,
      statement.documents,
    ],
  };
}

function gapRows(panel: ChartModel['panels'][number]): TableRow[] {
  if (panel.kind !== 'rows') return [];
  return panel.rows.flatMap((row) =>
    row.kind === 'gap' && row.label !== ''
      ? [
          {
            key: `gap ${row.label}`,
            href: null,
            struck: false,
            cells: [panel.title, row.words, '', '', '', '', row.label, '', ''],
          },
        ]
      : [],
  );
}

function spanTable(model: ChartModel): ChartTableModel {
  const groups = model.panels.map((panel) => ({
    title: panel.title,
    rows:
      panel.kind !== 'rows'
        ? []
        : panel.rows.flatMap((row) => {
            if (row.kind !== 'span') return [];
            const { label, period, kind, within } = row.span;
            const cells = [label, period, kind, within ?? ''];
            return [{ key: `${label} ${period}`, href: null, struck: false, cells }];
          }),
  }));
  return { columns: SPAN_COLUMNS, linked: 0, groups };
}

/** The rows of a chart's table, panel after panel, and last what is listed without a number. */
export function buildChartTable(model: ChartModel): ChartTableModel {
  const isTimeline = model.panels.some(
    (panel) => panel.kind === 'rows' && panel.scale.kind === 'time',
  );
  if (isTimeline) return spanTable(model);
  const groups = model.panels.map((panel) => ({
    title: panel.title,
    rows: [...listPanelStatements(panel).map(statementRow), ...gapRows(panel)],
  }));
  const listed = model.listed.map(statementRow);
  return {
    columns: STATEMENT_COLUMNS,
    linked: 1,
    groups: [
      ...groups,
      ...(listed.length > 0 ? [{ title: 'Without a number: not drawn', rows: listed }] : []),
    ].filter(({ rows }) => rows.length > 0),
  };
}
