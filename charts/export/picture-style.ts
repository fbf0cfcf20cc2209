import type { Role } from './picture';
import type { Style } from './type';

const sans: Omit<Style, 'size' | 'leading'> = { family: 'sans', weight: 400, tone: 'ink' };
const serif: Omit<Style, 'size' | 'leading'> = { family: 'serif', weight: 600, tone: 'ink' };

export const STYLE: Record<Role, Style> = {
  overline: { ...sans, size: 13.5, leading: 18, weight: 600, tone: 'ink-soft' },
  title: { ...serif, size: 24, leading: 30 },
  number: { ...serif, size: 40, leading: 46 },
  strong: { ...sans, size: 17, leading: 23, weight: 600 },
  text: { ...sans, size: 15, leading: 21 },
  soft: { ...sans, size: 13.5, leading: 18, tone: 'ink-soft' },
  foot: { ...sans, size: 12.5, leading: 17, tone: 'ink-soft' },
};
export const HEADING: Style = { ...serif, size: 18, leading: 24 };
export const BLOCK_TITLE: Style = { ...sans, size: 14.5, leading: 19, weight: 600 };
export const NOTE: Style = { ...sans, size: 13, leading: 17, tone: 'ink-soft' };

/** A title that is narrower is set smaller: a long one would fill a phone. */
export const NARROW_TITLE: Style = { ...STYLE.title, size: 20, leading: 25 };
