import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLedger } from '../../integration/ledger';
import { fuzzCsv } from './files/run-csv';
import { fuzzFolders } from './files/run-folders';
import { fuzzImports } from './files/run-imports';
import { fuzzYaml } from './files/run-yaml';
import { tell } from './tell';

const FILES = Number(process.env.FUZZ_FILES ?? 100_000);
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-fuzz-'));
});
afterAll(() => rm(folder, { recursive: true }));

test(`${FILES} generated CSV files are taken as they stand, or refused in words`, async () => {
  const report = await fuzzCsv(path.join(folder, 'figures.csv'), { seed: SEED, files: FILES });
  const words = [...report.words].toSorted(([, a], [, b]) => b - a).slice(0, 25);
  tell(
    [
      `${report.files} files, seed ${SEED}: ${report.taken} taken, ${report.refused} refused`,
      ...words.map(([each, times]) => `${String(times).padStart(8)}  ${each}`),
    ].join('\n'),
  );
  expect(report.faults, `seed ${SEED}`).toEqual([]);
  expect(report.taken).toBeGreaterThan(FILES / 20);
});

test(`${FILES / 10} generated files of entries are read as what can be stored, or refused in words`, async () => {
  const report = await fuzzYaml(path.join(folder, 'entries.yaml'), {
    seed: SEED,
    files: FILES / 10,
  });
  tell(
    `${report.files} files of entries, read as both kinds: ${report.read} read, ${report.refused} refused`,
  );
  expect(report.faults, `seed ${SEED}`).toEqual([]);
  expect(report.read).toBeGreaterThan(FILES / 100);
});

test(`${FILES / 100} of them are imported: stored byte for byte, or nothing is left`, async () => {
  const ledger = await createLedger();
  const report = await fuzzImports(ledger, folder, { seed: SEED, files: FILES / 100 });
  tell(`${report.files} imports: ${report.stored} stored, ${report.refused} refused`);
  await ledger.drop();
  expect(report.faults, `seed ${SEED}`).toEqual([]);
  expect(report.stored).toBeGreaterThan(FILES / 1_000);
});

test(`${FILES} generated conflict folders and maps are read, or refused at their places`, async () => {
  const report = await fuzzFolders(path.join(folder, 'folder'), { seed: SEED, files: FILES });
  tell(`${report.files} folders and maps: ${report.read} read, ${report.refused} refused`);
  expect(report.faults, `seed ${SEED}`).toEqual([]);
  expect(report.read).toBeGreaterThan(FILES / 50);
});
