import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { appendEntries } from '@/db/append/append';
import { IS_NIGHTLY } from '../../extent';
import { EXAMPLE_GROUND } from '../example-log';
import { GED_HEADER, gedRow } from '../ged-example';
import { loadedVersion, wholeCsv } from '../importing';
import { createFirstEdition, createLedger, type TestLedger } from '../ledger';
import { type Bench, correction, createBench, SIGNED, withdrawal } from './bench';
import { type Ran, runCli } from './program';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
/** Each restores a whole ledger: `npm test` has one test of each kind. */
const byNight = test.runIf(IS_NIGHTLY);
const VERSION = ['--licence', 'CC BY 4.0', '--source', 'https://example.org/ged', ...SIGNED];

/** Odd on purpose: quoted line breaks, an empty cell, low above best, a letter of no Latin script. */
const EVENTS = [
  GED_HEADER,
  gedRow({}),
  gedRow({ id: 2, low: 9, where_coordinates: '"Camelot, ""the""\nhill"' }),
  gedRow({ id: 3, side_b: 'Լիոնես', deaths_b: 4, best: 4, high: 5, year: 2016 }),
  '',
].join('\r\n');

let bench: Bench;
let head: string;
beforeAll(async () => {
  bench = await createBench(await createFirstEdition());
  const { run, write } = bench;
  const done: Ran[] = [
    await run(
      ...['import', 'ucdp-ged', write('ged.csv', EVENTS)],
      ...['--dataset', 'avalon', '--version', '24.1', ...VERSION],
    ),
    await run('correct', write('c.yaml', [correction({ id: 'Z35Z0V8', value: 7650 })]), ...SIGNED),
    await run('withdraw', write('w.yaml', [withdrawal('A8W71GU', 'RHHXGKR')]), ...SIGNED),
    await run(
      'release',
      write('r.yaml', [
        { body: { name: '2026-11', origin: 'https://ledger.example.org', notes: null } },
      ]),
      ...SIGNED,
    ),
  ];
  for (const { code, err } of done) expect(code, err).toBe(0);
  const backedUp = await run('backup', to('kept'));
  expect(backedUp.code, backedUp.err).toBe(0);
  head = backedUp.out.match(/^Head: (\d+:[0-9a-f]{64})$/m)?.[1] ?? '';
  expect(head).toMatch(/^183:/);
});
afterAll(() => bench.drop());

const to = (name: string) => path.join(bench.folder, name);
const restoreInto = (ledger: TestLedger, ...args: string[]) =>
  runCli(['restore', ...args], { LEDGER_DATABASE_URL: ledger.editorUrl });
const countEntries = async ({ web }: TestLedger) =>
  (await web.sql<{ n: number }[]>`select count(*)::int as n from ledger.entries`)[0]?.n;
const countLoads = async ({ web }: TestLedger) =>
  (await web.sql<{ n: number }[]>`select count(*)::int as n from datasets.loads`)[0]?.n;

/** A copy of the backup that a test may spoil. */
function copyBackup(name: string): string {
  rmSync(to(name), { recursive: true, force: true });
  cpSync(to('kept'), to(name), { recursive: true });
  return to(name);
}

describe('backup', () => {
  test('is plain files that sha256sum finds whole', () => {
    expect(readdirSync(to('kept')).sort()).toEqual([
      ...['README.txt', 'SHA256SUMS', 'backup.json', 'datasets', 'log', 'tables'],
    ]);
    const said = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], {
      cwd: to('kept'),
      encoding: 'utf8',
    });
    expect(said).toContain('log/releases/2026-11.zip: OK');
    expect(readFileSync(to('kept/datasets/avalon/24.1/events.csv'), 'utf8')).toBe(EVENTS);
  });

  test('its tables are CSV that another program reads, with every row', async () => {
    const { web } = bench.ledger;
    for (const name of ['entries', 'figure_versions', 'changes', 'sources']) {
      const rows = parse(readFileSync(to(`kept/tables/${name}.csv`)), { columns: true });
      const [there] = await web.sql`select count(*)::int as n from ${web.sql(`ledger.${name}`)}`;
      expect([name, rows.length]).toEqual([name, there?.n]);
    }
    const rows: Record<string, string>[] = parse(readFileSync(to('kept/tables/entries.csv')), {
      columns: true,
    });
    const stored = await web.sql<{ record: string; fingerprint: string }[]>`
      select record, fingerprint from ledger.entries order by position`;
    expect(rows.map(({ record, fingerprint }) => ({ record, fingerprint }))).toEqual([...stored]);
  });

  byNight('is of one state, also while somebody appends', async () => {
    const ledger = await createFirstEdition();
    const file = bench.write('m.yaml', [correction({ id: 'Z35Z0V8', note: 'Meanwhile.' })]);
    const env = { LEDGER_DATABASE_URL: ledger.editorUrl };
    const [backup, append] = await Promise.all([
      runCli(['backup', to('busy')], env),
      runCli(['correct', file, ...SIGNED], env),
    ]);
    expect([backup.code, append.code]).toEqual([0, 0]);
    const empty = await createLedger();
    expect(await restoreInto(empty, to('busy'))).toMatchObject({ code: 0 });
    await Promise.all([ledger.drop(), empty.drop()]);
  });
});

describe('restore', () => {
  test('the same ledger, datasets and releases come back, verified', async () => {
    const empty = await createLedger();
    const { code, out, err } = await restoreInto(empty, to('kept'), '--head', head);
    expect(code, err).toBe(0);
    expect(out).toMatch(
      /^Restored 183 entries, and 3 rows of 1 versions of datasets\.\nVerified every entry and the [\d,]+ rows beside them: everything agrees; 18 of 18 tables are byte for byte what they were\.\nHead: /,
    );
    expect(out.trimEnd().endsWith(`Head: ${head}`)).toBe(true);
    const version = await loadedVersion(empty, 'avalon', '24.1');
    expect(await wholeCsv(empty, version)).toBe(EVENTS);
    const sums = (ledger: TestLedger) => ledger.web.sql`
      select table_no, year, conflict_id, type_of_violence, country_id, events, low, best, high, flagged
      from datasets.yearly_sums order by year`;
    expect(await sums(empty)).toEqual(await sums(bench.ledger));
    const zips = (ledger: TestLedger) =>
      ledger.web.sql`select position, zip from ledger.release_zips`;
    expect(await zips(empty)).toEqual(await zips(bench.ledger));
    // And it can be backed up again: the same files but for the moment.
    await runCli(['backup', to('again')], { LEDGER_DATABASE_URL: empty.editorUrl });
    const sumsOf = (folder: string) =>
      readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8').replace(/^.*backup\.json\n/m, '');
    expect(sumsOf(to('again'))).toBe(sumsOf(to('kept')));
    await empty.drop();
  });

  byNight(
    'a backup by the reader’s role comes back in a database that has never been migrated',
    async () => {
      const env = { DATABASE_URL: bench.ledger.webUrl };
      const backedUp = await runCli(['backup', to('by-reader')], env);
      expect(backedUp.code, backedUp.err).toBe(0);
      const name = `restored_${process.pid}`;
      const { port, password } = {
        port: inject('postgresPort'),
        password: inject('postgresPassword'),
      };
      const urlOf = (user: string, database: string) =>
        `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
      const admin = postgres(urlOf('postgres', 'postgres'), { max: 1, onnotice: () => {} });
      await admin.unsafe(`create database ${name} owner owner template template0`);
      const { code, out, err } = await runCli(['restore', to('by-reader'), '--json'], {
        OWNER_DATABASE_URL: urlOf('owner', name),
        LEDGER_DATABASE_URL: urlOf('editor', name),
        DATABASE_URL: urlOf('web', name),
      });
      expect(code, err).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ ok: true, tables: { same: 18, all: 18 } });
      const verified = await runCli(['verify', '--head', head], {
        DATABASE_URL: urlOf('web', name),
      });
      expect(verified.code, verified.err).toBe(0);
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    },
  );

  test('a ledger that holds anything is left alone', async () => {
    const filled = await createLedger();
    await appendEntries(filled.editor.db, EXAMPLE_GROUND);
    const before = await countEntries(filled);
    const { code, err } = await restoreInto(filled, to('kept'));
    expect([code, err]).toEqual([1, expect.stringContaining('into an empty one only')]);
    expect(await countEntries(filled)).toBe(before);
    await filled.drop();
  });

  byNight('a head that the ledger never had is refused, and nothing is there', async () => {
    const empty = await createLedger();
    const { code } = await restoreInto(empty, to('kept'), '--head', `100:${'0'.repeat(16)}`);
    expect([code, await countEntries(empty)]).toEqual([4, 0]);
    await empty.drop();
  });
});

describe('a backup that is not whole is refused by its file, and nothing is restored', () => {
  const spoil: [string, (folder: string) => void, string][] = [
    [
      'cut',
      (folder) => truncateSync(path.join(folder, 'log/000000001.yaml'), 5_000),
      'log/000000001.yaml is not as it was backed up: it has 5000 bytes',
    ],
    [
      'altered by one digit',
      (folder) => {
        const file = path.join(folder, 'datasets/avalon/24.1/events.csv');
        writeFileSync(file, readFileSync(file, 'utf8').replace('51.05', '51.06'));
      },
      'datasets/avalon/24.1/events.csv is not as it was backed up',
    ],
    [
      'missing a file',
      (folder) => rmSync(path.join(folder, 'log/releases/2026-11.zip')),
      'log/releases/2026-11.zip is missing in the backup',
    ],
    [
      'holding a file more',
      (folder) => writeFileSync(path.join(folder, 'log/000000501.yaml'), ''),
      'log/000000501.yaml is not a file of the backup',
    ],
    [
      'without its sums',
      (folder) => rmSync(path.join(folder, 'SHA256SUMS')),
      'it has no SHA256SUMS',
    ],
    [
      'with its sums cut',
      (folder) => truncateSync(path.join(folder, 'SHA256SUMS'), 300),
      'SHA256SUMS is cut',
    ],
  ];
  test.each(spoil)('%s', async (_how, act, words) => {
    const folder = copyBackup('spoilt');
    act(folder);
    const empty = await createLedger();
    const { code, err } = await restoreInto(empty, folder);
    expect([code, err]).toEqual([1, expect.stringContaining(words)]);
    expect(await countEntries(empty)).toBe(0);
    await empty.drop();
  });

  /** Writes the sums anew, as somebody would who means to deceive. */
  function signAnew(folder: string): void {
    const files = execFileSync(
      'find',
      ['.', '-type', 'f', '!', '-name', 'SHA256SUMS', '-printf', '%P\\0'],
      {
        cwd: folder,
      },
    );
    const sums = execFileSync('xargs', ['-0', 'sha256sum', '--'], { cwd: folder, input: files });
    writeFileSync(path.join(folder, 'SHA256SUMS'), sums);
  }

  test('altered with its sums made to fit: the ledger’s own checksums tell', async () => {
    const empty = await createLedger();
    const rows = copyBackup('forged-rows');
    const file = path.join(rows, 'datasets/avalon/24.1/events.csv');
    writeFileSync(file, readFileSync(file, 'utf8').replace('51.05', '51.06'));
    signAnew(rows);
    const forgedRows = await restoreInto(empty, rows);
    expect([forgedRows.code, forgedRows.err]).toEqual([1, expect.stringContaining('other rows')]);
    const log = copyBackup('forged-log');
    const entries = path.join(log, 'log/000000001.yaml');
    writeFileSync(entries, readFileSync(entries, 'utf8').replace('value: 7650', 'value: 7651'));
    signAnew(log);
    const forgedLog = await restoreInto(empty, log);
    expect([forgedLog.code, forgedLog.err]).toEqual([
      1,
      expect.stringMatching(/the release is of position|The log ends at/),
    ]);
    expect([await countEntries(empty), await countLoads(empty)]).toEqual([0, 0]);
    await empty.drop();
  });

  test('of a newer program', async () => {
    const folder = copyBackup('newer');
    const file = path.join(folder, 'backup.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"format": 1', '"format": 2'));
    signAnew(folder);
    const empty = await createLedger();
    const { code, err } = await restoreInto(empty, folder);
    expect([code, err]).toEqual([1, expect.stringContaining('newer version')]);
    await empty.drop();
  });
});

describe('what a backup may make the program open', () => {
  const resum = (folder: string, name: string) => {
    const sum = createHash('sha256')
      .update(readFileSync(path.join(folder, name)))
      .digest('hex');
    const sums = path.join(folder, 'SHA256SUMS');
    const lines = readFileSync(sums, 'utf8').replace(
      new RegExp(`^.*  ${name}$`, 'm'),
      `${sum}  ${name}`,
    );
    writeFileSync(sums, lines);
  };

  test.each([
    '../../../../../../etc/passwd',
    '/etc/passwd',
    'datasets/../../outside.csv',
    'datasets',
  ])(
    'a manifest that names %s is refused, and nothing outside of the folder is opened',
    async (name) => {
      const folder = copyBackup('spoilt');
      const file = path.join(folder, 'backup.json');
      const manifest = JSON.parse(readFileSync(file, 'utf8'));
      manifest.datasets[0].tables[0].file = name;
      writeFileSync(file, JSON.stringify(manifest));
      resum(folder, 'backup.json');
      const ledger = await createLedger();
      const { code, err } = await restoreInto(ledger, folder);
      expect([code, err]).toEqual([
        1,
        expect.stringContaining(`backup.json names ${name}, which is`),
      ]);
      expect(await countEntries(ledger)).toBe(0);
      await ledger.drop();
    },
  );

  test('sums that name a file outside or twice are refused, and so are a link, and a pipe, which nobody waits for', async () => {
    const ledger = await createLedger();
    const refusedWith = async (spoil: (folder: string) => void, words: string) => {
      const folder = copyBackup('spoilt');
      spoil(folder);
      const { code, err } = await restoreInto(ledger, folder);
      expect([code, err]).toEqual([1, expect.stringContaining(words)]);
    };
    const sum = 'a'.repeat(64);
    await refusedWith(
      (folder) => appendFileSync(path.join(folder, 'SHA256SUMS'), `${sum}  ../../../etc/passwd\n`),
      '../../../etc/passwd is missing in the backup.',
    );
    await refusedWith(
      (folder) => appendFileSync(path.join(folder, 'SHA256SUMS'), `${sum}  /etc/passwd\n`),
      '/etc/passwd is missing in the backup.',
    );
    await refusedWith((folder) => {
      const sums = path.join(folder, 'SHA256SUMS');
      const [first = ''] = readFileSync(sums, 'utf8').split('\n');
      writeFileSync(sums, `${sum}${first.slice(64)}\n${readFileSync(sums, 'utf8')}`);
    }, 'a second time');
    await refusedWith(
      (folder) => symlinkSync('/etc/passwd', path.join(folder, 'tables', 'more.csv')),
      'tables/more.csv is not a plain file',
    );
    const pipe = (file: string) => execFileSync('mkfifo', [file]);
    await refusedWith(
      (folder) => pipe(path.join(folder, 'log', 'x.yaml')),
      'log/x.yaml is not a plain',
    );
    await refusedWith((folder) => {
      rmSync(path.join(folder, 'SHA256SUMS'));
      pipe(path.join(folder, 'SHA256SUMS'));
    }, 'is not a whole backup');
    await ledger.drop();
  });

  test('import, add and replay wait for no pipe and read no device', async () => {
    const pipe = to('pipe.csv');
    execFileSync('mkfifo', [pipe]);
    const named = ['--dataset', 'x', '--version', '1', ...VERSION];
    for (const args of [
      ['import', 'ucdp-ged', pipe, ...named],
      ['import', 'ucdp-ged', '/dev/zero', ...named],
      ['import', 'ucdp-ged', bench.folder, ...named],
      ['import', 'figures', pipe, '--by', 'A'],
      ['add', pipe, ...SIGNED],
    ]) {
      const { code, err } = await bench.run(...args);
      expect([code, err.split('\n')[0]], args.join(' ')).toEqual([
        1,
        expect.stringMatching(/is a (named pipe|device|folder), not a file|cannot be read/),
      ]);
      expect(err).not.toContain('    at ');
    }
    rmSync(pipe);
    mkdirSync(to('piped'));
    execFileSync('mkfifo', [path.join(to('piped'), '000000001.yaml')]);
    const replayed = await bench.run('replay', to('piped'));
    expect([replayed.code, replayed.err]).toEqual([1, expect.stringContaining('named pipe')]);
  });
});

describe('killed in the middle', () => {
  function start(args: string[], env: Record<string, string>) {
    return spawn(process.execPath, ['cli/casualty-ledger.js', ...args], {
      cwd: PROJECT,
      env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
      stdio: 'ignore',
    });
  }

  byNight('restore leaves an empty database, and can be called again', async () => {
    const empty = await createLedger();
    const env = { LEDGER_DATABASE_URL: empty.editorUrl };
    const admin = empty.editor.sql;
    for (const after of ['append', 'a while'] as const) {
      const child = start(['restore', to('kept')], env);
      for (let tries = 0; ; tries += 1) {
        const [busy] = await admin`
          select from pg_stat_activity where datname = current_database()
            and application_name = 'casualty-ledger' and xact_start is not null`;
        if (busy) break;
        if (tries > 1_000) throw new Error('the restore did not begin');
        await sleep(10);
      }
      if (after === 'a while') await sleep(150);
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect([await countEntries(empty), await countLoads(empty)]).toEqual([0, 0]);
    }
    expect(await restoreInto(empty, to('kept'))).toMatchObject({ code: 0 });
    await empty.drop();
  });

  test('backup leaves no folder under its name, and the next one cleans up', async () => {
    const child = start(['backup', to('killed')], { LEDGER_DATABASE_URL: bench.ledger.editorUrl });
    const half = `killed.half-made-${child.pid}`;
    for (let tries = 0; !existsSync(to(half)); tries += 1) {
      if (tries > 1_000) throw new Error('the backup did not begin');
      await sleep(5);
    }
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(to('killed'))).toBe(false);
    expect(await bench.run('backup', to('killed'))).toMatchObject({ code: 0 });
    expect(readdirSync(bench.folder)).not.toContain(half);
  });
});

test('a folder with anything else in it is never replaced', async () => {
  appendFileSync(to('mine.txt'), 'mine');
  const { code, err } = await bench.run('backup', bench.folder, '--force');
  expect([code, err]).toEqual([1, expect.stringContaining('replaces')]);
});
