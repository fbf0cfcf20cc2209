import http from 'node:http';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import postgres from 'postgres';
import { findWebProcess } from '../integration/server-process';
import { startDatabase } from './database';
import { writeManyEvents } from './many-events';
import { type Program, startProgram } from './program';
import { report } from './report';
import { median, peakOf, runWatched } from './watched-process';

/**
 * `npm run bench:export`: `events.csv` of 400,000 real rows over HTTP from the program as it runs,
 * beside `psql \copy (…) to stdout` of the same rows in a table of text columns, in turn; the memory of
 * the web process beside what it takes for 4,000 rows; and a page's time while twenty readers take one
 * byte a second, beside its time without them. Needs `psql` and `curl`.
 */
const ROWS = { many: Number(process.argv[2] ?? 400_000), few: 4_000 };
const ROUNDS = 5;
const SLOW_READERS = 20;
const PAGES = 300;
const PROJECT = path.resolve(import.meta.dirname, '../..');

const database = await startDatabase();
const { addresses, folder } = database;
const owner = postgres(addresses.owner, { max: 1, onnotice: () => {} });

async function importRows(label: string, rows: number): Promise<string> {
  const file = path.join(folder, `${label}.csv`);
  await writeManyEvents(file, rows);
  const version = ['--dataset', 'bench', '--version', label, '--licence', 'CC BY 4.0'];
  const args = [
    ...[path.join(PROJECT, 'cli/casualty-ledger.js'), 'import', 'ucdp-ged', file, ...version],
    ...['--source', 'https://ucdp.uu.se/downloads/', '--by', 'A bench'],
  ];
  await runWatched(process.execPath, args, { LEDGER_DATABASE_URL: addresses.appender });
  return file;
}

async function loadFloor(file: string): Promise<void> {
  const header = (await runWatched('head', ['-n', '1', file])).out.trim().replaceAll('"', '');
  const columns = header.split(',').map((name) => `"${name}" text`);
  await owner.unsafe(`create schema bench; create table bench.floor (${columns.join(', ')})`);
  const copy = `\\copy bench.floor from '${file}' with (format csv, header)`;
  await runWatched('psql', ['-q', '-d', addresses.owner, '-c', copy]);
}

/** Bytes per second, in megabytes, of a program whose output goes to `wc`. */
async function rateOf(command: string): Promise<number> {
  const { seconds, out } = await runWatched('sh', ['-c', `${command} | wc -c`]);
  return Number(out) / seconds / 1e6;
}

const start = () =>
  startProgram({
    DATABASE_URL: addresses.reader,
    LEDGER_DATABASE_URL: addresses.appender,
    OWNER_DATABASE_URL: addresses.owner,
  });
const eventsOf = ({ origin }: Program, label: string) =>
  `${origin}/datasets/bench/${label}/events.csv`;

/** The web process's peak after some downloads, in megabytes; and its rates beside the floor's. */
async function download(label: string, floor: string | null) {
  const program = await start();
  const web = findWebProcess(program.pid);
  const rates = { ours: [] as number[], floor: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    if (floor) rates.floor.push(await rateOf(floor));
    rates.ours.push(await rateOf(`curl -sf ${eventsOf(program, label)}`));
  }
  const megabytes = await peakOf(web);
  await program.stop();
  if (megabytes === null) throw new Error('the web process ended');
  return { rates, megabytes };
}

/** Takes a byte a second of a file, until it is told to stop. */
function readSlowly(address: string): () => void {
  let timer: NodeJS.Timeout;
  const request = http.get(address, { agent: false }, (response) => {
    response.pause();
    timer = setInterval(() => response.read(1), 1_000);
  });
  request.on('error', () => {});
  return () => {
    clearInterval(timer);
    request.destroy();
  };
}

async function timePage(address: string): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < PAGES; turn += 1) {
    const began = performance.now();
    await (await fetch(address)).arrayBuffer();
    times.push(performance.now() - began);
  }
  return median(times);
}

/** A page's median time in milliseconds, and the web process's peak, without slow readers and with them. */
async function disturb(label: string) {
  const program = await start();
  const web = findWebProcess(program.pid);
  const page = `${program.origin}/datasets/bench/${label}`;
  await timePage(page);
  const alone = { page: await timePage(page), peak: await peakOf(web) };
  const stops = Array.from({ length: SLOW_READERS }, () => readSlowly(eventsOf(program, label)));
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const among = { page: await timePage(page), peak: await peakOf(web) };
  for (const stop of stops) stop();
  await program.stop();
  return { alone, among };
}

try {
  await importRows('1', ROWS.few);
  await loadFloor(await importRows('2', ROWS.many));
  const copy = `psql -q -d '${addresses.owner}' -c '\\copy (select * from bench.floor) to stdout with (format csv, header)'`;
  const few = await download('1', null);
  const many = await download('2', copy);
  const [ours, floor] = [median(many.rates.ours), median(many.rates.floor)];
  report({
    work: `events.csv of ${ROWS.many} rows`,
    ours,
    peer: { name: 'psql \\copy to stdout', value: floor },
    unit: 'MB/s',
    aim: { least: 0.8 },
  });
  report({
    work: `memory of it, more than for ${ROWS.few} rows`,
    ours: many.megabytes - few.megabytes,
    peer: null,
    unit: 'MB',
    aim: { most: 50 },
  });
  const { alone, among } = await disturb('2');
  report({
    work: `a page, while ${SLOW_READERS} readers take a byte a second`,
    ours: among.page,
    peer: { name: 'without them', value: alone.page },
    unit: 'ms',
    aim: { most: 1.1 },
  });
  report({
    work: `memory of these ${SLOW_READERS} readers`,
    ours: Number(among.peak) - Number(alone.peak),
    peer: null,
    unit: 'MB',
    aim: { most: 100 },
  });
} finally {
  await owner.end();
  await database.stop();
}
