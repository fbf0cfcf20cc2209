import { serveFile } from '@/routes/http/serve-file';
import { datasetEventsWriters } from '@/routes/writers/datasets';

export const GET = serveFile(datasetEventsWriters);
