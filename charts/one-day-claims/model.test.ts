import { expect, test } from 'vitest';
import { listMarks, listPanelMarks } from '@/charts/chart';
import { buildOneDayClaimsModel } from '@/charts/one-day-claims/model';
import { seed1, seed6, seed7, seed8, seed9, seed10, seed11 } from '@/tests/unit/example-figures';
import { exampleView, firstDay, inPhase, warTo1994 } from '@/tests/unit/example-view';

const figures = [seed6, seed7, seed8, seed9, seed10, seed11].map((f) => inPhase(firstDay, f));
const model = buildOneDayClaimsModel(exampleView([seed1, ...figures], [warTo1994, firstDay]));
if (!model) throw new Error('the example has claims of one day');
const [rivals, ...alone] = model.panels;
if (!rivals) throw new Error('the example has rivals');

test('2 (Armenia, opponent) and 1 (Azerbaijan, own) stand side by side, in the order of the sides', () => {
  expect(rivals.title).toBe('Helicopters lost by Azerbaijan, 27 September 2020');
  expect(listPanelMarks(rivals).map(({ label, side, fill }) => ({ label, side, fill }))).toEqual([
    { label: '2 helicopters', side: 'first', fill: 'hollow' },
    { label: '1 helicopter', side: 'second', fill: 'solid' },
  ]);
});

test('nothing shows 1.5 for 2 and 1', () => {
  expect(JSON.stringify(model)).not.toMatch(/\b1\.5\b/);
  const shown = listMarks(model).map((mark) => mark.value);
  expect(shown.sort()).toEqual([0, 1, 12, 2, 3, 3].sort());
});

test('claims that nobody else answered stand alone and say so', () => {
  expect(alone.map((panel) => panel.title)).toEqual([
    'Claims that stand alone: equipment',
    'Claims that stand alone: persons killed',
  ]);
  expect(alone.every((panel) => panel.note?.includes('stands alone'))).toBe(true);
});

test('the 0 aboard one helicopter carries its scope in its heading and in the warning', () => {
  const words = JSON.stringify(alone);
  expect(words).toContain('(aboard the helicopter shot down)');
  expect(model.warnings.join(' ')).toContain('about this only: aboard the helicopter shot down');
});

test('figures of a longer phase are no claims of one day', () => {
  expect(listMarks(model).map((mark) => mark.figure)).not.toContain(seed1.id);
  expect(buildOneDayClaimsModel(exampleView([seed1], [warTo1994]))).toBeNull();
});

test('panels that share a scale share its length too', () => {
  const shares = model.panels.map((p) => (p.kind === 'rows' ? [p.scale, p.ruler] : []));
  for (const share of shares) expect(share).toEqual(shares[0]);
});
