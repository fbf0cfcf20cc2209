import { expect, test } from 'vitest';
import { SHAPES } from '@/charts/export/options';
import { layoutShape, layoutWhole } from '@/charts/export/picture-layout';
import { breadth } from '@/charts/export/type';
import { toFigurePicture } from '@/charts/one-figure/picture';
import { listPlotMarks } from '@/charts/plot';
import type { Figure } from '@/ledger/figure';
import {
  armeniaMod,
  denied,
  exampleFigure,
  exampleSource,
  hundreds,
  seed1,
  seed6,
  seed10,
  voa30000,
} from '@/tests/unit/example-figures';
import { exampleView } from '@/tests/unit/example-view';

const ORIGIN = 'https://ledger.example';
const build = (figure: Figure, rivals: Figure[] = []) =>
  toFigurePicture(figure, rivals, exampleView([]), ORIGIN);

/** All that a picture says in text, lines joined. */
function read(figure: Figure): string {
  return layoutWhole(build(figure), 'wide')
    .lines.map(({ text }) => text)
    .join(' ');
}

test('a picture says number with qualifier, claimant, question, period, day, source, address, proof, licence', () => {
  const text = read(seed1);
  for (const said of [
    'at least 20,000 persons',
    'The Washington Post, in its own voice',
    'Killed in the war to 1994',
    '“killed at least 20,000”',
    'Period: to 1994 (start unknown). As of 27 September 2020.',
    'Source: The Washington Post, “Fighting erupts between Armenia and Azerbaijan”, 27 September 2020.',
    `${ORIGIN}/figures/${seed1.id}/v1`,
    'Fingerprint 0123456789abcdef',
    'CC BY 4.0',
  ])
    expect(text).toContain(said);
});

test('no picture shows one of two rivals', () => {
  const marks = build(seed1, [seed1, voa30000]).blocks.flatMap(({ plot }) => listPlotMarks(plot));
  expect(marks.map(({ figure }) => figure)).toEqual([seed1.id, voa30000.id]);
});

test('a number in words alone, a denial and a withdrawn figure have no mark, and say why', () => {
  const withdrawal = { reason: 'our error', words: 'It is not there.', replacement: null } as const;
  const gone: Figure = { ...seed1, status: 'withdrawn', withdrawal };
  for (const [figure, said] of [
    [hundreds, 'an indefinite number of persons'],
    [denied, 'denied: no number given'],
    [gone, 'Withdrawn on 2 May 2024: our error. It is not there.'],
  ] as const) {
    expect(build(figure).blocks).toEqual([]);
    expect(read(figure)).toContain(said);
    expect(read(figure)).toMatch(/no (number|mark) is drawn/);
  }
  expect(read(gone)).toContain('It last said at least 20,000 persons');
});

test('a claimed zero says what it is about', () => {
  expect(read(seed10)).toContain('aboard the helicopter shot down');
});

test('repeating a claim is named as what it is', () => {
  expect(read(seed6)).toContain('(2 documents, 1 claim)');
});

test.each(['landscape', 'square'] as const)('a %s picture fits at any length', (shape) => {
  const long = (words: string, times: number) => Array(times).fill(words).join(' ');
  const figure = exampleFigure({
    question: {
      id: 'long',
      title: long('Servicemen and civilians killed', 4),
      scope: long('within the region', 5),
      ucdp_conflict_id: null,
    },
    claimant: { ...armeniaMod, name: long('Ministry of Defence', 3) },
    sources: [exampleSource({ id: 's', title: long('A title', 9) })],
  });
  const { lines, panels, width, height } = layoutShape(build(figure), shape);
  expect([width, height]).toEqual([SHAPES[shape].width, SHAPES[shape].height]);
  for (const { x, y, text, style } of lines) {
    expect(y).toBeLessThan(height);
    expect(x + breadth(text, style)).toBeLessThanOrEqual(width);
  }
  expect(panels).toHaveLength(1);
});
