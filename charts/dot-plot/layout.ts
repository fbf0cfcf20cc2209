import type { DotPlotPanel, Mark, Row, Scale } from '../chart';
import { DRAWN_WIDTHS, type Drawn, LINE, SIZE, type TextLine } from '../drawn';
import { glyphReach } from '../mark/glyph';
import { place } from '../scale';
import { textWidth, wrapText } from '../text-width';

/** Where everything of a rows panel stands, in pixels of the drawing. Pure: tested without a DOM. */
export type DotPlotLayout = {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  /** Axis ticks above the rows, and below them too where the panel is long. */
  axisBelow: boolean;
  texts: TextLine[];
  /** Horizontal rules: under phase headings and across each row. */
  rules: { y: number; from: number; to: number; strong: boolean }[];
  /** The y of each row's mark; a superseded value (`struck`, an index) stands on a line of its own. */
  places: { row: number; struck: number | null; y: number }[];
};

const LABEL_COLUMN = 312;
const MARK_LINE = 22;
const STRUCK_LINE = 18;
const AXIS_ROOM = 40;
/** A longer panel repeats its axis below, so that no reader scrolls back for it. */
const LONG = 480;

/** Pixels from a mark's number to its published bounds; null where it has none. */
export function boundOffsets(mark: Mark, scale: Scale, length: number) {
  const offset = (bound: number | null) =>
    bound === null ? null : (place(scale, bound) - place(scale, mark.anchor)) * length;
  return { low: offset(mark.low), high: offset(mark.high) };
}

/** Where the label of a row's mark begins: right of everything that is drawn for the row. */
export function labelStart(row: Row, struck: number | null, scale: Scale, length: number): number {
  if (row.kind === 'mark') {
    const mark = struck === null ? row.mark : (row.struck[struck] ?? row.mark);
    const { low, high } = boundOffsets(mark, scale, length);
    const end = place(scale, mark.anchor) * length;
    return end + glyphReach(mark.bound, low, high).after + 8;
  }
  if (row.kind === 'span') return place(scale, row.span.to ?? scale.max) * length + 10;
  return 0;
}

/** The words beside a row's mark. */
export function labelWords(row: Row, struck: number | null): string {
  if (row.kind === 'mark')
    return struck === null ? row.mark.label : (row.struck[struck]?.label ?? '');
  return row.kind === 'gap' ? row.words : '';
}

/** What may be drawn past a mark's number: an open end, and the gap before its label. */
const PAST_END = 40;

/** The longest axis on which every mark still has room for its label to the right. */
function plotLength(panel: DotPlotPanel, room: number): number {
  const { scale, ruler, rows } = panel;
  const lastTick = textWidth(scale.ticks.at(-1)?.label ?? '', SIZE.axis) / 2;
  const isOver = (length: number) =>
    ruler === null
      ? rows.some((row) => {
          const words = row.kind === 'mark' ? textWidth(row.mark.label, SIZE.label) : 0;
          return row.kind === 'mark' && labelStart(row, null, scale, length) + words > room;
        })
      : ruler.some(({ at, label }) => at * length + PAST_END + textWidth(label, SIZE.label) > room);
  let length = room - lastTick;
  while (length > room / 3 && isOver(length)) length -= room / 80;
  return length;
}

function rowWords(row: Row): { label: string; sub: string | null } {
  if (row.kind === 'span') return { label: row.span.label, sub: row.span.period };
  if (row.kind === 'heading') return { label: row.text, sub: row.note };
  if (row.kind === 'gap') return { label: row.label, sub: null };
  return { label: row.label, sub: row.sub };
}

type Style = Pick<TextLine, 'size' | 'weight' | 'tone'> & { leading: number };
const LABEL: Style = { size: SIZE.label, weight: 400, tone: 'ink', leading: LINE.label };
const SUB: Style = { size: SIZE.sub, weight: 400, tone: 'ink-soft', leading: LINE.sub };
const PHASE: Style = { size: SIZE.heading, weight: 700, tone: 'ink', leading: LINE.heading };
const QUESTION: Style = { size: SIZE.label, weight: 600, tone: 'ink', leading: LINE.label };

/** Sets lines of text from `top` down. @returns the lines and where the next may begin */
function setText(text: string, x: number, top: number, width: number, style: Style) {
  const { leading, size, weight, tone } = style;
  const lines = wrapText(text, width, size).map(
    (line, index): TextLine => ({
      x,
      y: top + leading * index + leading * 0.76,
      text: line,
      size,
      weight,
      tone,
      anchor: 'start',
    }),
  );
  return { lines, bottom: top + leading * lines.length };
}

function isPhaseGap(row: Row): boolean {
  return row.kind === 'gap' && row.of === 'phase';
}

/** How far a row's label stands in, so that what belongs to a heading or a phase shows. */
function indentOf(row: Row, wide: boolean): number {
  if (row.kind === 'span')
    return row.span.kind === 'event' ? 20 : row.span.within === null ? 0 : 10;
  return wide && !isPhaseGap(row) ? 10 : 0;
}

function setWords(row: Row, x: number, top: number, width: number) {
  const { label, sub } = rowWords(row);
  const phase = row.kind === 'span' && row.span.kind === 'phase';
  const strong = row.kind === 'heading' && row.level === 1 ? PHASE : QUESTION;
  const styles = row.kind === 'heading' || phase ? [strong, SUB] : [LABEL, SUB];
  const first = setText(label, x, top, width, isPhaseGap(row) ? PHASE : (styles[0] ?? LABEL));
  if (sub === null) return first;
  const second = setText(sub, x, first.bottom, width, styles[1] ?? SUB);
  return { lines: [...first.lines, ...second.lines], bottom: second.bottom };
}

/**
 * Lays out a rows panel: in the wide drawing labels stand to the left of the marks, in the narrow one
 * above them. Heights depend on the drawing's width alone, never on the reader's screen.
 */
export function layoutDotPlot(panel: DotPlotPanel, drawn: Drawn): DotPlotLayout {
  const width = DRAWN_WIDTHS[drawn];
  const wide = drawn === 'wide';
  const left = wide ? LABEL_COLUMN : 10;
  const right = left + plotLength(panel, width - left - (panel.scale.kind === 'time' ? 26 : 6));
  const texts: TextLine[] = [];
  const rules: DotPlotLayout['rules'] = [];
  const places: DotPlotLayout['places'] = [];
  let y = AXIS_ROOM;
  for (const [index, row] of panel.rows.entries()) {
    if (row.kind === 'heading') {
      y += row.level === 1 ? (index === 0 ? 8 : 20) : 8;
      const set = setWords(row, 0, y, width - 8);
      texts.push(...set.lines);
      y = set.bottom + 3;
      if (row.level === 1) rules.push({ y, from: 0, to: width, strong: true });
      y += row.level === 1 ? 4 : 0;
      continue;
    }
    if (isPhaseGap(row) || (row.kind === 'span' && row.span.kind === 'phase')) y += 10;
    const indent = indentOf(row, wide);
    const set = setWords(row, indent, y + 4, (wide ? LABEL_COLUMN - 14 : width - 8) - indent);
    texts.push(...set.lines);
    const below = wide ? Math.max(set.bottom, y + MARK_LINE) : set.bottom + MARK_LINE;
    const at = wide
      ? (y + 4 + below) / 2 - (set.lines.length > 1 ? 0 : 1)
      : set.bottom + MARK_LINE / 2;
    places.push({ row: index, struck: null, y: at });
    rules.push({ y: at, from: left, to: right, strong: false });
    y = below + 3;
    for (const struck of row.kind === 'mark' ? row.struck.keys() : []) {
      places.push({ row: index, struck, y: y + STRUCK_LINE / 2 - 4 });
      y += STRUCK_LINE;
    }
  }
  const axisBelow = y > LONG;
  const bottom = y + 6;
  return {
    width,
    height: Math.ceil(bottom + (axisBelow ? 24 : 4)),
    plot: { left, right, top: AXIS_ROOM, bottom },
    axisBelow,
    texts,
    rules,
    places,
  };
}
