import type { NextRequest } from 'next/server';
import { askImport, chooseTable } from '@/app/ask-dataset';
import { writeYearlyCsvw } from '@/app/csvw-file';
import { respondWithFile } from '@/app/file-response';
import { openReader, publicOrigin } from '@/app/reader';
import { parseState } from '@/app/state';
import { formatYearlyCsv } from '@/datasets/yearly/yearly-csv';
import { filterOf } from '@/db/queries/event-filter';
import { listYearlySums } from '@/db/queries/list-yearly-sums';
import { ADDRESSES } from '@/routes/catalogue';
import { readQuery } from '@/routes/parameter';

type Context = { params: Promise<{ state: string; slug: string; version: string; form: string }> };

/** `/datasets/{slug}/{version}/yearly.csv`: deaths by conflict, year, type and active year. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { state, slug, version: label, form } = await params;
  const version = await askImport(parseState(state).position, slug, label);
  const read = () => readQuery(ADDRESSES.datasetYearly.forms.csv, request.nextUrl.searchParams);
  return respondWithFile(form, {
    'csvw.json': async () => {
      if (version) chooseTable(version, read().table);
      return writeYearlyCsvw(request, publicOrigin(), version);
    },
    csv: async () => {
      if (version === null || version.load === null) return null;
      const { table, bom, ...words } = read();
      const at = { load: version.load, tableNo: chooseTable(version, table).tableNo };
      const sums = await listYearlySums(openReader().db, at, filterOf(words));
      return formatYearlyCsv(sums, { bom: bom === '1' });
    },
  });
}
