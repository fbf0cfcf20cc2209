import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { readAddressFile } from '@/db/addresses';
import { openDatabase } from '@/db/client';
import { getHead } from '@/db/queries/get-head';
import { startProgram } from './program';

/**
 * `npm run bench:fresh`: two servers on one database, each read by clients all the while. A hundred
 * corrections by the command line program; how long after the database had it did each server show it?
 */
const CORRECTIONS = 100;
const CLIENTS = 8;
const FIGURE = 'HVTN2V3';
const PROJECT = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** When each position was first seen, in milliseconds of this process's clock. */
type Seen = Map<number, number>;

function note(seen: Seen, position: number, now: number): void {
  if (!seen.has(position)) seen.set(position, now);
}

/** Reads a page again and again as one client does; counts responses older than an earlier one. */
async function readOn(origin: string, seen: Seen, isReading: () => boolean) {
  const counts = { answers: 0, older: 0, failures: 0 };
  let newest = 0;
  while (isReading()) {
    const response = await fetch(`${origin}/figures/${FIGURE}`);
    await response.text();
    const position = Number(response.headers.get('ledger-position'));
    counts.answers += 1;
    if (response.status !== 200) counts.failures += 1;
    if (position < newest) counts.older += 1;
    newest = Math.max(newest, position);
    note(seen, position, performance.now());
    await sleep(10);
  }
  return counts;
}

function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

const first = await startProgram();
const addresses = await readAddressFile(first.dataDir);
if (!addresses) throw new Error(`no addresses in ${first.dataDir}`);
const second = await startProgram({
  DATABASE_URL: addresses.reader,
  LEDGER_DATABASE_URL: addresses.appender,
  OWNER_DATABASE_URL: addresses.owner,
});
const database = openDatabase(addresses.reader, { max: 1, name: 'bench' });
const inDatabase: Seen = new Map();
const servers = [first, second].map(({ origin }) => ({ origin, seen: new Map() as Seen }));
let reading = true;

async function watchDatabase(): Promise<void> {
  while (reading) {
    const head = await getHead(database.db);
    if (head) note(inDatabase, head.position, performance.now());
    await sleep(10);
  }
}

/** One correction, by the program itself: a process of its own. */
async function correct(value: number): Promise<void> {
  const file = path.join(first.dataDir, 'correction.yaml');
  await writeFile(
    file,
    `body:\n  id: ${FIGURE}\n  value: ${value}\n  change: { kind: our error, reason: A bench, evidence: null }\n`,
  );
  const args = [
    'cli/casualty-ledger.js',
    'correct',
    file,
    '--by',
    'A bench',
    '--why',
    'To measure',
  ];
  const env = { ...process.env, LEDGER_DATABASE_URL: addresses?.appender };
  await run(process.execPath, args, { cwd: PROJECT, env });
}

try {
  // A server that has just started has made no page yet.
  for (const { origin } of servers) await (await fetch(`${origin}/`)).text();
  const watching = watchDatabase();
  const clients = servers.flatMap(({ origin, seen }) =>
    Array.from({ length: CLIENTS }, () => readOn(origin, seen, () => reading)),
  );
  for (let n = 1; n <= CORRECTIONS; n += 1) {
    await correct(300 + n);
    // The next process would start while this correction is still on its way.
    await sleep(1_000);
  }
  reading = false;
  const counts = await Promise.all(clients);
  await watching;
  const corrected = [...inDatabase.keys()].sort((a, b) => a - b).slice(-CORRECTIONS);
  for (const { origin, seen } of servers) {
    // A later position shown stands for the earlier ones: it holds them.
    const delays = corrected.map((position) => {
      const shown = [...seen].filter(([each]) => each >= position).map(([, at]) => at);
      return Math.min(...shown) - (inDatabase.get(position) ?? Number.NaN);
    });
    const within = delays.filter((delay) => delay <= 1_000).length;
    const late = delays.flatMap((delay, n) => (delay > 1_000 ? [`the ${n + 1}th`] : []));
    console.log(
      `${origin}: ${within} of ${delays.length} within a second; median ${Math.round(quantile(delays, 0.5))} ms, 95 % ${Math.round(quantile(delays, 0.95))} ms, most ${Math.round(Math.max(...delays))} ms; late: ${late.join(', ') || 'none'}`,
    );
  }
  const total = (name: 'answers' | 'older' | 'failures') =>
    counts.reduce((sum, each) => sum + each[name], 0);
  console.log(
    `${total('answers')} answers to ${counts.length} clients: ${total('older')} older than an earlier one, ${total('failures')} failures`,
  );
} finally {
  reading = false;
  await database.close();
  await second.stop();
  await first.stop();
}
