import { userOf } from '@/db/addresses';
import { grantRoles, migrateLedger } from '@/db/migrate';
import { openDataDir, startEmbedded } from './postgres/embedded';
import { formatError } from './start-error';
import { createStopper } from './stopper';

/**
 * Starts the embedded Postgres in a folder, migrates it, and says "ready": without the shipped
 * figures, without pages. Its addresses are in the folder meanwhile. It ends, and the database with
 * it, when its standard input does, so that it never outlives whoever called it.
 * @param args the folder
 */
export async function run([dataDir]: readonly string[]): Promise<void> {
  if (!dataDir) throw new Error('the folder of the database is missing');
  const stopper = createStopper();
  const end = async (code: number) => {
    await stopper.stopAll();
    process.exit(code);
  };
  // Ctrl-C reaches the whole group; whoever called this one decides.
  process.on('SIGINT', () => {});
  process.stdin.resume().once('close', () => void end(0));
  try {
    const note = () => {};
    const runAs = await openDataDir(dataDir, note);
    const { addresses } = await startEmbedded(dataDir, runAs, stopper, note);
    await migrateLedger(addresses.owner);
    await grantRoles(addresses.owner, {
      reader: userOf(addresses.reader),
      appender: userOf(addresses.appender),
    });
    process.stdout.write('ready\n');
  } catch (error) {
    if (stopper.isStopping) return;
    console.error(formatError(error));
    await end(1);
  }
}
