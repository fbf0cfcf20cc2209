import { expect, test } from 'vitest';
import type { Figure } from '@/ledger/figure';
import { armeniaMod, seed1 } from '@/tests/unit/example-figures';
import { exampleView } from '@/tests/unit/example-view';
import { plotQuestion } from './strip/question-strip';

const view = exampleView([]);
const official: Figure = { ...seed1, id: 'OFFICIAL', claimant: armeniaMod };
const GROUP = { id: 'q', title: 'Killed', figures: [seed1, official] };
const before = plotQuestion(view, GROUP);

test('of the same figures there is one plot, whatever happened to others', () => {
  const elsewhere = [{ ...seed1, id: 'OTHER' }];
  expect(plotQuestion({ ...view }, { ...GROUP, figures: [...GROUP.figures] }, elsewhere)).toBe(
    before,
  );
});

test.each<[string, () => ReturnType<typeof plotQuestion>]>([
  [
    'a figure is corrected',
    () => plotQuestion(view, { ...GROUP, figures: [seed1, { ...official, value: 7 }] }),
  ],
  ['a rival is gone', () => plotQuestion(view, { ...GROUP, figures: [seed1] })],
  ['a version was replaced', () => plotQuestion(view, revised(), [seed1])],
  ['the question has another title', () => plotQuestion(view, { ...GROUP, title: 'Lost' })],
  ['the scale is another', () => plotQuestion(view, GROUP, [], 'log')],
  [
    'the sides are others',
    () => plotQuestion({ conflict: { sides: [...view.conflict.sides].reverse() } }, GROUP),
  ],
])('it is made anew where %s', (_, plotAnew) => {
  const anew = plotAnew();
  expect(anew).not.toEqual(before);
  expect(plotQuestion(view, GROUP)).toBe(before);
});

/** The group with a second version of its first figure. */
function revised(): typeof GROUP {
  const second: Figure = { ...seed1, version: 2, value: 5 };
  return { ...GROUP, figures: [second, official] };
}
