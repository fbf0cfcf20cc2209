import { writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import type { Site } from './site';

/** How long each fault lasts: longer than any silence that the server takes for an answer on its way. */
const LASTS = 7_000;
/** Longer than a page's statement may take. */
const STATEMENT = 12_000;

/** Something that befalls the database; `mend` resolves when it can be used again. */
export type DatabaseFault = {
  name: string;
  begin: (site: Site) => Promise<void>;
  mend: (site: Site) => Promise<void>;
};

const begin = (name: string, signal: 'SIGINT' | 'SIGKILL'): DatabaseFault => ({
  name,
  begin: async ({ cluster }) => {
    await cluster.end(signal);
    await sleep(LASTS);
  },
  mend: ({ cluster }) => cluster.start(),
});

/** A process of Postgres that dies takes all connections with it, and all of it recovers by itself. */
const killedBackend: DatabaseFault = {
  name: 'a process of the database killed',
  begin: async ({ cluster }) => {
    const admin = postgres(cluster.urlOf('postgres'), { max: 1 });
    const [row] = await admin<{ pid: number }[]>`
      select pid from pg_stat_activity where application_name like 'casualty-ledger pages%' limit 1`;
    await admin.end();
    if (!row) throw new Error('the server has no connection');
    process.kill(row.pid, 'SIGKILL');
  },
  mend: async ({ cluster }) => {
    for (;;) {
      const admin = postgres(cluster.urlOf('postgres'), { max: 1 });
      const answers = await admin`select 1`.then(
        () => true,
        () => false,
      );
      await admin.end({ timeout: 0 });
      if (answers) return;
      await sleep(10);
    }
  },
};

/** Others take every connection that there is, and those that the server had are ended. */
function outOfConnections(): DatabaseFault {
  const taken: postgres.Sql[] = [];
  return {
    name: 'out of connections',
    begin: async ({ cluster }) => {
      const admin = postgres(cluster.urlOf('postgres'), { max: 1 });
      for (const until = Date.now() + LASTS; Date.now() < until; ) {
        const other = postgres(cluster.urlOf('web'), { max: 1, onnotice: () => {} });
        const got = await other`select 1`.then(
          () => true,
          () => false,
        );
        if (got) taken.push(other);
        else await other.end({ timeout: 0 });
        if (!got) {
          await admin`
            select pg_terminate_backend(pid) from pg_stat_activity
            where application_name like 'casualty-ledger %' and random() < 0.5`;
        }
      }
      await admin.end();
    },
    mend: async () => {
      await Promise.all(taken.map((other) => other.end()));
      taken.length = 0;
    },
  };
}

/** A statement that hangs: somebody holds a lock that everyone who reads a table waits for. */
function locked(table: string, lasts: number, name: string): DatabaseFault {
  let owner: postgres.Sql | null = null;
  let release = () => {};
  return {
    name,
    begin: async ({ cluster }) => {
      owner = postgres(cluster.urlOf('owner'), { max: 1 });
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      const holder = owner;
      await new Promise<void>((resolve, reject) => {
        holder
          .begin(async (transaction) => {
            await transaction.unsafe(`lock table ${table} in access exclusive mode`);
            resolve();
            await released;
          })
          .catch(reject);
      });
      await sleep(lasts);
    },
    mend: async () => {
      release();
      await owner?.end();
    },
  };
}

const cut: DatabaseFault = {
  name: 'network cut, nobody told',
  begin: async ({ network }) => {
    network.cut();
    await sleep(LASTS);
  },
  mend: async ({ network }) => network.mend(),
};

/** Fills the small disk to its last byte, in ever smaller pieces. */
function fillDisk(file: string): void {
  for (const size of [16_777_216, 1_048_576, 65_536, 4_096]) {
    for (;;) {
      try {
        writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') break;
        throw error;
      }
    }
  }
}

export const diskFull: DatabaseFault = {
  name: 'disk full',
  begin: async ({ cluster }) => {
    const filler = path.join(cluster.dataDir, 'filler');
    for (const until = Date.now() + LASTS; Date.now() < until; await sleep(200)) fillDisk(filler);
  },
  mend: async ({ cluster }) => {
    await rm(path.join(cluster.dataDir, 'filler'));
    // It may have ended for want of room, as a write-ahead log that cannot be written makes it.
    if (!cluster.isRunning()) await cluster.start();
    await killedBackend.mend({ cluster } as Site);
  },
};

export const DATABASE_FAULTS: DatabaseFault[] = [
  begin('stopped and started', 'SIGINT'),
  begin('killed and started', 'SIGKILL'),
  killedBackend,
  outOfConnections(),
  locked('ledger.entries', LASTS, 'slow: the ledger’s head hangs'),
  locked('ledger.sources', STATEMENT, 'slow: the sources hang'),
  cut,
];
