import { DRAWN_WIDTHS } from '../drawn';
import { SOCIAL_CARD } from '../export/options';
import type { PictureLayout } from '../export/stack';
import { breadth, type SetLine, type Style, setText } from '../export/type';
import { LICENCE_LINE } from '../export/words';
import { panelHeight } from '../panel-height';
import type { OneFigureModel } from './model';
import { sayPermalink, sayProof, sayWhen } from './words';

const MARGIN = 48;
const ROOM = SOCIAL_CARD.width - 2 * MARGIN;
const TOP = 40;
const FOOT_TOP = 532;
const PANEL_SCALE = ROOM / DRAWN_WIDTHS.wide;

const sans: Omit<Style, 'size' | 'leading'> = { family: 'sans', weight: 400, tone: 'ink' };
const serif: Omit<Style, 'size' | 'leading'> = { family: 'serif', weight: 600, tone: 'ink' };
const WITHDRAWN: Style = { ...sans, size: 23, leading: 30, weight: 700 };
const OVERLINE: Style = { ...sans, size: 21, leading: 28, weight: 600, tone: 'ink-soft' };
const TITLE: Style = { ...serif, size: 32, leading: 38 };
const SCOPE: Style = { ...sans, size: 23, leading: 30 };
const SAID: Style = { ...serif, size: 64, leading: 72 };
const CLAIMANT: Style = { ...sans, size: 27, leading: 35, weight: 600 };
const TEXT: Style = { ...sans, size: 22, leading: 29 };
const FOOT: Style = { ...sans, size: 18, leading: 25, tone: 'ink-soft' };

/** What a card holds from the top down: text, or the place of the drawing. */
type Part = { text: string; style: Style; gap: number } | { panel: number; gap: number };

function listParts(model: OneFigureModel): Part[] {
  const { withdrawn, scope, panel, wording, meaning } = model;
  const part = (text: string | null, style: Style, gap: number): Part[] =>
    text === null ? [] : [{ text, style, gap }];
  // A mark says what it means by its form and its label; where there is none, words must.
  const explained = panel === null || meaning.startsWith('This 0') ? meaning : null;
  return [
    ...part(withdrawn, WITHDRAWN, 8),
    ...part(model.overline, OVERLINE, 2),
    ...part(model.question, TITLE, 2),
    ...part(scope && `Counted: ${scope}`, SCOPE, 0),
    ...part(model.said, SAID, 4),
    ...part(model.claimant, CLAIMANT, 12),
    ...(panel === null ? [] : [{ panel: panelHeight(panel, 'wide') * PANEL_SCALE, gap: 8 }]),
    ...part(explained, TEXT, 4),
    ...part(wording && `“${wording}”`, TEXT, 0),
    ...part(sayWhen(model), TEXT, 0),
  ];
}

type Laid = { lines: SetLine[]; panels: PictureLayout['panels']; bottom: number };

/** @param share of the full sizes, which everything takes together */
function layParts(parts: readonly Part[], share: number): Laid {
  const laid: Laid = { lines: [], panels: [], bottom: TOP };
  for (const part of parts) {
    const gap = part.gap * share;
    if ('panel' in part) {
      laid.panels.push({ x: MARGIN, y: laid.bottom, scale: PANEL_SCALE * share });
      laid.bottom += part.panel * share + gap;
      continue;
    }
    const { size, leading } = part.style;
    const style = { ...part.style, size: size * share, leading: leading * share };
    const set = setText(part.text, { x: MARGIN, top: laid.bottom, width: ROOM }, style);
    laid.lines.push(...set.lines);
    laid.bottom = set.bottom + gap;
  }
  return laid;
}

/** Set smaller until it fits, never cut: a question may be long, and so may a claimant's name. */
function fitParts(parts: readonly Part[]): Laid {
  for (let share = 1; ; share -= 0.04) {
    const laid = layParts(parts, share);
    if (laid.bottom <= FOOT_TOP - 14 || share < 0.5) return laid;
  }
}

/** As many documents as a line has room for, and how many besides. */
function saySomeSources({ sources, documents }: OneFigureModel): string {
  for (let shown = sources.length; shown > 0; shown--) {
    const rest = sources.length - shown;
    const more = rest > 0 ? ` and ${rest} more` : '';
    const repeated = documents === null ? '' : ` (${documents})`;
    const words = `Source: ${sources.slice(0, shown).join('; ')}${more}${repeated}`;
    if (shown === 1 || breadth(words, FOOT) <= ROOM) return words;
  }
  return '';
}

function setFoot(model: OneFigureModel, origin: string): SetLine[] {
  const host = origin.replace(/^https?:\/\//, '');
  const proof = `${sayPermalink(model, host)} · ${sayProof(model)}`;
  return [saySomeSources(model), proof, LICENCE_LINE].flatMap((text, line) => {
    // One line each: a long title or a long host is set smaller rather than broken.
    const share = Math.min(1, ROOM / breadth(text, FOOT));
    const place = { x: MARGIN, top: FOOT_TOP + 8 + line * FOOT.leading, width: ROOM + 1 };
    return setText(text, place, { ...FOOT, size: FOOT.size * share }).lines;
  });
}

/** Lays out one figure in the shape of a link's preview. Pure: tested without drawing. */
export function layoutFigureSocialCard(model: OneFigureModel, origin: string): PictureLayout {
  const { lines, panels } = fitParts(listParts(model));
  return {
    ...SOCIAL_CARD,
    lines: [...lines, ...setFoot(model, origin)],
    panels,
    rules: [{ x: MARGIN, y: FOOT_TOP, length: ROOM }],
    keys: [],
  };
}
