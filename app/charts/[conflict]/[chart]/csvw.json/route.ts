import { serveFile } from '@/routes/http/serve-file';
import { chartWriters } from '@/routes/writers/charts';

export const GET = serveFile(chartWriters);
