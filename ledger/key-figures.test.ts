import { expect, test } from 'vitest';
import { listKeyFigures } from '@/ledger/key-figures';
import {
  exampleFigure,
  exampleParty,
  seed1,
  seed2,
  ucdp1992,
  voa30000,
} from '@/tests/unit/example-figures';
import { autumn2020, exampleView, firstDay, inPhase, warTo1994 } from '@/tests/unit/example-view';

const inWar = (figure: typeof seed1) => inPhase(warTo1994, figure);
const losses = (id: string, party: string, value: number) =>
  inPhase(
    autumn2020,
    exampleFigure({
      id,
      value,
      affected: exampleParty(party),
      question: { ...seed1.question, id: `losses-of-${party}` },
    }),
  );

test('all that answer a question stand together, the deaths of a phase before those who fled', () => {
  const view = exampleView([inWar(seed2), inWar(seed1), inWar(voa30000)], [warTo1994]);
  const [deaths, fled] = listKeyFigures(view);
  expect(deaths?.family).toBe('deaths');
  expect(deaths?.parts[0]?.figures.map(({ id }) => id)).toEqual([seed1.id, voa30000.id]);
  expect(fled?.family).toBe('displacement');
});

test('where nobody counts both sides, each side has a part with its highest question', () => {
  const figures = [
    losses('A', 'armenia', 2425),
    losses('B', 'azerbaijan', 2783),
    losses('C', 'azerbaijan', 2855),
  ];
  const [key] = listKeyFigures(exampleView(figures, [autumn2020]));
  expect(key?.parts.map(({ side, figures: own }) => [side, own.length])).toEqual([
    ['armenian', 1],
    ['azerbaijani', 2],
  ]);
});

test('a single day is no key figure, and the deadliest year of a series comes last', () => {
  const day = inPhase(firstDay, exampleFigure({ id: 'D', value: 16 }));
  const keys = listKeyFigures(exampleView([day, ucdp1992, inWar(seed1)], [warTo1994, firstDay]));
  expect(keys.map(({ isYear }) => isYear)).toEqual([false, true]);
  expect(keys[1]?.parts[0]?.figures).toEqual([ucdp1992]);
});

test('a conflict without figures has none', () => {
  expect(listKeyFigures(exampleView([], [warTo1994]))).toEqual([]);
});
