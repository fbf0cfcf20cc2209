import { sql } from 'drizzle-orm';
import type { Database } from '../client';

/**
 * How far a streaming replica is, by its own word: whether it has applied all that it has received,
 * and when the newest change that it has applied was made (null where there was none since its start).
 * What it has not received it cannot know of. Null for a primary, which is behind nobody.
 */
export type ReplicaState = { applied_all: boolean; newest_change: string | null };

/** The state of the replica that answers, or null where a primary does. */
export async function getReplicaState(db: Database): Promise<ReplicaState | null> {
  const [row] = await db.execute<ReplicaState & { is_replica: boolean }>(sql`
    select pg_is_in_recovery() as is_replica,
      pg_last_wal_receive_lsn() is not distinct from pg_last_wal_replay_lsn() as applied_all,
      to_char(pg_last_xact_replay_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
        as newest_change`);
  if (!row?.is_replica) return null;
  return { applied_all: row.applied_all, newest_change: row.newest_change };
}
