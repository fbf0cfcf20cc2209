import { cacheByPosition } from '@/db/cache-by-position';
import { getConflictBySlug } from '@/db/queries/get-conflict-by-slug';
import { getConflictView } from '@/db/queries/get-conflict-view';
import { listConflicts } from '@/db/queries/list-conflicts';

/** All that a conflict's dashboard and charts read, as it stood at a position. Kept by position. */
export const loadConflictView = cacheByPosition('conflict-view', getConflictView);

/** What a name of a conflict leads to at a position. Kept by position. */
export const loadConflictBySlug = cacheByPosition('conflict-by-slug', getConflictBySlug);

/** Every conflict at a position, the first recorded first. Kept by position. */
export const loadConflicts = cacheByPosition('conflicts', listConflicts);
