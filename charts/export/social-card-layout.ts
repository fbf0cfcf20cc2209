import {
  type ChartModel,
  type DotPlotPanel,
  listPanelMarks,
  listSources,
  type Panel,
} from '../chart';
import { DRAWN_WIDTHS, type Drawn } from '../drawn';
import { panelHeight } from '../panel-height';
import { chartPath } from './address';
import { SOCIAL_CARD } from './options';
import { breadth, type SetLine, type Style, setText } from './type';

/** Where everything of a card stands, in pixels, and the part of a panel that it has room for. */
export type SocialCardLayout = {
  lines: SetLine[];
  rule: { x: number; y: number; length: number };
  panel: Panel;
  drawn: Drawn;
  place: { x: number; y: number; scale: number };
};

const MARGIN = 48;
const ROOM = SOCIAL_CARD.width - 2 * MARGIN;
const FOOT_TOP = 544;
const GAP = 20;
/** Beside a drawing that is as high as the card, words stand in a column of their own. */
const WORDS_BESIDE = 610;

const OVERLINE: Style = { family: 'sans', size: 21, leading: 28, weight: 600, tone: 'ink-soft' };
const TITLE: Style = { family: 'serif', size: 42, leading: 48, weight: 600, tone: 'ink' };
const SENTENCE: Style = { family: 'sans', size: 23, leading: 30, weight: 400, tone: 'ink' };
const PANEL: Style = { family: 'serif', size: 23, leading: 30, weight: 600, tone: 'ink' };
const FOOT: Style = { family: 'sans', size: 18, leading: 24, weight: 400, tone: 'ink-soft' };

/**
 * Title, sentence and the name of the panel that is shown. They fit at any length: what is too long
 * is set smaller, never cut.
 */
function setHead(model: ChartModel, panel: Panel, width: number, deepest: number) {
  for (let share = 1; ; share -= 0.05) {
    const smaller = (style: Style): Style => ({
      ...style,
      size: style.size * share,
      leading: style.leading * share,
    });
    const over = setText(model.conflict.name, { x: MARGIN, top: 36, width }, OVERLINE);
    const title = setText(model.title, { x: MARGIN, top: over.bottom + 2, width }, smaller(TITLE));
    const place = { x: MARGIN, top: title.bottom + 8, width };
    const sentence = setText(model.sentence, place, smaller(SENTENCE));
    // As in the page: a lone panel has the chart's own title.
    const name = model.panels.length > 1 ? panel.title : '';
    const below = { x: MARGIN, top: sentence.bottom + 12, width };
    const named = setText(name, below, smaller(PANEL));
    const bottom = name === '' ? sentence.bottom : named.bottom;
    if (bottom > deepest && share > 0.5) continue;
    const lines = [over, title, sentence, named].flatMap((set) => set.lines);
    return { lines, bottom };
  }
}

/** Of what the card shows: as many publishers as a line has room for, and how many besides. */
function saySomeSources(model: ChartModel, panel: Panel): string | null {
  const onCard = { ...model, panels: [panel], listed: [] };
  const publishers = [...new Set(listSources(onCard).map(({ publisher }) => publisher))];
  for (let shown = publishers.length; shown > 0; shown--) {
    const rest = publishers.length - shown;
    const words = `Sources: ${publishers.slice(0, shown).join('; ')}${rest > 0 ? ` and ${rest} more` : ''}`;
    if (breadth(words, FOOT) <= ROOM) return words;
  }
  return null;
}

function setFoot(model: ChartModel, origin: string, panel: Panel): SetLine[] {
  const sources = saySomeSources(model, panel);
  const shown = listPanelMarks(panel).length;
  const all = model.panels.flatMap(listPanelMarks).length;
  const part = shown < all ? `${shown} of ${all} figures shown. The whole chart: ` : '';
  const where = `${part}${origin.replace(/^https?:\/\//, '')}${chartPath(model)}`;
  const licence = `Casualty Ledger, position ${model.position}. CC BY 4.0; cite the original source first.`;
  const lines = [sources, where, licence].filter((line) => line !== null);
  return lines.flatMap((line, index) => {
    const place = { x: MARGIN, top: FOOT_TOP + 6 + index * FOOT.leading, width: ROOM };
    return setText(line, place, FOOT).lines.slice(0, 1);
  });
}

/** How much a panel tells at a glance; a chart's first panel leads unless another tells more. */
function weigh(panel: Panel): number {
  // Of lines, the one that joins the most numbers: restatements are what such a chart is about.
  if (panel.kind === 'plane') return Math.max(...panel.lines.map((line) => line.marks.length));
  // Of bars on one scale, the panel with the longest. Never of single claims: there the first panel
  // has the rivals, and another may hold no more than the zero aboard one helicopter.
  if (panel.kind === 'rows' && panel.bars && panel.ruler !== null)
    return Math.max(...listPanelMarks(panel).map((mark) => mark.anchor));
  return 0;
}

function pickPanel(model: ChartModel): Panel | null {
  const [first] = model.panels.toSorted((a, b) => weigh(b) - weigh(a));
  return first ?? null;
}

/** A panel of some of its rows, never ending with a heading that nothing stands under. */
function cutRows(panel: DotPlotPanel, from: number, to: number): DotPlotPanel {
  let end = to;
  while (end > from && panel.rows[end - 1]?.kind === 'heading') end -= 1;
  return { ...panel, rows: panel.rows.slice(from, end) };
}

/** The rows that a height has room for: the first ones, or among bars those up to the longest. */
function cutToFit(panel: Panel, room: number): Panel {
  if (panel.kind === 'plane') return panel;
  const fits = (part: Panel) => panelHeight(part, 'wide') <= room;
  if (panel.kind === 'grid') {
    for (let end = panel.rows.length; end > 1; end--) {
      const part = { ...panel, rows: panel.rows.slice(0, end) };
      if (fits(part)) return part;
    }
    return { ...panel, rows: panel.rows.slice(0, 1) };
  }
  const anchors = panel.rows.map((row) => (row.kind === 'mark' ? row.mark.anchor : -1));
  const telling = panel.bars ? anchors.indexOf(Math.max(...anchors)) : 0;
  // No fewer than what leads to one row: a number without its headings would say something else.
  const least = Math.max(
    panel.rows.findIndex((row, index) => index >= telling && row.kind !== 'heading'),
    0,
  );
  for (let count = panel.rows.length; count > least - telling + 1; count--) {
    const from = Math.max(0, telling - count + 1);
    const part = cutRows(panel, from, from + count);
    if (fits(part)) return part;
  }
  return cutRows(panel, telling, least + 1);
}

/** Lays out the card of a link's preview; null for a chart without panels. */
export function layoutSocialCard(model: ChartModel, origin: string): SocialCardLayout | null {
  const panel = pickPanel(model);
  if (!panel) return null;
  const rule = { x: MARGIN, y: FOOT_TOP, length: ROOM };
  if (panel.kind === 'plane') {
    const head = setHead(model, panel, WORDS_BESIDE, FOOT_TOP - GAP);
    const room = ROOM - WORDS_BESIDE - 2 * GAP;
    const height = FOOT_TOP - 36 - GAP;
    const scale = Math.min(room / DRAWN_WIDTHS.narrow, height / panelHeight(panel, 'narrow'));
    const place = { x: SOCIAL_CARD.width - MARGIN - DRAWN_WIDTHS.narrow * scale, y: 36, scale };
    const lines = [...head.lines, ...setFoot(model, origin, panel)];
    return { lines, rule, panel, drawn: 'narrow', place };
  }
  const head = setHead(model, panel, ROOM, 270);
  const whole = ROOM / DRAWN_WIDTHS.wide;
  const top = head.bottom + GAP;
  const room = FOOT_TOP - 12 - top;
  const part = cutToFit(panel, room / whole);
  const scale = Math.min(whole, room / panelHeight(part, 'wide'));
  return {
    lines: [...head.lines, ...setFoot(model, origin, part)],
    rule,
    panel: part,
    drawn: 'wide',
    place: { x: MARGIN, y: top, scale },
  };
}
