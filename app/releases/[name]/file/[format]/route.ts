import { serveFile } from '@/routes/http/serve-file';
import { releaseWriters } from '@/routes/writers/changes';

export const GET = serveFile(releaseWriters);
