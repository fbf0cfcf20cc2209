import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import { Cite } from '@citation-js/core';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getReleaseZip } from '@/db/queries/get-release-zip';
import { listReleases } from '@/db/queries/list-releases';
import { listFaults, type Metadata } from '../../csvw/check';
import { type Resource, readTable, type Table } from '../../data-package/read-table';
import { extent, IS_NIGHTLY } from '../../extent';
import { createFirstEdition, createLedger, type TestLedger } from '../ledger';
import { type Bench, correction, createBench, SIGNED, withdrawal } from './bench';
import { type Ran, runCli, spawnCli } from './program';

const ORIGIN = 'https://ledger.example.org';
let bench: Bench;
/** The release, unpacked by Python's zipfile. */
let unpacked: string;
let zip: Buffer;
beforeAll(async () => {
  bench = await createBench(await createFirstEdition());
  const { run, write, ledger, folder } = bench;
  await run('withdraw', write('w.yaml', [withdrawal('A8W71GU', 'RHHXGKR')]), ...SIGNED);
  const file = write('release.yaml', [
    { body: { name: 'first', origin: ORIGIN, notes: 'Հայերեն' } },
  ]);
  const made = await run('release', file, ...SIGNED);
  expect(made.code, made.err).toBe(0);
  zip = (await getReleaseZip(ledger.web.db, 181, 'first')) ?? Buffer.alloc(0);
  writeFileSync(path.join(folder, 'first.zip'), zip);
  unpacked = path.join(folder, 'unpacked');
  mkdirSync(unpacked);
  const python = `
import sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
archive.extractall(sys.argv[2])
print("\\n".join(archive.namelist()))`;
  const names = execFileSync('python3', ['-c', python, path.join(folder, 'first.zip'), unpacked]);
  writeFileSync(path.join(folder, 'names'), names);
});
afterAll(() => bench.drop());

const read = (name: string) => readFileSync(path.join(unpacked, name), 'utf8');
const readJson = (name: string) => JSON.parse(read(name));
const names = () => readFileSync(path.join(bench.folder, 'names'), 'utf8').trim().split('\n');

describe('the zip of a release', () => {
  test('holds the figures, their metadata, the log, the words and the checksums', () => {
    expect(names()).toEqual([
      'datapackage.json',
      'README.txt',
      'LICENSE.txt',
      'CITATION.bib',
      'CITATION.ris',
      'CITATION.csl.json',
      'figures.csv',
      'figures.csvw.json',
      'figures-all-versions.csv',
      'figures-all-versions.csvw.json',
      'figures.json',
      'log/000000001.yaml',
      'SHA256SUMS',
    ]);
    expect(read('README.txt')).toContain('Հայերեն');
    const checked = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], {
      cwd: unpacked,
      encoding: 'utf8',
    });
    expect(checked.match(/: OK$/gm)).toHaveLength(names().length - 1);
  });

  test('is the same bytes in every time zone', async () => {
    const file = bench.write('zone.yaml', [{ body: { name: 'zone', origin: ORIGIN } }]);
    const args = ['release', file, ...SIGNED, '--dry-run', '--json'];
    const bodyOf = ({ out, err }: Ran) => JSON.parse(out || err).entries?.[0].entry.body;
    const makeIn = async (zone: string) =>
      bodyOf(await spawnCli(args, { TZ: zone, LEDGER_DATABASE_URL: bench.ledger.editorUrl }));
    const here = bodyOf(await bench.run(...args));
    expect(here.files.length).toBe(names().length);
    for (const zone of extent(
      ['Pacific/Kiritimati'],
      ['Pacific/Kiritimati', 'America/Los_Angeles'],
    ))
      expect(await makeIn(zone)).toEqual(here);
  });

  test('is read by its Data Package alone: types, keys, sizes and checksums', async () => {
    const descriptor = readJson('datapackage.json');
    expect(descriptor).toMatchObject({ profile: 'data-package', name: 'casualty-ledger-first' });
    const rows: Record<string, ReturnType<typeof readTable>> = Object.fromEntries(
      descriptor.resources
        .filter(({ profile }: Resource) => profile === 'tabular-data-resource')
        .map((table: Table) => [table.name, readTable(table, read(table.path))]),
    );
    expect(rows.figures).toHaveLength(54);
    expect(rows['figures-all-versions']).toHaveLength(57);
    const series = rows['figures-all-versions']?.filter((row) => row.figure_id === 'Z35Z0V8');
    expect(series?.map(({ version, value, low, high }) => [version, value, low, high])).toEqual([
      [1, 7633, 7535, 9063],
      [2, 7646, 7548, 9077],
    ]);
    const withdrawn = rows['figures-all-versions']?.filter((row) => row.figure_id === 'A8W71GU');
    expect(withdrawn?.map(({ value, status }) => [value, status])).toEqual([
      [null, 'current'],
      [null, 'withdrawn'],
    ]);
    for (const { path: file, bytes, hash } of descriptor.resources) {
      const data = readFileSync(path.join(unpacked, file));
      const sha256 = createHash('sha256').update(data).digest('hex');
      expect([file, bytes, hash]).toEqual([file, data.length, `sha256:${sha256}`]);
    }
  });

  test.each(['figures', 'figures-all-versions'])('%s.csv is as its CSVW metadata say', (name) => {
    const metadata: Metadata = readJson(`${name}.csvw.json`);
    expect(metadata.url).toBe(`${name}.csv`);
    expect(listFaults(metadata, read(`${name}.csv`))).toEqual([]);
    expect(read(`${name}.csv`)).toContain(`${ORIGIN}/figures/Z35Z0V8/v2`);
  });

  test('its citation files are read by a citation library, and name its address', () => {
    for (const name of ['CITATION.bib', 'CITATION.ris', 'CITATION.csl.json']) {
      const [item] = new Cite(read(name), { generateGraph: false }).data;
      expect(item?.URL).toBe(`${ORIGIN}/releases/first`);
      expect(item?.title).toMatch(/^Casualty Ledger, release first of .* \(position 180\)$/);
    }
  });

  test('its log, replayed into an empty database, leads to the fingerprint that it names', async () => {
    const empty = await createLedger();
    const env = { LEDGER_DATABASE_URL: empty.editorUrl };
    const { position, fingerprint } = readJson('datapackage.json');
    await runCli(['replay', path.join(unpacked, 'log')], env);
    const verified = await runCli(['verify', '--head', `${position}:${fingerprint}`], env);
    expect(verified.out).toContain(`Head: ${position}:${fingerprint}`);
    await empty.drop();
  });
});

describe('the ledger keeps a release', () => {
  test('under its name, with what it froze and every checksum', async () => {
    const [release] = await listReleases(bench.ledger.web.db, 181);
    expect(release).toMatchObject({
      name: 'first',
      upto: 180,
      origin: ORIGIN,
      position: 181,
      recorded_by: 'A. Editor',
    });
    expect(release?.zip).toEqual({
      bytes: zip.length,
      sha256: createHash('sha256').update(zip).digest('hex'),
    });
    expect(release?.files.map((file) => file.path)).toEqual(names());
    expect(await listReleases(bench.ledger.web.db, 180)).toEqual([]);
    expect(await getReleaseZip(bench.ledger.web.db, 180, 'first')).toBeNull();
  });

  test('a name is given once, and the public origin must be said', async () => {
    const again = bench.write('r.yaml', [{ body: { name: 'first', origin: ORIGIN } }]);
    expect(await bench.refused('release', again, ...SIGNED)).toContain(
      'is the name of a release already',
    );
    const silent = bench.write('r.yaml', [{ body: { name: 'second' } }]);
    expect(await bench.refused('release', silent, ...SIGNED)).toContain(
      'PUBLIC_URL is not an origin either',
    );
    const path = bench.write('r.yaml', [{ body: { name: 'second', origin: `${ORIGIN}/x` } }]);
    expect(await bench.refused('release', path, ...SIGNED)).toContain('is not an origin');
  });

  test('and stays the same bytes when figures are corrected after it', async () => {
    await bench.run(
      'correct',
      bench.write('c.yaml', [correction({ id: 'Z35Z0V8', value: 7650 })]),
      ...SIGNED,
    );
    expect(await getReleaseZip(bench.ledger.web.db, 182, 'first')).toEqual(zip);
  });
});

describe('export, replay and verify', () => {
  let restored: TestLedger;
  const replay = (folder: string) =>
    runCli(['replay', folder], { LEDGER_DATABASE_URL: restored.editorUrl });
  beforeAll(async () => {
    restored = await createLedger();
    const { code, err } = await bench.run('export', path.join(bench.folder, 'log'));
    expect(code, err).toBe(0);
  });
  afterAll(() => restored.drop());

  // Each reads the whole log before it comes to the release.
  const refused = async (spoil: (folder: string) => void) => {
    const folder = path.join(bench.folder, 'damaged');
    rmSync(folder, { recursive: true, force: true });
    cpSync(path.join(bench.folder, 'log'), folder, { recursive: true });
    spoil(folder);
    const { code, err } = await replay(folder);
    const [row] = await restored.web.sql`select count(*)::int from ledger.entries`;
    expect([code, row?.count]).toEqual([1, 0]);
    return err;
  };

  test('a zip that is not the one that was released is refused, and nothing comes in', async () => {
    const said = await refused((folder) =>
      writeFileSync(path.join(folder, 'releases/first.zip'), 'other bytes'),
    );
    expect(said).toContain('the zip of release first has 11 bytes');
  });

  test.runIf(IS_NIGHTLY)('a zip that is missing is refused, and nothing comes in', async () => {
    const said = await refused((folder) =>
      rmSync(path.join(folder, 'releases'), { recursive: true }),
    );
    expect(said).toContain('the zip of release first is needed');
  });

  test('the zips stand beside the log, and come back from there', async () => {
    expect(existsSync(path.join(bench.folder, 'log/releases/first.zip'))).toBe(true);
    expect((await replay(path.join(bench.folder, 'log'))).code).toBe(0);
    expect(await getReleaseZip(restored.web.db, 182, 'first')).toEqual(zip);
    const { code, out } = await runCli(['verify'], { DATABASE_URL: restored.webUrl });
    expect([code, out]).toEqual([0, (await bench.run('verify')).out]);
  });

  test('a byte that a superuser changed in a zip is found, and a zip that is gone', async () => {
    const url = restored.editorUrl.replace('//editor:', '//postgres:');
    const superuser = postgres(url, { max: 1, onnotice: () => {} });
    const verify = () => runCli(['verify', '--json'], { DATABASE_URL: restored.webUrl });
    await superuser.unsafe('alter table ledger.release_zips disable trigger all');
    await superuser`update ledger.release_zips set zip = set_byte(zip, 100, get_byte(zip, 100) # 1)`;
    const changed = await verify();
    await superuser`delete from ledger.release_zips`;
    const gone = await verify();
    await superuser.end();
    const place = { position: 181, table: 'release_zips', key: 'position 181, release first' };
    expect([changed.code, JSON.parse(changed.err).difference]).toMatchObject([
      4,
      { ...place, column: 'zip' },
    ]);
    expect([gone.code, JSON.parse(gone.err).difference]).toMatchObject([
      4,
      { ...place, column: null },
    ]);
  });
});
