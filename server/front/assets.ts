import { IMMUTABLE, REVALIDATE } from './headers';

/** What Next built: scripts, styles and fonts, each under a name that holds its content's hash. */
const BUILT = /^\/_next\/static\/(?!.*\.\.)[^\\]+$/;
/** Files of our own under a plain name, with what they may be kept for. */
const PLAIN: Record<string, string> = { '/icon.svg': REVALIDATE };

/** What a file that pages are made of may be kept for (Cache-Control); null for any other path. */
export function assetCaching(path: string): string | null {
  if (BUILT.test(path)) return IMMUTABLE;
  return (Object.hasOwn(PLAIN, path) && PLAIN[path]) || null;
}
