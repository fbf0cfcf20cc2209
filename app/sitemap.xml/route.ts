import { serveFile } from '@/routes/http/serve-file';
import { sitemapWriters } from '@/routes/writers/site';

export const GET = serveFile(sitemapWriters);
