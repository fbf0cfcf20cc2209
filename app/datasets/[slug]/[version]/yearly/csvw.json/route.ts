import { serveFile } from '@/routes/http/serve-file';
import { datasetYearlyWriters } from '@/routes/writers/datasets';

export const GET = serveFile(datasetYearlyWriters);
