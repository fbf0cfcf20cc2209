import { serveFile } from '@/routes/http/serve-file';
import { datasetCompareWriters } from '@/routes/writers/datasets';

export const GET = serveFile(datasetCompareWriters);
