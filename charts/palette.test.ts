import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PALETTE, type Theme, type Token } from '@/charts/palette';

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const channel = (from: number) => {
    const share = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

const THEMES: Theme[] = ['light', 'dark'];
const TEXT: Token[] = ['ink', 'ink-soft'];
const MARKS: Token[] = ['side-first', 'side-second', 'neutral', 'rule-strong', 'focus'];

describe.each(THEMES)('the %s palette', (theme) => {
  const palette = PALETTE[theme];

  test.each(TEXT)('%s has a contrast of at least 4.5 on paper and band', (token) => {
    expect(contrast(palette[token], palette.paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette[token], palette.band)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(MARKS)('%s has a contrast of at least 3 on paper and band', (token) => {
    expect(contrast(palette[token], palette.paper)).toBeGreaterThanOrEqual(3);
    expect(contrast(palette[token], palette.band)).toBeGreaterThanOrEqual(3);
  });

  test('charts.css defines every token with the same value', () => {
    const css = readFileSync('charts/charts.css', 'utf8');
    const heads = theme === 'light' ? [':root {'] : [":root[data-theme='dark'] {", "'light']) {"];
    for (const head of heads) {
      const block = css.slice(css.indexOf(head), css.indexOf('}', css.indexOf(head)));
      for (const [token, value] of Object.entries(palette))
        expect(block).toContain(`--${token}: ${value};`);
    }
  });
});
