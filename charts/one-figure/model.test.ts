import { expect, test } from 'vitest';
import { SOCIAL_CARD } from '@/charts/export/options';
import { breadth } from '@/charts/export/type';
import { layoutFigureFullChart } from '@/charts/one-figure/full-chart-layout';
import { buildOneFigureModel } from '@/charts/one-figure/model';
import { layoutFigureSocialCard } from '@/charts/one-figure/social-card-layout';
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
} from '@/tests/unit/example-figures';
import { exampleView } from '@/tests/unit/example-view';

const ORIGIN = 'https://ledger.example';
const build = (figure: Figure) => buildOneFigureModel(figure, exampleView([]));

/** All that a picture says in text, lines joined. */
function read(figure: Figure): string {
  return layoutFigureFullChart(build(figure), 'wide', ORIGIN)
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

test('a number in words alone, a denial and a withdrawn figure have no mark, and say why', () => {
  const withdrawal = { reason: 'our error', words: 'It is not there.', replacement: null } as const;
  const gone: Figure = { ...seed1, status: 'withdrawn', withdrawal };
  for (const [figure, said] of [
    [hundreds, 'an indefinite number of persons'],
    [denied, 'denied: no number given'],
    [gone, 'Withdrawn on 2 May 2024: our error. It is not there.'],
  ] as const) {
    expect(build(figure).panel).toBeNull();
    expect(read(figure)).toContain(said);
    expect(read(figure)).toMatch(/no (number|mark) is drawn/);
  }
  expect(read(gone)).toContain('It last said at least 20,000 persons');
});

test('an asserted zero says what it is about, on a scale that has a zero', () => {
  const model = build(seed10);
  expect(model.meaning).toContain('aboard the helicopter shot down');
  expect(model.panel?.scale).toMatchObject({ kind: 'linear', max: 1 });
});

test('repeating a claim is named as what it is', () => {
  expect(read(seed6)).toContain('(2 documents, 1 claim)');
});

test('a card fits at any length: nothing below its edge, nothing cut', () => {
  const long = (words: string, times: number) => Array(times).fill(words).join(' ');
  const figure = exampleFigure({
    question: {
      id: 'long',
      title: long('Servicemen and civilians killed', 7),
      scope: long('within the region', 5),
      ucdp_conflict_id: null,
    },
    claimant: { ...armeniaMod, name: long('Ministry of Defence', 6) },
    wording: long('some words', 9),
    sources: Array.from({ length: 4 }, (_, n) =>
      exampleSource({ id: `s${n}`, title: long('A title', 9) }),
    ),
  });
  const { lines, panels, rules, width, height } = layoutFigureSocialCard(build(figure), ORIGIN);
  expect([width, height]).toEqual([SOCIAL_CARD.width, SOCIAL_CARD.height]);
  const foot = rules[0]?.y ?? 0;
  const above = lines.slice(0, -3);
  expect(Math.max(...above.map(({ y }) => y))).toBeLessThan(foot);
  for (const { x, y, text, style } of lines) {
    expect(y).toBeLessThan(height);
    expect(style.size).toBeGreaterThan(9);
    expect(x + breadth(text, style)).toBeLessThanOrEqual(width);
  }
  expect(lines.map(({ text }) => text).join(' ')).toContain(figure.question.title);
  expect(panels).toHaveLength(1);
});
