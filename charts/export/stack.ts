import { DRAWN_WIDTHS, type Drawn } from '../drawn';
import type { LegendEntry } from '../legend/entries';
import { LEGEND_SAMPLE } from '../legend/legend';
import { type SetLine, type Style, setText } from './type';

/** Where everything of a picture stands that is as high as what it holds, in pixels. Pure: tested without drawing. */
export type PictureLayout = {
  width: number;
  height: number;
  lines: SetLine[];
  /** Where each plot's drawing begins, in the order of the plots, and how it is scaled. */
  panels: { x: number; y: number; scale: number; drawn: Drawn }[];
  rules: { x: number; y: number; length: number }[];
  keys: { x: number; y: number; entry: LegendEntry }[];
};

const MARGIN = { narrow: 16, wide: 24 } as const;
const BULLET = 14;
const KEY_GAP = 10;
const KEY: Style = { family: 'sans', weight: 400, tone: 'ink', size: 13, leading: 17 };

/** Stacks what a picture holds, from the top down. */
export class Stack {
  readonly layout: PictureLayout;
  readonly #x: number;
  readonly #room: number;
  readonly #margin: number;
  readonly #drawn: Drawn;
  y: number;

  /** @param within where its lines begin and how long they are; without it, as for a drawing alone */
  constructor(drawn: Drawn, within?: { x: number; width: number }) {
    this.#x = within?.x ?? MARGIN[drawn];
    this.#room = within?.width ?? DRAWN_WIDTHS[drawn];
    this.#margin = MARGIN[drawn];
    this.#drawn = drawn;
    this.y = this.#margin;
    const width = this.#room + 2 * this.#x;
    this.layout = { width, height: 0, lines: [], panels: [], rules: [], keys: [] };
  }

  /** The whole, with a margin under its last line. */
  end(): PictureLayout {
    return { ...this.layout, height: Math.ceil(this.y + this.#margin) };
  }

  text(text: string, style: Style, gapBelow: number, indent = 0, href: string | null = null): void {
    const place = { x: this.#x + indent, top: this.y, width: this.#room - indent };
    const { lines, bottom } = setText(text, place, style, href);
    this.layout.lines.push(...lines);
    this.y = bottom + gapBelow;
  }

  /** A line of a list, its further lines standing in under the first. */
  bullet(text: string, style: Style, href: string | null = null): void {
    const [mark] = setText('•', { x: this.#x, top: this.y, width: BULLET }, style).lines;
    if (mark) this.layout.lines.push(mark);
    this.text(text, style, 4, BULLET, href);
  }

  rule(): void {
    this.layout.rules.push({ x: this.#x, y: Math.round(this.y), length: this.#room });
    this.y += 12;
  }

  panel(height: number, gapBelow: number): void {
    this.layout.panels.push({ x: this.#x, y: Math.round(this.y), scale: 1, drawn: this.#drawn });
    this.y += height + gapBelow;
  }

  /** The key's entries in columns of one width, each row as high as its highest entry. */
  keys(entries: readonly LegendEntry[], columns: number): void {
    const width = this.#room / columns;
    for (let first = 0; first < entries.length; first += columns) {
      const row = entries.slice(first, first + columns);
      const bottoms = row.map((entry, column) => this.#key(entry, this.#x + column * width, width));
      this.y = Math.max(...bottoms) + 3;
    }
  }

  #key(entry: LegendEntry, x: number, width: number): number {
    const left = x + LEGEND_SAMPLE.width + KEY_GAP;
    const room = width - LEGEND_SAMPLE.width - KEY_GAP - 8;
    const height = setText(entry.words, { x: left, top: 0, width: room }, KEY).bottom;
    const row = Math.max(height, LEGEND_SAMPLE.height);
    const top = this.y + (row - height) / 2;
    this.layout.lines.push(...setText(entry.words, { x: left, top, width: room }, KEY).lines);
    this.layout.keys.push({ x, y: this.y + (row - LEGEND_SAMPLE.height) / 2, entry });
    return this.y + row;
  }
}
