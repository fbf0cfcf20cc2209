import {
  type ChartModel,
  type CountriesPanel,
  findCountries,
  listPanelStatements,
  type Statement,
} from '../chart';
import { sayUnranked } from '../deaths-by-country/model';
import { sayNumber } from '../statement';

/** A chart's table: every statement that it draws or lists, no more and no fewer. */
export type TableRow = {
  key: string;
  /** The permalink; null for a gap or a stretch of time, which have none. */
  href: string | null;
  /** The figure that the row is about, where it is about one. */
  about: { figure: string; version: number } | null;
  struck: boolean;
  cells: string[];
};
export type ChartTableModel = {
  columns: readonly string[];
  /** The column whose cell leads to the permalink. */
  linked: number;
  groups: { title: string; rows: TableRow[] }[];
};

/** The columns of figures, by what they hold: tooltips read the same cells. */
export const COLUMN = {
  counted: { index: 0, title: 'What was counted' },
  number: { index: 1, title: 'Number' },
  claimant: { index: 2, title: 'Who says it' },
  stance: { index: 3, title: 'Stance' },
  affected: { index: 4, title: 'Who suffered it' },
  people: { index: 5, title: 'Who was counted' },
  period: { index: 6, title: 'Period' },
  asOf: { index: 7, title: 'As of' },
  source: { index: 8, title: 'Source' },
  documents: { index: 9, title: 'Documents' },
} as const;
const STATEMENT_COLUMNS = Object.values(COLUMN).map(({ title }) => title);
const SPAN_COLUMNS = ['What', 'When', 'Kind', 'Part of'] as const;

const STANCE = {
  own: 'own losses',
  opponent: 'opponent’s losses',
  'third party': 'third party',
} as const;

function statementRow(statement: Statement): TableRow {
  const { question, scope, stance } = statement;
  return {
    key: `${statement.figure} ${statement.version}`,
    href: statement.href,
    about: { figure: statement.figure, version: statement.version },
    struck: statement.status === 'superseded',
    cells: [
      scope === null ? question : `${question} (${scope})`,
      sayNumber(statement),
      statement.claimant,
      stance === null ? 'not stated' : STANCE[stance],
      statement.affected,
      statement.counted ?? 'not applicable',
      statement.period,
      statement.asOf,
      [...new Set(statement.sources.map(({ publisher }) => publisher))].join('; '),
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
            about: null,
            struck: false,
            cells: [panel.title, row.words, '', '', '', '', row.label, '', '', ''],
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
            return [{ key: `${label} ${period}`, href: null, about: null, struck: false, cells }];
          }),
  }));
  return { columns: SPAN_COLUMNS, linked: 0, groups };
}

const COUNTRY_COLUMNS = ['Country, as published', 'Best estimate', 'Low', 'High', 'Place'] as const;
const COUNT = new Intl.NumberFormat('en');

/** Every country with a death recorded, those that are not drawn too, and those of the conflict. */
function countryTable(panel: CountriesPanel): ChartTableModel {
  const say = (number: number | null) => (number === null ? '' : COUNT.format(number));
  const rows = panel.rows.map((row): TableRow => {
    const { country, name, rank, low, best, high, href } = row;
    const place = rank === null ? sayUnranked(row, panel.period) : String(rank);
    const cells = [name, say(best), say(low), say(high), place];
    return { key: String(country), href, about: null, struck: false, cells };
  });
  return { columns: COUNTRY_COLUMNS, linked: 0, groups: [{ title: panel.title, rows }] };
}

/** The rows of a chart's table, panel after panel, and last what is listed without a number. */
export function buildChartTable(model: ChartModel): ChartTableModel {
  const isTimeline = model.panels.some(
    (panel) => panel.kind === 'rows' && panel.scale.kind === 'time',
  );
  if (isTimeline) return spanTable(model);
  const countries = findCountries(model);
  if (countries) return countryTable(countries);
  const groups = model.panels.map((panel) => ({
    title: panel.title,
    rows: [...listPanelStatements(panel).map(statementRow), ...gapRows(panel)],
  }));
  const listed = model.listed.map(statementRow);
  return {
    columns: STATEMENT_COLUMNS,
    linked: COLUMN.number.index,
    groups: [
      ...groups,
      ...(listed.length > 0 ? [{ title: 'Without a number: not drawn', rows: listed }] : []),
    ].filter(({ rows }) => rows.length > 0),
  };
}
