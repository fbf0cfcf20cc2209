import type { z } from 'zod';
import { readStanding } from '@/db/newest-position';
import { getReplicaState } from '@/db/queries/get-replica-state';
import { openDb } from '@/db/web';
import { json } from '@/routes/http/process-response';
import type { readySchema } from '@/routes/process-state';

/** Milliseconds that the database may take to say where it stands. */
const PATIENCE = 2_000;

async function ask() {
  const replica = await getReplicaState(openDb());
  return { ...(await readStanding()), replica };
}

/** Whether pages can be answered now, from which position, and how far behind the database is. */
export async function GET(): Promise<Response> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null).unref());
  const standing = await Promise.race([ask(), late]).catch(() => null);
  const { shown, position, replica } = standing ?? { shown: 0, position: 0, replica: null };
  const behind = Math.max(0, shown - position);
  const ready = standing !== null && position > 0 && behind === 0;
  const database = { reachable: standing !== null, position, behind, replica };
  const state: z.infer<typeof readySchema> = {
    ready,
    position: Math.max(shown, position),
    database,
  };
  return json(state, ready ? 200 : 503);
}
