import { expect, test } from 'vitest';
import { plotSeries, splitSeries } from '@/charts/series';
import { parsePeriod } from '@/ledger/period';
import { exampleFigure, seed1 } from '@/tests/unit/example-figures';
import { exampleView } from '@/tests/unit/example-view';

const question = { ...seed1.question, id: 'by-month', title: 'Killed by month, 2015-2016' };
const month = (edtf: string, value: number, note: string | null = null) =>
  exampleFigure({ id: edtf, value, question, period: parsePeriod(edtf), note });
const MONTHS = ['02', '03', '05', '06', '07', '08', '09', '10', '11', '12'].map((m, index) =>
  month(`2015-${m}`, index + 1),
);
const figures = [
  ...MONTHS,
  month('2016-02', 30),
  month('2016-04-12/2016-04-30', 11, 'The files hold no row for 1-11 April 2016.'),
];
const view = exampleView(figures);

test('a dozen months of one question and claimant are a series; what is less stands for itself', () => {
  const { series, others } = splitSeries(view, [...figures, seed1]);
  expect(series.map(({ perYear, figures: own }) => [perYear, own.length])).toEqual([[12, 12]]);
  expect(others).toEqual([seed1]);
  expect(splitSeries(view, MONTHS).series).toEqual([]);
});

test('two figures of one month are no series: one would hide the other', () => {
  const twice = [...figures, month('2016-02', 29)].map((figure, index) => ({
    ...figure,
    id: `${index}`,
  }));
  expect(splitSeries(view, twice).series).toEqual([]);
});

test('columns stand at their months, a missing month is a gap, a part of one is said', () => {
  const { series } = splitSeries(view, figures);
  const plot = plotSeries({ id: 'x', title: null, href: null, note: null }, view, series, 'linear');
  expect(plot?.perYear).toBe(12);
  expect(plot?.columns[0]?.at).toBe(2015 * 12 + 1);
  expect(plot?.gaps).toEqual([
    { from: 2015 * 12 + 3, to: 2015 * 12 + 3, words: 'no such row in the file' },
    { from: 2016 * 12, to: 2016 * 12, words: 'no such row in the file' },
    { from: 2016 * 12 + 2, to: 2016 * 12 + 2, words: 'no such row in the file' },
    {
      from: 2016 * 12 + 3,
      to: 2016 * 12 + 3,
      words: 'The files hold no row for 1-11 April 2016.',
    },
  ]);
  expect(plot?.columns.filter(({ labelled }) => labelled).map(({ mark }) => mark.anchor)).toEqual([
    30,
  ]);
});
