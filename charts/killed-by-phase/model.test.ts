import { describe, expect, test } from 'vitest';
import { listMarks, listPanelMarks } from '@/charts/chart';
import { buildKilledByPhaseModel } from '@/charts/killed-by-phase/model';
import { place } from '@/charts/scale';
import {
  exampleFigure,
  seed1,
  seed2,
  seed3,
  seed5,
  seed6,
  seed10,
  ucdp1992,
  ucdp1993,
  ucdp1994,
  voa30000,
} from '@/tests/unit/example-figures';
import {
  april2016,
  exampleView,
  firstDay,
  inPhase,
  september2023,
  warTo1994,
} from '@/tests/unit/example-view';

const hundreds = exampleFigure({
  question: seed3.question,
  phase: seed3.phase,
  value: null,
  qualifier: 'indefinite',
});
const aboard = inPhase(firstDay, seed10);
const view = exampleView(
  [seed1, voa30000, seed3, hundreds, aboard, ucdp1992, ucdp1993, ucdp1994],
  [warTo1994, april2016, firstDay, september2023],
);
const model = buildKilledByPhaseModel(view);
if (!model) throw new Error('the example has deaths to draw');
const [killed, battle] = model.panels;
if (killed?.kind !== 'rows' || battle?.kind !== 'rows') throw new Error('two panels of rows');

describe('killed by phase', () => {
  test('a floor is drawn open upwards and says "at least", beside the bare number of another report', () => {
    const marks = listPanelMarks(killed).filter((mark) => mark.phase === 'War to May 1994');
    expect(marks.map(({ bound, label }) => ({ bound, label }))).toEqual([
      { bound: 'floor', label: 'at least 20,000' },
      { bound: 'point', label: '30,000' },
    ]);
  });

  test('two measures of deaths stand in two panels, and the page says that neither confirms the other', () => {
    expect(model.panels.map((panel) => panel.id)).toEqual([
      'persons-killed',
      'battle-related-deaths',
    ]);
    expect(listPanelMarks(killed).every((mark) => mark.unit === 'persons')).toBe(true);
    expect(model.warnings.join(' ')).toContain('are different measures');
  });

  test('an asserted 0 is a mark of its own, on a log scale, and its row says what it is about', () => {
    const zero = listPanelMarks(killed).find((mark) => mark.value === 0);
    expect(zero).toMatchObject({ bound: 'zero', scope: 'aboard the helicopter shot down' });
    expect(place(killed.scale, 0)).toBe(0);
    const headings = killed.rows.flatMap((row) => (row.kind === 'heading' ? [row.text] : []));
    expect(headings).toContain(
      "Killed in the shooting-down of Azerbaijan's helicopter (aboard the helicopter shot down)",
    );
  });

  test('an indefinite number is listed, never plotted, and gets no place on the axis', () => {
    expect(listMarks(model).map((mark) => mark.figure)).not.toContain(hundreds.id);
    expect(model.listed.map((each) => each.figure)).toEqual([hundreds.id]);
  });

  test('a phase without a figure is a gap with words, not a zero', () => {
    expect(killed.rows).toContainEqual(
      expect.objectContaining({ kind: 'gap', of: 'phase', label: 'September 2023' }),
    );
    expect(model.gaps.join(' ')).toContain('September 2023: no figure for this phase alone');
  });

  test('says in words that the figures are not added, and why', () => {
    const refusals = model.warnings.filter((line) => line.includes('are not added'));
    expect(refusals[0]).toContain('different claimants');
  });

  test('no mark shows a number that no figure has', () => {
    const numbers = new Set(view.figures.flatMap((f) => [f.value, f.low, f.high]));
    for (const mark of listMarks(model))
      for (const number of [mark.value, mark.low, mark.high]) expect(numbers).toContain(number);
  });

  test('the axis says that it is a log scale', () => {
    expect(model.panels.every((panel) => panel.axis.includes('log scale'))).toBe(true);
  });

  test('a conflict without deaths has no such chart', () => {
    expect(buildKilledByPhaseModel(exampleView([seed2, seed6]))).toBeNull();
  });

  test('a claim about the opponent is hollow, an own loss solid, a third party neutral', () => {
    const claim = exampleFigure({
      ...seed5,
      stance: 'opponent',
      claimant: { ...seed6.claimant },
    });
    const built = buildKilledByPhaseModel(exampleView([claim, aboard, seed1]));
    const voices = (built ? listMarks(built) : []).map(({ side, fill }) => `${side} ${fill}`);
    expect(voices.sort()).toEqual(['first hollow', 'neutral solid', 'second solid']);
  });
});
