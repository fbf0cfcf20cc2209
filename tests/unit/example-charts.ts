import { buildCharts } from '@/charts/catalogue';
import type { ChartModel } from '@/charts/chart';
import type { Chart, DrawFrom } from '@/charts/drawing';
import {
  armeniaMod,
  azerbaijanMod,
  exampleFigure,
  seed1,
  seed2,
  seed4,
  seed6,
  seed9,
  seed10,
  ucdp1992,
  ucdp1993,
  ucdp1994,
} from './example-figures';
import { autumn2020, exampleView, firstDay, inPhase, since2015, warTo1994 } from './example-view';
import { exampleWorld } from './example-world';

const servicemen = {
  id: 'servicemen',
  title: 'Servicemen killed, as “counted” & <restated>',
  scope: null,
  ucdp_conflict_id: null,
};
const told = (overrides: Parameters<typeof exampleFigure>[0]) =>
  inPhase(
    autumn2020,
    exampleFigure({ question: servicemen, claimant: azerbaijanMod, stance: 'own', ...overrides }),
  );

/** What the examples are drawn from. */
export const exampleFrom: DrawFrom = {
  view: exampleView(
    [
      seed1,
      seed2,
      inPhase(since2015, seed4),
      ...[seed6, seed9, seed10].map((figure) => inPhase(firstDay, figure)),
      ucdp1992,
      ucdp1993,
      { ...ucdp1994, version: 2 },
      told({ value: 2783, as_of: '2020-12-03' }),
      told({ value: 2855, as_of: '2021-01-18' }),
      told({ value: 7630, as_of: '2020-11-10', claimant: armeniaMod, stance: 'opponent' }),
      exampleFigure({ qualifier: 'denied', value: null }),
    ],
    [warTo1994, since2015, autumn2020, firstDay],
  ),
  earlier: [ucdp1994],
  scale: 'linear',
  world: exampleWorld,
};

/** All charts, each with something to show; titles hold what XML must escape. */
export const exampleCharts: Chart[] = buildCharts(exampleFrom);

/** What their files are made from. */
export const exampleModels = exampleCharts.map(({ model }) => model);

/** What files at the positions of set 1 are made from. */
export const firstSetModels: ChartModel[] = buildCharts(exampleFrom, 1).map(({ model }) => model);
