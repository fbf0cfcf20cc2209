import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { type Database, openDatabase } from '@/db/client';
import { EVERY_EVENT } from '@/db/queries/event-filter';
import { findImport } from '@/db/queries/find-import';
import { listEvents } from '@/db/queries/list-events';
import { listImports } from '@/db/queries/list-imports';
import { listMonthlySums } from '@/db/queries/list-monthly-sums';
import { listPlaceSums } from '@/db/queries/list-place-sums';
import { listSumsByConflict, listSumsByCountry, listSumsByYear } from '@/db/queries/list-sums-by';
import { listYearlySums } from '@/db/queries/list-yearly-sums';
import { startDatabase } from './database';
import { writeManyEvents } from './many-events';
import { report } from './report';
import { median, runWatched } from './watched-process';

/**
 * `npm run bench:growth`: the time in the database of all that a dataset's page asks, its first and
 * last rows among it, for 4,000,000 real rows beside 40,000, in turn.
 */
const ROWS = { few: 40_000, many: Number(process.argv[2] ?? 4_000_000) };
const ROUNDS = 51;
const PAGE = 50;
const PROGRAM = path.resolve(import.meta.dirname, '../../cli/casualty-ledger.js');

const database = await startDatabase();
const { addresses, folder } = database;

async function importRows(label: string, rows: number): Promise<void> {
  const file = path.join(folder, `${label}.csv`);
  await writeManyEvents(file, rows);
  const version = ['--dataset', 'bench', '--version', label, '--licence', 'CC BY 4.0'];
  const signed = ['--source', 'https://ucdp.uu.se/downloads/', '--by', 'A bench'];
  await runWatched(process.execPath, [PROGRAM, 'import', 'ucdp-ged', file, ...version, ...signed], {
    LEDGER_DATABASE_URL: addresses.appender,
  });
}

/** Everything that the page of a version asks of the database, one after the other. */
async function askPage(db: Database, label: string): Promise<void> {
  const version = await findImport(db, 'bench', label);
  if (!version || version.load === null) throw new Error(`${label} is not loaded`);
  const at = { load: version.load, tableNo: 1 };
  await listImports(db, version.position, 'bench');
  await listSumsByYear(db, at, EVERY_EVENT);
  await listSumsByCountry(db, at, EVERY_EVENT);
  await listSumsByConflict(db, at, EVERY_EVENT);
  await listYearlySums(db, at, EVERY_EVENT);
  await listMonthlySums(db, at);
  await listPlaceSums(db, at);
  await listEvents(db, { ...at, dated: true }, null, { from: 'start' }, PAGE);
  await listEvents(db, { ...at, dated: true }, null, { from: 'end' }, PAGE);
}

const connection = openDatabase(addresses.reader, { max: 1, name: 'bench growth' });
try {
  await importRows('1', ROWS.few);
  await importRows('2', ROWS.many);
  const times: Record<string, number[]> = { '1': [], '2': [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [label, taken] of Object.entries(times)) {
      const began = performance.now();
      await askPage(connection.db, label);
      taken.push(performance.now() - began);
    }
  }
  const [few, many] = [median(times['1'] ?? []), median(times['2'] ?? [])];
  report({
    work: `a dataset's page in the database, ${ROWS.many} rows`,
    ours: many,
    peer: { name: `${ROWS.few} rows`, value: few },
    unit: 'ms',
    aim: { most: 1.2 },
  });
} finally {
  await connection.close();
  await database.stop();
}
