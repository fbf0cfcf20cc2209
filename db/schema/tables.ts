import { changes } from './changes';
import { claimants } from './claimants';
import { conflicts } from './conflicts';
import { events } from './events';
import { figureSources } from './figure-sources';
import { figureVersions } from './figure-versions';
import { figures } from './figures';
import { imports } from './imports';
import { measures } from './measures';
import { parties } from './parties';
import { phases } from './phases';
import { places } from './places';
import { questions } from './questions';
import { relations } from './relations';
import { releases } from './releases';
import { sources } from './sources';
import { withdrawals } from './withdrawals';

/**
 * The tables whose rows belong to an entry, by their names: each has the entry's `position`. `verify`
 * compares every one of them with the entries' records. The zips of releases (`release_zips`) do not
 * follow from a record: it holds their checksums.
 */
export const ROW_TABLES = {
  measures,
  parties,
  conflicts,
  phases,
  places,
  claimants,
  sources,
  events,
  questions,
  figures,
  figure_versions: figureVersions,
  figure_sources: figureSources,
  relations,
  withdrawals,
  releases,
  imports,
  changes,
} as const;

export type RowTable = keyof typeof ROW_TABLES;

/** A row as it is written, with the table that it belongs to. */
export type LedgerRow = {
  [T in RowTable]: { table: T; values: (typeof ROW_TABLES)[T]['$inferInsert'] };
}[RowTable];
