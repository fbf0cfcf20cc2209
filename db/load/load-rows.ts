import type { Writable } from 'node:stream';
import { sql } from 'drizzle-orm';
import { driverOf } from '../client';
import { COPIED_COLUMNS } from './copied-columns';
import type { LoadTransaction } from './transaction';

/**
 * Begins a load: makes an empty table for its rows, which only this transaction sees.
 * @returns the number of the load
 */
export async function beginLoad(transaction: LoadTransaction): Promise<number> {
  // An import may take as long as it takes; a client that is gone is noticed at once.
  await transaction.execute(sql`set local statement_timeout = 0`);
  await transaction.execute(sql`set local client_connection_check_interval = '1s'`);
  // Indexes and sums of some hundred thousand rows are made in memory, not on disk.
  await transaction.execute(sql`set local maintenance_work_mem = '128MB'`);
  await transaction.execute(sql`set local work_mem = '64MB'`);
  const [row] = await transaction.execute<{ load: number }>(
    sql`select datasets.begin_load() as load`,
  );
  if (!row) throw new Error('the load was not begun');
  return row.load;
}

/**
 * Opens a load's table for rows: lines in the text form of COPY, in the order of `COPIED_COLUMNS`.
 * The rows are there when the stream has finished.
 */
export async function openRows(transaction: LoadTransaction, load: number): Promise<Writable> {
  const driver = driverOf(transaction);
  const columns = COPIED_COLUMNS.map((column) => `"${column}"`).join(', ');
  // The table is of this transaction, so its rows can be written as settled ones: nothing has to touch
  // them again, and no reader pays for it.
  return driver
    .unsafe(`copy datasets.events_${Number(load)} (${columns}) from stdin with (freeze)`)
    .writable();
}

/** Closes a load for good and makes it part of `datasets.events`, with its indexes. */
export async function attachLoad(transaction: LoadTransaction, load: number): Promise<void> {
  await transaction.execute(sql`select datasets.attach_load(${load}::integer)`);
}

/** Ids that more than one row of a load's table carries, with two of their records. */
export async function listRepeatedKeys(
  transaction: LoadTransaction,
  load: number,
  tableNo: number,
): Promise<{ key: number; first: number; again: number }[]> {
  const rows = await transaction.execute<{ key: string; first: number; again: number }>(sql`
    select key::text, min(record) as first, max(record) as again
    from ${sql.raw(`datasets.events_${Number(load)}`)}
    where table_no = ${tableNo} and key is not null
    group by key having count(*) > 1
    order by min(record)`);
  return rows.map((row) => ({ ...row, key: Number(row.key) }));
}
