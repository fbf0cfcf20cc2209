import { renderToStaticMarkup } from 'react-dom/server';
import { FigurePicture } from '../one-figure/picture';
import type { PictureOrder } from '../render/drawing';
import { Card } from './card';
import { paint, toAloneMarkup } from './panel-markup';
import { Sheet } from './sheet';

function composeElement({ model, look }: PictureOrder, panels: readonly string[]) {
  if ('kind' in model) return <FigurePicture model={model} look={look} panels={panels} />;
  const Form = look.form === 'card' ? Card : Sheet;
  return <Form model={model} look={look} panels={panels} />;
}

/**
 * A chart, or one figure, as an SVG that needs nothing around it: colours, links, source and licence inside. To be
 * called in the drawing thread, which has a document.
 * @param order.panels the drawings of the model's panels, in their order
 */
export function composePicture(order: PictureOrder): string {
  const { look } = order;
  const panels = order.panels.map((markup) => toAloneMarkup(markup, look.origin));
  const svg = renderToStaticMarkup(composeElement(order, panels));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${paint(svg, look.theme)}\n`;
}
