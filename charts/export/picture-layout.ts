import { DRAWN_WIDTHS, type Drawn } from '../drawn';
import { listPlotMarks } from '../plot';
import { plotHeight } from '../plot-chart';
import { SHAPES, type Shape } from './options';
import type { PictureBlock, PictureContent, PictureLine, Role } from './picture';
import { type PictureLayout, Stack } from './stack';
import { type SetLine, type Style, setText } from './type';

const sans: Omit<Style, 'size' | 'leading'> = { family: 'sans', weight: 400, tone: 'ink' };
const serif: Omit<Style, 'size' | 'leading'> = { family: 'serif', weight: 600, tone: 'ink' };

const STYLE: Record<Role, Style> = {
  overline: { ...sans, size: 13.5, leading: 18, weight: 600, tone: 'ink-soft' },
  title: { ...serif, size: 24, leading: 30 },
  number: { ...serif, size: 40, leading: 46 },
  strong: { ...sans, size: 17, leading: 23, weight: 600 },
  text: { ...sans, size: 15, leading: 21 },
  soft: { ...sans, size: 13.5, leading: 18, tone: 'ink-soft' },
  foot: { ...sans, size: 12.5, leading: 17, tone: 'ink-soft' },
};
const HEADING: Style = { ...serif, size: 18, leading: 24 };
const BLOCK_TITLE: Style = { ...sans, size: 14.5, leading: 19, weight: 600 };
const NOTE: Style = { ...sans, size: 13, leading: 17, tone: 'ink-soft' };

/** A title that is narrower is set smaller: a long one would fill a phone. */
const NARROW_TITLE: Style = { ...STYLE.title, size: 20, leading: 25 };

/** Lays out all of a picture, at its own height. */
export function layoutWhole(picture: PictureContent, drawn: Drawn): PictureLayout {
  const stack = new Stack(drawn);
  const line = ({ text, role, href }: PictureLine, gap: number) => {
    const style = role === 'title' && drawn === 'narrow' ? NARROW_TITLE : STYLE[role];
    stack.text(text, style, gap, 0, href ?? null);
  };
  for (const each of picture.head) line(each, 4);
  stack.y += 8;
  if (picture.key.length > 0) {
    stack.keys(picture.key, drawn === 'wide' ? 3 : 1);
    stack.y += 12;
  }
  for (const { heading, title, note, plot } of picture.blocks) {
    if (heading !== null) {
      stack.rule();
      stack.text(heading, HEADING, 6);
    }
    if (title !== null) stack.text(title, BLOCK_TITLE, 1);
    if (note !== null) stack.text(note, NOTE, 2);
    stack.panel(plotHeight(plot, drawn), 12);
  }
  for (const each of picture.tail) line(each, 3);
  stack.y += 8;
  stack.rule();
  for (const each of picture.foot) line(each, 4);
  return stack.end();
}

const MARGIN = 40;
const GUTTER = 32;
const MOST_COLUMNS = 4;
/** Text smaller than this share of its size cannot be read in a post. */
const LEAST_SCALE = 0.62;
const MOST_SCALE = 1.45;

type Placed = { lines: SetLine[]; panels: PictureLayout['panels']; bottom: number };

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
  box: { x: number; top: number; width: number; bottom: number },
  most: number,
): Placed | null {
  const room = (box.width - (columns - 1) * GUTTER) / columns;
  const drawn: Drawn = room >= 620 ? 'wide' : 'narrow';
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
function areaOf({ panels }: Placed, blocks: readonly PictureBlock[]): number {
  return panels.reduce((sum, { scale, drawn }, index) => {
    const plot = blocks[index]?.plot;
    return plot ? sum + DRAWN_WIDTHS[drawn] * plotHeight(plot, drawn) * scale ** 2 : sum;
  }, 0);
}

/** The arrangement in which all blocks fit that draws largest; null where there is none. */
function fitAll(
  blocks: readonly PictureBlock[],
  box: { x: number; top: number; width: number; bottom: number },
): Placed | null {
  let best: { placed: Placed; area: number } | null = null;
  for (let most = MOST_SCALE; most >= LEAST_SCALE; most -= 0.05)
    for (let columns = 1; columns <= Math.min(MOST_COLUMNS, blocks.length); columns += 1) {
      const placed = fitColumns(blocks, columns, box, most);
      if (!placed) continue;
      const area = areaOf(placed, blocks);
      if (best === null || area > best.area) best = { placed, area };
    }
  return best?.placed ?? null;
}

const countMarks = (blocks: readonly PictureBlock[]) =>
  blocks.reduce((sum, { plot }) => sum + listPlotMarks(plot).length, 0);

/** Lines of a head or a foot in a given width, set smaller until they fit. */
function setLines(
  lines: readonly PictureLine[],
  place: { x: number; top: number; width: number },
  share: number,
): { lines: SetLine[]; bottom: number } {
  const found: SetLine[] = [];
  let top = place.top;
  for (const { text, role, href } of lines) {
    const style = STYLE[role];
    const sized = { ...style, size: style.size * share, leading: style.leading * share };
    const set = setText(text, { ...place, top }, sized, href ?? null);
    found.push(...set.lines);
    top = set.bottom + 2;
  }
  return { lines: found, bottom: top };
}

/** As many letters of a sentence as a picture of one shape has room for, to the end of a sentence. */
const SENTENCE_LETTERS = 240;

function shorten(line: PictureLine): PictureLine {
  if (line.role !== 'text' || line.text.length <= SENTENCE_LETTERS) return line;
  const sentences = line.text.split(/(?<=[.?!]) /);
  let text = '';
  for (const sentence of sentences) {
    if (text !== '' && text.length + sentence.length > SENTENCE_LETTERS) break;
    text = text === '' ? sentence : `${text} ${sentence}`;
  }
  return { ...line, text };
}

/** Entries of a key in a row. */
const MOST_KEYS = 4;

/** Lays out a key in one row after another. */
function setKey(picture: PictureContent, top: number, width: number) {
  const stack = new Stack('wide', { x: MARGIN, width });
  stack.y = top;
  if (picture.key.length > 0) stack.keys(picture.key, Math.min(picture.key.length, MOST_KEYS));
  return { ...stack.layout, bottom: stack.y };
}

/**
 * Lays out a picture in a shape for print or a post. All plots are in it; where even small ones would
 * not all fit, it holds whole questions as far as there is room, and says "n of m" in large type.
 */
export function layoutShape(picture: PictureContent, shape: Shape): PictureLayout {
  const { width, height } = SHAPES[shape];
  const room = width - 2 * MARGIN;
  const foot = setLines(picture.foot, { x: MARGIN, top: 0, width: room }, 1.15);
  const footTop = height - foot.bottom - 14;
  const head = setLines(
    picture.head.map(shorten),
    { x: MARGIN, top: 28, width: room },
    shape === 'square' ? 1.35 : 1.25,
  );
  const key = setKey(picture, head.bottom + 8, room);
  const top = key.bottom + (picture.key.length > 0 ? 10 : 0);
  const box = { x: MARGIN, top, width: room, bottom: footTop - 8 };
  let blocks = picture.blocks;
  let placed = fitAll(blocks, box);
  const note: SetLine[] = [];
  while (placed === null && blocks.length > 1) {
    blocks = blocks.slice(0, -1);
    placed = fitAll(blocks, { ...box, bottom: box.bottom - 34 });
    if (placed) {
      const [shown, all] = [countMarks(blocks), countMarks(picture.blocks)];
      const words = `${shown} of ${all} figures shown; the whole chart is at the address below.`;
      note.push(
        ...setText(
          words,
          { x: MARGIN, top: box.bottom - 30, width: room },
          { ...STYLE.strong, size: 22 },
        ).lines,
      );
    }
  }
  const tail = placed
    ? setLines(picture.tail, { x: MARGIN, top: placed.bottom + 4, width: room }, 1.15)
    : { lines: [], bottom: 0 };
  return {
    width,
    height,
    lines: [
      ...head.lines,
      ...key.lines,
      ...(placed?.lines ?? []),
      ...note,
      ...(tail.bottom <= footTop - 4 ? tail.lines : []),
      ...foot.lines.map((line) => ({ ...line, y: line.y + footTop + 6 })),
    ],
    panels: placed?.panels ?? [],
    rules: [{ x: MARGIN, y: footTop, length: room }],
    keys: key.keys,
  };
}
