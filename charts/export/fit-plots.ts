import { DRAWN_WIDTHS, type Drawn } from '../drawn';
import { plotHeight } from '../plot-chart';
import type { PictureBlock } from './picture';
import { BLOCK_TITLE, HEADING } from './picture-style';
import type { PictureLayout } from './stack';
import { type SetLine, setText } from './type';

/** Pixels between two columns. */
export const GUTTER = 32;
const MOST_COLUMNS = 4;
/** Text smaller than this share of its size cannot be read in a post. */
const LEAST_SCALE = 0.62;
const MOST_SCALE = 1.45;
/** In less room the wide drawing would be too small to read. */
const WIDE_ROOM = 620;

/** Where plots may stand, in pixels of the picture. */
export type Box = { x: number; top: number; width: number; bottom: number };
export type Placed = { lines: SetLine[]; panels: PictureLayout['panels']; bottom: number };

/** One plot with its title, at the width of a column. */
function placeBlock(
  block: PictureBlock,
  x: number,
  top: number,
  width: number,
  drawn: Drawn,
): Placed {
  const scale = width / DRAWN_WIDTHS[drawn];
  const lines: SetLine[] = [];
  let y = top;
  const text = Math.min(Math.max(scale, 0.8), 1.25);
  for (const [words, style] of [
    [block.heading, HEADING],
    [block.title, BLOCK_TITLE],
  ] as const) {
    if (words === null) continue;
    const sized = { ...style, size: style.size * text, leading: style.leading * text };
    const set = setText(words, { x, top: y, width }, sized);
    lines.push(...set.lines);
    y = set.bottom;
  }
  const panels = [{ x, y, scale, drawn }];
  return { lines, panels, bottom: y + plotHeight(block.plot, drawn) * scale + 10 };
}

/** Blocks one after another in columns of one width; null where they do not all fit. */
function fitColumns(
  blocks: readonly PictureBlock[],
  columns: number,
  box: Box,
  { most, drawn }: { most: number; drawn: Drawn },
): Placed | null {
  const room = (box.width - (columns - 1) * GUTTER) / columns;
  if (drawn === 'wide' && room < WIDE_ROOM) return null;
  const width = Math.min(room, DRAWN_WIDTHS[drawn] * most);
  if (width / DRAWN_WIDTHS[drawn] < LEAST_SCALE) return null;
  const placed: Placed = { lines: [], panels: [], bottom: box.top };
  let [column, y] = [0, box.top];
  for (const block of blocks) {
    let x = box.x + column * (room + GUTTER);
    let next = placeBlock(block, x, y, width, drawn);
    if (next.bottom > box.bottom && y > box.top) {
      column += 1;
      x = box.x + column * (room + GUTTER);
      next = placeBlock(block, x, box.top, width, drawn);
    }
    if (column >= columns || next.bottom > box.bottom) return null;
    placed.lines.push(...next.lines);
    placed.panels.push(...next.panels);
    placed.bottom = Math.max(placed.bottom, next.bottom);
    y = next.bottom;
  }
  return placed;
}

/** How much of a picture is drawn on, in square pixels. */
export function areaOf({ panels }: Placed, blocks: readonly PictureBlock[]): number {
  return panels.reduce((sum, { scale, drawn }, index) => {
    const plot = blocks[index]?.plot;
    return plot ? sum + DRAWN_WIDTHS[drawn] * plotHeight(plot, drawn) * scale ** 2 : sum;
  }, 0);
}

/** The arrangement in which all blocks fit that draws largest; null where there is none. */
export function fitAll(blocks: readonly PictureBlock[], box: Box): Placed | null {
  let best: { placed: Placed; area: number } | null = null;
  for (let most = MOST_SCALE; most >= LEAST_SCALE; most -= 0.05)
    for (const drawn of ['wide', 'narrow'] as const)
      for (let columns = 1; columns <= Math.min(MOST_COLUMNS, blocks.length); columns += 1) {
        const placed = fitColumns(blocks, columns, box, { most, drawn });
        if (!placed) continue;
        const area = areaOf(placed, blocks);
        if (best === null || area > best.area) best = { placed, area };
      }
  return best?.placed ?? null;
}
