import { describe, expect, test } from 'vitest';
import { stripHeight } from '@/charts/strip/chart';
import { plotQuestion } from '@/charts/strip/question-strip';
import {
  denied,
  exampleFigure,
  exampleParty,
  hundreds,
  ownVoice,
  seed1,
  seed10,
  ucdp,
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

describe('where one claimant counts several populations', () => {
  const side = (id: string, value: number, party: string, counted = 'combatants') =>
    exampleFigure({ id, value, counted, affected: exampleParty(party), claimant: ucdp });
  const parts = [
    side('AZ', 88, 'azerbaijan'),
    side('ARM', 206, 'armenian-side'),
    side('ALL', 294, 'both-sides'),
    side('NONE', 0, 'azerbaijan', 'non-combatants'),
  ];

  test('294 = 206 + 88: each has a line with its words, the whole over its parts, none as a rival', () => {
    const plot = strip(...parts);
    const lines = plot?.marks.toSorted((a, b) => b.lane - a.lane) ?? [];
    expect(lines.map(({ anchor, part }) => [anchor, part?.words, part?.isWhole])).toEqual([
      [294, 'combatants, both sides', true],
      [206, 'combatants, Armenian side, not separated', false],
      [88, 'combatants, Azerbaijan', false],
      [0, 'non-combatants, Azerbaijan', false],
    ]);
    expect(new Set(lines.map(({ lane }) => lane)).size).toBe(4);
    expect(lines.some(({ labelled }) => labelled)).toBe(false);
  });

  test('a rival of another claimant has a line too, which says whose it is', () => {
    const rival = { ...side('RIVAL', 300, 'both-sides'), claimant: ownVoice };
    const words = strip(...parts, rival)?.marks.map(({ part }) => part?.words);
    expect(words).toContain("combatants, both sides, the report's own voice");
  });

  test('claimants who speak of different people are one line as ever: nobody says that they are parts', () => {
    const [first, second] = [parts[0], { ...side('B', 100, 'both-sides'), claimant: ownVoice }];
    if (!first) throw new Error('an example');
    expect(strip(first, second)?.marks.every(({ part }) => part === undefined)).toBe(true);
  });
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
