import { writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import type { Cluster } from './cluster';
import type { Site } from './site';

/** How long each fault lasts: longer than any silence that the server takes for an answer on its way. */
const LASTS = 7_000;
/** Longer than a page's statement may take. */
const STATEMENT = 12_000;

/** What happens to the database; `end` resolves when it can be used again. */
export type DatabaseFault = {
  name: string;
  /** Whether nothing that is appended meanwhile can reach the server. */
  isolates: boolean;
  /** Milliseconds within which the first good answer comes once it has ended; a second by default. */
  recovery?: number;
  begin: (site: Site) => Promise<void>;
  end: (site: Site) => Promise<void>;
};

const stopped = (name: string, signal: 'SIGINT' | 'SIGKILL'): DatabaseFault => ({
  name,
  isolates: true,
  begin: async ({ cluster }) => {
    await cluster.end(signal);
    await sleep(LASTS);
  },
  end: ({ cluster }) => cluster.start(),
});

/** Resolves when a new connection is answered. */
async function whenAnswering(cluster: Cluster): Promise<void> {
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
}

/** A process of Postgres that dies takes all connections with it, and all of it recovers by itself. */
const killedBackend: DatabaseFault = {
  name: 'a process of the database killed',
  isolates: false,
  begin: async ({ cluster }) => {
    const admin = postgres(cluster.urlOf('postgres'), { max: 1 });
    const [row] = await admin<{ pid: number }[]>`
      select pid from pg_stat_activity where application_name like 'casualty-ledger web%' limit 1`;
    await admin.end();
    if (!row) throw new Error('the server has no connection');
    process.kill(row.pid, 'SIGKILL');
  },
  end: ({ cluster }) => whenAnswering(cluster),
};

/** Others take every connection that there is, and those that the server had are ended. */
function outOfConnections(): DatabaseFault {
  const taken: postgres.Sql[] = [];
  return {
    name: 'out of connections',
    isolates: false,
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
    end: async () => {
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
    isolates: false,
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
    end: async () => {
      release();
      await owner?.end();
    },
  };
}

const cut: DatabaseFault = {
  name: 'network cut without a sign',
  isolates: true,
  // The try that is under way when the network is back has its time first.
  recovery: 4_000,
  begin: async ({ network }) => {
    network.cut();
    await sleep(LASTS);
  },
  end: async ({ network }) => network.restore(),
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
  isolates: false,
  begin: async ({ cluster }) => {
    const filler = path.join(cluster.dataDir, 'filler');
    for (const until = Date.now() + LASTS; Date.now() < until; await sleep(200)) fillDisk(filler);
  },
  end: async ({ cluster }) => {
    await rm(path.join(cluster.dataDir, 'filler'));
    // It may have ended for want of room, as a write-ahead log that cannot be written makes it.
    if (!cluster.isRunning()) await cluster.start();
    await whenAnswering(cluster);
  },
};

export const DATABASE_FAULTS: DatabaseFault[] = [
  stopped('stopped and started', 'SIGINT'),
  stopped('killed and started', 'SIGKILL'),
  killedBackend,
  outOfConnections(),
  locked('ledger.entries', LASTS, 'slow: the ledger’s head hangs'),
  locked('ledger.sources', STATEMENT, 'slow: the sources hang'),
  cut,
];
