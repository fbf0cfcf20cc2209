import { expect, test, vi } from 'vitest';
import * as drawing from '@/charts/export/draw-picture';
import type { PictureContent } from '@/charts/export/picture';
import { Unavailable } from '../http/errors';
import { pictureFormats } from '../picture-formats';
import { pictureWriters } from './pictures';

const picture: PictureContent = {
  ...{ id: 'x', name: 'X', summary: 'X', head: [], key: [], blocks: [], tail: [], foot: [] },
};
const writers = pictureWriters(pictureFormats({}), async () => picture);

function ask(format: 'svg' | 'png', query: string) {
  const request = { values: new URLSearchParams(query), origin: 'https://ledger.example' };
  return writers[format](request as never);
}

test('a PNG without a width has one shape, twice its pixels for print; with one it is the whole', async () => {
  const draw = vi.spyOn(drawing, 'drawPng').mockResolvedValue(new Uint8Array());
  for (const query of ['', 'shape=square&size=2', 'width=800&ground=none']) await ask('png', query);
  const { calls } = draw.mock;
  draw.mockRestore();
  const asked = calls.map(([, { form, transparent }, width]) => [form, transparent, width]);
  expect(asked).toEqual([
    ['landscape', false, 1200],
    ['square', false, 2160],
    ['whole', true, 800],
  ]);
});

test('a picture that cannot be drawn is away for some seconds, and its cause is kept', async () => {
  const cause = new Error('too many drawings wait');
  const draw = vi.spyOn(drawing, 'drawPicture').mockRejectedValue(cause);
  const error = await ask('svg', '').catch((thrown: unknown) => thrown);
  draw.mockRestore();
  expect(error).toBeInstanceOf(Unavailable);
  expect(error).toMatchObject({ cause, retryAfter: 5 });
});
