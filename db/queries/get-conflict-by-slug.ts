import { arrayContains, eq, or } from 'drizzle-orm';
import type { Conflict } from '@/ledger/conflict';
import type { Database } from '../client';
import { conflicts } from '../schema/conflicts';
import { listAsOf } from './as-of';

/**
 * The conflict that has a public name at a position, or the name that took the place of one that was
 * given up; null where no conflict has or had it. An address is looked up at the newest position: a
 * conflict is found by its new name even where an older state of it is asked for.
 */
export async function getConflictBySlug(
  db: Database,
  position: number,
  slug: string,
): Promise<{ conflict: Conflict } | { renamedTo: string } | null> {
  const named = or(eq(conflicts.slug, slug), arrayContains(conflicts.former_slugs, [slug]));
  const found = await listAsOf(db, conflicts, position, named);
  const conflict = found.find((row) => row.slug === slug);
  if (conflict) return { conflict };
  const [renamed] = found;
  return renamed ? { renamedTo: renamed.slug } : null;
}
