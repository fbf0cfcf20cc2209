import { LRUCache } from 'lru-cache';
import type { DrawOrder, RasterOrder } from './drawing';
import { DrawingThread } from './thread';

/** A panel takes some 50 ms, a large PNG about a second. Few PNGs are asked for at a time. */
const DRAWING = { timeout: 5_000, waiting: 400 };
const RASTER = { timeout: 10_000, waiting: 16 };
const MAX_CHARACTERS = 32 * 1024 * 1024;

/** What draws for the whole process, and the panels that it has drawn, by content. */
export type Drawer = {
  drawing: DrawingThread<DrawOrder, string>;
  raster: DrawingThread<RasterOrder, Uint8Array<ArrayBuffer>>;
  kept: LRUCache<string, string>;
};

// One of each for the process, however often a bundler loads this module.
const process_ = globalThis as { casualtyLedgerDrawer?: Drawer };

/** Threads start with the first order. */
export function openDrawer(): Drawer {
  process_.casualtyLedgerDrawer ??= {
    drawing: new DrawingThread('worker.js', DRAWING),
    raster: new DrawingThread('raster.js', RASTER),
    kept: new LRUCache<string, string>({
      maxSize: MAX_CHARACTERS,
      sizeCalculation: (svg) => svg.length,
    }),
  };
  return process_.casualtyLedgerDrawer;
}
