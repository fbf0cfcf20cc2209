import { expect, test } from 'vitest';
import { type LineChartPanel, listMarks } from '@/charts/chart';
import { buildRestatedModel } from '@/charts/restated/model';
import {
  armeniaMod,
  azerbaijanMod,
  exampleFigure,
  exampleParty,
  seed1,
} from '@/tests/unit/example-figures';
import { autumn2020, exampleView, inPhase } from '@/tests/unit/example-view';

const servicemen = {
  id: 'servicemen',
  title: "Azerbaijan's servicemen killed",
  scope: null,
  ucdp_conflict_id: null,
};
const told = (overrides: Parameters<typeof exampleFigure>[0]) =>
  inPhase(
    autumn2020,
    exampleFigure({ question: servicemen, claimant: azerbaijanMod, stance: 'own', ...overrides }),
  );
const first = told({ value: 2783, as_of: '2020-12-03' });
const later = told({ value: 2855, as_of: '2021-01-18' });
const wider = told({ value: 2906, as_of: '2021-10-21', counted: 'military and missing' });
const rival = told({ value: 7630, as_of: '2020-11-10', claimant: armeniaMod, stance: 'opponent' });
const vague = told({ value: null, qualifier: 'indefinite', as_of: '2021-02' });
const derived = told({ value: 2900, as_of: '2023', basis: 'derived' });

function build(figures: Parameters<typeof exampleView>[0]): LineChartPanel[] {
  const model = buildRestatedModel(exampleView(figures, [autumn2020]));
  return (model?.panels ?? []).flatMap((panel) => (panel.kind === 'plane' ? [panel] : []));
}

test('2,783 (3 December) and 2,855 (18 January), same people, words and claimant: one line', () => {
  const [panel] = build([later, first]);
  expect(panel?.lines.map((line) => line.marks.map(({ mark }) => mark.value))).toEqual([
    [2783, 2855],
  ]);
});

test('no line joins two populations: who was counted changes, the line ends', () => {
  const [panel] = build([first, later, wider]);
  expect(panel?.lines.map((line) => line.marks.map(({ mark }) => mark.value))).toEqual([
    [2783, 2855],
    [2906],
  ]);
});

test('no line joins two claimants', () => {
  const [panel] = build([first, later, rival]);
  const joined = panel?.lines.find((line) => line.marks.length > 1);
  expect(joined?.marks.map(({ mark }) => mark.claimant)).toEqual([
    azerbaijanMod.name,
    azerbaijanMod.name,
  ]);
});

test('no line joins what is said of two parties', () => {
  const elsewhere = told({ value: 10, as_of: '2021-03-01', affected: exampleParty('armenia') });
  const panels = build([first, later, elsewhere]);
  expect(panels.flatMap((panel) => panel.lines.map((line) => line.marks.length))).toEqual([2]);
});

test('an indefinite restatement is listed, never plotted', () => {
  const model = buildRestatedModel(exampleView([first, later, vague], [autumn2020]));
  expect(model?.listed.map((each) => each.figure)).toEqual([vague.id]);
  expect((model ? listMarks(model) : []).map((mark) => mark.figure)).not.toContain(vague.id);
});

test('a mark stands at its as-of day; one known only to the year stands at its end', () => {
  const panels = build([first, told({ value: 2900, as_of: '2021' })]);
  const [early, late] = panels[0]?.lines[0]?.marks ?? [];
  expect(early?.at).toBeGreaterThan(0);
  expect(late?.at).toBeLessThan(1);
  expect(late?.mark.asOf).toBe('2021');
});

test('what we computed ourselves is no restatement by anybody', () => {
  expect(build([first, derived])).toEqual([]);
});

test('two numbers of one day, or a single one, are no restatement', () => {
  expect(build([first, told({ value: 2790, as_of: '2020-12-03', counted: 'other' })])).toEqual([]);
  expect(buildRestatedModel(exampleView([seed1], [autumn2020]))).toBeNull();
});
