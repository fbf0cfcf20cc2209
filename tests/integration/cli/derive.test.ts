import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCharts } from '@/charts/catalogue';
import { getConflictView } from '@/db/queries/get-conflict-view';
import { GED_HEADER, gedRow } from '../ged-example';
import { createShippedLedger } from '../ledger';
import { type Bench, createBench } from './bench';

let bench: Bench;
beforeAll(async () => {
  bench = await createBench(await createShippedLedger());
  const folder = path.join(bench.folder, 'war');
  mkdirSync(folder);
  writeFileSync(
    path.join(folder, 'conflict.yaml'),
    'name: War\nsummary: A war of nobody’s.\neditor: A\nsides: [{ name: A }, { name: B }]\n',
  );
  writeFileSync(path.join(folder, 'figures.csv'), 'what,value,from,to,as of,says,source\n');
  const rows = [2015, 2015, 2016, 2018].map((year, id) =>
    gedRow({ id: id + 1, year, date_start: `${year}-05-01`, date_end: `${year}-05-01` }),
  );
  const other = gedRow({ id: 9, conflict_new_id: 7, best: 100, high: 100 });
  const file = bench.write('ged.csv', `${[GED_HEADER, ...rows, other].join('\n')}\n`);
  const version = ['--dataset', 'ged', '--version', '1', '--licence', 'CC BY 4.0'];
  const source = ['--source', 'https://ucdp.uu.se/', '--by', 'A'];
  for (const args of [
    ['add', folder],
    ['import', 'ucdp-ged', file, ...version, ...source],
  ]) {
    const { code, err } = await bench.run(...args);
    expect(code, err).toBe(0);
  }
});
afterAll(() => bench.drop());

const derive = (...more: string[]) => [
  ...['derive', '--dataset', 'ged', '--version', '1', '--into', 'war', '--by', 'A'],
  ...more,
];

test('yearly figures are the sums of the rows that pass, once, and make the chart by year', async () => {
  const args = derive('--what', 'persons killed', '--conflict', '100');
  const { code, out, err } = await bench.run(...args, '--json');
  expect(code, err).toBe(0);
  const bodies = (
    JSON.parse(out).entries as { kind: string; entry: { body: Record<string, unknown> } }[]
  )
    .filter(({ kind }) => kind === 'figure')
    .map(({ entry }) => entry.body);
  expect(
    bodies.map(({ period, low, value, high, basis, claimant }) => [
      period,
      low,
      value,
      high,
      basis,
      claimant,
    ]),
  ).toEqual([
    ['2015', 2, 4, 6, 'derived', 'casualty-ledger'],
    ['2016', 1, 2, 3, 'derived', 'casualty-ledger'],
    ['2018', 1, 2, 3, 'derived', 'casualty-ledger'],
  ]);
  expect(bodies[0]?.computation).toContain('2 rows of the year 2015');
  expect(bodies[0]?.computation).toContain('/datasets/ged/1/yearly.csv?conflict=100');
  expect((await bench.run(...args)).out).toContain('nothing is new');
  const [head] = await bench.ledger.web.sql<{ position: number }[]>`
    select max(position)::int as position from ledger.entries`;
  const view = await getConflictView(bench.ledger.web.db, Number(head?.position), 'war');
  const charts = view ? buildCharts({ view, earlier: [], scale: 'linear' }) : [];
  const years = charts.find(({ model }) => model.id === 'battle-related-deaths');
  expect(years?.model.panels).toHaveLength(1);
});

test('what is not there is refused with the nearest', async () => {
  expect(await bench.refused(...derive('--what', 'person killed'))).toContain('"persons killed"?');
  const none = derive('--what', 'persons killed', '--conflict', '8');
  expect(await bench.refused(...none)).toContain('No row passes the filter');
  const other = derive('--what', 'persons killed').map((arg) => (arg === 'war' ? 'wars' : arg));
  expect(await bench.refused(...other)).toContain('Did you mean "war"?');
});
