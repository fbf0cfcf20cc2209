import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { extent } from '../../extent';
import { EXAMPLE_GROUND } from '../example-log';
import { findFreePort } from '../free-port';
import { type Bench, createBench, newFigure, SIGNED } from './bench';
import { runCli, spawnCli } from './program';

let bench: Bench;
let many: string;
const COUNT = 150;
beforeAll(async () => {
  bench = await createBench();
  // Entries that name nothing: quick enough for a test, long enough to be caught at it.
  const [measure] = EXAMPLE_GROUND;
  const numbered = (n: number) => ({
    ...measure,
    recorded_at: undefined,
    body: { ...measure?.body, id: `measure-${n}` },
  });
  many = bench.write(
    'many.yaml',
    Array.from({ length: COUNT }, (_, n) => numbered(n)),
  );
});
afterAll(() => bench.drop());

const PROJECT = path.resolve(import.meta.dirname, '../../..');
const program = path.join(PROJECT, 'cli/casualty-ledger.js');

const bare = { PATH: process.env.PATH, NODE_ENV: 'production' as const };

/** The server's processes that serve the program at this moment. */
async function listBackends(): Promise<{ pid: number; writes: boolean }[]> {
  return bench.ledger.web.sql<{ pid: number; writes: boolean }[]>`
    select a.pid, exists (
      select from pg_locks l where l.pid = a.pid and l.mode = 'RowExclusiveLock') as writes
    from pg_stat_activity a
    where a.datname = current_database() and a.application_name = 'casualty-ledger'`;
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('killed in the middle of appending, it leaves nothing half done and locks nobody out', async () => {
  const before = await bench.countRows();
  const child = spawn(process.execPath, [program, 'add', many], {
    env: { ...bare, LEDGER_DATABASE_URL: bench.ledger.editorUrl },
    stdio: 'ignore',
  });
  await until(async () => (await listBackends()).some(({ writes }) => writes));
  child.kill('SIGKILL');
  await once(child, 'exit');
  await until(async () => (await listBackends()).length === 0);
  expect(await bench.countRows()).toEqual(before);
  const after = await bench.run('add', bench.write('one.yaml', [newFigure()]), ...SIGNED);
  expect(after.code).toBe(0);
});

test('cut off in the middle of appending, it says so with its own exit code, and nothing came in', async () => {
  const before = await bench.countRows();
  // A process of its own: the driver throws outside of any promise when its connection is cut.
  const running = spawnCli(['add', many], { LEDGER_DATABASE_URL: bench.ledger.editorUrl });
  await until(async () => (await listBackends()).some(({ writes }) => writes));
  await bench.ledger.editor.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'casualty-ledger'`;
  const { code, out, err } = await running;
  expect({ code, out }, err).toEqual({ code: 3, out: '' });
  expect(err).toContain('The connection to the database was lost on the way.');
  expect(await bench.countRows()).toEqual(before);
});

test('long work shows on a terminal how far it is, and leaves the result in colours', async () => {
  const script = `
import fcntl, os, pty, struct, sys, termios
pid, terminal = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
while True:
    try:
        os.write(1, os.read(terminal, 65536))
    except OSError:
        break
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))`;
  const args = ['-c', script, process.execPath, program, 'add', many, '--dry-run'];
  const { stdout } = await promisify(execFile)('python3', args, {
    env: {
      ...bare,
      TERM: 'xterm',
      LEDGER_DATABASE_URL: bench.ledger.editorUrl,
    },
    maxBuffer: 10_000_000,
  });
  expect(stdout).toMatch(/Trying: [1-9]\d* of 150/);
  expect(stdout).toContain('\u001b[32m+id: measure-7\u001b[39m');
  expect(stdout).toContain('A dry run: nothing was appended. It would be 150 entries');
});

test('without an address it finds the database of a running npm start, and says when it is gone', async () => {
  const addresses = (port: string) => ({
    DATABASE_URL: bench.ledger.webUrl.replace(/:\d+\//, port),
    LEDGER_DATABASE_URL: bench.ledger.editorUrl.replace(/:\d+\//, port),
    OWNER_DATABASE_URL: bench.ledger.ownerUrl.replace(/:\d+\//, port),
  });
  const file = path.join(bench.folder, 'addresses.json');
  const port = new URL(bench.ledger.webUrl).port;
  writeFileSync(file, JSON.stringify(addresses(`:${port}/`)));
  const over = { dataDir: bench.folder };
  const log = await runCli(['log', '--kind', 'measure'], {}, over);
  expect([log.code, log.out.split('\n').length]).toEqual([0, 2]);
  const added = await runCli(['add', bench.write('one.yaml', [newFigure()]), ...SIGNED], {}, over);
  expect(added.code, added.err).toBe(0);

  writeFileSync(file, JSON.stringify(addresses(`:${await findFreePort()}/`)));
  const gone = await runCli(['log'], {}, over);
  expect(gone.code).toBe(3);
  expect(gone.err).toContain('cannot be reached (ECONNREFUSED)');
  expect(gone.err).toContain(`npm start does not run on ${bench.folder} any more. Start it`);

  const half = await runCli(['add', many], { DATABASE_URL: bench.ledger.webUrl }, over);
  expect([half.code, half.err]).toEqual([
    3,
    expect.stringContaining('LEDGER_DATABASE_URL, whose role appends, is not'),
  ]);
});

const SIGINT = ['SIGINT', 130] as const;
const SIGTERM = ['SIGTERM', 143] as const;
test.each(extent([SIGINT], [SIGINT, SIGTERM]))(
  '%s in the middle of appending: it says that nothing was changed, and ends with %i',
  async (signal, code) => {
    const before = await bench.countRows();
    const child = spawn(process.execPath, [program, 'add', many], {
      env: { ...bare, LEDGER_DATABASE_URL: bench.ledger.editorUrl },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    await until(async () => (await listBackends()).some(({ writes }) => writes));
    child.kill(signal);
    const [ended] = await once(child, 'close');
    expect([ended, said]).toEqual([
      code,
      '✗ Interrupted: nothing was changed.\n  Call it again when you like.\n',
    ]);
    expect(await bench.countRows()).toEqual(before);
  },
);

test('a result that cannot be written is one sentence with an exit code of its own', async () => {
  const env = { ...bare, LEDGER_DATABASE_URL: bench.ledger.editorUrl };
  const shell = `"${process.execPath}" "${program}" log > /dev/full`;
  const child = spawn('sh', ['-c', shell], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const [ended] = await once(child, 'close');
  expect([ended, said.split('\n')[0]]).toEqual([
    5,
    '✗ What comes out cannot be written: the disk is full (ENOSPC).',
  ]);
  expect(said).not.toContain('    at ');
});
