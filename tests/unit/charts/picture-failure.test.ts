import { expect, test, vi } from 'vitest';
import { respondWithPicture } from '@/app/picture-response';
import type { Panel } from '@/charts/chart';
import type { DrawOrder } from '@/charts/render/drawing';
import { DrawingThread } from '@/charts/render/thread';
import { exampleCharts } from './example-charts';

const [model] = exampleCharts;
const panel = model?.panels[0];
if (!model || !panel) throw new Error('an example with a panel');
const order: DrawOrder = { kind: 'panel', panel, drawn: 'narrow' };
const broken: DrawOrder = {
  kind: 'panel',
  panel: { ...panel, kind: 'rows', scale: null } as unknown as Panel,
  drawn: 'narrow',
};
const open = (limits: { timeout: number; waiting: number }) =>
  new DrawingThread<DrawOrder, string>('worker.js', limits);

test('a drawing that fails fails alone: the next one is drawn', async () => {
  const thread = open({ timeout: 10_000, waiting: 10 });
  const [first, second] = await Promise.allSettled([thread.draw(broken), thread.draw(order)]);
  expect(first.status).toBe('rejected');
  expect(second).toMatchObject({ status: 'fulfilled', value: expect.stringMatching(/^<svg/) });
}, 60_000);

test('a drawing that takes too long is given up, and the next one gets a new thread', async () => {
  const thread = open({ timeout: 0, waiting: 10 });
  await expect(thread.draw(order)).rejects.toThrow('not drawn within 0 ms');
  await expect(thread.draw(order)).rejects.toThrow('not drawn within 0 ms');
}, 60_000);

test('beyond a number of waiting drawings a further one is refused at once', async () => {
  const thread = open({ timeout: 10_000, waiting: 1 });
  const drawings = [thread.draw(order), thread.draw(order)];
  await expect(thread.draw(order)).rejects.toThrow('too many drawings wait');
  await Promise.all(drawings);
}, 60_000);

test('a picture that cannot be drawn is 503 with Retry-After, and says where its values are', async () => {
  const logged = vi.mocked(console.error).mockImplementation(() => {});
  const impossible = { ...model, panels: [{ ...panel, scale: null } as unknown as Panel] };
  const query = new URLSearchParams();
  const answer = await respondWithPicture(
    'svg',
    query,
    'https://ledger.example',
    async () => impossible,
  );
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('5');
  expect(await answer.json()).toMatchObject({
    status: 503,
    detail: expect.stringContaining('CSV'),
  });
  expect(logged).toHaveBeenCalledOnce();
  logged.mockClear();
}, 60_000);
