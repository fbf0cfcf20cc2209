import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendEntries } from '@/db/append/append';
import { attachLoad, beginLoad, openRows } from '@/db/load/load-rows';
import { writeSums } from '@/db/load/write-sums';
import { findImport } from '@/db/queries/find-import';
import { listImports } from '@/db/queries/list-imports';
import { replay } from '@/db/replay';
import { type Entry, entrySchema } from '@/ledger/entry';
import { EXAMPLE_GROUND } from './example-log';
import { GED_HEADER, gedRow } from './ged-example';
import { importInto, loadedVersion, wholeCsv } from './importing';
import { createLedger, type TestLedger } from './ledger';

const ROWS = [gedRow({ id: 1 }), gedRow({ id: 2, best: 0, low: 0, high: 0 })];

let folder: string;
let file: string;
let ledger: TestLedger;
let owner: postgres.Sql;
let load: number;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-guard-'));
  file = path.join(folder, 'ged.csv');
  await writeFile(file, [GED_HEADER, ...ROWS, ''].join('\n'));
  ledger = await createLedger();
  await appendEntries(ledger.editor.db, EXAMPLE_GROUND);
  await importInto(ledger, { files: [file] });
  ({ load } = await loadedVersion(ledger, 'ged-mexico', '24.1'));
  owner = postgres(ledger.ownerUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await owner.end();
  await ledger.drop();
  await rm(folder, { recursive: true });
});

describe('what is imported', () => {
  test('is an entry of the ledger with counts and checksums, and changes the dataset’s pages', async () => {
    const [entry] = await ledger.web.sql`
      select position, kind, subject, record::jsonb -> 'body' -> 'tables' -> 0 ->> 'rows' as rows
      from ledger.entries order by position desc limit 1`;
    const position = String(EXAMPLE_GROUND.length + 1);
    expect(entry).toEqual({ position, kind: 'import', subject: 'ged-mexico/24.1', rows: '2' });
    const changed = await ledger.web.sql`
      select subject from ledger.changes where position = ${position}`;
    expect(changed.map((row) => row.subject)).toEqual(['dataset:ged-mexico']);
  });

  test('is not on a page pinned to before it', async () => {
    expect(await listImports(ledger.web.db, EXAMPLE_GROUND.length, null)).toEqual([]);
    const [now] = await listImports(ledger.web.db, EXAMPLE_GROUND.length + 1, null);
    expect(now).toMatchObject({ dataset: 'ged-mexico', version: '24.1', load });
  });

  test('cannot be changed, taken away or added to by the owner, in any of its tables', async () => {
    const rows = await owner<{ name: string }[]>`
      select table_name as name from information_schema.tables where table_schema = 'datasets'`;
    const tables = rows.map((row) => row.name);
    expect(tables).toEqual(
      expect.arrayContaining(['loads', 'events', `events_${load}`, 'yearly_sums', 'marks']),
    );
    for (const table of tables) {
      for (const statement of [
        `update datasets.${table} set load = load`,
        `delete from datasets.${table} where false`,
        `truncate datasets.${table}`,
      ]) {
        await expect(owner.unsafe(statement), statement).rejects.toMatchObject({
          code: '55000',
          message: expect.stringContaining('append only'),
        });
      }
    }
    for (const statement of [
      `insert into datasets.events select * from datasets.events`,
      `insert into datasets.events_${load} select * from datasets.events`,
    ]) {
      await expect(owner.unsafe(statement), statement).rejects.toMatchObject({ code: '55000' });
    }
    const further = `insert into datasets.marks (load, table_no, record, at) values (${load}, 1, 9, 9)`;
    await expect(owner.unsafe(further)).rejects.toMatchObject({
      message: expect.stringContaining('has not begun'),
    });
  });

  test('takes no further row from the appender, and none at all from the reader', async () => {
    const { sql } = ledger.editor;
    await expect(
      sql`insert into datasets.names (load, kind, id, name, rows) values (${load}, 'side', 1, 'x', 1)`,
    ).rejects.toMatchObject({ message: expect.stringContaining('has not begun') });
    for (const role of [ledger.editor, ledger.web]) {
      await expect(
        role.sql`insert into ${role.sql(`datasets.events_${load}`)} select * from datasets.events`,
      ).rejects.toMatchObject({ code: '42501' });
      await expect(role.sql`delete from datasets.loads`).rejects.toMatchObject({ code: '42501' });
    }
    await expect(ledger.web.sql`select datasets.begin_load()`).rejects.toMatchObject({
      code: '42501',
    });
    await expect(sql`select datasets.attach_load(${load})`).rejects.toMatchObject({
      message: expect.stringContaining('was not begun by this transaction'),
    });
  });
});

describe('the same version again', () => {
  const count = async () => {
    const [row] = await ledger.web.sql`
      select (select count(*)::int from ledger.entries) as entries,
        (select count(*)::int from datasets.loads) as loads`;
    return row;
  };

  test('is told to be there already, and appends nothing', async () => {
    const before = await count();
    const report = await importInto(ledger, { files: [file] });
    expect(report).toMatchObject({ outcome: 'there', position: EXAMPLE_GROUND.length + 1 });
    expect(await count()).toEqual(before);
  });

  test('in another packing, with the same rows, is the same', async () => {
    const crlf = path.join(folder, 'other-line-ends.csv');
    await writeFile(crlf, [GED_HEADER, ...ROWS, ''].join('\r\n'));
    const before = await count();
    expect(await importInto(ledger, { files: [crlf] })).toMatchObject({ outcome: 'there' });
    expect(await count()).toEqual(before);
  });

  test('with one value changed is refused, and nothing of it is left', async () => {
    const changed = path.join(folder, 'changed.csv');
    await writeFile(changed, [GED_HEADER, ROWS[0], gedRow({ id: 2, best: 1 }), ''].join('\n'));
    const before = await count();
    await expect(importInto(ledger, { files: [changed] })).rejects.toThrow(
      /version 24.1 of ged-mexico was imported at position \d+ with other rows/,
    );
    expect(await count()).toEqual(before);
    const report = await importInto(ledger, { files: [changed], version: '24.2', dryRun: true });
    expect(report).toMatchObject({ outcome: 'tried', position: null });
    expect(await count()).toEqual(before);
  });
});

describe('a log with an import in it', () => {
  const readEntries = async (): Promise<Entry[]> => {
    const rows = await ledger.web.sql<{ record: string }[]>`
      select record from ledger.entries order by position`;
    return rows.map(({ record }) => {
      const { column_set: _set, figure: _figure, ...entry } = JSON.parse(record);
      return entrySchema.parse(entry);
    });
  };

  test('gives the same fingerprint elsewhere, without rows; the same file brings them, as no entry', async () => {
    const other = await createLedger();
    const log = await readEntries();
    await replay(other.editor.db, log);
    const head = (of: TestLedger) =>
      of.web.sql`select position, fingerprint from ledger.entries order by position desc limit 1`;
    expect(await head(other)).toEqual(await head(ledger));
    expect(await findImport(other.web.db, 'ged-mexico', '24.1')).toMatchObject({ load: null });

    const report = await importInto(other, { files: [file] });
    expect(report).toMatchObject({ outcome: 'loaded', position: log.length });
    expect(await head(other)).toEqual(await head(ledger));
    const [theirs, ours] = await Promise.all(
      [other, ledger].map(async (one) =>
        wholeCsv(one, await loadedVersion(one, 'ged-mexico', '24.1')),
      ),
    );
    expect(theirs).toBe(ours);
    expect(await replay(other.editor.db, log)).toMatchObject({ appended: 0, held: false });
    await other.drop();
  });
});

describe('while an import is under way', () => {
  test('editors append and readers read, up to its own entry', async () => {
    const own = await createLedger();
    const underWay = own.editor.db.transaction(async (transaction) => {
      const begun = await beginLoad(transaction);
      const rows = await openRows(transaction, begun);
      rows.end();
      await finished(rows);
      await attachLoad(transaction, begun);
      await writeSums(transaction, begun, [
        { tableNo: 1, rowsAreEvents: true, hasCategories: false },
      ]);
      await appendEntries(own.editor.db, EXAMPLE_GROUND);
      await own.web.sql`select count(*) from datasets.events`;
      throw new Error('enough');
    });
    await expect(underWay).rejects.toThrow('enough');
    await own.drop();
  });
});
