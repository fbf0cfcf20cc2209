import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Panel } from '../chart';
import type { Drawn } from '../drawn';
import { DrawingThread } from './thread';

/** Beyond this many waiting drawings a further one is refused at once rather than late. */
const MAX_WAITING = 400;
const MAX_CHARACTERS = 32 * 1024 * 1024;

type Drawer = { thread: DrawingThread; kept: LRUCache<string, string> };

// One thread and one store for the process, however often a bundler loads this module.
const process_ = globalThis as { casualtyLedgerDrawer?: Drawer };

function openDrawer(): Drawer {
  process_.casualtyLedgerDrawer ??= {
    thread: new DrawingThread(),
    kept: new LRUCache<string, string>({
      maxSize: MAX_CHARACTERS,
      sizeCalculation: (svg) => svg.length,
    }),
  };
  return process_.casualtyLedgerDrawer;
}

/**
 * A panel as SVG markup, drawn by the same component as the live chart, off the main thread. Kept by
 * content: a panel is drawn once for as long as it stays the same.
 * @throws Error when it could not be drawn, or when too many drawings wait
 */
export async function drawPanel(panel: Panel, drawn: Drawn): Promise<string> {
  const { thread, kept } = openDrawer();
  const key = createHash('sha256')
    .update(`${drawn}\n${JSON.stringify(panel)}`)
    .digest('base64');
  const there = kept.get(key);
  if (there !== undefined) return there;
  if (thread.waiting >= MAX_WAITING) throw new Error('too many drawings wait');
  const svg = await thread.draw(panel, drawn);
  kept.set(key, svg);
  return svg;
}
