import { serveFile } from '@/routes/http/serve-file';
import { robotsWriters } from '@/routes/writers/site';

export const GET = serveFile(robotsWriters);
