import { setTimeout as sleep } from 'node:timers/promises';
import { appendEntries } from '@/db/append/append';
import type { Connection } from '@/db/client';
import { CORRECTED, nextVersion } from '../../next-version';

const PAUSE = 150;

let value = 1_000;

/** An editor who appends one correction after another, each with a value of its own. */
export function startWriter(editor: Connection) {
  const acknowledged: number[] = [];
  const inDoubt: number[] = [];
  let writing = true;
  let isPaused = false;
  let isAppending = false;
  const done = (async () => {
    while (writing) {
      if (isPaused) {
        await sleep(20);
        continue;
      }
      value += 1;
      const mine = value;
      isAppending = true;
      try {
        await appendEntries(editor.db, [await nextVersion(editor, mine)]);
        acknowledged.push(mine);
      } catch {
        inDoubt.push(mine); // it may be in, and may not; but not twice
      }
      isAppending = false;
      await sleep(PAUSE);
    }
  })();
  return {
    acknowledged,
    inDoubt,
    /** Appends nothing more until it goes on; resolves when nothing is under way. */
    pause: async () => {
      isPaused = true;
      while (isAppending) await sleep(20);
    },
    goOn: () => {
      isPaused = false;
    },
    stop: async () => {
      writing = false;
      await done;
    },
  };
}

/** Which of the values that were acknowledged are not there, and which of all are there twice. */
export async function countKept(
  { sql }: Connection,
  { acknowledged, inDoubt }: Pick<ReturnType<typeof startWriter>, 'acknowledged' | 'inDoubt'>,
): Promise<{ lost: number; doubled: number }> {
  const rows = await sql<{ record: string }[]>`
    select record from ledger.entries where kind = 'figure' and record like ${`%${CORRECTED}%`}`;
  const seen = new Map<number, number>();
  for (const { record } of rows) {
    const { value: kept } = JSON.parse(record).body as { value: number };
    seen.set(kept, (seen.get(kept) ?? 0) + 1);
  }
  const times = (one: number) => seen.get(one) ?? 0;
  return {
    lost: acknowledged.filter((one) => times(one) === 0).length,
    doubled: [...acknowledged, ...inDoubt].filter((one) => times(one) > 1).length,
  };
}
