import { respondWithFile } from '@/app/file-response';
import { publicOrigin } from '@/app/reader';

/**
 * `/robots.txt`. Nothing is closed: pinned pages ask in their head not to be indexed, which a crawler
 * that may not read them would never learn, and an archive is to keep them.
 */
export async function GET(): Promise<Response> {
  return respondWithFile('txt', {
    txt: async () => `User-agent: *\nAllow: /\n\nSitemap: ${publicOrigin()}/sitemap.xml\n`,
  });
}
