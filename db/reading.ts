import { drizzle } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { listHosts } from './addresses';
import { type Connection, type Database, openDatabase, type PoolOptions } from './client';

/** While a page is drawn: the lowest position at which any database stood that was read meanwhile. */
type Drawing = { lowest: number };

/**
 * What all of the web process shares, the bundled pages and the front before them: which of the hosts
 * of `DATABASE_URL` is read, and what is being drawn.
 */
const shared = globalThis as {
  casualtyLedgerReading?: { host: number; drawings: Set<Drawing> };
};

function reading() {
  shared.casualtyLedgerReading ??= { host: 0, drawings: new Set() };
  return shared.casualtyLedgerReading;
}

/** The address of the one host that is read now. @param url with one host or several */
export function chosenHost(url: string): string {
  const hosts = listHosts(url);
  return hosts[reading().host % hosts.length] ?? hosts[0];
}

/** The hosts of `DATABASE_URL` as the watch goes through them. */
export type Hosts = {
  /** Turns to the next one. @returns whether there is another */
  turn: () => boolean;
  /** A mark of the one that is read now, to come back to. */
  mark: () => number;
  turnTo: (mark: number) => void;
};

/** The hosts of an address: one choice for the whole process. */
export function hostsOf(url: string): Hosts {
  const { length } = listHosts(url);
  return {
    turn: () => {
      reading().host += 1;
      return length > 1;
    },
    mark: () => reading().host,
    turnTo: (mark) => {
      reading().host = mark;
    },
  };
}

/**
 * Does some reading, and tells from how old a state.
 * @returns `lowest`: the lowest position of any database that answered a watched query meanwhile, one
 *   of another reader's included; infinite where none was asked
 */
export async function watchReads<T>(work: () => Promise<T>): Promise<{ done: T; lowest: number }> {
  const drawing: Drawing = { lowest: Number.POSITIVE_INFINITY };
  const { drawings } = reading();
  drawings.add(drawing);
  try {
    return { done: await work(), lowest: drawing.lowest };
  } finally {
    drawings.delete(drawing);
  }
}

function noteHead(position: number): void {
  for (const drawing of reading().drawings) drawing.lowest = Math.min(drawing.lowest, position);
}

/** One connection, and how many queries it has to answer. */
type Lane = { connection: Connection; waiting: number };
/** What the driver says of an answer: which process of which server gave it. */
type Answered = Pick<postgres.RowList<postgres.Row[]>, 'state'>;

/**
 * Asks a connection where its database stands, and then what was to be asked: an answer is of that
 * position or a later one. Behind one name there may be many databases, so that nothing is known of a
 * connection but what it says itself.
 */
async function askWatched<T extends Answered>(
  lane: Lane,
  ask: (sql: postgres.Sql) => PromiseLike<T>,
): Promise<T> {
  const { sql } = lane.connection;
  lane.waiting += 1;
  try {
    const [heads, rows] = await Promise.all([
      sql<{ position: string }[]>`
        select coalesce(max(position), 0) as position from ledger.entries`.execute(),
      ask(sql),
    ]);
    // Between the two the connection may have broken, and been opened to another database.
    const isSame = heads.state.pid === rows.state.pid && heads.state.secret === rows.state.secret;
    noteHead(isSame ? Number(heads[0]?.position) : 0);
    return rows;
  } finally {
    lane.waiting -= 1;
  }
}

/** The part of the driver's client that Drizzle reads with, watched. */
function watchClient(lanes: [Lane, ...Lane[]]): postgres.Sql {
  const choose = () => lanes.reduce((best, lane) => (lane.waiting < best.waiting ? lane : best));
  const unsafe = (...query: Parameters<postgres.Sql['unsafe']>) => ({
    // biome-ignore lint/suspicious/noThenProperty: as the driver's own, it is sent when it is awaited.
    then: (...then: Parameters<Promise<Answered>['then']>) =>
      askWatched(choose(), (sql) => sql.unsafe(...query)).then(...then),
    values: () => askWatched(choose(), (sql) => sql.unsafe(...query).values()),
  });
  return new Proxy(lanes[0].connection.sql, {
    get: (sql, name) => (name === 'unsafe' ? unsafe : Reflect.get(sql, name)),
  });
}

type Opened = { url: string; db: Database; renew: () => void; close: () => Promise<unknown> };

function openWatched(url: string, options: PoolOptions): Opened {
  // Each a pool of one: what is asked in a row is answered by the same connection.
  const open = (): Lane => ({ connection: openDatabase(url, { ...options, max: 1 }), waiting: 0 });
  const lanes: [Lane, ...Lane[]] = [open(), ...Array.from({ length: options.max - 1 }, open)];
  return {
    url,
    db: drizzle(watchClient(lanes)),
    renew: () => {
      for (const { connection } of lanes) connection.renew();
    },
    close: () => Promise.all(lanes.map(({ connection }) => connection.close())),
  };
}

/** Connections for reading, to whichever host is chosen at the moment. */
export type Reading = {
  readonly db: Database;
  /** Gives all connections up for new ones; see `Connection`. */
  renew: () => void;
  close: () => Promise<unknown>;
};

/**
 * Opens connections to the chosen host, whose queries are watched (`watchReads`). Once another host is
 * chosen, the next query opens them anew to that one: the old ones end when they have answered.
 * @param url with one host or several
 */
export function openReading(url: string, options: PoolOptions): Reading {
  let opened: Opened | null = null;
  const follow = (): Database => {
    const chosen = chosenHost(url);
    if (opened?.url === chosen) return opened.db;
    opened?.close().catch(() => {});
    opened = openWatched(chosen, options);
    return opened.db;
  };
  // Whoever holds it for long, a download for one, goes on at the other host.
  const db: Database = {
    select: ((...given: []) => follow().select(...given)) as Database['select'],
    selectDistinctOn: ((...given: [never]) =>
      follow().selectDistinctOn(...given)) as Database['selectDistinctOn'],
    execute: (query) => follow().execute(query),
    transaction: (...given) => follow().transaction(...given),
    insert: (table) => follow().insert(table),
  };
  return { db, renew: () => opened?.renew(), close: async () => opened?.close() };
}
