import { expect, test } from 'vitest';
import { stripHeight } from '@/charts/strip/chart';
import { plotQuestion } from '@/charts/strip/question-strip';
import {
  denied,
  exampleFigure,
  hundreds,
  seed1,
  seed10,
  voa30000,
} from '@/tests/unit/example-figures';
import { exampleView } from '@/tests/unit/example-view';

const view = exampleView([]);
const strip = (...figures: Parameters<typeof plotQuestion>[1]['figures']) =>
  plotQuestion(view, { id: 'q', title: 'Killed', figures });

test('every claim is a mark, in the order of numbers; the lowest and the highest are labelled', () => {
  const plot = strip(voa30000, seed1, { ...voa30000, id: 'OTHER', value: 25_000 });
  expect(plot?.marks.map(({ anchor, labelled }) => [anchor, labelled])).toEqual([
    [20_000, true],
    [25_000, false],
    [30_000, true],
  ]);
  expect(plot?.max).toBe(30_000);
  expect(plot?.href).toBe('/questions/q');
});

test('marks that would cover each other stand over one another', () => {
  const same = ['A', 'B', 'C'].map((id) => exampleFigure({ id, value: 200 }));
  expect(strip(...same)?.marks.map(({ lane }) => lane)).toEqual([0, 1, 2]);
  expect(strip(seed1, voa30000)?.marks.map(({ lane }) => lane)).toEqual([0, 0]);
});

test('the label of the lowest stands under it where other marks stand over it', () => {
  const far = { ...voa30000, value: 80_000 };
  const beside = strip(seed1, far);
  const piled = strip(seed1, { ...seed1, id: 'OTHER', value: 20_100 }, far);
  if (!beside || !piled) throw new Error('both have numbers');
  expect(piled.marks.map(({ lane }) => lane)).toEqual([0, 1, 0]);
  // One lane more for the mark, and a line under it for the label.
  expect(stripHeight(piled, 720) - stripHeight(beside, 720)).toBe(13 + 16);
});

test('a claim without a number stands beside its rivals in words', () => {
  const plot = strip(exampleFigure({ value: 100 }), denied);
  expect(plot?.marks).toHaveLength(1);
  expect(plot?.note).toContain('denied: no number given');
  expect(strip(hundreds)).toBeNull();
});

test('a claimed zero is a mark on an axis that has a zero', () => {
  const plot = strip(seed10);
  expect(plot?.marks[0]).toMatchObject({ anchor: 0, bound: 'zero' });
  expect(plot?.max).toBe(1);
});

test('an earlier version is drawn faint beside the one that replaced it', () => {
  const now = exampleFigure({ id: 'F', value: 7646, version: 2 });
  const then = exampleFigure({ id: 'F', value: 7633, version: 1 });
  const plot = plotQuestion(view, { id: 'q', title: 'Killed', figures: [now] }, [then]);
  expect(plot?.marks.map(({ anchor, status }) => [anchor, status])).toEqual([
    [7633, 'superseded'],
    [7646, 'current'],
  ]);
});
