import { setImmediate } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { exampleCharts } from '@/tests/unit/example-charts';
import type { Panel } from '../chart';
import * as chart from '../panel-chart';
import { drawPanel } from './draw-panel';
import { enqueueDrawing } from './drawing-queue';

let count = 0;
/** A panel of its own, so that no drawing of another test can stand in for it. */
function examplePanel(overrides: object = {}): Panel {
  const panel = exampleCharts[0]?.panels[0];
  if (!panel) throw new Error('an example with a panel');
  count += 1;
  return { ...panel, axis: `persons ${count}`, ...overrides } as Panel;
}

test('a panel is drawn once, by however many pages it is asked for at once and later', async () => {
  const drawing = vi.spyOn(chart, 'PanelChart');
  const panel = examplePanel();
  const [first, second] = await Promise.all([drawPanel(panel, 'wide'), drawPanel(panel, 'wide')]);
  const rendered = drawing.mock.calls.length;
  expect(rendered).toBeGreaterThan(0);
  const later = await drawPanel(structuredClone(panel), 'wide');
  expect(new Set([first, second, later]).size).toBe(1);
  expect(drawing).toHaveBeenCalledTimes(rendered);
  drawing.mockRestore();
});

test('the same panel has the same bytes, whatever was drawn before it', async () => {
  const panel = examplePanel();
  const first = await drawPanel(panel, 'wide');
  await drawPanel(examplePanel(), 'narrow');
  vi.resetModules();
  const { drawPanel: drawAnew } = await import('./draw-panel');
  await drawAnew(examplePanel(), 'wide');
  expect(await drawAnew(panel, 'wide')).toBe(first);
});

test('a drawing that fails fails alone: the next one is drawn', async () => {
  const broken = examplePanel({ scale: null });
  const [first, second] = await Promise.allSettled([
    drawPanel(broken, 'narrow'),
    drawPanel(examplePanel(), 'narrow'),
  ]);
  expect(first.status).toBe('rejected');
  expect(second).toMatchObject({ status: 'fulfilled', value: expect.stringMatching(/^<svg/) });
});

test('after a drawing, whether it failed or not, the process is no browser', async () => {
  await drawPanel(examplePanel(), 'narrow');
  await drawPanel(examplePanel({ scale: null }), 'narrow').catch(() => {});
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
