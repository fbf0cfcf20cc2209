import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The map beside a file; undefined for one of a package, or of Node itself, which has none. */
function readSourceMap(url: string) {
  if (!url.startsWith('file:')) return undefined;
  try {
    return JSON.parse(readFileSync(`${fileURLToPath(url)}.map`, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Has errors printed with the lines of our sources, as `--enable-source-maps` has, without what that
 * costs: Node then reads the map of every module at once, of Next's build 27 MB. Next, which prints the
 * errors of its pages, asks here for the map of a file that a printed error names. To be called when Next
 * is prepared: its modules want to be loaded in its own order.
 */
export async function readSourceMapsWhenAsked(): Promise<void> {
  const next = await import('next/dist/server/patch-error-inspect.js');
  next.setBundlerFindSourceMapImplementation(readSourceMap);
}
