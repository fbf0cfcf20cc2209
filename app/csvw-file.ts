import type { NextRequest } from 'next/server';
import type { ChartModel } from '@/charts/chart';
import { describeChartCsv } from '@/charts/files/csvw';
import { describeYearlyCsv } from '@/datasets/yearly/yearly-csv';
import type { ImportedVersion } from '@/db/queries/find-import';
import { describeFiguresCsv } from '@/ledger/csvw';
import { describeFigure } from '@/ledger/describe';
import type { Figure } from '@/ledger/figure';
import { askRecordedAt } from './ask';
import { parseBom } from './figure-filters';

/**
 * What is asked of a CSV that metadata describe: its whole address, which is that of the metadata but
 * for the ending, and whether it has a byte order mark.
 */
function readAsked(request: NextRequest, origin: string): { url: string; bom: boolean } {
  const query = request.nextUrl.searchParams;
  const address = query.get('address');
  if (address === null) throw new Error('no public address was handed down for these metadata');
  const csv = address.replace(/\/csvw\.json(?=\?|$)/, '.csv');
  return { url: `${origin}${csv}`, bom: parseBom(query) };
}

function toText(metadata: Record<string, unknown>): string {
  return `${JSON.stringify(metadata, null, 2)}\n`;
}

/** The CSVW metadata of one figure's CSV; null where there is no such figure. */
export function writeFigureCsvw(
  request: NextRequest,
  origin: string,
  figure: Figure | null,
): string | null {
  if (figure === null) return null;
  const { title } = describeFigure(figure);
  const name = `${title} (figure ${figure.id}, version ${figure.version})`;
  return toText(
    describeFiguresCsv({ ...readAsked(request, origin), title: name, figures: [figure] }),
  );
}

/** The CSVW metadata of a conflict's CSV; null where there is no such conflict. */
export async function writeConflictCsvw(
  request: NextRequest,
  { origin, position }: { origin: string; position: number },
  found: { name: string; figures: readonly Figure[] } | null,
): Promise<string | null> {
  if (found === null) return null;
  const { name, figures } = found;
  const modified = await askRecordedAt(position);
  const title = `${name}: casualty figures`;
  return toText(describeFiguresCsv({ ...readAsked(request, origin), title, figures, modified }));
}

/** The CSVW metadata of a chart's CSV; null where there is no such chart. */
export async function writeChartCsvw(
  request: NextRequest,
  origin: string,
  model: ChartModel | null,
): Promise<string | null> {
  if (model === null) return null;
  const modified = await askRecordedAt(model.position);
  return toText(describeChartCsv(model, { ...readAsked(request, origin), modified }));
}

/** The CSVW metadata of a dataset version's yearly sums; null where its rows are not here. */
export async function writeYearlyCsvw(
  request: NextRequest,
  origin: string,
  version: ImportedVersion | null,
): Promise<string | null> {
  if (version === null || version.load === null) return null;
  const modified = await askRecordedAt(version.position);
  return toText(describeYearlyCsv(version, { ...readAsked(request, origin), modified }));
}
