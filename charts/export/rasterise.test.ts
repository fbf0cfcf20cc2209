import { expect, test } from 'vitest';
import { rasterise } from '@/charts/export/rasterise';

const draw = (text: string, weight: number) =>
  rasterise(
    `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><text x="5" y="22" font-family="Source Sans 3" font-weight="${weight}" font-size="20">${text}</text></svg>`,
    40,
  );

test('a PNG has the signs of drawings and of figures', async () => {
  const missing = await draw('\u{10FFFD}', 600);
  for (const sign of '◂▸→≤≥≈±−–‑²³⁴½⅔‰№') expect(await draw(sign, 600), sign).not.toEqual(missing);
});

test('letters beyond Latin-1 are bold in a bold line', async () => {
  for (const letter of 'ğəşİЯΩ')
    expect(await draw(letter, 700), letter).not.toEqual(await draw(letter, 400));
});
