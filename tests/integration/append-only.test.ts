import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendEntries } from '@/db/append/append';
import { EXAMPLE_GROUND, exampleFigureEntry } from './example-log';
import { createLedger, type TestLedger } from './ledger';

let ledger: TestLedger;
let owner: postgres.Sql;
let tables: string[];
beforeAll(async () => {
  ledger = await createLedger();
  await appendEntries(ledger.editor.db, [...EXAMPLE_GROUND, exampleFigureEntry()]);
  owner = postgres(ledger.ownerUrl, { max: 1, onnotice: () => {} });
  const rows = await owner<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'ledger'`;
  tables = rows.map((row) => row.name);
});
afterAll(async () => {
  await owner.end();
  await ledger.drop();
});

const statements = (table: string) => [
  `update ledger.${table} set position = position`,
  `update ledger.${table} set position = 1 where false`,
  `delete from ledger.${table}`,
  `truncate ledger.${table} cascade`,
];

describe('append only', () => {
  test('UPDATE, DELETE and TRUNCATE fail for the owner on every table, and say how to correct', async () => {
    expect(tables.length).toBeGreaterThanOrEqual(16);
    for (const table of tables) {
      for (const statement of statements(table)) {
        await expect(owner.unsafe(statement), statement).rejects.toMatchObject({
          code: '55000',
          message: expect.stringContaining('append only'),
          hint: expect.stringContaining('append a further version'),
        });
      }
    }
  });

  test('they fail for the appender and the reader, who have no right to them', async () => {
    for (const role of [ledger.editor, ledger.web]) {
      for (const table of tables) {
        for (const statement of statements(table)) {
          await expect(role.sql.unsafe(statement), statement).rejects.toMatchObject({
            code: '42501',
          });
        }
      }
    }
  });

  test('INSERT fails for the reader on every table', async () => {
    for (const table of tables) {
      await expect(
        ledger.web.sql.unsafe(`insert into ledger.${table} default values`),
        table,
      ).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('a trigger cannot be passed by as a replica', async () => {
    await expect(owner.unsafe(`set session_replication_role = replica`)).rejects.toMatchObject({
      code: '42501',
    });
  });

  test('nobody adds a row to a position of the past, which would change what is pinned', async () => {
    await expect(
      ledger.editor.sql`insert into ledger.changes (subject, position) values ('figure:X', 1)`,
    ).rejects.toMatchObject({ message: expect.stringContaining('has not appended') });
  });
});

describe('an entry', () => {
  const insert = (over: Record<string, unknown>) => {
    const row = {
      position: 1,
      kind: 'measure',
      subject: 'x',
      recorded_at: '2026-11-23T00:00:00Z',
      recorded_by: 'x',
      why: 'x',
      record: '{}',
      previous: 'x',
      fingerprint: 'x',
      ...over,
    };
    return ledger.editor.sql`insert into ledger.entries ${ledger.editor.sql(row)}`;
  };

  test('that skips a position is refused', async () => {
    await expect(insert({ position: 1_000 })).rejects.toMatchObject({
      message: expect.stringContaining('does not follow the last position'),
    });
  });

  test('that is not chained, or has another fingerprint than its record, is refused', async () => {
    const [head] = await ledger.web.sql<{ position: string; fingerprint: string }[]>`
      select position, fingerprint from ledger.entries order by position desc limit 1`;
    const position = Number(head?.position) + 1;
    await expect(insert({ position })).rejects.toMatchObject({
      message: expect.stringContaining('not chained'),
    });
    await expect(insert({ position, previous: head?.fingerprint ?? '' })).rejects.toMatchObject({
      message: expect.stringContaining('not that of its record'),
    });
  });
});
