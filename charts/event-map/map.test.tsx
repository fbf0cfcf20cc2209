import { expect, test } from 'vitest';
import { drawPicture } from '../export/draw-picture';
import { toMapPicture } from '../export/picture';
import { buildEventMap } from './model';

const ORIGIN = 'https://ledger.example';
const SOURCE = { publisher: 'The annals', title: 'Events', version: '1', licence: 'CC BY 4.0' };
const PLACES = [
  { latitude: 16.8, longitude: 96.2, best: 400 },
  { latitude: 22.6, longitude: 93.6, best: 0 },
];

test('a map is a picture that stands alone, with its key, its source and whose borders it draws', async () => {
  const picture = toMapPicture(buildEventMap(PLACES), SOURCE, `${ORIGIN}/datasets/annals/1`);
  const looks = { form: 'whole', theme: 'dark', transparent: false, width: null } as const;
  for (const drawn of ['narrow', 'wide'] as const) {
    const svg = await drawPicture(picture, { ...looks, drawn, origin: ORIGIN });
    expect(svg).toContain('200 deaths');
    expect(svg).toContain('Natural Earth');
    expect(svg).toContain('Source: The annals, Events, 1. Licence: CC BY 4.0.');
    expect(svg).not.toContain('var(--');
    // One circle, one ring, the outlines.
    expect(svg.match(/<path d="M[^"]*" fill/g)?.length).toBeGreaterThanOrEqual(3);
  }
});

test('rows without places have a picture that says so', () => {
  const { blocks, head } = toMapPicture(buildEventMap([]), SOURCE, ORIGIN);
  expect(blocks).toEqual([]);
  expect(head.at(-1)?.text).toBe('No row of this table names a place.');
});
