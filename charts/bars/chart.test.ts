import { expect, test } from 'vitest';
import { exampleCharts } from '@/tests/unit/example-charts';
import { listPlots } from '../drawing';
import { drawPlot } from '../render/draw-plot';

const bars = exampleCharts
  .flatMap(({ drawing }) => listPlots(drawing))
  .find((plot) => plot.kind === 'bars');
if (!bars) throw new Error('the examples have bars');

test.each(['linear', 'log'] as const)(
  'a narrow %s axis says where it begins and how far it goes',
  async (scale) => {
    const svg = await drawPlot({ ...bars, scale, max: 90_000 }, 'narrow');
    const said = Array.from(svg.matchAll(/>([\d,]+)<\/text>/g), ([, text]) => text);
    expect(said).toContain('0');
    expect(said).toContain('100,000');
  },
);
