import { cacheByPosition } from '@/db/cache-by-position';
import { listFigureVersions } from '@/db/queries/list-figure-versions';

/** All states of a figure up to a position, oldest first, the tombstone last. Kept by position. */
export const loadFigureVersions = cacheByPosition('figure-versions', listFigureVersions);
