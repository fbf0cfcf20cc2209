import type { ChartModel } from '../chart';
import type { Drawn } from '../drawn';
import { listLegendEntries } from '../legend/entries';
import { panelHeight } from '../panel-height';
import { type PictureLayout, Stack } from './stack';
import type { Style } from './type';
import { LICENCE_LINE, sayAddress, sayListed, saySources } from './words';

const KEY_COLUMNS = { narrow: 1, wide: 2 } as const;

const sans: Omit<Style, 'size' | 'leading'> = { family: 'sans', weight: 400, tone: 'ink' };
const TITLE = {
  narrow: { family: 'serif', size: 21, leading: 26, weight: 600, tone: 'ink' },
  wide: { family: 'serif', size: 26, leading: 32, weight: 600, tone: 'ink' },
} as const satisfies Record<Drawn, Style>;
const SENTENCE: Style = { ...sans, size: 15, leading: 21 };
const PANEL: Style = { family: 'serif', size: 17, leading: 22, weight: 600, tone: 'ink' };
const NOTE: Style = { ...sans, size: 13.5, leading: 18, tone: 'ink-soft' };
const WARNING: Style = { ...sans, size: 13.5, leading: 18 };
const FOOT: Style = { ...sans, size: 12.5, leading: 17, tone: 'ink-soft' };

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
export function layoutFullChart(model: ChartModel, drawn: Drawn, origin: string): PictureLayout {
  const stack = new Stack(drawn);
  stack.text(model.title, TITLE[drawn], 6);
  stack.text(model.sentence, SENTENCE, 16);
  stackPanels(stack, model, drawn);
  const entries = listLegendEntries(model);
  if (entries.length > 0) {
    stack.rule();
    stack.keys(entries, KEY_COLUMNS[drawn]);
    stack.y += 9;
    stack.rule();
  }
  stackFoot(stack, model, origin);
  return stack.end();
}
