import { renderToStaticMarkup } from 'react-dom/server';
import type { ChartModel } from '../chart';
import { Card } from './card';
import type { Look } from './look';
import { paint, toAloneMarkup } from './panel-markup';
import { Sheet } from './sheet';

/**
 * A chart as an SVG that needs nothing around it: colours, links, source and licence inside. To be
 * called in the drawing thread, which has a document.
 * @param order.panels the drawings of the model's panels, in their order
 */
export function composePicture(order: { model: ChartModel; panels: string[]; look: Look }): string {
  const { model, look } = order;
  const panels = order.panels.map((markup) => toAloneMarkup(markup, look.origin));
  const Form = look.form === 'card' ? Card : Sheet;
  const svg = renderToStaticMarkup(<Form model={model} look={look} panels={panels} />);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${paint(svg, look.theme)}\n`;
}
