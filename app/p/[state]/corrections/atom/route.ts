import { askCorrections } from '@/app/ask-corrections';
import { writeCorrectionsFeed } from '@/app/corrections-feed';
import { respondWithFile } from '@/app/file-response';
import { openReader } from '@/app/reader';
import { parseState } from '@/app/state';
import { getHead } from '@/db/queries/get-head';

type Context = { params: Promise<{ state: string }> };

/** `/corrections.atom`. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { position } = parseState((await params).state);
  const { db, origin } = openReader();
  return respondWithFile('atom', {
    atom: async () => {
      const head = await getHead(db, position);
      if (!head) return null;
      return writeCorrectionsFeed(await askCorrections(position), origin, head.recorded_at);
    },
  });
}
