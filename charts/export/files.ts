import { type Cell, formatCsv } from '@/ledger/csv';
import type { ChartModel, CountriesPanel, CountryRow, Statement } from '../chart';
import { sayUnranked, THIRD_PARTY } from '../deaths-by-country/model';
import { chartAddress } from './address';
import { type ChartRow, listChartRows } from './rows';

/** How the compilation is licensed, and what anyone who takes a chart away must name first. */
export const LICENCE = 'CC-BY-4.0';
export const ATTRIBUTION = 'Casualty Ledger; cite the original source of each figure first';

/** The columns of a chart's CSV. What a row does not have is empty; 0 is written as 0. */
export const CHART_COLUMNS = [
  'chart',
  'panel',
  'row',
  'drawn',
  'figure_id',
  'version',
  'permalink',
  'question',
  'scope',
  'label',
  'value',
  'low',
  'high',
  'qualifier',
  'unit',
  'affected',
  'counted',
  'claimant',
  'stance',
  'as_of',
  'period',
  'sources',
  'documents',
  'status',
] as const;
type Column = (typeof CHART_COLUMNS)[number];

/** As in the files of figures: one item a document; a bar inside a title is written as a broken one. */
function joinSources(items: readonly string[]): string | null {
  return items.length === 0 ? null : items.map((item) => item.replaceAll('|', '¦')).join(' | ');
}

function statementCells(statement: Statement, origin: string): Partial<Record<Column, Cell>> {
  const { figure, version, sources, asOf, ...rest } = statement;
  return {
    ...rest,
    figure_id: figure,
    version,
    permalink: `${origin}/figures/${figure}/v${version}`,
    as_of: asOf,
    sources: joinSources(sources.map(({ publisher, title }) => `${publisher}, ${title}`)),
  };
}

/** A country's deaths are of no figure: their address is that of the dataset's rows. */
function countryCells(
  row: CountryRow,
  { title, note, axis, period, source }: CountriesPanel,
  origin: string,
): Partial<Record<Column, Cell>> {
  const { best, low, high, href, rank } = row;
  return {
    permalink: origin + href,
    question: title,
    scope: note,
    label: rank === null ? sayUnranked(row, period) : null,
    value: best,
    low,
    high,
    unit: axis,
    affected: row.name,
    claimant: `${source.publisher}, ${THIRD_PARTY}`,
    stance: 'third party',
    as_of: `version ${source.version}`,
    period,
    sources: joinSources([`${source.publisher}, ${source.title}, ${source.version}`]),
    documents: '1 dataset',
    status: 'current',
  };
}

function ownCells(row: ChartRow, origin: string): Partial<Record<Column, Cell>> {
  if (row.kind === 'statement') return statementCells(row.statement, origin);
  if (row.kind === 'span') return { period: row.period, sources: joinSources(row.sources) };
  if (row.kind === 'country') return countryCells(row.of, row.within, origin);
  return { claimant: row.claimant, label: row.words };
}

/**
 * A chart as CSV: a row for each mark, stretch of time, gap and listed figure, no more and no fewer.
 * @param origin the public origin, without a slash at its end
 */
export function exportChartCsv(model: ChartModel, origin: string, bom: boolean): string {
  const rows = listChartRows(model).map((row) => {
    const { panel, row: label, drawn } = row;
    const cells = { chart: model.id, panel, row: label, drawn, ...ownCells(row, origin) };
    return CHART_COLUMNS.map((column) => (cells as Partial<Record<Column, Cell>>)[column] ?? null);
  });
  return formatCsv(CHART_COLUMNS, rows, { bom });
}

/**
 * A chart as JSON: its model as it is drawn, with the address that will always give it.
 * @param origin the public origin, without a slash at its end
 */
export function exportChartJson(model: ChartModel, origin: string): string {
  const permalink = chartAddress(model, origin);
  const document = { permalink, licence: LICENCE, attribution: ATTRIBUTION, model };
  return `${JSON.stringify(document, null, 2)}\n`;
}
