import { appendEntries } from '@/db/append/append';
import type { Database } from '@/db/client';
import { listStoredFigures } from '@/db/queries/list-figures';
import type { NewEntry } from '@/ledger/entry';

/** Appends a correction of one figure: every live page is at a new position then. */
export async function correctFigure(db: Database, id: string, value: number): Promise<void> {
  const [figure] = await listStoredFigures(db, 999_999, { ids: [id] });
  if (!figure) throw new Error(`figure ${id} is not there`);
  const { body } = JSON.parse(figure.stored.record) as Extract<NewEntry, { kind: 'figure' }>;
  const change = { kind: 'our error' as const, reason: 'A bench', evidence: null };
  await appendEntries(db, [
    {
      kind: 'figure',
      recorded_at: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
      recorded_by: 'A bench',
      why: 'To measure',
      body: { ...body, version: figure.version + 1, value, change },
    },
  ]);
}
