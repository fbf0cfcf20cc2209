import { type DescribedColumn, describeCsv } from '@/ledger/csvw';
import { type ChartModel, listSources } from '../chart';
import { CHART_COLUMNS } from './files';

type Name = (typeof CHART_COLUMNS)[number];
type Described = Omit<DescribedColumn, 'name'>;

function described(
  title: string,
  datatype: DescribedColumn['datatype'],
  description: string,
  more: Partial<Described> = {},
): Described {
  return { title, datatype, description, required: false, ...more };
}

/** What the columns of a chart's CSV hold. Rows of gaps and stretches of time have most of them empty. */
const COLUMNS: Record<Name, Described> = {
  chart: described('Chart', 'string', 'The id of the chart.', { required: true }),
  panel: described('Panel', 'string', 'The title of the panel of the chart.', { required: true }),
  row: described('Row', 'string', 'What names the row in the panel.'),
  drawn: described('Drawn', 'boolean', 'Whether the chart has a mark for it.', { required: true }),
  figure_id: described('Figure', 'string', 'The id of the figure; empty for a gap or a period.'),
  version: described('Version', 'integer', 'Which state of the figure this is.'),
  permalink: described('Permalink', 'anyURI', 'The address of this version.'),
  question: described('What was counted', 'string', 'The title of the question.'),
  scope: described('Scope', 'string', 'What the count is limited to, in words.'),
  label: described(
    'Label',
    'string',
    'The number with its qualifier as it is said, or words in the place of a number.',
  ),
  value: described('Value', 'integer', 'The number; empty is unknown, 0 is zero.'),
  low: described('Low', 'integer', 'The low bound as published.'),
  high: described('High', 'integer', 'The high bound as published.'),
  qualifier: described(
    'Qualifier',
    'string',
    'The bound that the words carry; "none" is the bare number.',
  ),
  unit: described('Unit', 'string', 'The unit of value, low and high.'),
  affected: described('Affected', 'string', 'Who suffered it.'),
  counted: described('Counted', 'string', 'Who was counted.'),
  claimant: described('Claimant', 'string', 'Who says it.'),
  stance: described('Stance', 'string', "Own losses, opponent's losses, or a third party."),
  as_of: described('As of', 'string', 'The day the number speaks of, in English.'),
  period: described('Period', 'string', 'When it happened, in English.'),
  sources: described('Sources', 'string', 'Publisher and title, one item a document.', {
    separator: ' | ',
  }),
  documents: described('Documents', 'string', 'How many documents attest the claim.'),
  status: described('Status', 'string', 'Current, or superseded by a later version.'),
};

/** The columns of a chart's CSV as its metadata describe them, in the order of the file. */
export const DESCRIBED_CHART_COLUMNS: readonly DescribedColumn[] = CHART_COLUMNS.map((name) => ({
  name,
  ...COLUMNS[name],
}));

/** No column alone tells rows apart: a figure may stand in two panels, and a gap has no figure. */
export const CHART_PRIMARY_KEY: readonly Name[] = [
  'panel',
  'row',
  'figure_id',
  'version',
  'claimant',
  'period',
];

/**
 * The CSVW metadata of a chart's CSV.
 * @param csv.url the CSV's whole address as it was asked for
 * @param csv.modified when the chart's position was recorded (UTC)
 */
export function describeChartCsv(
  model: ChartModel,
  csv: { url: string; modified: string | null; bom: boolean },
): Record<string, unknown> {
  return describeCsv({
    ...csv,
    title: `${model.title}: ${model.conflict.name}`,
    sources: listSources(model).map((source) => ({ ...source, url: null })),
    columns: DESCRIBED_CHART_COLUMNS,
    primaryKey: CHART_PRIMARY_KEY,
  });
}
