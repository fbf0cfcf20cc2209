import { expect, test } from 'vitest';
import { buildEventMap } from '@/charts/event-map/model';

const YANGON = { latitude: 16.8, longitude: 96.2, best: 400 };
const SITTWE = { latitude: 20.1, longitude: 92.9, best: 100 };
const HAKHA = { latitude: 22.6, longitude: 93.6, best: 0 };

test('without places there is no map', () => {
  expect(buildEventMap([])).toBeNull();
});

test('areas are in proportion to deaths, north is up, and a place without deaths is a ring', () => {
  const map = buildEventMap([SITTWE, YANGON, HAKHA]);
  const [yangon, sittwe] = map?.circles ?? [];
  expect(map?.circles).toHaveLength(2);
  expect((yangon?.r ?? 0) / (sittwe?.r ?? 1)).toBeCloseTo(2, 1);
  expect(yangon?.x).toBeGreaterThan(sittwe?.x ?? 0);
  expect(yangon?.y).toBeGreaterThan(sittwe?.y ?? 0);
  expect(map?.empty).toHaveLength(1);
  expect(map?.outlines).toMatch(/^M[\d.,LM-]+/);
});

test('every place lies within the picture', () => {
  const map = buildEventMap([SITTWE, YANGON, HAKHA]);
  for (const { x, y } of [...(map?.circles ?? []), ...(map?.empty ?? [])]) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(map?.width ?? 0);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(map?.height ?? 0);
  }
});

test('types of violence at one place are one circle; one place alone is drawn too', () => {
  const map = buildEventMap([YANGON, { ...YANGON, best: 5 }]);
  expect(map?.circles).toHaveLength(1);
  expect(map?.legend.map(({ deaths }) => deaths)).toEqual([200, 20, 2]);
  expect([map?.circles[0]?.x, map?.circles[0]?.y, map?.height]).toEqual([320, 120, 240]);
});
