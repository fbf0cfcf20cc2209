import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { importVersion } from '@/datasets/import/import-version';
import { type Connection, openDatabase } from '@/db/client';
import { type Supervisor, startSupervisor } from '../integration/supervisor-harness';
import { ask } from './ask';
import { type Cluster, createCluster, prepareRoles } from './cluster';
import { writeEvents } from './events-file';
import { type Network, openNetwork } from './network';
import { type Known, learn, uncachedPage } from './readers';

export const PROJECT = path.resolve(import.meta.dirname, '../..');
export const PROGRAM = path.join(PROJECT, 'cli/casualty-ledger.js');
const ROWS = 40_000;

/** The whole of it: Postgres, a network before it, and the program as `npm start` runs it. */
export type Site = {
  cluster: Cluster;
  network: Network;
  supervisor: Supervisor;
  editor: Connection;
  known: Known;
  close: () => Promise<void>;
};

/** A version of some megabytes, so that a download takes its time. */
async function importEvents(cluster: Cluster, editor: Connection): Promise<void> {
  const file = path.join(cluster.dataDir, 'events.csv');
  await writeEvents(file, ROWS);
  await importVersion(
    editor,
    {
      ...{ format: 'ucdp-ged', dataset: 'faults', version: '1.0', licence: 'CC BY 4.0' },
      ...{ source: 'https://example.org/', title: null, publisher: null, citation: null },
      ...{ recorded_by: 'A test', why: 'To have a download', dryRun: false, files: [file] },
    },
    { step: () => {}, rows: () => {} },
  );
}

async function warmUp(origin: string): Promise<void> {
  for (const path of ['/', '/figures/HVTN2V3/v1.svg', uncachedPage(), '/']) {
    const { outcome } = await ask(origin + path);
    if (outcome !== 200) throw new Error(`${path} answers ${outcome}`);
  }
}

export async function openSite(options: { smallDisk: boolean; port: number }): Promise<Site> {
  const cluster = await createCluster(options.smallDisk);
  await cluster.start();
  await prepareRoles(cluster);
  const network = await openNetwork(cluster.urlOf('web'));
  const supervisor = await startSupervisor({
    PORT: String(options.port),
    DATABASE_URL: network.url,
    LEDGER_DATABASE_URL: cluster.urlOf('editor'),
    OWNER_DATABASE_URL: cluster.urlOf('owner'),
  });
  await supervisor.ready();
  const editor = openDatabase(cluster.urlOf('editor'), { max: 2, name: 'faults editor' });
  await importEvents(cluster, editor);
  // Threads that draw start with their first drawing: faults befall a server at work.
  await warmUp(supervisor.url);
  return {
    ...{ cluster, network, supervisor, editor },
    known: await learn(supervisor.url),
    close: async () => {
      network.mend();
      await editor.close();
      supervisor.signal('SIGTERM');
      await supervisor.ended;
      network.close();
      await cluster.end('SIGINT');
      await cluster.remove();
    },
  };
}

const run = promisify(execFile);

/** `casualty-ledger verify`. @returns what it complains of, or null */
export async function verify({ cluster }: Site): Promise<string | null> {
  const env = { ...process.env, DATABASE_URL: cluster.urlOf('web') };
  try {
    await run(process.execPath, [PROGRAM, 'verify', '--json'], { cwd: PROJECT, env });
    return null;
  } catch (error) {
    return `verify: ${error instanceof Error ? error.message : error}`;
  }
}
