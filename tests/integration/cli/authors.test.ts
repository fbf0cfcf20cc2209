import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFigureVersions } from '@/db/queries/list-figure-versions';
import { search } from '@/db/queries/search';
import { citeNewest } from '@/ledger/citation/cite-figure';
import { createLedger } from '../ledger';
import { type Bench, createBench, newFigure, SIGNED } from './bench';
import { runCli } from './program';

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.drop());

const source = (author: unknown) => ({
  kind: 'source',
  body: {
    ...{ id: 'chronicle', state: 1, publisher: 'Chronicle', title: 'T', author, date: null },
    ...{ url: null, archived_url: null, accessed: null, licence: null, language: 'en' },
    ...{ read_as: 'whole', identified_from_wording: false, note: null },
  },
});

test('authors come out of a figure as they went into its source: bodies whole, people turned round', async () => {
  const author = [
    'Food and Agriculture Organization',
    { name: 'Caucasian Knot' },
    { given: 'Robyn', family: 'Dixon' },
  ];
  const figure = newFigure({ sources: [{ source: 'chronicle', state: 1 }] });
  const added = await bench.run('add', bench.write('a.yaml', [source(author), figure]), ...SIGNED);
  expect(added.code, added.err).toBe(0);
  const { web } = bench.ledger;
  const [row] = await web.sql<{ id: string; position: number }[]>`
    select id, position::int from ledger.figures order by position desc limit 1`;
  const { id = '', position = 0 } = row ?? {};
  const versions = await listFigureVersions(web.db, position, id);
  expect(versions[0]?.sources[0]?.author).toEqual(author);
  expect(citeNewest(versions, 'https://ledger.example')?.[0]?.authors).toEqual([
    { name: 'Food and Agriculture Organization' },
    { name: 'Caucasian Knot' },
    { given: 'Robyn', family: 'Dixon' },
  ]);
  const { sources } = await search(web.db, position, 'robyn dixon');
  expect(sources.map(({ author: names }) => names)).toEqual([
    'Food and Agriculture Organization; Caucasian Knot; Robyn Dixon',
  ]);

  // The rows beside the entries agree with them, and the log makes the same ledger again.
  const verified = await bench.run('verify');
  expect(verified.code, verified.err).toBe(0);
  const log = path.join(bench.folder, 'log');
  expect((await bench.run('export', log)).code).toBe(0);
  const ledger = await createLedger();
  const replayed = await runCli(['replay', log], { LEDGER_DATABASE_URL: ledger.editorUrl });
  expect(replayed.out, replayed.err).toContain(/Head: (\S+)/.exec(verified.out)?.[1]);
  await ledger.drop();
});

test.each([
  ['', 'is empty'],
  [[], 'names no author'],
  [{ name: 'Chronicle' }, 'is no author'],
])('%j is refused as an author, in words', async (author, words) => {
  const err = await bench.refused('add', bench.write('b.yaml', [source(author)]), ...SIGNED);
  expect(err).toMatch(new RegExp(words));
});
