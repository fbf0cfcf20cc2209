import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { addressFile } from '@/db/addresses';
import { PROJECT_ROOT } from '@/project-root';
import { bareEnvironment, endChild, whenEnded } from './child';
import { takeLock } from './lock';
import { checkPort } from './port';
import { prepareDataDir } from './postgres/data-folder';
import { createProgress } from './progress';
import { parseArguments, parseSettings, type Settings } from './settings';
import { formatError, StartError } from './start-error';
import { listenForSignals, stopAll, stopSignal, stopWithParent, whenStopping } from './stopping';
import { loadWeb } from './web-process';

/**
 * `npm start` and `npm run dev`: the embedded Postgres, or the addresses that were given; migrations;
 * the shipped figures; then the web process, until a signal, or until one of them ends.
 *
 * The web process loads Next meanwhile, which takes longest. What only the database needs is therefore
 * imported when that process has been started.
 */

/** How long a web process whose start program was killed may take to leave its port. */
const ORPHAN_LEAVES_MS = 15_000;
const USUAL_PATIENCE_MS = 500;
/** A signal to all processes at once reaches this one within this time of another's end. */
const SIGNAL_ARRIVES_MS = 500;
const BUILD_ENDS_MS = 2_000;

type Progress = ReturnType<typeof createProgress>;

/** Makes this process the only one that starts here on this data folder. */
async function claimDataDir({ dataDir, publicUrl }: Settings): Promise<void> {
  const words = `process ${process.pid}, at ${publicUrl}`;
  // The system's own spelling: on macOS and Windows `.DATA` is the same folder.
  const lock = await takeLock(`data folder ${realpathSync.native(dataDir)}`, words);
  if ('release' in lock) return;
  throw new StartError(
    `The data folder ${dataDir} is in use by another running copy of Casualty Ledger: ${lock.heldBy}.`,
    'Use that one, or stop it, or give this one a folder and a port of its own:\nDATA_DIR=/another/folder PORT=3001 npm start',
  );
}

/** Has the pages built unless they are newer than their sources. @returns what was done, in words */
async function buildPages(): Promise<string> {
  const script = path.join(PROJECT_ROOT, 'build.js');
  // An image holds what was built, and not what builds it.
  if (!existsSync(script)) return 'already built';
  const { isBuilt }: typeof import('../build.js') = await import(pathToFileURL(script).href);
  if (await isBuilt()) return 'already built';
  const child = spawn(process.execPath, [script, '--if-stale'], {
    env: bareEnvironment({ NODE_ENV: 'production' }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => endChild(child, ['SIGTERM', 'SIGKILL'], BUILD_ENDS_MS);
  stopSignal.addEventListener('abort', stop);
  let said = '';
  const collect = (chunk: Buffer) => {
    said = (said + chunk.toString('utf8')).slice(-20_000);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const how = await whenEnded(child);
  stopSignal.removeEventListener('abort', stop);
  if (child.exitCode === 0) return 'built';
  throw new StartError(
    `The build failed (${how}). Its last words:\n${said.trim().split('\n').slice(-40).join('\n')}`,
    'Correct what it names, then: npm start',
  );
}

/** The embedded Postgres in the data folder, which `claimDataDir` holds. */
async function runEmbedded(settings: Settings, { step }: Progress) {
  return step('Embedded Postgres', async (note) => {
    const { startEmbedded } = await import('./postgres/embedded');
    const runAs = prepareDataDir(settings.dataDir, note);
    const embedded = await startEmbedded(settings.dataDir, runAs, note, stopSignal);
    whenStopping(embedded);
    return embedded;
  });
}

/** Only the embedded Postgres, migrated, for a program that gets its addresses from the data folder. */
async function runDatabaseOnly(settings: Settings, progress: Progress): Promise<never> {
  stopWithParent();
  prepareDataDir(settings.dataDir, () => {});
  await claimDataDir(settings);
  const { addresses, ended } = await runEmbedded(settings, progress);
  const { migrate } = await import('./prepare-database');
  await migrate(addresses);
  process.send?.({ ready: true });
  throw await endOf(ended.then((how) => `The embedded Postgres ended (${how}).`));
}

/** Waits for the first end that nobody asked for. */
async function endOf(...ends: Promise<string>[]): Promise<StartError> {
  const aborted = new Promise<never>((_resolve, reject) => {
    stopSignal.addEventListener('abort', () => reject(stopSignal.reason));
    if (stopSignal.aborted) reject(stopSignal.reason);
  });
  const problem = await Promise.race([aborted, ...ends]);
  await Promise.race([aborted, sleep(SIGNAL_ARRIVES_MS)]);
  return new StartError(
    problem,
    'Its own lines above, or postgres.log in the data folder, say why. Then: npm start',
  );
}

/** Checks what can be checked before the long steps, so that nobody waits to be told of it. */
async function checkFirst(settings: Settings, { step }: Progress): Promise<void> {
  const given = settings.databases;
  await step(given ? 'Port' : 'Port and data folder', async (note) => {
    let patience = USUAL_PATIENCE_MS;
    if (!given) {
      prepareDataDir(settings.dataDir, note);
      await claimDataDir(settings);
      if (existsSync(addressFile(settings.dataDir))) {
        note('an earlier start was killed, and this one takes over');
        patience = ORPHAN_LEAVES_MS;
      }
    }
    await checkPort(settings.port, settings.host, patience);
  });
  if (given) {
    const { checkAddresses } = await import('./prepare-database');
    await step('Database', () => checkAddresses(given));
  }
}

/** The database with this program's schema and the shipped figures in it. */
async function runDatabase(settings: Settings, progress: Progress) {
  const embedded = settings.databases ? null : await runEmbedded(settings, progress);
  const addresses = settings.databases ?? embedded?.addresses;
  if (addresses === undefined) throw new Error('there is no database');
  const { migrate, replay } = await import('./prepare-database');
  await progress.step('Migrations', () => migrate(addresses));
  await progress.step('Shipped figures', () => replay(addresses));
  return { readerUrl: addresses.reader, ended: embedded?.ended ?? null };
}

async function run(settings: Settings, dev: boolean, progress: Progress): Promise<never> {
  const { say, step } = progress;
  say(dev ? 'Casualty Ledger (development)' : 'Casualty Ledger');
  await checkFirst(settings, progress);
  if (!dev) await step('Pages', buildPages);
  stopSignal.throwIfAborted();
  const loading = loadWeb({ settings, dev });
  const database = await runDatabase(settings, progress);
  stopSignal.throwIfAborted();
  const web = await step('Web process', () => loading.serve(database.readerUrl));
  say(`Casualty Ledger is at ${settings.publicUrl}`);
  const ends = [web.ended.then((how) => `The web process ended (${how}).`)];
  if (database.ended)
    ends.push(database.ended.then((how) => `The embedded Postgres ended (${how}).`));
  throw await endOf(...ends);
}

/** The whole program. @returns its exit code */
async function main(): Promise<number> {
  let progress = createProgress(process.env.LOG === 'json');
  listenForSignals((line) => progress.say(line));
  // Nobody may read what is printed any more: a closed terminal, a pipe whose reader has ended.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const finish = async (error: unknown) => {
    // A stop that was asked for makes everything under way fail: that is expected.
    const wasAsked = stopSignal.aborted;
    if (!wasAsked) progress.complain(formatError(error));
    await stopAll();
    if (wasAsked) progress.say('Stopped.');
    return wasAsked ? 0 : 1;
  };
  // The driver may throw outside of any promise when its connection is cut.
  process.on('uncaughtException', (error) => void finish(error).then((code) => process.exit(code)));
  try {
    const { dev, databaseOnly } = parseArguments(process.argv.slice(2));
    const settings = parseSettings(process.env, PROJECT_ROOT);
    progress = createProgress(settings.logs);
    return await (databaseOnly
      ? runDatabaseOnly(settings, progress)
      : run(settings, dev, progress));
  } catch (error) {
    return finish(error);
  }
}

process.exit(await main());
