import path from 'node:path';
import postgres from 'postgres';
import { appendEntries } from '@/db/append/append';
import { openDatabase } from '@/db/client';
import { listStoredFigures } from '@/db/queries/list-figures';
import { replayShipped } from '@/db/replay';
import type { NewEntry } from '@/ledger/entry';
import { locateBinaries } from '@/server/postgres/binaries';
import { prepareDataDir, reachableBinaries } from '@/server/postgres/data-folder';
import { readSecrets } from '@/server/postgres/secrets';
import { startDatabase } from '../../bench/database';
import { startNginx } from '../../bench/nginx';
import { type Program, startProgram } from '../../bench/program';

import { type Network, openNetwork } from './network';
import type { Corrected } from './reader';
import { createReplica, type Replica } from './replica';

const FIGURE = 'HVTN2V3';

/** A primary, two replicas that reach it through networks that can be cut, two servers, and nginx. */
export type Ground = {
  networks: Network[];
  replicas: [Replica, Replica];
  servers: Program[];
  /** Stops the first server at once, as a loss of its machine does; and starts it anew, at its address. */
  stopServer: () => Promise<void>;
  startServer: () => Promise<void>;
  /** Of the superuser, on the primary and the replicas. */
  password: string;
  nginx: string;
  corrected: Corrected;
  /** Corrects the figure once, at the primary. @returns the position */
  correct: () => Promise<number>;
  /** Where a server stands, as its `/readyz` says. */
  readiness: (server: Program) => Promise<{ status: number; words: string; position: number }>;
};

/** Corrects one figure again and again, and keeps what each position made of it. */
async function createCorrector(appender: string) {
  const { db, close } = openDatabase(appender, { max: 1, name: 'test corrections' });
  const [figure] = await listStoredFigures(db, 99_999, { ids: [FIGURE] });
  if (!figure) throw new Error(`${FIGURE} is not there`);
  const { body } = JSON.parse(figure.stored.record) as {
    body: Extract<NewEntry, { kind: 'figure' }>['body'];
  };
  const [head] = await db.execute<{ position: string }>(
    'select max(position) as position from ledger.entries',
  );
  const corrected: Corrected = { id: FIGURE, valueAt: new Map() };
  corrected.valueAt.set(Number(head?.position), Number(body.value));
  let version = body.version;
  const correct = async () => {
    version += 1;
    const value = 10_000 + version;
    const change = { kind: 'our error' as const, reason: `Step ${version}`, evidence: null };
    const recorded_at = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
    const envelope = { recorded_at, recorded_by: 'A test', why: 'To see who is behind' };
    const entry: NewEntry = {
      ...envelope,
      kind: 'figure',
      body: { ...body, version, value, change },
    };
    // The next position, before anybody can see it.
    const next = Math.max(...corrected.valueAt.keys()) + 1;
    corrected.valueAt.set(next, value);
    const { position } = await appendEntries(db, [entry]);
    if (position !== next) throw new Error(`position ${position} came, not ${next}`);
    return position;
  };
  return { corrected, correct, close };
}

function withPort(url: string, port: number): string {
  const address = new URL(url);
  address.port = String(port);
  return address.href;
}

/** What stops the parts that have been started, the newest last. */
export type Stops = (() => Promise<unknown>)[];

/**
 * Starts all of it. Each server reads a replica of its own.
 * @param stops gets what stops each part as soon as it is started
 */
export async function layGround(stops: Stops): Promise<Ground> {
  const database = await startDatabase();
  stops.push(database.stop);
  const { addresses, folder } = database;
  await replayShipped(addresses.appender);
  const runAs = prepareDataDir(folder, () => {});
  const binaries = await reachableBinaries(await locateBinaries(), folder, runAs);
  const secrets = await readSecrets(path.join(folder, 'secrets.json'));
  const { port } = new URL(addresses.owner);
  const password = secrets?.superuser ?? '';
  const admin = postgres({
    host: '127.0.0.1',
    port: Number(port),
    user: 'postgres',
    password,
    max: 1,
  });
  stops.push(() => admin.end());
  // Else a replica that was cut off waits a minute for the slot that its dead connection still holds.
  await admin`alter system set wal_sender_timeout = '3s'`;
  await admin`select pg_reload_conf()`;
  const primary = { dataDir: folder, binaries, runAs, admin, password };
  const networks = [await openNetwork(Number(port)), await openNetwork(Number(port))];
  stops.push(async () => {
    for (const network of networks) network.close();
  });
  const [one, two] = [
    await createReplica(primary, 'one', networks[0]?.port ?? 0, folder),
    await createReplica(primary, 'two', networks[1]?.port ?? 0, folder),
  ];
  stops.push(one.kill, two.kill);
  await one.start();
  await two.start();
  const corrector = await createCorrector(addresses.appender);
  stops.push(corrector.close);
  const start = (replica: Replica, port?: string) =>
    startProgram({
      ...(port ? { PORT: port } : {}),
      DATABASE_URL: withPort(addresses.reader, replica.port),
      LEDGER_DATABASE_URL: addresses.appender,
      OWNER_DATABASE_URL: addresses.owner,
      PUBLIC_URL: 'https://ledger.example.org',
      TRUST_PROXY: '1',
    });
  const servers: Program[] = [];
  stops.push(async () => {
    for (const server of servers) await server.stop();
  });
  servers.push(await start(one));
  servers.push(await start(two));
  const nginx = await startNginx(
    servers.map(({ origin }) => origin),
    new Map([['up.html', Buffer.from('up')]]),
  );
  stops.push(nginx.stop);
  return {
    networks,
    replicas: [one, two],
    servers,
    password,
    stopServer: async () => servers[0]?.stop(),
    startServer: async () => {
      servers[0] = await start(one, new URL(servers[0]?.origin ?? '').port);
    },
    nginx: nginx.cached,
    ...corrector,
    readiness: async ({ origin }) => {
      const answer = await fetch(`${origin}/readyz`);
      const words = (await answer.text()).trim();
      const position = Number((JSON.parse(words) as { position: number }).position);
      return { status: answer.status, words, position };
    },
  };
}
