/**
 * The palette, in both themes. `charts.css` holds the same values as CSS variables (a test compares
 * them); this table is for pictures that stand alone, where a variable has nobody to define it.
 *
 * Text has a contrast of at least 4.5 on `paper` and `band`, marks and the rules that carry meaning
 * at least 3. No hue of either flag: no red, blue, green or orange. Hue is never alone: each side
 * has a shape too, and own losses are solid where claims about the opponent are hollow.
 */
export const PALETTE = {
  light: {
    paper: '#fdfcf9',
    band: '#f4f1ea',
    ink: '#1c1b1f',
    'ink-soft': '#57545c',
    rule: '#dcd8cf',
    'rule-strong': '#85817a',
    'side-first': '#5f3aa8',
    'side-second': '#8a5c00',
    neutral: '#2d2e33',
    focus: '#1c1b1f',
  },
  dark: {
    paper: '#161518',
    band: '#201f23',
    ink: '#eeece8',
    'ink-soft': '#b6b2ab',
    rule: '#3a383d',
    'rule-strong': '#85817a',
    'side-first': '#b79df2',
    'side-second': '#dba945',
    neutral: '#d8d6d2',
    focus: '#eeece8',
  },
} as const;

export type Theme = keyof typeof PALETTE;
export type Token = keyof (typeof PALETTE)['light'];

/** A token as CSS and SVG attributes name it. */
export function colour(token: Token): string {
  return `var(--${token})`;
}
