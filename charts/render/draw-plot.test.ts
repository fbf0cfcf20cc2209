import { setImmediate } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { exampleCharts } from '@/tests/unit/example-charts';
import { listPlots } from '../drawing';
import type { Plot } from '../plot';
import * as chart from '../plot-chart';
import { drawPlot } from './draw-plot';
import { enqueueDrawing } from './drawing-queue';

const NONE = { title: '', sentence: '', groups: [] };
let count = 0;
/** A plot of its own, so that no drawing of another test can stand in for it. */
function examplePlot(overrides: object = {}): Plot {
  const plot = listPlots(exampleCharts[0]?.drawing ?? NONE)[0];
  if (!plot) throw new Error('an example with a plot');
  count += 1;
  return { ...plot, title: `plot ${count}`, ...overrides } as Plot;
}

test('a plot is drawn once, by however many pages it is asked for at once and later', async () => {
  const drawing = vi.spyOn(chart, 'PlotChart');
  const plot = examplePlot();
  const [first, second] = await Promise.all([drawPlot(plot, 'wide'), drawPlot(plot, 'wide')]);
  const rendered = drawing.mock.calls.length;
  expect(rendered).toBeGreaterThan(0);
  const later = await drawPlot(structuredClone(plot), 'wide');
  expect(new Set([first, second, later]).size).toBe(1);
  expect(drawing).toHaveBeenCalledTimes(rendered);
  drawing.mockRestore();
});

test('the same plot has the same bytes, whatever was drawn before it', async () => {
  const plot = examplePlot();
  const first = await drawPlot(plot, 'wide');
  await drawPlot(examplePlot(), 'narrow');
  vi.resetModules();
  const { drawPlot: drawAnew } = await import('./draw-plot');
  await drawAnew(examplePlot(), 'wide');
  expect(await drawAnew(plot, 'wide')).toBe(first);
});

test('a drawing that fails fails alone: the next one is drawn', async () => {
  const broken = examplePlot({ marks: null });
  const [first, second] = await Promise.allSettled([
    drawPlot(broken, 'narrow'),
    drawPlot(examplePlot(), 'narrow'),
  ]);
  expect(first.status).toBe('rejected');
  expect(second).toMatchObject({ status: 'fulfilled', value: expect.stringMatching(/^<svg/) });
});

test('after a drawing, whether it failed or not, the process is no browser', async () => {
  await drawPlot(examplePlot(), 'narrow');
  await drawPlot(examplePlot({ marks: null }), 'narrow').catch(() => {});
  expect('window' in globalThis).toBe(false);
});

test('between two drawings other work has its turn, and drawings keep their order', async () => {
  const done: string[] = [];
  const drawings = ['first', 'second', 'third'].map((name) =>
    enqueueDrawing(() => done.push(name)),
  );
  const other = setImmediate().then(() => done.push('other'));
  await Promise.all([...drawings, other]);
  expect(done.filter((name) => name !== 'other')).toEqual(['first', 'second', 'third']);
  expect(done.indexOf('other')).toBeLessThan(2);
});

test('beyond a number of waiting drawings a further one is refused at once', async () => {
  const waiting = Array.from({ length: 400 }, () => enqueueDrawing(() => null));
  await expect(enqueueDrawing(() => null)).rejects.toThrow('too many drawings wait');
  await Promise.all(waiting);
  expect(await enqueueDrawing(() => 'drawn')).toBe('drawn');
});
