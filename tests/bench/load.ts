import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Dispatcher } from 'undici';
import { readAddressFile } from '@/db/addresses';
import { openDatabase } from '@/db/client';
import { findFreePort } from '../integration/free-port';
import { findWebProcess } from '../integration/server-process';
import { correctFigure } from './correct-figure';
import { startProgram } from './program';
import { report } from './report';

/**
 * `npm run bench:load`: a thousand open connections that read pages, CSVs, pinned files and pictures for
 * ten minutes, and a correction every five seconds. Counts responses by status, and those that show an older state
 * than any reader had seen before the request. Linux only: it reads the server's memory in /proc.
 */
const CONNECTIONS = Number(process.argv[2] ?? 1_000);
const SECONDS = Number(process.argv[3] ?? 600);
/** Seconds from one correction to the next. */
const EVERY = 5;
const FIGURE = 'HVTN2V3';
/** Milliseconds from one page of a reader to the next, about; and within which all of them come. */
const PAUSE = 2_000;
const CROWD = 5_000;

const ROUTES = [
  ...['/', '/conflicts/nagorno-karabakh', `/figures/${FIGURE}`, '/figures/Z35Z0V8', '/corrections'],
  ...[
    `/figures/${FIGURE}.csv`,
    '/conflicts/nagorno-karabakh/figures.csv',
    `/figures/${FIGURE}.json`,
  ],
  ...['/conflicts/nagorno-karabakh/figures.csv?at=170', '/figures/Z35Z0V8/v1.csv'],
  ...['/figures/Z35Z0V8?at=162', '/charts/nagorno-karabakh/killed-by-phase.svg?at=170'],
];

const counts = new Map<string, number>();
const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
/** The newest state of each live address that any reader has been shown. */
const newest = new Map<string, number>();
const times: number[] = [];

async function read(client: Client, address: string): Promise<void> {
  const isLive = !/[?&]at=|\/v\d/.test(address);
  const seenBefore = newest.get(address) ?? 0;
  const began = performance.now();
  let answer: Dispatcher.ResponseData;
  try {
    answer = await client.request({ path: address, method: 'GET' });
    await answer.body.dump({ limit: Number.POSITIVE_INFINITY });
  } catch (error) {
    count(error instanceof Error && 'code' in error ? String(error.code) : String(error));
    return;
  }
  times.push(performance.now() - began);
  count(String(answer.statusCode));
  if (!isLive || answer.statusCode !== 200) return;
  const position = Number(answer.headers['ledger-position']);
  if (!(position >= seenBefore)) count('stale');
  newest.set(address, Math.max(newest.get(address) ?? 0, position));
}

/** One reader on one connection. */
async function readOn(origin: string, number: number, isReading: () => boolean): Promise<void> {
  const client = new Client(origin, { headersTimeout: 30_000, bodyTimeout: 30_000 });
  await sleep((number / CONNECTIONS) * CROWD);
  for (let turn = number; isReading(); turn += 7) {
    await read(client, ROUTES[turn % ROUTES.length] ?? '/');
    await sleep(PAUSE * (0.5 + Math.random()));
  }
  await client.close();
}

/** Memory of a process that is resident, in megabytes. */
async function residentOf(pid: number): Promise<number> {
  const status = await readFile(path.join('/proc', String(pid), 'status'), 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

/** What the process says of its own heap and of what it keeps, in megabytes. */
async function heapOf(): Promise<string> {
  const text = await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text();
  const of = (name: string) =>
    Math.round(
      Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`${name} `))
          ?.split(' ')
          .at(-1),
      ) /
        2 ** 20,
    );
  return `heap ${of('nodejs_heap_size_used_bytes')} of ${of('nodejs_heap_size_total_bytes')}, outside it ${of('nodejs_external_memory_bytes')}, kept responses ${of('ledger_cache_bytes')}`;
}

function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

const metrics = await findFreePort();
const program = await startProgram({ METRICS: String(metrics) });
const addresses = await readAddressFile(program.dataDir);
if (!addresses) throw new Error(`no addresses in ${program.dataDir}`);
const editor = openDatabase(addresses.appender, { max: 1, name: 'bench editor' });

/** Reads pinned pages until the cache is full: from then on memory has nothing left to fill. */
async function fill(): Promise<void> {
  const pinned = ['/', '/conflicts/nagorno-karabakh', '/corrections', '/sources'];
  const all = Array.from({ length: 300 }, (_, n) =>
    pinned.map((page) => `${page}?at=${n + 360}`),
  ).flat();
  const next = async (): Promise<void> => {
    for (let page = all.pop(); page !== undefined; page = all.pop()) {
      await (await fetch(program.origin + page)).arrayBuffer();
    }
  };
  await Promise.all([next(), next(), next(), next()]);
}

try {
  await fill();
  console.log(`at the start: ${await heapOf()} MB`);
  // What never changes is kept, as on a server at work.
  for (const address of ROUTES) await (await fetch(program.origin + address)).arrayBuffer();
  const web = findWebProcess(program.pid);
  const memory: number[] = [];
  let reading = true;
  const readers = Array.from({ length: CONNECTIONS }, (_, n) =>
    readOn(program.origin, n, () => reading),
  );
  let corrections = 0;
  const until = Date.now() + SECONDS * 1_000;
  for (let next = Date.now(); Date.now() < until; next += EVERY * 1_000) {
    await sleep(Math.max(0, next - Date.now()));
    await correctFigure(editor.db, FIGURE, 300 + corrections);
    corrections += 1;
    memory.push(await residentOf(web));
    if (corrections % 12 === 0) console.log(`after ${corrections * EVERY} s: ${await heapOf()} MB`);
  }
  reading = false;
  await Promise.all(readers);
  const answers = [...counts].sort(([a], [b]) => a.localeCompare(b));
  const rate = Math.round(times.length / SECONDS);
  const third = Math.floor(memory.length / 3);
  const megabytes = (list: number[]) => Math.round(quantile(list, 0.5));
  console.log(`${CONNECTIONS} connections, ${SECONDS} s, ${corrections} corrections`);
  console.log(`answers: ${answers.map(([what, number]) => `${what} × ${number}`).join(', ')}`);
  console.log(`stale after a newer one: ${counts.get('stale') ?? 0}`);
  console.log(
    `${rate} answers/s; median ${Math.round(quantile(times, 0.5))} ms, 99 % ${Math.round(quantile(times, 0.99))} ms, most ${Math.round(quantile(times, 1))} ms`,
  );
  const [atThird, atEnd] = [megabytes(memory.slice(0, third)), megabytes(memory.slice(2 * third))];
  report({
    work: `memory of the web process in the last third of ${SECONDS} s of ${CONNECTIONS} readers`,
    ours: atEnd,
    peer: { name: 'in the first third', value: atThird },
    unit: 'MB',
    aim: { most: 1.1 },
  });
  report({ work: 'the same', ours: atEnd, peer: null, unit: 'MB', aim: { most: 400 } });
  const wrong = [...counts].filter(([what]) => what !== '200').map(([, times]) => times);
  report({
    work: 'answers that were stale, or no 200',
    ours: wrong.reduce((sum, times) => sum + times, 0),
    peer: null,
    unit: `of ${times.length}`,
    aim: { most: 0 },
  });
} finally {
  await editor.close();
  await program.stop();
}
