import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extent } from '../../extent';
import { GED_HEADER, gedRow } from '../ged-example';
import { published } from '../published-data';
import { type Bench, createBench } from './bench';

let bench: Bench;
let file: string;
beforeAll(async () => {
  bench = await createBench();
  file = bench.write(
    'ged.csv',
    [GED_HEADER, gedRow({}), gedRow({ id: 2, high: 1 }), ''].join('\n'),
  );
});
afterAll(() => bench.drop());

const VERSION = [
  ...['--dataset', 'avalon-events', '--version', '24.1', '--licence', 'CC BY 4.0'],
  ...['--source', 'https://example.org/ged', '--by', 'A. Editor'],
];

describe('import', () => {
  test('a dry run says what it would be, and leaves nothing', async () => {
    const before = await bench.countRows();
    const { code, out, err } = await bench.run('import', 'ucdp-ged', file, ...VERSION, '--dry-run');
    expect(code, err).toBe(0);
    expect(out).toContain('A dry run: nothing was imported. It would be avalon-events 24.1:');
    expect(await bench.countRows()).toEqual(before);
  });

  test('recognises the format and says so, imports, and tells what is odd', async () => {
    const { code, out, err } = await bench.run('import', 'ucdp-ged', file, ...VERSION);
    expect(code, err).toBe(0);
    expect(err).toBe(
      'reading ged.csv as UCDP Georeferenced Event Dataset, table "events"\nwriting indexes and sums\n',
    );
    const lines = out.split('\n');
    expect(lines[0]).toMatch(/^Imported avalon-events 24\.1 at position \d+:$/);
    expect(lines[1]).toBe('  table events: 2 rows of ged.csv');
    expect(lines[2]).toMatch(/SHA-256 of the file [0-9a-f]{64}, of events\.csv [0-9a-f]{64}$/);
    expect(lines[3]).toBe('    odd, kept as published and flagged: 1 row (1 high below best)');
    const log = await bench.run('log', '--kind', 'import');
    expect(log.out).toContain('import avalon-events/24.1');
  });

  test('told again it says that it is there; with --json as one document', async () => {
    const again = await bench.run('import', 'ucdp-ged', file, ...VERSION, '--json');
    expect([again.code, again.err]).toEqual([0, '']);
    expect(JSON.parse(again.out)).toMatchObject({
      outcome: 'there',
      body: { dataset: 'avalon-events', tables: [{ rows: 2, odd_rows: 1 }] },
    });
  });

  test('verify finds the import as it was recorded, and export writes it into the log', async () => {
    const verified = await bench.run('verify');
    expect(verified.code, verified.err).toBe(0);
    const folder = path.join(bench.folder, 'exported');
    const exported = await bench.run('export', folder);
    expect(exported.code, exported.err).toBe(0);
    const log = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
    expect(log.join('\n')).toContain('dataset: avalon-events');
  });

  test('a changed file under the same version is refused with exit code 1', async () => {
    const changed = bench.write('changed.csv', [GED_HEADER, gedRow({}), ''].join('\n'));
    expect(await bench.refused('import', 'ucdp-ged', changed, ...VERSION)).toContain(
      'a version is never changed: give this one a label of its own',
    );
  });

  test('faults are told with file, record, line, column and value; a missing file by name', async () => {
    const bad = bench.write('bad.csv', [GED_HEADER, gedRow({ best: 'many' }), ''].join('\n'));
    expect(await bench.refused('import', 'ucdp-ged', bad, ...VERSION)).toContain(
      'bad.csv, record 1, line 2, column best: "many" is not a whole number of 0 or more',
    );
    expect(await bench.refused('import', 'ucdp-ged', `${bad}.gz`, ...VERSION)).toContain(
      'bad.csv.gz cannot be read.',
    );
  });

  test('a label or an address that cannot stand in a link is refused as usage', async () => {
    for (const over of [
      ['--version', 'compare'],
      ['--dataset', 'Avalon Events'],
      ['--source', 'ftp://example.org'],
    ]) {
      const { code, err } = await bench.run('import', 'ucdp-ged', file, ...VERSION, ...over);
      expect([code, err], over.join(' ')).toEqual([
        2,
        expect.stringMatching(/must be|Invalid URL/),
      ]);
    }
  });
});

/** The killed imports, and how long after the first row each is killed at the latest, in milliseconds. */
const KILLS = { count: extent(2, 10), within: 700 };
const PROJECT = path.resolve(import.meta.dirname, '../../..');

/** The program in one file: loading it as it ships takes longer than the import that is killed. */
async function bundleProgram(): Promise<string> {
  const outfile = path.join(PROJECT, 'tests/.output', `cli-${process.pid}.mjs`);
  await build({
    stdin: {
      contents: "import { run } from './cli/main'; await run(process.argv.slice(2));",
      resolveDir: PROJECT,
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    tsconfig: path.join(PROJECT, 'tsconfig.json'),
  });
  return outfile;
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('an import that is killed', () => {
  const args = (version: string) => [
    ...['import', 'ucdp-ged', published('ucdp/ged-myanmar.csv.gz'), '--dataset', 'killed'],
    ...['--version', version, '--licence', 'x', '--source', 'https://example.org', '--by', 'x'],
  ];

  const countBackends = async () => {
    const rows = await bench.ledger.web.sql`
      select from pg_stat_activity
      where datname = current_database() and application_name = 'casualty-ledger'
        and query ilike '%copy%'`;
    return rows.length;
  };

  /** Everything that there is of a version; whole, or nothing. */
  const whatIsThere = async (version: string) => {
    const [row] = await bench.ledger.web.sql`
      select
        (select count(*)::int from ledger.entries where subject = ${`killed/${version}`}) as entries,
        (select count(*)::int from datasets.loads) as loads,
        (select count(*)::int from datasets.events) as events,
        (select count(distinct load)::int from datasets.yearly_sums) as summed,
        (select count(distinct load)::int from datasets.names) as named,
        (select count(*)::int from pg_class where relname like 'events\\_%' and relkind = 'r'
          and relnamespace = 'datasets'::regnamespace) as partitions`;
    return row;
  };

  test('at random moments leaves the whole version or nothing of it, and can be run again', async () => {
    const program = await bundleProgram();
    let loads = 1;
    let rows = 2;
    for (let kill = 1; kill <= KILLS.count; kill += 1) {
      const version = `1.${kill}`;
      const child = spawn(process.execPath, [program, ...args(version)], {
        env: {
          PATH: process.env.PATH,
          NODE_ENV: 'production',
          LEDGER_DATABASE_URL: bench.ledger.editorUrl,
        },
        stdio: 'ignore',
      });
      const exit = once(child, 'exit');
      await until(async () => (await countBackends()) > 0 || child.exitCode !== null);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * KILLS.within));
      child.kill('SIGKILL');
      await exit;
      await until(async () => (await countBackends()) === 0);
      const there = await whatIsThere(version);
      if (there?.entries === 1) {
        loads += 1;
        rows += 7_374;
      }
      expect(there, `killed import ${kill}`).toEqual({
        entries: there?.entries,
        loads,
        events: rows,
        summed: loads,
        named: loads,
        partitions: loads,
      });
    }
    const after = await bench.run(...args('1.1'));
    expect([after.code, after.out], after.err).toEqual([
      0,
      expect.stringContaining('7,374 rows of ged-myanmar.csv.gz'),
    ]);
  }, 120_000);
});
