import { expect, test } from 'vitest';
import { listPanelMarks } from '@/charts/chart';
import { buildReportedIncidentsModel } from '@/charts/reported-incidents/model';
import {
  exampleFigure,
  exampleMeasure,
  killed,
  seed3,
  seed4,
  seed5,
} from '@/tests/unit/example-figures';
import {
  exampleRelation,
  exampleView,
  inPhase,
  july2020,
  since2015,
} from '@/tests/unit/example-view';

const near300 = inPhase(since2015, seed4);
const rows288 = inPhase(
  since2015,
  exampleFigure({
    measure: exampleMeasure('weapon-use-rows', 'Rows reporting weapon use', 'rows', 'incidents'),
    question: { ...seed4.question, id: 'rows', title: 'Rows reporting weapon use' },
    value: 288,
    qualifier: 'exactly',
    basis: 'derived',
  }),
);
const killed181 = inPhase(since2015, exampleFigure({ measure: killed, value: 181 }));
const inJuly = inPhase(july2020, seed5);
const view = exampleView([near300, rows288, killed181, inJuly, seed3], [since2015, july2020], {
  relations: [
    exampleRelation(rows288, 'overlaps', near300, 'Compatible; the file cannot confirm the count.'),
    exampleRelation(near300, 'excludes', seed3, 'The count leaves out the four-day war.'),
  ],
});
const model = buildReportedIncidentsModel(view);

test('near 300 incidents, 288 rows and deaths stand in three panels: none is turned into another', () => {
  expect(model?.panels.map((panel) => panel.id)).toEqual([
    'incidents',
    'weapon-use-rows',
    'persons-killed',
  ]);
  const units = model?.panels.map(
    (panel) => new Set(listPanelMarks(panel).map((m) => m.unit)).size,
  );
  expect(units).toEqual([1, 1, 1]);
});

test('"near" has a soft end, and a count of rows an exact one', () => {
  const marks = (model?.panels ?? []).flatMap(listPanelMarks);
  expect(marks.map((mark) => [mark.label, mark.bound])).toEqual([
    ['near 300', 'soft'],
    ['exactly 288', 'exact'],
    ['181', 'point'],
  ]);
});

test('only deaths of the phase that has a count of incidents stand beside it', () => {
  const shown = (model?.panels ?? []).flatMap(listPanelMarks).map((mark) => mark.figure);
  expect(shown).not.toContain(inJuly.id);
  expect(shown).not.toContain(seed3.id);
});

test('says in the words of the record that the file is compatible and cannot confirm', () => {
  expect(model?.warnings.join(' ')).toContain('Compatible; the file cannot confirm the count.');
  expect(model?.warnings.join(' ')).toContain('leaves out “Killed in the fighting of April 2016”');
});

test('incidents + persons killed = refused: different measures', () => {
  expect(model?.warnings.join(' ')).toContain(
    'Incidents and deaths are not added: different measures',
  );
});

test('a conflict without incidents has no such chart', () => {
  expect(buildReportedIncidentsModel(exampleView([seed3]))).toBeNull();
});
