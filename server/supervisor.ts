import path from 'node:path';
import { type DatabaseAddresses, userOf } from '@/db/addresses';
import { DatabaseNewerError, grantRoles, migrateLedger } from '@/db/migrate';
import { replayShipped } from '@/db/replay';
import { ensureBuild } from './build';
import { checkAddresses } from './database';
import { acquireLock } from './lock';
import { logConsole, openLog } from './observe/request-log';
import { checkPort } from './port';
import { openDataDir, startEmbedded } from './postgres/embedded';
import { keepPostgres } from './postgres/keep-running';
import { parseArguments, parseSettings, type Settings } from './settings';
import { formatError, StartError } from './start-error';
import { createSteps, type Note, type RunStep } from './steps';
import { createStopper, type Stopper, stopOnSignals } from './stopper';
import { startWeb } from './web-process';

const ROOT = path.resolve(import.meta.dirname, '..');

/** After a kill, the web process that was left behind needs a moment to leave its port. */
const ORPHAN_LEAVES_MS = 10_000;
const USUAL_PATIENCE_MS = 500;

/** Lines for a person; with LOG=json, lines of the log. */
const say = (line: string) => console.log(line);

async function migrate(addresses: DatabaseAddresses, note: Note): Promise<void> {
  try {
    const { applied } = await migrateLedger(addresses.owner);
    note(applied === 0 ? 'up to date' : `${applied} migration${applied === 1 ? '' : 's'} applied`);
  } catch (error) {
    if (!(error instanceof DatabaseNewerError)) throw error;
    throw new StartError(
      'The database was migrated by a newer version of Casualty Ledger than this one.',
      'Start that version, or give this one another database: DATA_DIR=/another/folder npm start',
      { cause: error },
    );
  }
  await grantRoles(addresses.owner, {
    reader: userOf(addresses.reader),
    appender: userOf(addresses.appender),
  });
}

async function replay(addresses: DatabaseAddresses, note: Note): Promise<void> {
  const { appended, head, held } = await replayShipped(addresses.appender);
  note(`${appended === 0 ? 'nothing new' : `${appended} entries added`}, position ${head}`);
  if (held) {
    note('this database has entries of its own, so later shipped ones are not added by themselves');
  }
}

/** Port, and for the embedded database the data folder: what two copies would fight over. */
async function claim(settings: Settings, step: RunStep, stopper: Stopper) {
  return step(settings.databases ? 'Port' : 'Port and data folder', async (note) => {
    if (settings.databases) {
      await checkPort(settings.port, settings.host, USUAL_PATIENCE_MS);
      return null;
    }
    const runAs = await openDataDir(settings.dataDir, note);
    const file = path.join(settings.dataDir, 'supervisor.lock');
    const lock = await acquireLock(file, settings.dataDir, settings.publicUrl);
    stopper.add({ stop: async () => lock.release(), force: lock.release });
    if (lock.takenOver) note('an earlier start was killed, and this one takes over');
    const patience = lock.takenOver ? ORPHAN_LEAVES_MS : USUAL_PATIENCE_MS;
    await checkPort(settings.port, settings.host, patience);
    return runAs;
  });
}

async function start(args: readonly string[], stopper: Stopper): Promise<never> {
  const { dev } = parseArguments(args);
  const settings = parseSettings(process.env, ROOT);
  if (settings.logs) logConsole(openLog('supervisor'));
  const step = createSteps(settings.logs ? { write: (text) => say(text.trim()) } : process.stdout);
  say(dev ? 'Casualty Ledger (development)' : 'Casualty Ledger');

  const runAs = await claim(settings, step, stopper);
  const given = settings.databases;
  // Before the build, so that nobody waits for that to be told of a wrong password.
  if (given) await step('Database', () => checkAddresses(given));
  if (!dev) await step('Pages', (note) => ensureBuild(ROOT, stopper, note));
  const { addresses, postmaster } = given
    ? { addresses: given, postmaster: null }
    : await step('Embedded Postgres', (note) =>
        startEmbedded(settings.dataDir, runAs, stopper, note),
      );
  await step('Migrations', (note) => migrate(addresses, note));
  await step('Shipped figures', (note) => replay(addresses, note));
  const options = { root: ROOT, settings, readerUrl: addresses.reader, dev };
  const web = await step('Web process', () => startWeb(options, stopper, say));
  say(`Casualty Ledger is at ${settings.publicUrl}`);
  const running = postmaster ? [keepPostgres(postmaster, stopper, say)] : [];
  return Promise.race([web.givenUp, ...running]);
}

/**
 * The whole of `npm start`: every step, then running until a signal or a failure.
 * @param args the command line after the script
 */
export async function run(args: readonly string[]): Promise<void> {
  const stopper = createStopper();
  const fail = async (error: unknown) => {
    // A stop that was asked for makes everything under way fail: that is no news.
    if (stopper.isStopping) return;
    console.error(formatError(error));
    await stopper.stopAll();
    process.exit(1);
  };
  stopOnSignals(stopper, say);
  // The driver may throw outside of any promise when its connection is cut: whatever fails, what
  // was started is stopped.
  process.on('uncaughtException', fail);
  await start(args, stopper).catch(fail);
}
