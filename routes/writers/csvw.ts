import type { ChartModel } from '@/charts/chart';
import { describeChartCsv } from '@/charts/export/csvw';
import { describeYearlyCsv } from '@/datasets/yearly/yearly-csv';
import type { ImportedVersion } from '@/db/queries/find-import';
import { describeFiguresCsv } from '@/ledger/csvw';
import { describeFigure } from '@/ledger/describe';
import type { Figure } from '@/ledger/figure';
import { loadRecordedAt } from '@/loaders/load-recorded-at';
import type { FileRequest } from '../route';

type CsvwRequest = Pick<FileRequest<{ bom: string }>, 'db' | 'origin' | 'address' | 'values'>;

/** The CSV that metadata describe: its whole address is theirs but for the ending. */
function toCsv({ origin, address, values }: CsvwRequest): { url: string; bom: boolean } {
  const csv = address.replace(/\/csvw\.json(?=\?|$)/, '.csv');
  return { url: `${origin}${csv}`, bom: values.bom === '1' };
}

function toText(metadata: Record<string, unknown>): string {
  return `${JSON.stringify(metadata, null, 2)}\n`;
}

/** The CSVW metadata of one figure's CSV; null where there is no such figure. */
export function writeFigureCsvw(request: CsvwRequest, figure: Figure | null): string | null {
  if (figure === null) return null;
  const { title } = describeFigure(figure);
  const name = `${title} (figure ${figure.id}, version ${figure.version})`;
  return toText(describeFiguresCsv({ ...toCsv(request), title: name, figures: [figure] }));
}

/** The CSVW metadata of a conflict's CSV; null where there is no such conflict. */
export async function writeConflictCsvw(
  request: CsvwRequest & { position: number },
  found: { name: string; figures: readonly Figure[] } | null,
): Promise<string | null> {
  if (found === null) return null;
  const { name, figures } = found;
  const modified = await loadRecordedAt(request.db, request.position);
  const title = `${name}: casualty figures`;
  return toText(describeFiguresCsv({ ...toCsv(request), title, figures, modified }));
}

/** The CSVW metadata of a chart's CSV; null where there is no such chart. */
export async function writeChartCsvw(
  request: CsvwRequest,
  model: ChartModel | null,
): Promise<string | null> {
  if (model === null) return null;
  const modified = await loadRecordedAt(request.db, model.position);
  return toText(describeChartCsv(model, { ...toCsv(request), modified }));
}

/** The CSVW metadata of a dataset version's yearly sums; null where its rows are not here. */
export async function writeYearlyCsvw(
  request: CsvwRequest,
  version: ImportedVersion | null,
): Promise<string | null> {
  if (version === null || version.load === null) return null;
  const modified = await loadRecordedAt(request.db, version.position);
  return toText(describeYearlyCsv(version, { ...toCsv(request), modified }));
}
