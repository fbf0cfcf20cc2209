import type { Drawn } from '../drawn';
import { listPlotMarks } from '../plot';
import { plotHeight } from '../plot-chart';
import { areaOf, fitAll, GUTTER } from './fit-plots';
import { SHAPES, type Shape } from './options';
import type { PictureBlock, PictureContent, PictureLine } from './picture';
import { BLOCK_TITLE, HEADING, NARROW_TITLE, NOTE, STYLE } from './picture-style';
import { type PictureLayout, Stack } from './stack';
import { type SetLine, setText } from './type';

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
const TOP = 28;
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
function setKey(picture: PictureContent, top: number, width: number, columns: number) {
  const stack = new Stack('wide', { x: MARGIN, width });
  stack.y = top;
  if (picture.key.length > 0) stack.keys(picture.key, Math.min(picture.key.length, columns));
  return { ...stack.layout, bottom: stack.y };
}

/** Where the words of a picture end at the right when its plot stands beside them, as a share. */
const WORDS_SHARE = 0.46;

/**
 * The words of a picture, and where its plots may stand: under them, or at their right.
 * @param footTop where the foot begins
 */
function setWords(picture: PictureContent, shape: Shape, footTop: number, beside: boolean) {
  const room = SHAPES[shape].width - 2 * MARGIN;
  const width = beside ? room * WORDS_SHARE : room;
  const head = setLines(
    picture.head.map(shorten),
    { x: MARGIN, top: TOP, width },
    shape === 'square' ? 1.35 : 1.25,
  );
  const key = setKey(picture, head.bottom + 8, width, beside ? 1 : MOST_KEYS);
  const end = key.bottom + (picture.key.length > 0 ? 10 : 0);
  const x = beside ? MARGIN + width + GUTTER : MARGIN;
  const box = { x, top: beside ? TOP : end, width: MARGIN + room - x, bottom: footTop - 8 };
  return { lines: [...head.lines, ...key.lines], keys: key.keys, width, end, box };
}

/** The words and all plots of a picture; `placed` is null where they do not fit. */
function arrange(picture: PictureContent, shape: Shape, footTop: number) {
  const { blocks } = picture;
  const under = setWords(picture, shape, footTop, false);
  const placed = fitAll(blocks, under.box);
  const below = { ...under, placed, tailTop: (placed?.bottom ?? under.end) + 4 };
  // A high plot is drawn larger beside them; several plots find their columns under them.
  if (blocks.length !== 1) return below;
  const words = setWords(picture, shape, footTop, true);
  const other = words.end < words.box.bottom ? fitAll(blocks, words.box) : null;
  if (!other || (placed && areaOf(other, blocks) < areaOf(placed, blocks))) return below;
  return { ...words, placed: other, tailTop: words.end + 4 };
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
  const { lines, keys, box, tailTop, width: wide, ...found } = arrange(picture, shape, footTop);
  let { placed } = found;
  let blocks = picture.blocks;
  const note: SetLine[] = [];
  while (placed === null && blocks.length > 1) {
    blocks = blocks.slice(0, -1);
    placed = fitAll(blocks, { ...box, bottom: box.bottom - 34 });
    if (placed) {
      const [shown, all] = [countMarks(blocks), countMarks(picture.blocks)];
      const words = `${shown} of ${all} figures shown; the whole chart is at the address below.`;
      const place = { x: MARGIN, top: box.bottom - 30, width: room };
      note.push(...setText(words, place, { ...STYLE.strong, size: 22 }).lines);
    }
  }
  const tail = placed
    ? setLines(picture.tail, { x: MARGIN, top: tailTop, width: wide }, 1.15)
    : { lines: [], bottom: 0 };
  return {
    width,
    height,
    lines: [
      ...lines,
      ...(placed?.lines ?? []),
      ...note,
      ...(tail.bottom <= footTop - 4 ? tail.lines : []),
      ...foot.lines.map((line) => ({ ...line, y: line.y + footTop + 6 })),
    ],
    panels: placed?.panels ?? [],
    rules: [{ x: MARGIN, y: footTop, length: room }],
    keys,
  };
}
