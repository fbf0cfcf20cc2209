import { serveFile } from '@/routes/http/serve-file';
import { conflictFiguresWriters } from '@/routes/writers/conflicts';

export const GET = serveFile(conflictFiguresWriters);
