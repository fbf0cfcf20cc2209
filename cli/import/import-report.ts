import type { ImportReport } from '@/datasets/import/import-version';
import type { ImportedTable } from '@/ledger/import-body';

const NUMBER = new Intl.NumberFormat('en');

const count = (rows: number) => `${NUMBER.format(rows)} row${rows === 1 ? '' : 's'}`;

function formatTable(table: ImportedTable): string[] {
  const flags = table.flagged.map(({ flag, rows }) => `${NUMBER.format(rows)} ${flag}`);
  const leftOut = table.left_out.map(({ rule, rows }) => `${NUMBER.format(rows)} ${rule}`);
  return [
    `  table ${table.name}: ${count(table.rows)} of ${table.file}`,
    `    SHA-256 of the file ${table.sha256}, of events.csv ${table.csv.sha256}`,
    ...(flags.length > 0
      ? [`    odd, kept as published and flagged: ${count(table.odd_rows)} (${flags.join(', ')})`]
      : []),
    ...(leftOut.length > 0 ? [`    left out by rule: ${leftOut.join(', ')}`] : []),
  ];
}

function formatOutcome({ outcome, position, body }: ImportReport): string {
  const version = `${body.dataset} ${body.version}`;
  switch (outcome) {
    case 'imported':
      return `Imported ${version} at position ${position}:`;
    case 'loaded':
      return `Loaded the rows of ${version}, which the ledger has at position ${position}; no entry was appended:`;
    case 'there':
      return `${version} is there already, with these rows, at position ${position}; nothing was changed:`;
    case 'tried':
      return `A dry run: nothing was imported. It would be ${version}:`;
  }
}

/** What came of an import, for people. */
export function formatImport(report: ImportReport): string {
  return `${[formatOutcome(report), ...report.body.tables.flatMap(formatTable)].join('\n')}\n`;
}
