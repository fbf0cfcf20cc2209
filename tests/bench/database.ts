import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { DatabaseAddresses } from '@/db/addresses';
import { grantRoles, migrateLedger } from '@/db/migrate';
import { prepareDataDir } from '@/server/postgres/data-folder';
import { startEmbedded } from '@/server/postgres/embedded';

/** The embedded Postgres as `npm start` runs it, migrated, in a folder that goes away with it. */
export async function startDatabase(): Promise<{
  addresses: DatabaseAddresses;
  folder: string;
  stop: () => Promise<void>;
}> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-bench-'));
  await chmod(folder, 0o755);
  const note = () => {};
  const runAs = prepareDataDir(folder, note);
  const { signal } = new AbortController();
  const { addresses, stop } = await startEmbedded(folder, runAs, note, signal);
  await migrateLedger(addresses.owner);
  await grantRoles(addresses.owner, {
    reader: new URL(addresses.reader).username,
    appender: new URL(addresses.appender).username,
  });
  return {
    addresses,
    folder,
    stop: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
