import type { Target } from './target';

/**
 * The path that Next draws. Pages say whether they are pinned; files are the same bytes either way.
 * @param address the public path and query as they were asked for
 */
export function internalPath(
  target: Target,
  key: number,
  pinned: boolean,
  parameters: Map<string, string>,
  address: string,
): string {
  const state = pinned || target.form !== 'html' ? 'at' : 'live';
  const rest = [...parameters]
    .filter(([name]) => name !== 'at')
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (target.namesAddress) rest.push(['address', address]);
  const query = new URLSearchParams(rest).toString();
  return `/p/${state}-${key}${target.path}${query === '' ? '' : `?${query}`}`;
}

/** `/p/at-9/conflicts/some/figures/csv` gives `some-figures`, `/p/at-9/corrections/atom` gives `corrections`. */
export function fileName(path: string): string {
  const parts = (path.split('?')[0] ?? '').split('/').slice(3, -1);
  const named = parts.length > 1 ? parts.slice(1) : parts;
  return named.filter((part) => part !== 'versions').join('-');
}
