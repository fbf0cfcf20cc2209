import { expect, test } from 'vitest';
import { buildWhoSaysWhatModel } from '@/charts/who-says-what/model';
import {
  exampleFigure,
  seed1,
  seed2,
  seed6,
  seed9,
  seed11,
  voa30000,
} from '@/tests/unit/example-figures';
import { exampleView, firstDay, inPhase, warTo1994 } from '@/tests/unit/example-view';

const figures = [
  seed1,
  voa30000,
  seed2,
  ...[seed6, seed9, seed11].map((f) => inPhase(firstDay, f)),
];
const model = buildWhoSaysWhatModel(exampleView(figures, [warTo1994, firstDay]));
const panels = (model?.panels ?? []).flatMap((panel) => (panel.kind === 'grid' ? [panel] : []));

test('a gap is an empty cell, neither a zero nor left out', () => {
  const [war] = panels;
  expect(war?.columns.map((column) => column.label)).toEqual([
    'The Washington Post, in its own voice',
    'VOA News, in its own voice',
  ]);
  const fled = war?.rows.find((row) => row.label === 'Fled in the war to 1994');
  expect(fled?.cells.map((cell) => cell.statements.map((each) => each.label))).toEqual([
    ['1,000,000'],
    [],
  ]);
});

test('columns stand in the order of the sides, then third parties', () => {
  const day = panels.find((panel) => panel.id === 'first-day');
  expect(day?.columns.map(({ label, side }) => [label, side])).toEqual([
    ["Armenia's Defence Ministry", 'first'],
    ["Azerbaijan's Defence Ministry", 'second'],
  ]);
});

test('every figure stands in exactly one cell', () => {
  const shown = panels.flatMap((panel) =>
    panel.rows.flatMap((row) => row.cells.flatMap((c) => c.statements.map((each) => each.figure))),
  );
  expect(shown.sort()).toEqual(figures.map((figure) => figure.id).sort());
});

test('seven claimants are shared out over two panels that a phone can show', () => {
  const many = Array.from({ length: 7 }, (_, n) =>
    exampleFigure({ claimant: { ...seed6.claimant, id: `c${n}`, name: `Claimant ${n}` } }),
  );
  const wide = buildWhoSaysWhatModel(exampleView(many));
  expect(wide?.panels.map((p) => (p.kind === 'grid' ? p.columns.length : 0))).toEqual([4, 3]);
});

test('a conflict without figures has no such chart', () => {
  expect(buildWhoSaysWhatModel(exampleView([]))).toBeNull();
});
