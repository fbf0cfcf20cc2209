import { respondWithFile } from '@/app/file-response';
import { listLivePages } from '@/app/list-live-pages';
import { openReader } from '@/app/reader';
import { parseState } from '@/app/state';
import { getHead } from '@/db/queries/get-head';
import { listLastChanges } from '@/db/queries/list-last-changes';
import { writeSitemap } from '@/routes/sitemap';

type Context = { params: Promise<{ state: string }> };

/** `/sitemap.xml`. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { position } = parseState((await params).state);
  const { db, origin } = openReader();
  return respondWithFile('xml', {
    xml: async () => {
      const head = await getHead(db, position);
      if (!head) return null;
      const changes = await listLastChanges(db, position);
      const changed = new Map(changes.map((each) => [each.subject, each.recorded_at] as const));
      const pages = await listLivePages(position);
      return writeSitemap(pages, { changed, newest: head.recorded_at, origin });
    },
  });
}
