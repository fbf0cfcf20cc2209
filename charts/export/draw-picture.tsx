import { cutTexts, withoutNoXml } from '@/ledger/text';
import { cutPlot, drawPlot } from '../render/draw-plot';
import { enqueueDrawing } from '../render/drawing-queue';
import { writePicture } from '../render/markup';
import { renderTree } from '../render/render-tree';
import type { ExportOptions } from './options';
import type { PictureContent } from './picture';
import { PictureElement } from './picture-element';
import { layoutShape, layoutWhole } from './picture-layout';
import { rasterise } from './rasterise';
import { paint, toStandaloneMarkup } from './standalone-markup';

/** Characters of a text that a picture shows: some ten lines. */
const DRAWN_CHARACTERS = 1_000;

/**
 * A picture as an SVG that needs nothing around it: colours, links, source and licence inside.
 * @throws Error when it could not be drawn, or when too many drawings wait
 */
export async function drawPicture(whole: PictureContent, options: ExportOptions): Promise<string> {
  const short = cutTexts(whole, DRAWN_CHARACTERS);
  const plots = whole.blocks.map(({ plot }) => cutPlot(plot));
  const blocks = short.blocks.map((block, index) => ({
    ...block,
    plot: plots[index] ?? block.plot,
  }));
  const picture = { ...short, blocks };
  const { form, drawn } = options;
  const layout = form === 'whole' ? layoutWhole(picture, drawn) : layoutShape(picture, form);
  const drawings = await Promise.all(
    layout.panels.map(async ({ drawn: at }, index) => {
      const block = picture.blocks[index];
      if (!block) throw new Error(`${picture.id} has no plot ${index}`);
      return toStandaloneMarkup(await drawPlot(block.plot, at), options.origin);
    }),
  );
  const svg = await enqueueDrawing(() =>
    renderTree(
      <PictureElement picture={picture} layout={layout} options={options} drawings={drawings} />,
      ({ children }) => children.map(writePicture).join(''),
    ),
  );
  return withoutNoXml(`<?xml version="1.0" encoding="UTF-8"?>\n${paint(svg, options.theme)}\n`);
}

/**
 * The same as a PNG.
 * @param width in pixels; the height follows
 * @throws Error when it could not be drawn, or when too many pictures wait
 */
export async function drawPng(
  picture: PictureContent,
  options: ExportOptions,
  width: number,
): Promise<Uint8Array<ArrayBuffer>> {
  return rasterise(await drawPicture(picture, { ...options, width: null }), width);
}
