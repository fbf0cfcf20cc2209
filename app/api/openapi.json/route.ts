import { serveFile } from '@/routes/http/serve-file';
import { apiDocumentWriters } from '@/routes/writers/site';

export const GET = serveFile(apiDocumentWriters);
