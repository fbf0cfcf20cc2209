import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandLine, isAlive } from '@/server/process-identity';
import { WEB_SCRIPT } from '@/server/web-process';
import {
  eventually,
  makeFolder,
  type Supervisor,
  startSupervisor,
  whenGone,
} from './supervisor-harness';

/** The whole program, a real database and a real web process included, on a build that is there. */
const SLOW = 120_000;

let place: ReturnType<typeof makeFolder>;
let running: Supervisor | undefined;

beforeAll(() => {
  place = makeFolder();
});
afterAll(async () => {
  await running?.killAll();
  place.remove();
});

async function start(): Promise<Supervisor> {
  running = await startSupervisor({ DATA_DIR: place.folder });
  await running.ready();
  return running;
}

const positionOf = (supervisor: Supervisor) =>
  /Shipped figures: .*position (\d+)/.exec(supervisor.output())?.[1];

async function readFigures(supervisor: Supervisor): Promise<string> {
  const answer = await fetch(`${supervisor.url}/conflicts/nagorno-karabakh/figures.csv`);
  expect(answer.status).toBe(200);
  return answer.text();
}

describe.sequential('one data folder, through the life of several starts', () => {
  let figures: string;
  let position: string | undefined;

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

  test.runIf(process.platform === 'linux')(
    'no process but the supervisor knows an address that writes',
    () => {
      const secrets: Record<string, string> = JSON.parse(
        readFileSync(path.join(place.folder, 'secrets.json'), 'utf8'),
      );
      const environments = (running?.descendants() ?? []).map((pid) =>
        readFileSync(`/proc/${pid}/environ`, 'utf8'),
      );
      expect(environments.some((text) => text.includes(`:${secrets.reader}@`))).toBe(true);
      for (const text of environments) {
        expect(text).not.toContain(secrets.owner);
        expect(text).not.toContain(secrets.appender);
        expect(text).not.toContain(secrets.superuser);
        expect(text).not.toMatch(/(LEDGER|OWNER)_DATABASE_URL/);
      }
    },
  );

  test.skipIf(process.platform === 'win32')('passwords are for this user alone', () => {
    for (const name of ['secrets.json', 'addresses.json', 'postgres.log']) {
      expect(statSync(path.join(place.folder, name)).mode & 0o077).toBe(0);
    }
  });

  test('a second copy on the same folder is refused, naming the process that has it', async () => {
    const second = await startSupervisor({ DATA_DIR: place.folder });
    expect(await second.ended).toEqual({ code: 1, signal: null });
    expect(second.output()).toContain(`process ${running?.pid}, started `);
    expect(second.output()).not.toContain('    at ');
    expect(await readFigures(running ?? second)).toBe(figures);
  });

  test(
    'a web process that dies is started again',
    async () => {
      const supervisor = running ?? (await start());
      const [web] = supervisor
        .descendants()
        .filter((pid) => commandLine(pid)?.includes(WEB_SCRIPT));
      expect(web).toBeDefined();
      if (web !== undefined) process.kill(web, 'SIGKILL');
      await eventually('it answers again', () => supervisor.output().includes('answers again'));
      expect(await readFigures(supervisor)).toBe(figures);
    },
    SLOW,
  );

  test(
    'a Postgres that is killed is started again at its address, and files that are kept are served meanwhile',
    async () => {
      const supervisor = running ?? (await start());
      const addresses = readFileSync(path.join(place.folder, 'addresses.json'), 'utf8');
      const pidFile = path.join(place.folder, 'postgres/postmaster.pid');
      const [pid] = readFileSync(pidFile, 'utf8').split('\n');
      process.kill(Number(pid), 'SIGKILL');
      expect(await readFigures(supervisor)).toBe(figures);
      await eventually('Postgres runs again', () => supervisor.output().includes('runs again'));
      expect(supervisor.output()).toContain(
        'The embedded Postgres ended (signal SIGKILL); starting it again.',
      );
      expect(readFileSync(path.join(place.folder, 'addresses.json'), 'utf8')).toBe(addresses);
      const sql = postgres(JSON.parse(addresses).DATABASE_URL, { max: 1 });
      const [row] = await sql`select max(position) as position from ledger.entries`;
      await sql.end();
      expect(String(row?.position)).toBe(position);
      expect(supervisor.descendants().map((each) => commandLine(each))).toEqual(
        expect.arrayContaining([expect.stringContaining('postgres')]),
      );
    },
    SLOW,
  );

  test(
    'after kill -9 of everything the next start loses nothing and doubles nothing',
    async () => {
      await running?.killAll();
      const again = await start();
      expect(again.output()).toContain('an earlier start was killed');
      expect(positionOf(again)).toBe(position);
      expect(again.output()).toContain('nothing new');
      expect(await readFigures(again)).toBe(figures);
    },
    SLOW,
  );

  test(
    'after kill -9 of the supervisor alone, what it left is stopped by the next',
    async () => {
      const left = running?.descendants() ?? [];
      running?.signal('SIGKILL');
      await running?.ended;
      const again = await start();
      expect(again.output()).toContain('one that a killed start left running was stopped');
      await whenGone(left);
      expect(positionOf(again)).toBe(position);
      expect(await readFigures(again)).toBe(figures);
    },
    SLOW,
  );

  test(
    'SIGTERM stops all of it and exits 0',
    async () => {
      const all = running?.descendants() ?? [];
      expect(all.length).toBeGreaterThan(1);
      running?.signal('SIGTERM');
      expect(await running?.ended).toEqual({ code: 0, signal: null });
      expect(all.filter(isAlive)).toEqual([]);
      for (const name of ['supervisor.lock', 'addresses.json', 'postgres/postmaster.pid']) {
        expect(existsSync(path.join(place.folder, name))).toBe(false);
      }
    },
    SLOW,
  );

  test(
    'Ctrl-C under npm, which sends it twice, stops all of it and exits 0',
    async () => {
      const supervisor = await start();
      const all = supervisor.descendants();
      supervisor.signal('SIGINT');
      supervisor.signal('SIGINT');
      expect(await supervisor.ended).toEqual({ code: 0, signal: null });
      expect(all.filter(isAlive)).toEqual([]);
    },
    SLOW,
  );
});
