import { expect, test } from 'vitest';
import { exampleCharts } from '@/tests/unit/example-charts';
import { buildEventMap } from '../event-map/model';
import { plotHeight } from '../plot-chart';
import { SHAPES, type Shape } from './options';
import { type PictureContent, toMapPicture, toPicture } from './picture';
import { layoutShape } from './picture-layout';

const ORIGIN = 'https://ledger.example';
const SHAPE_NAMES: Shape[] = ['landscape', 'square'];

/** How much of a picture's height its only plot takes, from 0 to 1. */
function shareOf(picture: PictureContent, shape: Shape): number {
  const [panel] = layoutShape(picture, shape).panels;
  const [block] = picture.blocks;
  if (!panel || !block) return 0;
  return (plotHeight(block.plot, panel.drawn) * panel.scale) / SHAPES[shape].height;
}

test.each(SHAPE_NAMES)('a high map is drawn in a %s picture, and large', (shape) => {
  const places = [
    { latitude: 10, longitude: 96, best: 400 },
    { latitude: 27, longitude: 97, best: 100 },
  ];
  const source = { publisher: 'The annals', title: 'Events', version: '1', licence: 'CC BY 4.0' };
  const map = buildEventMap(places);
  expect(map?.height).toBe(720);
  expect(shareOf(toMapPicture(map, source, `${ORIGIN}/x`), shape)).toBeGreaterThan(0.6);
  const { foot } = toMapPicture(null, source, `${ORIGIN}/x`);
  expect(foot.map(({ text }) => text).join()).not.toContain('Outlines');
});

test('a chart of many rows stands beside its words where it is drawn larger there', () => {
  const chart = exampleCharts.find(({ model }) => model.id === 'deaths-by-country');
  if (!chart) throw new Error('the examples have countries');
  const picture = toPicture(chart, ORIGIN);
  const { lines, panels } = layoutShape(picture, 'landscape');
  const [panel] = panels;
  const title = lines.find(({ text }) => picture.head[1]?.text.startsWith(text));
  expect(panel?.scale).toBeGreaterThan(1);
  expect(panel?.x).toBeGreaterThan(title?.x ?? Number.POSITIVE_INFINITY);
  expect(panel?.y).toBeLessThan(100);
});
