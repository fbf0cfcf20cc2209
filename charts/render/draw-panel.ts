import { createHash } from 'node:crypto';
import { cutTexts } from '@/ledger/text';
import type { Panel } from '../chart';
import type { Drawn } from '../drawn';
import { openDrawer } from './drawer';

/** Characters of a text that a panel shows: more than fit. */
const DRAWN_CHARACTERS = 1_000;

/** Drawings that somebody waits for already: another page that needs one waits with them. */
const underWay = new Map<string, Promise<string>>();

/**
 * A panel as SVG markup, drawn by the same component as the live chart, off the main thread. Kept by
 * content: a panel is drawn once for as long as it stays the same.
 * @throws Error when it could not be drawn, or when too many drawings wait
 */
export async function drawPanel(whole: Panel, drawn: Drawn): Promise<string> {
  const panel = cutTexts(whole, DRAWN_CHARACTERS);
  const { drawing, kept } = openDrawer();
  const key = createHash('sha256')
    .update(`${drawn}\n${JSON.stringify(panel)}`)
    .digest('base64');
  const there = kept.get(key);
  if (there !== undefined) return there;
  const running = underWay.get(key);
  if (running) return running;
  const made = drawing
    .draw({ kind: 'panel', panel, drawn })
    .then((svg) => {
      kept.set(key, svg);
      return svg;
    })
    .finally(() => underWay.delete(key));
  underWay.set(key, made);
  return made;
}
