import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { additionSchema } from '@/cli/input/drafts';
import { readDrafts } from '@/cli/input/read-drafts';
import { extent } from '../extent';
import { fuzzCsv } from '../nightly/fuzz/files/run-csv';
import { fuzzFolders } from '../nightly/fuzz/files/run-folders';
import { fuzzImports } from '../nightly/fuzz/files/run-imports';
import { fuzzYaml } from '../nightly/fuzz/files/run-yaml';
import { GED_HEADER, gedRow } from './ged-example';
import { importInto } from './importing';
import { createLedger, type TestLedger } from './ledger';

/** Short runs of what `npm run test:nightly -- fuzz` does, and each defect that it has found. */
const SEED = 20_261_125;
const FILES = {
  csv: extent(300, 3_000),
  yaml: extent(40, 200),
  folders: extent(40, 3_000),
  imports: extent(12, 60),
};
let ledger: TestLedger;
let folder: string;
beforeAll(async () => {
  ledger = await createLedger();
  folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-generated-'));
});
afterAll(async () => {
  await ledger.drop();
  await rm(folder, { recursive: true });
});

describe('generated files', () => {
  test(`${FILES.csv} CSVs are taken as they stand, or refused in words`, async () => {
    const report = await fuzzCsv(path.join(folder, 'a.csv'), { seed: SEED, files: FILES.csv });
    expect(report.faults).toEqual([]);
    expect(report.taken).toBeGreaterThan(FILES.csv / 6);
  }, 60_000);

  test(`${FILES.yaml} files of entries are read as what can be stored, or refused in words`, async () => {
    const report = await fuzzYaml(path.join(folder, 'a.yaml'), { seed: SEED, files: FILES.yaml });
    expect(report.faults).toEqual([]);
    expect(report.read).toBeGreaterThan(FILES.yaml / 10);
  }, 60_000);

  test(`${FILES.folders} conflict folders with their maps are read, or refused at their places`, async () => {
    const report = await fuzzFolders(path.join(folder, 'folder'), {
      seed: SEED,
      files: FILES.folders,
    });
    expect(report.faults).toEqual([]);
    expect(report.read).toBeGreaterThan(FILES.folders / 20);
  }, 60_000);

  test(`${FILES.imports} imports are stored byte for byte, or leave nothing`, async () => {
    const report = await fuzzImports(ledger, folder, { seed: SEED, files: FILES.imports });
    expect(report.faults).toEqual([]);
    expect(report.stored).toBeGreaterThan(FILES.imports / 6);
  }, 60_000);
});

describe('a CSV is refused', () => {
  const refusal = async (content: string) => {
    const file = path.join(folder, 'refused.csv');
    await writeFile(file, content);
    const error = await importInto(ledger, { files: [file] }).catch((cause: Error) => cause);
    return error instanceof Error ? error.message : 'it was imported';
  };

  test('with a second byte order mark, or one before a record, by which records were cut late', async () => {
    const words = 'a byte order mark stands where none may be';
    const twice = await refusal(`\uFEFF\uFEFF${GED_HEADER}\n${gedRow({})}\n`);
    expect(twice).toContain(`line 1: ${words}`);
    expect(await refusal(`${GED_HEADER}\n\uFEFF${gedRow({})}\n`)).toContain(`line 2: ${words}`);
  });

  test('whose lines do not all end alike, wherever it is cut into blocks', async () => {
    const rows = [gedRow({}), gedRow({ id: 2 })];
    expect(await refusal(`${GED_HEADER}\r\n${rows.join('\n')}\r\n`)).toContain(
      'line 2: the line ends in LF, and the header in CRLF',
    );
    expect(await refusal(`${GED_HEADER}\n${rows.join('\r\n')}\n`)).toContain(
      'line 2: the line ends in CRLF, and the header in LF',
    );
    const within = gedRow({ id: 3, conflict_name: '"two\r\nlines"' });
    expect(await refusal(`${GED_HEADER}\n${within}\n`)).toBe('it was imported');
  });
});

test('a column may be called as something that every object has', async () => {
  const file = path.join(folder, 'all.csv');
  await writeFile(
    file,
    '__proto__,constructor,Date,Category,Count\nx,y,1/3/2015,Soldiers killed,1\n',
  );
  const { body } = await importInto(ledger, {
    files: [file],
    format: 'crisis-group',
    dataset: 'named',
    version: '1',
  });
  expect(body.tables[0]?.columns.slice(0, 2)).toEqual(['__proto__', 'constructor']);
});

describe('a file of entries is refused at its place', () => {
  const problemsOf = async (content: string) => {
    const file = path.join(folder, 'refused.yaml');
    await writeFile(file, content);
    const { problems } = await readDrafts([file], additionSchema, null);
    return problems.map(({ line, message }) => `${line}: ${message}`);
  };

  test('with an alias of nothing, or aliases that would fill the memory', async () => {
    expect(await problemsOf('kind: figure\nbody: *none\n')).toEqual([
      expect.stringMatching(/^1: no entry: Unresolved alias/),
    ]);
    const names = [...'abcdefghij'];
    const laughs = names.map((name, i) => {
      const items = Array<string>(10).fill(i === 0 ? 'x' : `*${names[i - 1]}`);
      return `${name}: &${name} [${items.join(', ')}]`;
    });
    expect(await problemsOf(`kind: figure\n---\n${laughs.join('\n')}\n`)).toContainEqual(
      expect.stringMatching(/^3: no entry: Excessive alias count/),
    );
  });

  test('with a field whose name is a list', async () => {
    expect(await problemsOf('? [a, b]\n: c\n')).toEqual([
      '1: no entry: the name of a field is a list or a group',
    ]);
  });
});
