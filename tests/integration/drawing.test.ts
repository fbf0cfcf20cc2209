import { Worker } from 'node:worker_threads';
import { createElement } from 'react';
import { prerender } from 'react-dom/static';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type ChartModel, listMarks, type Panel } from '@/charts/chart';
import { ChartFigure } from '@/charts/frame/chart-figure';
import { buildKilledByPhaseModel } from '@/charts/killed-by-phase/model';
import { drawPanel } from '@/charts/render/draw-panel';
import type { DrawOrder } from '@/charts/render/drawing';
import { DrawingThread } from '@/charts/render/thread';
import { exampleView, warTo1994 } from '../unit/charts/example-view';
import { seed1, seed3, voa30000 } from '../unit/example-figures';

/** Threads that the program started, newest last, and what each was asked to draw. */
const workers: { worker: Worker; orders: unknown[]; deaf: boolean }[] = [];
let isNextDeaf = false;

/** Every thread passes here: a deaf one never hears what it is asked, and so never answers. */
function watch(worker: Worker): void {
  const seen = { worker, orders: [] as unknown[], deaf: isNextDeaf };
  isNextDeaf = false;
  workers.push(seen);
  const post = worker.postMessage.bind(worker);
  worker.postMessage = (order: unknown) => {
    seen.orders.push(order);
    if (!seen.deaf) post(order);
  };
}

class WatchedWorker extends Worker {
  constructor(script: string) {
    super(script);
    watch(this);
  }
}

beforeAll(() => {
  const { getBuiltinModule } = process;
  vi.spyOn(process, 'getBuiltinModule').mockImplementation((name: string) =>
    name === 'node:worker_threads'
      ? { ...getBuiltinModule(name), Worker: WatchedWorker }
      : getBuiltinModule(name),
  );
});
afterAll(async () => {
  vi.restoreAllMocks();
  await Promise.all(workers.map(({ worker }) => worker.terminate()));
});

function newest() {
  const found = workers.at(-1);
  if (!found) throw new Error('no thread was started');
  return found;
}

let count = 0;
/** A model of its own, so that no drawing of another test can stand in for it. */
function exampleModel(): ChartModel {
  const model = buildKilledByPhaseModel(exampleView([seed1, voa30000, seed3], [warTo1994]));
  if (!model) throw new Error('the example has deaths to draw');
  count += 1;
  return {
    ...model,
    panels: model.panels.map((panel) => ({ ...panel, axis: `persons ${count}` })),
  };
}

function examplePanel(): Panel {
  const [panel] = exampleModel().panels;
  if (!panel) throw new Error('the example has a panel');
  return panel;
}

const order = (): DrawOrder => ({ kind: 'panel', panel: examplePanel(), drawn: 'wide' });
const open = (limits: { timeout: number; waiting: number }) =>
  new DrawingThread<DrawOrder, string>('worker.js', limits);

describe('the drawing thread', () => {
  test('killed in the middle of a drawing: that one fails, the next gets a new thread', async () => {
    const before = workers.length;
    const thread = open({ timeout: 10_000, waiting: 10 });
    const killed = thread.draw(order());
    const next = thread.draw(order());
    const fails = expect(killed).rejects.toThrow(/the thread ended/);
    await newest().worker.terminate();
    await fails;
    expect(await next).toMatch(/^<svg/);
    expect(workers).toHaveLength(before + 2);
  });

  test('a drawing that hangs is given up after its time, and the next gets a new thread', async () => {
    const before = workers.length;
    const thread = open({ timeout: 4_000, waiting: 10 });
    await thread.draw(order());
    newest().deaf = true;
    const hanging = thread.draw(order());
    const next = thread.draw(order());
    await expect(hanging).rejects.toThrow('not drawn within 4000 ms');
    expect(await next).toMatch(/^<svg/);
    expect(workers).toHaveLength(before + 2);
  });

  test('the queue is bounded: one drawing too many is refused at once', async () => {
    isNextDeaf = true;
    const thread = open({ timeout: 10_000, waiting: 2 });
    const waiting = [thread.draw(order()), thread.draw(order()), thread.draw(order())];
    await expect(thread.draw(order())).rejects.toThrow('too many drawings wait');
    newest().deaf = false;
    const ended = Promise.allSettled(waiting);
    await newest().worker.terminate();
    const [first, ...rest] = await ended;
    expect(first?.status).toBe('rejected');
    for (const each of rest) expect(each.status).toBe('fulfilled');
  });
});

describe('a panel', () => {
  test('is drawn once, by however many pages it is asked for at once and later', async () => {
    const panel = examplePanel();
    const countOrders = () => workers.flatMap(({ orders }) => orders).length;
    const before = countOrders();
    const both = await Promise.all([drawPanel(panel, 'wide'), drawPanel(panel, 'wide')]);
    const later = await drawPanel(structuredClone(panel), 'wide');
    expect(new Set([...both, later]).size).toBe(1);
    expect(countOrders()).toBe(before + 1);
  });
});

describe('the same panel', () => {
  test('has the same bytes, whatever was drawn before it', async () => {
    const panel = examplePanel();
    const thread = open({ timeout: 10_000, waiting: 10 });
    const first = await thread.draw({ kind: 'panel', panel, drawn: 'wide' });
    await thread.draw(order());
    expect(await thread.draw({ kind: 'panel', panel, drawn: 'wide' })).toBe(first);
  });
});

describe('a page whose thread is killed under it', () => {
  test('says that the picture is missing, has the table, and the next one has the picture', async () => {
    const model = exampleModel();
    const render = async () => {
      const { prelude } = await prerender(createElement(ChartFigure, { model }));
      return new Response(prelude).text();
    };
    const killing = setInterval(() => {
      for (const { worker } of workers) worker.terminate();
    }, 5);
    const without = await render().finally(() => clearInterval(killing));
    expect(without).toContain('data-incomplete');
    for (const mark of listMarks(model)) expect(without).toContain(`href="${mark.href}"`);
    const whole = await render();
    expect(whole).not.toContain('data-incomplete');
    expect(whole.match(/class="chart-mark"/g)?.length).toBe(2 * listMarks(model).length);
  });
});
