import { serveFile } from '@/routes/http/serve-file';
import { datasetMapWriters } from '@/routes/writers/datasets';

export const GET = serveFile(datasetMapWriters);
