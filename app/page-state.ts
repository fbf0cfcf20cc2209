import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { SCALES } from '@/charts/plot';
import { openDb } from '@/db/web';
import { FILTERS } from '@/ledger/figure-filter';
import { findUnstorable } from '@/ledger/text';
import type { ChartChoice } from '@/loaders/load-chart';
import { findConflict } from '@/routes/conflicts';
import { toFilter } from '@/routes/figure-filter';
import { type PageState, parsePageState, STATE_HEADER } from '@/routes/page-state';
import { YEAR } from '@/routes/parameters';

/** The state of the ledger that this page is to show, as the proxy found it. */
export const readPageState = cache(
  async (): Promise<PageState> => parsePageState((await headers()).get(STATE_HEADER)),
);

/** The id of the conflict that a page's address names. */
export const readConflictId = cache(async (slug: string): Promise<string> => {
  const { newest } = await readPageState();
  const found = await findConflict(openDb(), newest, [slug], 'html');
  if (found === null || 'movedTo' in found || found.conflict === undefined) notFound();
  return found.conflict;
});

/** What a reader typed into the search form, or null where it is not there or cannot be read. */
export function parseSearch(value: string | string[] | undefined): string | null {
  if (typeof value !== 'string' || findUnstorable(value) !== null) return null;
  return value.trim().slice(0, 200);
}

/** The parameters of a page's address, as Next hands them to it. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** Which figures a page is to show, on which scale; what cannot be read asks for nothing. */
export function readChoice(params: Awaited<SearchParams>): ChartChoice {
  const one = (name: string) => {
    const value = params[name];
    return typeof value === 'string' && findUnstorable(value) === null ? value : undefined;
  };
  const filter = toFilter(Object.fromEntries(FILTERS.map((name) => [name, one(name)])));
  const scale = SCALES.find((scale) => scale === one('scale')) ?? 'linear';
  const year = YEAR.schema.safeParse(one('year') || undefined);
  return { filter, scale, year: year.data ?? null };
}
