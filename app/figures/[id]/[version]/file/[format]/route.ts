import { serveFile } from '@/routes/http/serve-file';
import { figureVersionWriters } from '@/routes/writers/figures';

export const GET = serveFile(figureVersionWriters);
