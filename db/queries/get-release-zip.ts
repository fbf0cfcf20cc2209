import { and, eq, lte } from 'drizzle-orm';
import type { Database } from '../client';
import { releaseZips } from '../schema/release-zips';
import { releases } from '../schema/releases';

/** The bytes of a release, as they were published; null where there is none of that name by a position. */
export async function getReleaseZip(
  db: Database,
  position: number,
  name: string,
): Promise<Buffer | null> {
  const [row] = await db
    .select({ zip: releaseZips.zip })
    .from(releaseZips)
    .innerJoin(releases, eq(releases.position, releaseZips.position))
    .where(and(eq(releases.name, name), lte(releases.position, position)));
  return row ? row.zip : null;
}
