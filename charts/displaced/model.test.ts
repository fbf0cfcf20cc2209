import { expect, test } from 'vitest';
import { listPanelMarks } from '@/charts/chart';
import { buildDisplacedModel } from '@/charts/displaced/model';
import { displaced, exampleFigure, seed1, seed2 } from '@/tests/unit/example-figures';
import { exampleView } from '@/tests/unit/example-view';

const stock = exampleFigure({
  measure: displaced,
  value: 586000,
  qualifier: 'more than',
  period: '2010-12',
  as_of: '2010-12-10',
});

test('a flow and a stock never share an axis: two panels, each with a scale of its own from zero', () => {
  const model = buildDisplacedModel(exampleView([seed2, stock]));
  expect(model?.panels.map((panel) => panel.id)).toEqual([
    'persons-who-fled',
    'internally-displaced',
  ]);
  for (const panel of model?.panels ?? []) {
    if (panel.kind !== 'rows') throw new Error('rows');
    expect(panel.bars && panel.scale.kind === 'linear').toBe(true);
    expect(panel.ruler).toBeNull();
  }
});

test('"more than 586,000" is open upwards; "a million" stays the bare number that it is', () => {
  const model = buildDisplacedModel(exampleView([seed2, stock]));
  const marks = (model?.panels ?? []).flatMap(listPanelMarks);
  expect(marks.map((mark) => [mark.label, mark.bound])).toEqual([
    ['1,000,000', 'point'],
    ['more than 586,000', 'floor'],
  ]);
});

test('1,000,000 fled + more than 586,000 displaced = refused: different measures', () => {
  const model = buildDisplacedModel(exampleView([seed2, stock]));
  expect(model?.warnings.join(' ')).toContain('not added: different measures');
});

test('a conflict without displacement has no such chart', () => {
  expect(buildDisplacedModel(exampleView([seed1]))).toBeNull();
});
