import type { Outcome } from './ask';

/** What came of a fault. Times in milliseconds. */
export type Row = {
  name: string;
  /** Requests under way when it struck. */
  inFlight: number;
  answers: string;
  recovery: number;
  slowest: number;
  lost: number;
  doubled: number;
  wrong: string[];
};

/** How often each outcome came, over all kinds of requests. */
export function formatOutcomes(counts: Iterable<Map<Outcome, number>>): string {
  const sums = new Map<Outcome, number>();
  for (const each of counts) {
    for (const [outcome, count] of each) sums.set(outcome, (sums.get(outcome) ?? 0) + count);
  }
  const sorted = [...sums].sort(([a], [b]) => String(a).localeCompare(String(b)));
  return sorted.map(([outcome, count]) => `${outcome} × ${count}`).join(', ');
}

/** The same complaint many times is said once, with its number. */
function countAlike(words: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const each of words) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].map(([each, count]) => (count > 1 ? `${each} (${count} times)` : each));
}

export function printTable(rows: readonly Row[]): void {
  const columns = [
    'fault',
    'in flight',
    'answers by status',
    'recovery ms',
    'slowest ms',
    'lost',
    'doubled',
  ];
  const cells = rows.map((row) =>
    [
      row.name,
      row.inFlight,
      row.answers,
      Math.round(row.recovery),
      Math.round(row.slowest),
      row.lost,
      row.doubled,
    ].map(String),
  );
  const widths = columns.map((name, at) =>
    Math.max(name.length, ...cells.map((row) => (row[at] ?? '').length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  console.log(`\n${[columns, ...cells].map(line).join('\n')}\n`);
  for (const { name, wrong } of rows) {
    for (const each of countAlike(wrong)) console.log(`✗ ${name}: ${each}`);
  }
}
