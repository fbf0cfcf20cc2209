import { serveFile } from '@/routes/http/serve-file';
import { correctionsWriters } from '@/routes/writers/changes';

export const GET = serveFile(correctionsWriters);
