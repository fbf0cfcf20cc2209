import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { IS_NIGHTLY } from '../extent';
import { createLedger } from './ledger';
import { isAlive, makeFolder, type ServerProcess, startServer, whenGone } from './server-process';

/** `npm start` as real processes: a real database and a real web process, on a build that is there. */
const SLOW = 120_000;
/** Each starts processes: `npm test` has one test of each way to fail and to end. */
const byNight = test.runIf(IS_NIGHTLY);

let place: ReturnType<typeof makeFolder>;

function isFree(url: string): Promise<boolean> {
  const server = net.createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(Number(new URL(url).port), '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

describe.sequential('one data folder, through the life of several starts', () => {
  let running: ServerProcess | undefined;
  let figures: string;
  let position: string | undefined;

  beforeAll(() => {
    place = makeFolder();
  });
  afterAll(async () => {
    await running?.killAll();
    place.remove();
  });

  async function start(): Promise<ServerProcess> {
    running = await startServer({ DATA_DIR: place.folder });
    await running.ready();
    return running;
  }

  function theRunning(): ServerProcess {
    if (!running) throw new Error('the test before this one did not start it');
    return running;
  }

  const positionOf = (server: ServerProcess) =>
    /Shipped figures: .*position (\d+)/.exec(server.output())?.[1];

  async function readFigures(server: ServerProcess): Promise<string> {
    const answer = await fetch(`${server.url}/conflicts/nagorno-karabakh/figures.csv`);
    expect(answer.status).toBe(200);
    return answer.text();
  }

  /** Everything has ended, and nothing keeps the port or says that it runs. */
  async function expectNothingLeft(server: ServerProcess, processes: number[]): Promise<void> {
    expect(processes.length).toBeGreaterThan(1);
    expect(processes.filter(isAlive)).toEqual([]);
    expect(await isFree(server.url)).toBe(true);
    for (const name of ['addresses.json', 'postgres/postmaster.pid']) {
      expect(existsSync(path.join(place.folder, name))).toBe(false);
    }
  }

  test(
    'the first start makes the database, loads the shipped figures and serves them',
    async () => {
      const first = await start();
      expect(first.output()).toMatch(/✓ Embedded Postgres: .*made/);
      position = positionOf(first);
      expect(Number(position)).toBeGreaterThan(0);
      figures = await readFigures(first);
      expect(figures.split('\r\n').length).toBeGreaterThan(11);
    },
    SLOW,
  );

  test('no process but the start program knows an address that writes', async () => {
    const secrets: Record<string, string> = JSON.parse(
      readFileSync(path.join(place.folder, 'secrets.json'), 'utf8'),
    );
    const environments = theRunning()
      .descendants()
      .map((pid) => readFileSync(`/proc/${pid}/environ`, 'utf8'));
    expect(environments.some((text) => text.includes('PUBLIC_URL='))).toBe(true);
    for (const text of environments) {
      expect(text).not.toContain(secrets.owner);
      expect(text).not.toContain(secrets.appender);
      expect(text).not.toContain(secrets.superuser);
      expect(text).not.toMatch(/(LEDGER|OWNER)_DATABASE_URL/);
    }
  });

  test('passwords are for this user alone', () => {
    for (const name of ['secrets.json', 'addresses.json', 'postgres.log']) {
      expect(statSync(path.join(place.folder, name)).mode & 0o077).toBe(0);
    }
  });

  test('a second copy on the same folder is refused, naming the one that has it', async () => {
    const first = theRunning();
    const second = await startServer({ DATA_DIR: place.folder });
    expect(await second.ended).toEqual({ code: 1, signal: null });
    expect(second.output()).toContain(
      `is in use by another running copy of Casualty Ledger: process ${first.pid}, at `,
    );
    expect(second.output()).not.toContain('    at ');
    expect(await readFigures(first)).toBe(figures);
  });

  test(
    'after kill -9 of everything the next start loses nothing and doubles nothing',
    async () => {
      await theRunning().killAll();
      const again = await start();
      expect(again.output()).toContain('an earlier start was killed');
      expect(positionOf(again)).toBe(position);
      expect(again.output()).toContain('nothing new');
      expect(await readFigures(again)).toBe(figures);
    },
    SLOW,
  );

  byNight(
    'after kill -9 of the start program alone, the next one stops what it left',
    async () => {
      const killed = theRunning();
      const left = killed.descendants();
      killed.signal('SIGKILL');
      await killed.ended;
      running = await startServer({ DATA_DIR: place.folder, PORT: new URL(killed.url).port });
      await running.ready();
      expect(running.output()).toContain('one that a killed start left running was stopped');
      await whenGone(left);
      expect(positionOf(running)).toBe(position);
      expect(await readFigures(running)).toBe(figures);
    },
    SLOW,
  );

  byNight(
    'a Postgres that is killed ends the program, which says so',
    async () => {
      const server = theRunning();
      const all = server.descendants();
      const [pid] = readFileSync(path.join(place.folder, 'postgres/postmaster.pid'), 'utf8').split(
        '\n',
      );
      process.kill(Number(pid), 'SIGKILL');
      expect(await server.ended).toEqual({ code: 1, signal: null });
      expect(server.output()).toContain('✗ The embedded Postgres ended (signal SIGKILL).');
      expect(await isFree(server.url)).toBe(true);
      await whenGone(all);
    },
    SLOW,
  );

  byNight(
    'a web process that is killed ends the program, which says so and stops Postgres',
    async () => {
      const server = await start();
      const all = server.descendants();
      process.kill(server.web(), 'SIGKILL');
      expect(await server.ended).toEqual({ code: 1, signal: null });
      expect(server.output()).toContain('✗ The web process ended (signal SIGKILL).');
      await expectNothingLeft(server, all);
    },
    SLOW,
  );

  test(
    'SIGTERM stops all of it and exits 0',
    async () => {
      // By night what ran was killed in the tests before.
      const server = IS_NIGHTLY ? await start() : theRunning();
      const all = server.descendants();
      server.signal('SIGTERM');
      expect(await server.ended).toEqual({ code: 0, signal: null });
      await expectNothingLeft(server, all);
    },
    SLOW,
  );

  byNight(
    'SIGTERM to every process at once, as systemd sends it, stops all of it within seconds and exits 0',
    async () => {
      const server = await start();
      const all = server.descendants();
      const began = Date.now();
      for (const pid of [...all, server.pid]) process.kill(pid, 'SIGTERM');
      expect(await server.ended).toEqual({ code: 0, signal: null });
      expect(Date.now() - began).toBeLessThan(8_000);
      await expectNothingLeft(server, all);
    },
    SLOW,
  );

  byNight(
    'Ctrl-C under npm, which sends it twice, stops all of it and exits 0',
    async () => {
      const server = await start();
      const all = server.descendants();
      server.signal('SIGINT');
      server.signal('SIGINT');
      expect(await server.ended).toEqual({ code: 0, signal: null });
      await expectNothingLeft(server, all);
    },
    SLOW,
  );
});

describe('what cannot start says what is wrong and what to do, exits 1, and shows no stack', {
  timeout: SLOW,
}, () => {
  beforeEach(() => {
    place = makeFolder();
  });
  afterEach(() => place.remove());

  async function refusal(given: Record<string, string>, args: string[] = []): Promise<string> {
    const server = await startServer({ DATA_DIR: place.folder, ...given }, args);
    const { code } = await server.ended;
    expect(code).toBe(1);
    expect(server.output()).not.toMatch(/^ {4}at /m);
    return server.output();
  }

  test('a data folder that is a file', async () => {
    const file = path.join(place.folder, 'a-file');
    writeFileSync(file, '');
    for (const DATA_DIR of [file, path.join(file, 'below')]) {
      expect(await refusal({ DATA_DIR })).toContain(
        `The data folder ${DATA_DIR} is a file, or lies below one.`,
      );
    }
  });

  byNight('a data folder that cannot be made', async () => {
    const said = await refusal({ DATA_DIR: '/proc/casualty-ledger' });
    expect(said).toContain('The data folder /proc/casualty-ledger cannot be made or written');
    expect(said).toContain('DATA_DIR=/another/folder npm start');
  });

  byNight('a data folder whose database is gone', async () => {
    writeFileSync(path.join(place.folder, 'database-made'), '');
    expect(await refusal({})).toContain(`${place.folder} held a database, and its folder`);
  });

  test('a port in use, with the next one to try', async () => {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (!address || typeof address === 'string') throw new Error('no port');
    const said = await refusal({ PORT: String(address.port) });
    server.close();
    expect(said).toContain(`Port ${address.port} on 127.0.0.1 is in use`);
    expect(said).toMatch(/PORT=\d+ npm start/);
  });

  byNight('a host that is not of this machine', async () => {
    expect(await refusal({ HOST: '192.0.2.1' })).toContain(
      'HOST is "192.0.2.1", and this machine cannot listen there (EADDRNOTAVAIL).',
    );
  });

  test('a setting that is none, and an unknown argument', async () => {
    expect(await refusal({ PORT: 'http' })).toContain('PORT is "http".');
    expect(await refusal({}, ['--prot'])).toContain('Unknown argument: --prot');
  });

  const unreachable = (user: string) => `postgres://${user}:s3cret@127.0.0.1:1/ledger`;

  byNight('an address alone', async () => {
    expect(await refusal({ DATABASE_URL: unreachable('web') })).toContain(
      'LEDGER_DATABASE_URL and OWNER_DATABASE_URL are missing',
    );
  });

  test('an unreachable database, by host, port and user, never with its password', async () => {
    const said = await refusal({
      OWNER_DATABASE_URL: unreachable('owner'),
      LEDGER_DATABASE_URL: unreachable('editor'),
      DATABASE_URL: unreachable('web'),
    });
    expect(said).toContain('OWNER_DATABASE_URL is 127.0.0.1:1, database "ledger", user "owner"');
    expect(said).not.toContain('s3cret');
  });

  byNight('a wrong password, which is not shown', async () => {
    const ledger = await createLedger();
    const wrong = ledger.webUrl.replace(/:[^:@]+@/, ':wr0ng@');
    const said = await refusal({
      OWNER_DATABASE_URL: ledger.ownerUrl,
      LEDGER_DATABASE_URL: ledger.editorUrl,
      DATABASE_URL: wrong,
    });
    await ledger.drop();
    expect(said).toContain('The database refuses the password of "web"');
    expect(said).not.toContain('wr0ng');
  });

  test('a database that a newer program migrated, which is left alone', async () => {
    const ledger = await createLedger();
    const owner = postgres(ledger.ownerUrl, { max: 1 });
    await owner`insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 9e15)`;
    await owner.end();
    const said = await refusal({
      OWNER_DATABASE_URL: ledger.ownerUrl,
      LEDGER_DATABASE_URL: ledger.editorUrl,
      DATABASE_URL: ledger.webUrl,
    });
    await ledger.drop();
    expect(said).toContain('migrated by a newer version of Casualty Ledger');
  });

  test.runIf(process.getuid?.() === 0)(
    "as root, a folder that Postgres' user cannot reach, before anything is made",
    async () => {
      const closed = path.join(place.folder, 'closed');
      mkdirSync(closed, { mode: 0o700 });
      const said = await refusal({ DATA_DIR: path.join(closed, 'data') });
      expect(said).toContain(`${closed} does not let other users through`);
      expect(said).toContain('DATA_DIR=/var/lib/casualty-ledger npm start');
      expect(existsSync(path.join(closed, 'data'))).toBe(false);
    },
  );
});
