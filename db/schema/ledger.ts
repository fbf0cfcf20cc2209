import { type AnyColumn, sql } from 'drizzle-orm';
import { bigint, check, pgSchema } from 'drizzle-orm/pg-core';

/** Every table of the ledger lives in one schema of its own, so that roles are granted it whole. */
export const ledger = pgSchema('ledger');

/** A whole number that JavaScript keeps exact; null is unknown. */
export function wholeNumber(name: string) {
  return bigint(name, { mode: 'number' });
}

/** A check that a column holds one of a closed set; null passes where the column allows it. */
export function oneOf(name: string, column: AnyColumn, values: readonly string[]) {
  const list = values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ');
  return check(name, sql`${column} in (${sql.raw(list)})`);
}

/** A check that a number is 0 or more and within 2^53. No order between low, value and high is checked: published data breaks it. */
export function withinSafeRange(name: string, column: AnyColumn) {
  return check(name, sql`${column} between 0 and 9007199254740991`);
}
