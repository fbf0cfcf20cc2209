import type { NextRequest } from 'next/server';
import { ADDRESSES } from '@/addresses/catalogue';
import { readQuery } from '@/addresses/parameter';
import { askImport, chooseTable } from '@/app/ask-dataset';
import { respondWithFile } from '@/app/file-response';
import { openReader } from '@/app/reader';
import { parseState } from '@/app/state';
import { filterOf } from '@/db/queries/event-filter';
import { listYearlySums } from '@/db/queries/list-yearly-sums';
import { formatCsv } from '@/figures/csv';

type Context = { params: Promise<{ state: string; slug: string; version: string; form: string }> };

const COLUMNS = [
  'conflict_id',
  'conflict',
  'year',
  'type_of_violence',
  'active_year',
  'events',
  'low',
  'best',
  'high',
] as const;

/** `/datasets/{slug}/{version}/yearly.csv`: deaths by conflict, year, type and active year. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { state, slug, version: label, form } = await params;
  return respondWithFile(form, {
    csv: async () => {
      const query = ADDRESSES.datasetYearly.forms.csv;
      const { table, bom, ...words } = readQuery(query, request.nextUrl.searchParams);
      const version = await askImport(parseState(state).position, slug, label);
      if (version === null || version.load === null) return null;
      const at = { load: version.load, tableNo: chooseTable(version, table).tableNo };
      const sums = await listYearlySums(openReader().db, at, filterOf(words));
      const rows = sums.map((sum) => COLUMNS.map((column) => sum[column]));
      return formatCsv(COLUMNS, rows, { bom: bom === '1' });
    },
  });
}
