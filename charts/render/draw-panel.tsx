import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { cutTexts } from '@/ledger/text';
import type { Panel } from '../chart';
import type { Drawn } from '../drawn';
import { PanelChart } from '../panel-chart';
import { enqueueDrawing } from './drawing-queue';
import { findElement, writePanel } from './markup';
import { renderTree } from './render-tree';

/** Characters of a text that a panel shows: more than fit. */
const DRAWN_CHARACTERS = 1_000;
const KEPT_CHARACTERS = 32 * 1024 * 1024;

/** Drawings by content: a panel is drawn once for as long as it stays the same. */
const kept = new LRUCache<string, string>({
  maxSize: KEPT_CHARACTERS,
  sizeCalculation: (svg) => svg.length,
});

/** Drawings that somebody waits for already: another page that needs one waits with them. */
const underWay = new Map<string, Promise<string>>();

function draw(panel: Panel, drawn: Drawn): string {
  return renderTree(<PanelChart panel={panel} drawn={drawn} />, (tree) => {
    const svg = findElement(tree, 'svg');
    if (!svg) throw new Error(`the panel ${panel.id} was drawn empty`);
    return writePanel(svg);
  });
}

/**
 * A panel as the markup of one `<svg>`.
 * @throws Error when it could not be drawn, or when too many drawings wait
 */
export async function drawPanel(whole: Panel, drawn: Drawn): Promise<string> {
  const panel = cutTexts(whole, DRAWN_CHARACTERS);
  const key = createHash('sha256')
    .update(`${drawn}\n${JSON.stringify(panel)}`)
    .digest('base64');
  const there = kept.get(key) ?? underWay.get(key);
  if (there !== undefined) return there;
  const made = enqueueDrawing(() => draw(panel, drawn))
    .then((svg) => {
      kept.set(key, svg);
      return svg;
    })
    .finally(() => underWay.delete(key));
  underWay.set(key, made);
  return made;
}
