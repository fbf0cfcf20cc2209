import { cutTexts, withoutNoXml } from '@/ledger/text';
import type { ChartModel, Panel } from '../chart';
import type { Drawn } from '../drawn';
import type { OneFigureModel } from '../one-figure/model';
import { drawPanel } from '../render/draw-panel';
import { openDrawer } from '../render/drawer';
import { layoutCard } from './card-layout';
import type { Look } from './look';

/** Characters of a text that a picture shows: some ten lines. */
const DRAWN_CHARACTERS = 1_000;

/** What a picture can be of. */
export type Pictured = ChartModel | OneFigureModel;

/** The panels that a picture shows, each with the width that it is drawn at. */
function listPanels(model: Pictured, look: Look): { panel: Panel; drawn: Drawn }[] {
  if ('kind' in model) {
    const drawn = look.form === 'card' ? 'wide' : look.drawn;
    return model.panel === null ? [] : [{ panel: model.panel, drawn }];
  }
  const card = look.form === 'card' ? layoutCard(model, look.origin) : null;
  return card ? [card] : model.panels.map((panel) => ({ panel, drawn: look.drawn }));
}

/**
 * A chart, or one figure, as an SVG that stands alone, drawn off the main thread.
 * @throws Error when it could not be drawn, or when too many drawings wait
 */
export async function drawPicture(pictured: Pictured, look: Look): Promise<string> {
  const model = cutTexts(pictured, DRAWN_CHARACTERS);
  const panels = await Promise.all(
    listPanels(model, look).map(({ panel, drawn }) => drawPanel(panel, drawn)),
  );
  const svg = await openDrawer().drawing.draw({ kind: 'picture', model, panels, look });
  return withoutNoXml(svg);
}

/**
 * The same as a PNG.
 * @param width in pixels; the height follows
 * @throws Error when it could not be drawn, or when too many drawings wait
 */
export async function drawPng(
  model: Pictured,
  look: Look,
  width: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const svg = await drawPicture(model, { ...look, width: null });
  return openDrawer().raster.draw({ svg, width });
}
