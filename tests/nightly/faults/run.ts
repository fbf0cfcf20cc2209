import { setTimeout as sleep } from 'node:timers/promises';
import { isConnectionBreak } from '@/db/connection-errors';
import { ask } from './ask';
import { COMMANDS, killCommand } from './command-faults';
import { DATABASE_FAULTS, type DatabaseFault, diskFull } from './database-faults';
import { CACHED, startReaders, uncachedPage } from './readers';
import { formatOutcomes, printTable, type Row } from './report';
import { openSite, type Site, verify } from './site';
import { countKept, startWriter } from './writer';

/**
 * `npm run test:nightly -- faults`: real Postgres, the program as `npm start` runs it, readers and an
 * editor at work, and one fault after another. Ends with 1 where an entry is lost or doubled, or a
 * response wrong or late. `--without disk-full` where no small disk can be mounted; `--seed N` repeats
 * the random points; `--only TEXT` runs the faults whose name contains it.
 */
const WARM = 1_500;
const AFTER = 1_500;
/** Within which what was appended is shown, and a fault has struck. */
const SETTLES = 1_000;
const STRUCK = 500;
/** The first good answer that needs the database, after the database or the server is back. */
const RECOVERY = 1_000;
const NEXT_TRY = 500;
const GIVEN_UP = 60_000;

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

/** A generator that gives the same numbers for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Asks for what needs the database until it is answered. @returns milliseconds */
async function timeToRecovery({ server }: Site): Promise<number> {
  const began = performance.now();
  let done: number | null = null;
  // One after another; one that is slow does not hold up the next for long.
  while (done === null) {
    const asked = ask(server.url + uncachedPage()).then(({ outcome }) => {
      if (outcome === 200) done ??= performance.now() - began;
    });
    await Promise.race([asked, sleep(NEXT_TRY)]);
    await sleep(20);
    if (performance.now() - began > GIVEN_UP) return Number.POSITIVE_INFINITY;
  }
  return done;
}

/** Resolves when the page is kept as it is at the newest position. */
async function whenKept({ server, editor }: Site): Promise<void> {
  await sleep(SETTLES);
  const [head] = await editor.sql<{ position: number }[]>`
    select max(position)::int as position from ledger.entries`;
  for (let last = ''; last !== String(head?.position); await sleep(50)) {
    last = String((await ask(server.url + CACHED)).headers['ledger-position']);
  }
}

/** Readers and an editor at work, a fault, and what came of it. */
async function strikeDatabase(site: Site, fault: DatabaseFault): Promise<Row> {
  const { name } = fault;
  const readers = startReaders(site.server.url, site.known);
  const writer = startWriter(site.editor);
  await sleep(WARM);
  await writer.pause();
  await whenKept(site);
  const inFlight = [...readers.tally.inFlight.values()].reduce((sum, each) => sum + each, 0);
  readers.expectKept(fault.isolates);
  setTimeout(writer.goOn, STRUCK);
  await fault.begin(site);
  readers.expectKept(false);
  await fault.end(site);
  const recovery = await timeToRecovery(site);
  await sleep(AFTER);
  await Promise.all([readers.stop(), writer.stop()]);
  const kept = await countKept(site.editor, writer);
  const { tally } = readers;
  const complaint = await verify(site);
  const wrong = [...tally.wrong, ...(complaint ? [complaint] : [])];
  if (recovery > (fault.recovery ?? RECOVERY))
    wrong.push(`the first good answer came after ${Math.round(recovery)} ms`);
  if (writer.acknowledged.length === 0) wrong.push('nothing was appended');
  const row: Row = {
    ...{ name, inFlight, recovery, ...kept, wrong, slowest: Math.max(...tally.slowest.values()) },
    answers: formatOutcomes(tally.counts.values()),
  };
  const slowest = [...tally.slowest].map(([kind, ms]) => `${kind} ${Math.round(ms)}`).join(', ');
  console.log(`${name}: ${row.answers}; recovery ${Math.round(recovery)} ms; slowest: ${slowest}`);
  return row;
}

async function strikeCommands(site: Site, random: () => number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const command of COMMANDS) {
    const name = `${command.name} killed`;
    const { killed, whole, absent, wrong, lost, doubled } = await killCommand(
      site,
      command,
      random,
    );
    const complaint = await verify(site);
    const answers = `${command.points} points: ${killed} killed, ${whole} whole, ${absent} absent`;
    console.log(`${name}: ${answers}`);
    const all = [...wrong, ...(complaint ? [complaint] : [])];
    rows.push({
      ...{ name, answers, lost, doubled, wrong: all },
      inFlight: 0,
      recovery: 0,
      slowest: 0,
    });
  }
  return rows;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await site.close();
    process.exit(1);
  });
}
process.on('uncaughtException', (error) => {
  // The driver throws one outside of any promise when its connection is cut; see db/database-away.ts.
  if (isConnectionBreak(error)) return;
  console.error(error);
  process.exit(1);
});

const without = option('--without');
const only = option('--only') ?? '';
const seed = Number(option('--seed') ?? Date.now() % 1_000_000);
const wanted = (name: string) => name.includes(only);
console.log(`Random points by --seed ${seed}`);
const site = await openSite({
  smallDisk: without !== 'disk-full',
  port: Number(process.env.PORT ?? 4150),
});
const rows: Row[] = [];
let notRun = false;
try {
  for (const fault of DATABASE_FAULTS) {
    if (wanted(fault.name)) rows.push(await strikeDatabase(site, fault));
  }
  if (wanted('killed')) rows.push(...(await strikeCommands(site, createRandom(seed))));
  // The last: it may end Postgres itself.
  if (site.cluster.onSmallDisk && wanted(diskFull.name)) {
    rows.push(await strikeDatabase(site, diskFull));
  }
  notRun = !site.cluster.onSmallDisk && without !== 'disk-full';
} finally {
  await site.close();
}
printTable(rows);
if (notRun) {
  console.log(
    'disk full: NOT RUN, since no small disk could be mounted (that takes root). --without disk-full accepts it.',
  );
}
const isWell = rows.every(({ wrong, lost, doubled }) => wrong.length + lost + doubled === 0);
if (!isWell) console.log(`\nWhat the program said:\n${site.server.output().slice(-20_000)}`);
process.exit(isWell && !notRun ? 0 : 1);
