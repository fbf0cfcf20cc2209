import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { appendEntries } from '@/db/append/append';
import { formatYaml } from '@/ledger/log-yaml';
import { EXAMPLE_GROUND, exampleFigureEntry } from '../example-log';
import { createLedger, type TestLedger } from '../ledger';
import { type Ran, runCli } from './program';

/** A ledger to work on, a folder for files, and the program that works with both. */
export type Bench = {
  ledger: TestLedger;
  folder: string;
  /** Writes a file: text or bytes as they are, or entries, each of which becomes a document. */
  write: (name: string, content: string | Buffer | object[]) => string;
  run: (...args: string[]) => Promise<Ran>;
  /** Runs what must be refused, and sees that no row came in. @returns what the program says */
  refused: (...args: string[]) => Promise<string>;
  /** How many rows each table of the ledger has. */
  countRows: () => Promise<Record<string, number>>;
  drop: () => Promise<void>;
};

/** Who and why, for files that do not say it. */
export const SIGNED = ['--by', 'A. Editor', '--why', 'To try'];

async function countRows({ web }: TestLedger): Promise<Record<string, number>> {
  const tables = await web.sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'ledger'`;
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await web.sql<{ count: number }[]>`
      select count(*)::int as count from ${web.sql(`ledger.${name}`)}`;
    counts[name] = Number(row?.count);
  }
  return counts;
}

function formatDocuments(entries: object[]): string {
  return entries.map((entry) => `---\n${formatYaml(entry)}`).join('');
}

/** A folder of its own that goes away with `remove`. */
export function makeFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ledger-cli-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** @param given a ledger; left out, the example's with its first figure */
export async function createBench(given?: TestLedger): Promise<Bench> {
  const ledger = given ?? (await createLedger());
  if (!given) await appendEntries(ledger.editor.db, [...EXAMPLE_GROUND, exampleFigureEntry()]);
  const { folder, remove } = makeFolder();
  const run = (...args: string[]) => runCli(args, { LEDGER_DATABASE_URL: ledger.editorUrl });
  return {
    ledger,
    folder,
    run,
    write(name, content) {
      const file = path.join(folder, name);
      writeFileSync(file, Array.isArray(content) ? formatDocuments(content) : content);
      return file;
    },
    async refused(...args) {
      const before = await countRows(ledger);
      const { code, out, err } = await run(...args);
      expect({ code, out }, err).toEqual({ code: 1, out: '' });
      expect(await countRows(ledger)).toEqual(before);
      return err;
    },
    countRows: () => countRows(ledger),
    async drop() {
      await ledger.drop();
      remove();
    },
  };
}

const { id: _id, version: _version, change: _change, ...NEW_FIGURE } = exampleFigureEntry().body;

/** The year of the newest: the same answer as of the same day would be a version, no figure. */
let asOf = 1201;

/** A figure as `add` takes it, without an id; `over` replaces what a test is about. */
export function newFigure(over: object = {}) {
  asOf += 1;
  return { kind: 'figure', body: { ...NEW_FIGURE, as_of: String(asOf), ...over } };
}

/** A correction of an error of ours. @param body id and changed fields */
export function correction(body: object) {
  return { body: { ...body, change: { kind: 'our error', reason: 'Misread', evidence: null } } };
}

/** A figure taken back as a duplicate. */
export function withdrawal(figure: string, replacement: string | null) {
  return { body: { figure, reason: 'duplicate', words: 'Counted twice.', replacement } };
}

/** A relation between two figures. */
export function relate(figure: string, other: string) {
  return { kind: 'relation', body: { figure, relation: 'overlaps', other, note: null } };
}
