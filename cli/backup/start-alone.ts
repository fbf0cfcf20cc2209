import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { ADDRESS_VARIABLES, type DatabaseAddresses, readAddressFile } from '@/db/addresses';
import { PROJECT_ROOT } from '@/project-root';
import type { Context } from '../context';
import { Failure } from '../failure';

/** The start program, which also runs the embedded Postgres alone. */
const START = path.join(PROJECT_ROOT, 'dist/start.js');

/** Without the addresses of other databases: this one is made here. */
function environmentOf({ env }: Context, folder: string): NodeJS.ProcessEnv {
  const addresses: string[] = Object.values(ADDRESS_VARIABLES);
  const all = Object.entries({ ...process.env, ...env, DATA_DIR: folder });
  const kept = all.filter(([name]) => !addresses.includes(name));
  return { NODE_ENV: process.env.NODE_ENV, ...Object.fromEntries(kept) };
}

/**
 * Starts the embedded Postgres in a folder, migrated and without entries. It ends with this process.
 * @throws Failure with its own words, where none can be made
 */
export async function startAlone(
  context: Context,
  folder: string,
): Promise<{ addresses: DatabaseAddresses; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, [START, '--database-only'], {
    env: environmentOf(context, folder),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Ctrl-C reaches this process alone, which ends what it started in the right order.
    detached: process.platform !== 'win32',
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    if (child.connected) child.disconnect();
    await ended;
  };
  const ready = once(child, 'message').then(() => true);
  if (!(await Promise.race([ready, ended.then(() => false)]))) {
    throw new Failure(
      'noDatabase',
      `No database could be made: ${said.trim()}`,
      'Correct what it names, or give a Postgres of your own by its addresses.',
    );
  }
  const addresses = await readAddressFile(folder);
  if (addresses) return { addresses, stop };
  await stop();
  throw new Error(`the database in ${folder} has no addresses`);
}
