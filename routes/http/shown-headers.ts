import { formatInfo } from '../formats';
import {
  contentDisposition,
  IMMUTABLE,
  namePart,
  OPEN,
  REVALIDATE,
  securityHeaders,
} from './headers';
import { formatLinks } from './links';
import { isTimeGate, listMementoLinks } from './memento';
import type { Shown } from './shown';
import { listSignposts } from './signposting';

/**
 * Seconds that the shipped nginx may keep a page without asking again, where readers are told to ask:
 * one that the next entry may change (a version's banner may change too), and a pinned page, whose
 * scripts change with the program.
 */
const KEPT_BY_NGINX = { live: '1', pinned: '60' };

/** When what is shown came into force, where it cannot change any more; null for a live page or file. */
function fixedSince({ found, pinned, revised }: Shown): Date | null {
  const { figure, version } = found;
  if (version !== undefined) return figure?.places.versions[version - 1]?.recordedAt ?? null;
  return pinned ? revised : null;
}

/** Whether a figure was withdrawn by the position shown: its page and files are then gone (410). */
export function isGone({ found, position }: Shown): boolean {
  const withdrawn = found.figure?.places.withdrawn ?? null;
  return found.version === undefined && withdrawn !== null && withdrawn.position <= position;
}

/** The headers of every response that shows a state of the ledger. */
function stateHeaders(shown: Shown): Record<string, string> {
  const since = fixedSince(shown);
  const links = formatLinks([...listMementoLinks(shown), ...listSignposts(shown)]);
  return {
    'ledger-position': String(shown.position),
    ...(since ? { 'memento-datetime': since.toUTCString() } : {}),
    ...(links === null ? {} : { link: links }),
  };
}

/** The headers of a page. @param nonce marks the inline scripts of this one response */
export function pageHeaders(shown: Shown, nonce: string): Record<string, string> {
  const { found, route } = shown;
  const isFixed = shown.pinned && found.version === undefined && !isGone(shown);
  return {
    'x-accel-expires': isFixed ? KEPT_BY_NGINX.pinned : KEPT_BY_NGINX.live,
    'cache-control': REVALIDATE,
    ...OPEN,
    ...stateHeaders(shown),
    ...securityHeaders(formatInfo('html').type, { nonce, framed: route.framed ?? false }),
  };
}

/** `/conflicts/some/figures.csv` is saved as `some-figures`, `/corrections.atom` as `corrections`. */
function fileName({ path, format }: Shown): string {
  const bare = path.slice(1, path.length - format.length - 1);
  const parts = bare.split('/');
  return (parts.length > 1 ? parts.slice(1) : parts).join('-').replace(/-v(\d+)$/, '-$1');
}

/** These stand in the name already, or change nothing that is in it. */
const UNNAMED = new Set(['bom', 'at', 'from', 'to', 'table']);

/** What a file was limited to, or drawn like: each parameter with its value, and the position last. */
function listLimits({ route, format, values, at }: Shown): string[] {
  const known = Object.entries(route.formats[format]?.query ?? {});
  const limits = known.flatMap(([name, { schema }]) => {
    const value = values.get(name);
    if (value === null || UNNAMED.has(name)) return [];
    // What is the same without it is no limit.
    const usual = schema.safeParse(undefined);
    if (usual.success && String(usual.data) === value) return [];
    return [namePart(`${name}-${value}`)];
  });
  return at === null ? limits : [...limits, `at-${at}`];
}

/** The headers of a file. @param name without its ending, where the path does not say it */
export function fileHeaders(shown: Shown, name?: string): Record<string, string> {
  const { format, route, pinned, revised } = shown;
  const { type, newest } = formatInfo(format);
  const security = securityHeaders(type, null);
  const position = { 'ledger-position': String(shown.position) };
  if (newest === true || revised === null)
    return { 'content-type': type, ...OPEN, ...position, ...security, 'cache-control': REVALIDATE };
  const headers = {
    'content-type': type,
    ...OPEN,
    ...stateHeaders(shown),
    ...security,
    ...(isTimeGate(shown) ? { vary: 'Accept-Datetime' } : {}),
  };
  if (route.streamed?.includes(format)) {
    return {
      ...headers,
      'cache-control': pinned ? IMMUTABLE : REVALIDATE,
      'content-disposition': contentDisposition(
        format,
        [name ?? fileName(shown), ...listLimits(shown)],
        revised,
      ),
      // A proxy hands it on as it comes, and keeps none of it: it may be gigabytes.
      'x-accel-buffering': 'no',
      'x-accel-expires': '0',
    };
  }
  return {
    ...headers,
    // A pinned picture keeps its data and words; its drawing is that of the program of today.
    'cache-control': pinned && formatInfo(format).picture !== true ? IMMUTABLE : REVALIDATE,
    'content-disposition': contentDisposition(
      format,
      [fileName(shown), ...listLimits(shown)],
      revised,
    ),
    'last-modified': revised.toUTCString(),
  };
}
