import { describe, expect, test } from 'vitest';
import { decimalYear, linearScale, logScale, place, timeScale } from '@/charts/scale';

describe('a log scale', () => {
  test('survives 0: it has a place of its own, left of 1', () => {
    const scale = logScale([0, 16, 30000]);
    expect(place(scale, 0)).toBe(0);
    expect(place(scale, 1)).toBeGreaterThan(0.05);
    expect(scale.ticks.map((tick) => tick.label)).toEqual([
      '0',
      '1',
      '10',
      '100',
      '1,000',
      '10,000',
      '100,000',
    ]);
  });

  test('gives each power of ten the same room', () => {
    const scale = logScale([1, 1000]);
    expect(place(scale, 1)).toBe(0);
    expect(place(scale, 10)).toBeCloseTo(1 / 3);
    expect(place(scale, 1000)).toBe(1);
  });

  test('without a 0 begins at the power of ten below its least number, and shows no 0', () => {
    const scale = logScale([25, 9077]);
    expect(scale.ticks.map((tick) => tick.label)).toEqual(['10', '100', '1,000', '10,000']);
    expect(place(scale, 10)).toBe(0);
  });

  test('has room for a single number, and for none', () => {
    expect(place(logScale([1]), 1)).toBe(0);
    expect(logScale([]).ticks.every((tick) => Number.isFinite(tick.at))).toBe(true);
  });
});

describe('a linear scale', () => {
  test('starts at 0 and ends at or past the largest number', () => {
    const scale = linearScale([300, 288]);
    expect(scale.ticks[0]).toMatchObject({ at: 0, label: '0' });
    expect(scale).toMatchObject({ max: 300 });
    expect(linearScale([301])).toMatchObject({ max: 400 });
  });

  test('of small counts has whole steps: nobody is half killed', () => {
    for (const most of [0, 1, 2, 3, 7, 12, 16]) {
      const labels = linearScale([most]).ticks.map((tick) => Number(tick.label));
      expect(labels.every(Number.isInteger)).toBe(true);
      expect(labels.at(-1)).toBeGreaterThanOrEqual(most);
    }
  });
});

describe('a time scale', () => {
  test('2020-07-02 12:00 is the middle of a leap year, and the end of a day is the next one', () => {
    expect(decimalYear('2020-07-02')).toBeCloseTo(2020.5, 5);
    expect(decimalYear('2020-12-31', true)).toBe(2021);
  });

  test('names months where it is short and years where it is long, every tick within it', () => {
    const short = timeScale(2020.8, 2021.8);
    expect(short.ticks.map((tick) => tick.label)).toContain('Jan 2021');
    const long = timeScale(1991, 2025);
    expect(long.ticks.map((tick) => tick.label)).toEqual([
      '1995',
      '2000',
      '2005',
      '2010',
      '2015',
      '2020',
      '2025',
    ]);
    for (const tick of [...short.ticks, ...long.ticks]) {
      expect(tick.at).toBeGreaterThanOrEqual(0);
      expect(tick.at).toBeLessThanOrEqual(1);
    }
  });
});
