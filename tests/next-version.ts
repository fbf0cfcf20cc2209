import type { Connection } from '@/db/client';
import { listStoredFigures } from '@/db/queries/list-figures';
import type { NewEntry } from '@/ledger/entry';

/** The "near 300" figure, which tests correct again and again. */
export const CORRECTED = 'HVTN2V3';

/** A further version of it, made from the newest one, with another value. */
export async function nextVersion(
  { db }: Pick<Connection, 'db'>,
  value: number,
): Promise<NewEntry> {
  const [figure] = await listStoredFigures(db, 999_999, { ids: [CORRECTED] });
  if (!figure) throw new Error(`the figure ${CORRECTED} is not there`);
  const { body } = JSON.parse(figure.stored.record) as Extract<NewEntry, { kind: 'figure' }>;
  return {
    kind: 'figure',
    recorded_at: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    recorded_by: 'A test',
    why: 'To see that it shows, and stays',
    body: {
      ...body,
      version: figure.version + 1,
      value,
      change: { kind: 'our error', reason: 'A test', evidence: null },
    },
  };
}
