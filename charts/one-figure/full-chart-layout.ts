import type { Drawn } from '../drawn';
import { type PictureLayout, Stack } from '../export/stack';
import type { Style } from '../export/type';
import { LICENCE_LINE } from '../export/words';
import { capital } from '../model-head';
import { panelHeight } from '../panel-height';
import type { OneFigureModel } from './model';
import { sayPermalink, sayProof, saySource, sayWhen, versionPath } from './words';

const sans: Omit<Style, 'size' | 'leading'> = { family: 'sans', weight: 400, tone: 'ink' };
const serif: Omit<Style, 'size' | 'leading'> = { family: 'serif', weight: 600, tone: 'ink' };
const OVERLINE: Style = { ...sans, size: 13.5, leading: 18, weight: 600, tone: 'ink-soft' };
const TITLE = {
  narrow: { ...serif, size: 18, leading: 23 },
  wide: { ...serif, size: 21, leading: 27 },
} as const satisfies Record<Drawn, Style>;
const SAID = {
  narrow: { ...serif, size: 30, leading: 36 },
  wide: { ...serif, size: 42, leading: 48 },
} as const satisfies Record<Drawn, Style>;
const CLAIMANT: Style = { ...sans, size: 17, leading: 23, weight: 600 };
const TEXT: Style = { ...sans, size: 15, leading: 21 };
const MEANING: Style = { ...sans, size: 13.5, leading: 18, tone: 'ink-soft' };
const FOOT: Style = { ...sans, size: 12.5, leading: 17, tone: 'ink-soft' };

/** Lays out one figure at its own height. Pure: tested without drawing. */
export function layoutFigureFullChart(
  model: OneFigureModel,
  drawn: Drawn,
  origin: string,
): PictureLayout {
  const { withdrawn, overline, question, scope, said, claimant, panel, meaning, wording } = model;
  const stack = new Stack(drawn);
  if (withdrawn !== null) stack.text(withdrawn, { ...TEXT, weight: 700 }, 10);
  stack.text(overline, OVERLINE, 2);
  stack.text(question, TITLE[drawn], 2);
  if (scope !== null) stack.text(`Counted: ${scope}`, TEXT, 2);
  stack.y += 6;
  stack.text(said, SAID[drawn], 4);
  stack.text(claimant, CLAIMANT, 14);
  if (panel !== null) {
    stack.panel(panelHeight(panel, drawn));
    stack.y -= 10;
  }
  stack.text(meaning, MEANING, 10);
  if (wording !== null) stack.text(`“${wording}”`, TEXT, 2);
  stack.text(sayWhen(model), TEXT, 14);
  stack.rule();
  stack.text(saySource(model), FOOT, 5);
  stack.text(sayPermalink(model, origin), FOOT, 2, 0, versionPath(model));
  stack.text(capital(sayProof(model)), FOOT, 5);
  stack.text(LICENCE_LINE, FOOT, 0);
  return stack.end();
}
