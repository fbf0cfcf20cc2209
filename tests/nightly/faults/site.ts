import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { importVersion } from '@/datasets/import/import-version';
import { type Connection, openDatabase } from '@/db/client';
import { type ServerProcess, startServer } from '../../integration/server-process';
import { ask } from './ask';
import { type Cluster, createCluster, prepareRoles } from './cluster';
import { writeEvents } from './events-file';
import { type Network, openNetwork } from './network';
import { type Known, learn, uncachedPage } from './readers';

export const PROJECT = path.resolve(import.meta.dirname, '../../..');
export const PROGRAM = path.join(PROJECT, 'cli/casualty-ledger.js');
const ROWS = 40_000;

/** Postgres, a network before it, and the program as `npm start` runs it. */
export type Site = {
  cluster: Cluster;
  network: Network;
  server: ServerProcess;
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
    // The first page of all is drawn whole, which takes a busy machine longer than a reader waits.
    const first = await ask(origin + path);
    const { outcome } = first.outcome === 'silent' ? await ask(origin + path) : first;
    if (outcome !== 200) throw new Error(`${path} answers ${outcome}`);
  }
}

type Stop = () => unknown;

/** Stops what was started, the newest first. */
async function stopAll(stops: Stop[]): Promise<void> {
  for (const stop of stops.splice(0).toReversed()) await stop();
}

async function startAll(options: { smallDisk: boolean; port: number }, stops: Stop[]) {
  const cluster = await createCluster(options.smallDisk);
  stops.push(cluster.remove, () => cluster.end('SIGINT'));
  await cluster.start();
  await prepareRoles(cluster);
  const network = await openNetwork(cluster.urlOf('web'));
  stops.push(network.close);
  const server = await startServer({
    PORT: String(options.port),
    DATABASE_URL: network.url,
    LEDGER_DATABASE_URL: cluster.urlOf('editor'),
    OWNER_DATABASE_URL: cluster.urlOf('owner'),
  });
  stops.push(
    () => server.ended,
    () => server.signal('SIGTERM'),
  );
  await server.ready();
  const editor = openDatabase(cluster.urlOf('editor'), { max: 2, name: 'faults editor' });
  stops.push(editor.close, network.restore);
  await importEvents(cluster, editor);
  // Faults are tested on a server at work.
  await warmUp(server.url);
  return { cluster, network, server, editor, known: await learn(server.url) };
}

/** Starts all of it. */
export async function openSite(options: { smallDisk: boolean; port: number }): Promise<Site> {
  const stops: Stop[] = [];
  const close = () => stopAll(stops);
  try {
    return { ...(await startAll(options, stops)), close };
  } catch (error) {
    await close();
    throw error;
  }
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
