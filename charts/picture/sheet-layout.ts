import type { ChartModel } from '../chart';
import { DRAWN_WIDTHS, type Drawn } from '../drawn';
import { KEY_SAMPLE } from '../mark/key';
import { type KeyEntry, listKeyEntries } from '../mark/key-entries';
import { panelHeight } from '../panel-height';
import { type SetLine, type Style, setText } from './type';
import { LICENCE_LINE, sayAddress, sayListed, saySources } from './words';

/** Where everything of a whole chart stands, in pixels. Pure: tested without drawing. */
export type SheetLayout = {
  width: number;
  height: number;
  lines: SetLine[];
  /** Where each panel's drawing begins, in the order of the model's panels. */
  panels: { x: number; y: number }[];
  rules: { x: number; y: number; length: number }[];
  keys: { x: number; y: number; entry: KeyEntry }[];
};

const MARGIN = { narrow: 16, wide: 24 } as const;
const KEY_COLUMNS = { narrow: 1, wide: 2 } as const;
const BULLET = 14;
const KEY_GAP = 10;

const sans: Omit<Style, 'size' | 'leading'> = { family: 'sans', weight: 400, tone: 'ink' };
const TITLE = {
  narrow: { family: 'serif', size: 21, leading: 26, weight: 600, tone: 'ink' },
  wide: { family: 'serif', size: 26, leading: 32, weight: 600, tone: 'ink' },
} as const satisfies Record<Drawn, Style>;
const SENTENCE: Style = { ...sans, size: 15, leading: 21 };
const PANEL: Style = { family: 'serif', size: 17, leading: 22, weight: 600, tone: 'ink' };
const NOTE: Style = { ...sans, size: 13.5, leading: 18, tone: 'ink-soft' };
const KEY: Style = { ...sans, size: 13, leading: 17 };
const WARNING: Style = { ...sans, size: 13.5, leading: 18 };
const FOOT: Style = { ...sans, size: 12.5, leading: 17, tone: 'ink-soft' };

/** Stacks what a sheet holds, from the top down. */
class Stack {
  readonly layout: SheetLayout;
  readonly #x: number;
  readonly #room: number;
  y: number;

  constructor(drawn: Drawn) {
    this.#x = MARGIN[drawn];
    this.#room = DRAWN_WIDTHS[drawn];
    this.y = MARGIN[drawn];
    const width = this.#room + 2 * this.#x;
    this.layout = { width, height: 0, lines: [], panels: [], rules: [], keys: [] };
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

  panel(height: number): void {
    this.layout.panels.push({ x: this.#x, y: Math.round(this.y) });
    this.y += height + 22;
  }

  /** The key's entries in columns of one width, each row as high as its highest entry. */
  keys(entries: readonly KeyEntry[], columns: number): void {
    const width = this.#room / columns;
    for (let first = 0; first < entries.length; first += columns) {
      const row = entries.slice(first, first + columns);
      const bottoms = row.map((entry, column) => this.#key(entry, this.#x + column * width, width));
      this.y = Math.max(...bottoms) + 3;
    }
  }

  #key(entry: KeyEntry, x: number, width: number): number {
    const left = x + KEY_SAMPLE.width + KEY_GAP;
    const room = width - KEY_SAMPLE.width - KEY_GAP - 8;
    const height = setText(entry.words, { x: left, top: 0, width: room }, KEY).bottom;
    const row = Math.max(height, KEY_SAMPLE.height);
    const top = this.y + (row - height) / 2;
    this.layout.lines.push(...setText(entry.words, { x: left, top, width: room }, KEY).lines);
    this.layout.keys.push({ x, y: this.y + (row - KEY_SAMPLE.height) / 2, entry });
    return this.y + row;
  }
}

function stackPanels(stack: Stack, model: ChartModel, drawn: Drawn): void {
  for (const panel of model.panels) {
    // As in the page: a lone panel has the chart's own title.
    if (model.panels.length > 1) stack.text(panel.title, PANEL, 2);
    if (panel.note !== null) stack.text(panel.note, NOTE, 8);
    stack.panel(panelHeight(panel, drawn));
  }
}

function stackFoot(stack: Stack, model: ChartModel, origin: string): void {
  for (const warning of model.warnings) stack.bullet(warning, WARNING);
  for (const gap of model.gaps) stack.bullet(gap, { ...WARNING, tone: 'ink-soft' });
  if (model.listed.length > 0) {
    stack.y += 4;
    stack.text('Without a number, so not drawn:', { ...WARNING, weight: 600 }, 2);
    for (const each of model.listed) stack.bullet(sayListed(each), WARNING, each.href);
  }
  stack.y += 8;
  stack.rule();
  const sources = saySources(model);
  if (sources !== null) stack.text(sources, FOOT, 5);
  stack.text(sayAddress(model, origin), FOOT, 5);
  stack.text(LICENCE_LINE, FOOT, 0);
}

/** Lays out a whole chart: head, panels, key, what must not be read into it, and where it is from. */
export function layoutSheet(model: ChartModel, drawn: Drawn, origin: string): SheetLayout {
  const stack = new Stack(drawn);
  stack.text(model.title, TITLE[drawn], 6);
  stack.text(model.sentence, SENTENCE, 16);
  stackPanels(stack, model, drawn);
  const entries = listKeyEntries(model);
  if (entries.length > 0) {
    stack.rule();
    stack.keys(entries, KEY_COLUMNS[drawn]);
    stack.y += 9;
    stack.rule();
  }
  stackFoot(stack, model, origin);
  return { ...stack.layout, height: Math.ceil(stack.y + MARGIN[drawn]) };
}
