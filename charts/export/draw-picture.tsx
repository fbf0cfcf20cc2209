import { cutTexts, withoutNoXml } from '@/ledger/text';
import type { ChartModel, Panel } from '../chart';
import type { Drawn } from '../drawn';
import type { OneFigureModel } from '../one-figure/model';
import { FigurePicture } from '../one-figure/picture';
import { drawPanel } from '../render/draw-panel';
import { enqueueDrawing } from '../render/drawing-queue';
import { writePicture } from '../render/markup';
import { renderTree } from '../render/render-tree';
import { FullChart } from './full-chart';
import type { ExportOptions } from './options';
import { paint, toStandaloneMarkup } from './panel-markup';
import { rasterise } from './rasterise';
import { SocialCard } from './social-card';
import { layoutSocialCard } from './social-card-layout';

/** Characters of a text that a picture shows: some ten lines. */
const DRAWN_CHARACTERS = 1_000;

/** What a picture can be of. */
export type Pictured = ChartModel | OneFigureModel;

/** The panels that a picture shows, each with the width that it is drawn at. */
function listPanels(model: Pictured, options: ExportOptions): { panel: Panel; drawn: Drawn }[] {
  if ('kind' in model) {
    const drawn = options.form === 'social-card' ? 'wide' : options.drawn;
    return model.panel === null ? [] : [{ panel: model.panel, drawn }];
  }
  const card = options.form === 'social-card' ? layoutSocialCard(model, options.origin) : null;
  return card ? [card] : model.panels.map((panel) => ({ panel, drawn: options.drawn }));
}

function composeElement(model: Pictured, options: ExportOptions, panels: readonly string[]) {
  if ('kind' in model) return <FigurePicture model={model} options={options} panels={panels} />;
  const Form = options.form === 'social-card' ? SocialCard : FullChart;
  return <Form model={model} options={options} panels={panels} />;
}

/**
 * A chart, or one figure, as an SVG that needs nothing around it: colours, links, source and licence
 * inside.
 * @throws Error when it could not be drawn, or when too many drawings wait
 */
export async function drawPicture(pictured: Pictured, options: ExportOptions): Promise<string> {
  const model = cutTexts(pictured, DRAWN_CHARACTERS);
  const drawings = await Promise.all(
    listPanels(model, options).map(({ panel, drawn }) => drawPanel(panel, drawn)),
  );
  const svg = await enqueueDrawing(() => {
    const panels = drawings.map((drawing) => toStandaloneMarkup(drawing, options.origin));
    return renderTree(composeElement(model, options, panels), ({ children }) =>
      children.map(writePicture).join(''),
    );
  });
  return withoutNoXml(`<?xml version="1.0" encoding="UTF-8"?>\n${paint(svg, options.theme)}\n`);
}

/**
 * The same as a PNG.
 * @param width in pixels; the height follows
 * @throws Error when it could not be drawn, or when too many pictures wait
 */
export async function drawPng(
  model: Pictured,
  options: ExportOptions,
  width: number,
): Promise<Uint8Array<ArrayBuffer>> {
  return rasterise(await drawPicture(model, { ...options, width: null }), width);
}
