import type { Database } from '@/db/client';
import type { Format } from '../formats';
import type { FoundThing } from '../found';
import type { Route } from '../route';

/** A request to a route: what of which state of the ledger its response shows. */
export type Shown = {
  db: Database;
  route: Route;
  format: Format;
  /** The parameters of the path, in their order, and what they name. */
  params: readonly string[];
  found: FoundThing;
  /** The public path, and the query as it was asked for, without `?`. */
  path: string;
  query: string;
  /** The parameters of the query that the route knows, checked. */
  values: URLSearchParams;
  /** The public origin, without a slash at its end. */
  origin: string;
  /** The newest position, the one that `?at=` asks for, and the one that is shown. */
  newest: number;
  at: number | null;
  position: number;
  /** The position at which what is shown last changed, up to the one shown, and when that was recorded. */
  revision: number;
  revised: Date | null;
  /** Whether the address is of one state for good. */
  pinned: boolean;
};
