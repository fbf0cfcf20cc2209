import type { Database } from '@/db/client';
import type { FoundThing } from '@/routes/found';
import type { Shown } from '@/routes/http/shown';
import { matchRoute } from '@/routes/match';

export const ORIGIN = 'https://ledger.example';

type State = Partial<Omit<Shown, 'values'>> & { found?: FoundThing; values?: string };

/**
 * A request to a public path, as it is after the database was asked: of position 30, of what last
 * changed at 28, unless a test says otherwise.
 */
export function exampleShown(path: string, { values = '', ...state }: State): Shown {
  const match = matchRoute(path);
  if (!match) throw new Error(`nothing is at ${path}`);
  const { route, format, params } = match;
  return {
    ...{ db: {} as Database, route, format, params, path, origin: ORIGIN },
    ...{ found: { subjects: null }, query: values, values: new URLSearchParams(values) },
    ...{ newest: 30, at: null, position: 30, revision: 28, revised: null, pinned: false },
    ...state,
  };
}
