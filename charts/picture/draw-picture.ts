import type { ChartModel } from '../chart';
import { drawPanel } from '../render/draw-panel';
import { openDrawer } from '../render/drawer';
import { layoutCard } from './card-layout';
import type { Look } from './look';

/**
 * A chart as an SVG that stands alone, drawn off the main thread.
 * @throws Error when it could not be drawn, or when too many drawings wait
 */
export async function drawPicture(model: ChartModel, look: Look): Promise<string> {
  const card = look.form === 'card' ? layoutCard(model, look.origin) : null;
  const panels = card
    ? [await drawPanel(card.panel, card.drawn)]
    : await Promise.all(model.panels.map((panel) => drawPanel(panel, look.drawn)));
  return openDrawer().drawing.draw({ kind: 'picture', model, panels, look });
}

/**
 * The same as a PNG.
 * @param width in pixels; the height follows
 * @throws Error when it could not be drawn, or when too many drawings wait
 */
export async function drawPng(
  model: ChartModel,
  look: Look,
  width: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const svg = await drawPicture(model, { ...look, width: null });
  return openDrawer().raster.draw({ svg, width });
}
