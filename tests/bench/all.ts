import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { COLUMNS, type Line, toCells } from './report';

/**
 * `npm run bench [NAME ...]`: all benches one after another, or those that are named, then one table of
 * them in Markdown, with the machine and the day. Takes about half an hour on two cores.
 */
const ALL = ['serve', 'page', 'cold', 'dev', 'import', 'export', 'growth', 'load'];

const lines = path.join(mkdtempSync(path.join(os.tmpdir(), 'casualty-ledger-bench-')), 'lines');
writeFileSync(lines, '');
const named = process.argv.slice(2);
const failed: string[] = [];
for (const name of named.length > 0 ? named : ALL) {
  console.log(`\n--- ${name}`);
  const { status } = spawnSync('npx', ['tsx', path.join(import.meta.dirname, `${name}.ts`)], {
    stdio: 'inherit',
    env: { ...process.env, BENCH_LINES: lines },
  });
  if (status !== 0) failed.push(name);
}

const toRow = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const rows = readFileSync(lines, 'utf8').split('\n').filter(Boolean);
const [cpu] = os.cpus();
console.log(
  `\n${new Date().toISOString().slice(0, 10)}, ${os.cpus().length} × ${cpu?.model.trim()}, `,
);
console.log(
  `${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()}, Node ${process.versions.node}\n`,
);
console.log(toRow(COLUMNS));
console.log(toRow(COLUMNS.map(() => '---')));
for (const row of rows) console.log(toRow(toCells(JSON.parse(row) as Line)));
if (failed.length > 0) {
  console.error(`\nNot measured, see above: ${failed.join(', ')}`);
  process.exitCode = 1;
}
