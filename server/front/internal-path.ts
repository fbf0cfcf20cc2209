import type { Target } from './addresses';

/** The path that Next draws. Pages say whether they are pinned; files are the same bytes either way. */
export function internalPath(
  target: Target,
  key: number,
  pinned: boolean,
  parameters: Map<string, string>,
): string {
  const state = pinned || target.form !== 'html' ? 'at' : 'live';
  const rest = [...parameters]
    .filter(([name]) => name !== 'at')
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const query = new URLSearchParams(rest).toString();
  return `/p/${state}-${key}${target.path}${query === '' ? '' : `?${query}`}`;
}

/** `/p/at-9/conflicts/some/figures/csv` gives `some-figures`. */
export function fileName(path: string): string {
  const parts = (path.split('?')[0] ?? '').split('/').slice(4, -1);
  return parts.filter((part) => part !== 'versions').join('-');
}
