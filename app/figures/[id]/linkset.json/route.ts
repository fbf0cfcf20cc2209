import { serveFile } from '@/routes/http/serve-file';
import { figureWriters } from '@/routes/writers/figures';

export const GET = serveFile(figureWriters);
