import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { cutTexts } from '@/ledger/text';
import type { Drawn } from '../drawn';
import type { Plot } from '../plot';
import { PlotChart } from '../plot-chart';
import { enqueueDrawing } from './drawing-queue';
import { findElement, writeDrawing } from './markup';
import { renderTree } from './render-tree';

/** Characters of a text that a plot shows: more than fit. */
const DRAWN_CHARACTERS = 1_000;
const KEPT_CHARACTERS = 32 * 1024 * 1024;

/** Drawings by content: a plot is drawn once for as long as it stays the same. */
const kept = new LRUCache<string, string>({
  maxSize: KEPT_CHARACTERS,
  sizeCalculation: (svg) => svg.length,
});

/** Drawings that somebody waits for already: another page that needs one waits with them. */
const underWay = new Map<string, Promise<string>>();

/** Tenths of a pixel are enough; a drawing has some hundred numbers. */
function shorten(svg: string): string {
  return svg.replaceAll(/(?<=["\s,MHVLl( -]\d{0,5})(\.\d)\d+(?=["\s,a-zA-Z)])/g, '$1');
}

function draw(plot: Plot, drawn: Drawn): string {
  return renderTree(<PlotChart plot={plot} drawn={drawn} live={false} />, (tree) => {
    const svg = findElement(tree, 'svg');
    if (!svg) throw new Error(`the plot ${plot.id} was drawn empty`);
    return shorten(writeDrawing(svg));
  });
}

/** A plot without the rest of texts that are too long; the outlines of a map are no text. */
export function cutPlot(plot: Plot): Plot {
  const short = cutTexts(plot, DRAWN_CHARACTERS);
  return short.kind === 'map' && plot.kind === 'map' ? { ...short, map: plot.map } : short;
}

/**
 * A plot as the markup of one `<svg>`, drawn by the component that draws it in a browser too.
 * @throws Error when it could not be drawn, or when too many drawings wait
 */
export async function drawPlot(whole: Plot, drawn: Drawn): Promise<string> {
  const plot = cutPlot(whole);
  const key = createHash('sha256')
    .update(`${drawn}\n${JSON.stringify(plot)}`)
    .digest('base64');
  const there = kept.get(key) ?? underWay.get(key);
  if (there !== undefined) return there;
  const made = enqueueDrawing(() => draw(plot, drawn))
    .then((svg) => {
      kept.set(key, svg);
      return svg;
    })
    .finally(() => underWay.delete(key));
  underWay.set(key, made);
  return made;
}
