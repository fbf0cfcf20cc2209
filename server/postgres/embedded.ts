import { realpath, rm } from 'node:fs/promises';
import { ADDRESS_VARIABLES, addressFile, type DatabaseAddresses } from '@/db/addresses';
import type { Note } from '../steps';
import type { Stopper } from '../stopper';
import { locateBinaries } from './binaries';
import { clusterFolder, ensureCluster, type Place } from './cluster';
import { type Postmaster, startPostmaster, stopOrphan } from './postmaster';
import { ensureLedgerDatabase } from './roles';
import { prepareDataDir, reachableBinaries } from './run-as';
import { writePrivately } from './secrets';

export type Embedded = {
  addresses: DatabaseAddresses;
  postmaster: Postmaster;
};

/**
 * Makes the data folder, or refuses it. Apart from `startEmbedded`, because the lock lies in it.
 * @throws StartError when Postgres could not reach it
 */
export function openDataDir(dataDir: string, note: Note): Promise<Place['runAs']> {
  return prepareDataDir(dataDir, clusterFolder(dataDir), note);
}

/**
 * Starts the embedded Postgres with the ledger's database and its three roles, whatever state an
 * earlier start was killed in. The stopper ends it.
 * @param dataDir a folder from `openDataDir`, whose lock this process holds
 */
export async function startEmbedded(
  dataDir: string,
  runAs: Place['runAs'],
  stopper: Stopper,
  note: Note,
): Promise<Embedded> {
  const binaries = await reachableBinaries(await locateBinaries(), dataDir, runAs);
  // One spelling of the folder, by which a Postgres that was left running in it is known.
  const place: Place = { dataDir: await realpath(dataDir), binaries, runAs, stopper };
  await stopOrphan(place, note);
  const secrets = await ensureCluster(place, note);
  const postmaster = await startPostmaster(place);
  const addresses = await ensureLedgerDatabase(postmaster.port, secrets);

  const file = addressFile(dataDir);
  await writePrivately(file, {
    [ADDRESS_VARIABLES.reader]: addresses.reader,
    [ADDRESS_VARIABLES.appender]: addresses.appender,
    [ADDRESS_VARIABLES.owner]: addresses.owner,
  });
  stopper.add({ stop: () => rm(file, { force: true }), force: () => {} });
  note(`on 127.0.0.1:${postmaster.port}`);
  return { addresses, postmaster };
}
