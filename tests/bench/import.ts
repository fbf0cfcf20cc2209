import path from 'node:path';
import postgres from 'postgres';
import { startDatabase } from './database';
import { writeManyEvents } from './many-events';
import { report } from './report';
import { median, runWatched, type Watched } from './watched-process';

/**
 * `npm run bench:import`: 400,000 real rows of GED, each with an id of its own, imported by the command
 * line program, beside the same file by a map and `psql \copy` of it into a table of text columns, in turn.
 * Needs `psql`.
 */
const ROWS = Number(process.argv[2] ?? 400_000);
const ROUNDS = 3;
const PROGRAM = path.resolve(import.meta.dirname, '../../cli/casualty-ledger.js');

const database = await startDatabase();
const { addresses, folder } = database;
const file = path.join(folder, 'ged.csv');
const owner = postgres(addresses.owner, { max: 1, onnotice: () => {} });

async function copyWithPsql(columns: string[]): Promise<Watched> {
  await owner.unsafe('drop table if exists bench.floor');
  await owner.unsafe(
    `create table bench.floor (${columns.map((name) => `"${name}" text`).join(', ')})`,
  );
  const copy = `\\copy bench.floor from '${file}' with (format csv, header)`;
  return runWatched('psql', ['-q', '-d', addresses.owner, '-c', copy]);
}

function importWithProgram(round: number, how: string[], dataset: string): Promise<Watched> {
  const version = ['--dataset', dataset, '--version', `1.${round}`, '--licence', 'CC BY 4.0'];
  const signed = ['--source', 'https://ucdp.uu.se/downloads/', '--by', 'A bench'];
  const args = [PROGRAM, 'import', ...how, file, ...version, ...signed];
  return runWatched(process.execPath, args, { LEDGER_DATABASE_URL: addresses.appender });
}

try {
  await owner`create schema bench`;
  await writeManyEvents(file, ROWS);
  const columns = (await runWatched('head', ['-n', '1', file])).out
    .trim()
    .replaceAll('"', '')
    .split(',');
  const floor: Watched[] = [];
  const ours: Watched[] = [];
  const mapped: Watched[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    floor.push(await copyWithPsql(columns));
    ours.push(await importWithProgram(round, ['ucdp-ged'], 'bench'));
    mapped.push(
      await importWithProgram(round, ['events', '--map', 'ucdp-candidate'], 'bench-mapped'),
    );
  }
  const seconds = (runs: Watched[]) => median(runs.map((run) => run.seconds));
  const unit = 's';
  const peer = { name: 'psql \\copy into text columns', value: seconds(floor) };
  report({ work: `import of ${ROWS} rows`, ours: seconds(ours), peer, unit, aim: { most: 3 } });
  report({
    work: `import of ${ROWS} rows by a map`,
    ours: seconds(mapped),
    peer: { name: 'import ucdp-ged', value: seconds(ours) },
    unit,
    aim: { most: 1.3 },
  });
  const peak = Math.max(...ours.map((run) => run.megabytes));
  report({
    work: `memory of an import of ${ROWS} rows`,
    ours: peak,
    peer: null,
    unit: 'MB',
    aim: { most: 200 },
  });
} finally {
  await owner.end();
  await database.stop();
}
