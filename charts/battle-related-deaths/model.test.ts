import { expect, test } from 'vitest';
import { buildBattleRelatedDeathsModel } from '@/charts/battle-related-deaths/model';
import { listMarks } from '@/charts/chart';
import {
  exampleFigure,
  exampleSource,
  seed1,
  seed3,
  ucdp1992,
  ucdp1993,
  ucdp1994,
  ucdp2020,
} from '@/tests/unit/example-figures';
import { exampleView } from '@/tests/unit/example-view';

const figures = [ucdp2020, ucdp1992, ucdp1993, ucdp1994];
const view = exampleView([seed1, seed3, ...figures]);
const listed = { ...view, measures: view.measures.map((m) => ({ ...m, excludes: '25 or more' })) };
const model = buildBattleRelatedDeathsModel(listed);
const panel = model?.panels[0];
if (panel?.kind !== 'rows') throw new Error('a panel of rows');

test('years stand in order, and the missing ones between are one gap with words', () => {
  expect(
    panel.rows.map((row) => (row.kind === 'mark' || row.kind === 'gap' ? row.label : '')),
  ).toEqual(['1992', '1993', '1994', '1995 to 2019', '2020']);
  expect(panel.rows[3]).toMatchObject({ kind: 'gap', words: 'below 25, or not in the table' });
});

test('where the records give no threshold, a missing year is just not in the table', () => {
  const plain = buildBattleRelatedDeathsModel(view);
  expect(JSON.stringify(plain?.panels)).toContain('"words":"not in the table"');
});

test('bars stand on a linear scale with a zero base, and no missing year is a 0', () => {
  expect(panel).toMatchObject({ bars: true, scale: { kind: 'linear' } });
  expect(panel.scale.ticks[0]).toMatchObject({ at: 0, label: '0' });
  expect((model ? listMarks(model) : []).every((mark) => mark.value !== 0)).toBe(true);
});

test('a revised year shows its former number struck, with its version, and the new one as it stands', () => {
  const revised = { ...ucdp2020, version: 2, change: null };
  const before = { ...ucdp2020, version: 1, value: 7633, low: 7535, high: 9063 };
  const both = buildBattleRelatedDeathsModel(exampleView([revised, ucdp1992, ucdp1993]), [before]);
  const marks = (both ? listMarks(both) : []).filter((mark) => mark.figure === ucdp2020.id);
  expect(marks.map(({ label, status, href }) => ({ label, status, href }))).toEqual([
    { label: '7,646 (7,548–9,077)', status: 'current', href: `/figures/${ucdp2020.id}` },
    {
      label: '7,633 (7,535–9,063)',
      status: 'superseded',
      href: `/figures/${ucdp2020.id}/v1`,
    },
  ]);
});

test('published bounds out of order are drawn as published, and said', () => {
  const odd = exampleFigure({ ...ucdp1993, low: 1300, value: 1171, high: 1200 });
  const flagged = buildBattleRelatedDeathsModel(exampleView([ucdp1992, odd, ucdp1994]));
  const mark = (flagged ? listMarks(flagged) : []).find(({ figure }) => figure === odd.id);
  expect(mark).toMatchObject({ low: 1300, value: 1171, high: 1200 });
  expect(flagged?.warnings.join(' ')).toContain('out of order');
});

test('a press toll of the same war is not among the yearly estimates', () => {
  expect((model ? listMarks(model) : []).map((mark) => mark.figure)).not.toContain(seed1.id);
});

test('two figures of one year from two claimants make no series', () => {
  const other = exampleFigure({ ...ucdp1992, sources: [exampleSource()] });
  expect(buildBattleRelatedDeathsModel(exampleView([ucdp1992, other]))).toBeNull();
});
