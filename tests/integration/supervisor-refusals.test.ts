import { mkdirSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLedger } from './ledger';
import { makeFolder, startSupervisor } from './supervisor-harness';

/** Whatever cannot start says what is wrong and how to mend it, exits 1, and shows no stack. */
const SLOW = 60_000;
let place: ReturnType<typeof makeFolder>;

beforeEach(() => {
  place = makeFolder();
});
afterEach(() => place.remove());

async function refusal(given: Record<string, string>, args: string[] = []): Promise<string> {
  const supervisor = await startSupervisor({ DATA_DIR: place.folder, ...given }, args);
  const { code } = await supervisor.ended;
  expect(code).toBe(1);
  expect(supervisor.output()).not.toMatch(/^ {4}at /m);
  return supervisor.output();
}

test(
  'a data folder that is a file is called one',
  async () => {
    const file = path.join(place.folder, 'a-file');
    writeFileSync(file, '');
    expect(await refusal({ DATA_DIR: file })).toContain(`The data folder ${file} is a file.`);
  },
  SLOW,
);

test(
  'a port in use is named, with the next one to try',
  async () => {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (!address || typeof address === 'string') throw new Error('no port');
    const said = await refusal({ PORT: String(address.port) });
    server.close();
    expect(said).toContain(`Port ${address.port} on 127.0.0.1 is in use`);
    expect(said).toMatch(/PORT=\d+ npm start/);
  },
  SLOW,
);

test(
  'an unknown argument is named',
  async () => {
    expect(await refusal({}, ['--prot'])).toContain('Unknown argument: --prot');
  },
  SLOW,
);

const unreachable = (user: string) => `postgres://${user}:s3cret@127.0.0.1:1/ledger`;

test(
  'an unreachable database is named by host, port and user, never with its password',
  async () => {
    const said = await refusal({
      OWNER_DATABASE_URL: unreachable('owner'),
      LEDGER_DATABASE_URL: unreachable('editor'),
      DATABASE_URL: unreachable('web'),
    });
    expect(said).toContain('OWNER_DATABASE_URL is 127.0.0.1:1, database "ledger", user "owner"');
    expect(said).not.toContain('s3cret');
  },
  SLOW,
);

test(
  'a wrong password is said to be one, and not shown',
  async () => {
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
  },
  SLOW,
);

test(
  'a database that a newer program migrated is left alone',
  async () => {
    const ledger = await createLedger();
    const { default: postgres } = await import('postgres');
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
  },
  SLOW,
);

test.runIf(process.getuid?.() === 0)(
  "as root, a folder that Postgres' user cannot reach is named before anything is made",
  async () => {
    const closed = path.join(place.folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const said = await refusal({ DATA_DIR: path.join(closed, 'data') });
    expect(said).toContain(`${closed} does not let other users through`);
    expect(said).toContain('DATA_DIR=/var/lib/casualty-ledger npm start');
  },
  SLOW,
);
