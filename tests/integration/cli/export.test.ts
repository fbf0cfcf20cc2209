import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFirstEdition, createLedger, type TestLedger } from '../ledger';
import { type Bench, correction, createBench, SIGNED, withdrawal } from './bench';
import { runCli } from './program';

let bench: Bench;
let empty: TestLedger;
beforeAll(async () => {
  bench = await createBench(await createFirstEdition());
  empty = await createLedger();
  const { run, write } = bench;
  const file = write('c.yaml', [
    correction({
      id: 'Z35Z0V8',
      value: 7650,
      note: 'A "note":\nof two lines – Հայերեն, Azərbaycan',
    }),
    correction({ id: 'Z35Z0V8', value: 7651 }),
  ]);
  await run('correct', file, ...SIGNED);
  await run('withdraw', write('w.yaml', [withdrawal('A8W71GU', 'RHHXGKR')]), ...SIGNED);
});
afterAll(async () => {
  await empty.drop();
  await bench.drop();
});

const to = (name: string) => path.join(bench.folder, name);
const intoEmpty = (...args: string[]) => runCli(args, { LEDGER_DATABASE_URL: empty.editorUrl });
const readAll = (folder: string) =>
  readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]);
const dump = ({ web }: TestLedger) => web.sql`
  select position, kind, subject, record, previous, fingerprint from ledger.entries order by position`;

describe('export and replay', () => {
  test('the same ledger gives the same bytes', async () => {
    const first = await bench.run('export', to('one'));
    expect(first.code, first.err).toBe(0);
    await bench.run('export', to('two'), '--json');
    expect(readAll(to('one'))).toEqual(readAll(to('two')));
    expect(readdirSync(to('one'))).toEqual(['000000001.yaml']);
  });

  test('replayed into an empty database: the same positions, records, fingerprints and rows', async () => {
    const exported = await bench.run('export', to('three'));
    const head = exported.out.match(/Head: (\d+:\w+)/)?.[1] ?? '';
    const { code, out, err } = await intoEmpty('replay', to('three'));
    expect(code, err).toBe(0);
    expect(out).toBe(`Appended 182 entries. Head: ${head}\n`);
    expect(await dump(empty)).toEqual(await dump(bench.ledger));
    expect((await intoEmpty('verify', '--head', head)).code).toBe(0);
    await intoEmpty('export', to('again'));
    expect(readAll(to('again'))).toEqual(readAll(to('three')));
  });

  test('replayed again it appends nothing, and later what has been added since', async () => {
    expect((await intoEmpty('replay', to('three'))).out).toContain('Appended 0 entries.');
    await bench.run(
      'correct',
      bench.write('c.yaml', [correction({ id: 'Z35Z0V8', value: 7652 })]),
      ...SIGNED,
    );
    await bench.run('export', to('three'), '--force');
    expect((await intoEmpty('replay', to('three'))).out).toContain(
      'Appended 1 entries. Head: 183:',
    );
    expect(await dump(empty)).toEqual(await dump(bench.ledger));
  });

  test('a folder that is not empty is never written over without --force', async () => {
    writeFileSync(to('two/000000001.yaml'), 'mine');
    const { code, err } = await bench.run('export', to('two'));
    expect([code, err]).toEqual([1, expect.stringContaining('is not empty')]);
    expect(readAll(to('two'))).toEqual([['000000001.yaml', 'mine']]);
  });

  test('a log with another entry than the ledger, or with a fault, is refused by its place', async () => {
    const file = to('one/000000001.yaml');
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.replace('value: 7651', 'value: 7659'));
    const other = await intoEmpty('replay', to('one'));
    expect([other.code, other.err]).toEqual([
      1,
      expect.stringContaining('different entries at position 181'),
    ]);
    appendFileSync(file, '---\nposition: nonsense\n');
    const faulty = await intoEmpty('replay', to('one'));
    expect(faulty.code).toBe(1);
    expect(faulty.err).toMatch(
      /holds no whole log: 000000001\.yaml, line \d+, entry 183 of the file/,
    );
  });
});
