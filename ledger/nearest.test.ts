import { describe, expect, test } from 'vitest';
import { findNearest, suggest } from './nearest';

describe('the nearest match', () => {
  const measures = ['persons killed', 'missing', 'wounded', 'killed or wounded, not split'];

  test('is the option that differs by the fewest letters', () => {
    expect(findNearest('person kiled', measures)).toBe('persons killed');
    expect(findNearest('yaer', ['what', 'year', 'date'])).toBe('year');
    expect(findNearest('Wounded ', measures)).toBe('wounded');
    expect(findNearest('killed or wounded', measures)).toBe('killed or wounded, not split');
  });

  test('is none where more than a third of the letters differ', () => {
    expect(findNearest('refugees', measures)).toBe(null);
    expect(findNearest('', measures)).toBe(null);
  });

  test('stands before the list of what is allowed, which is cut where it is long', () => {
    expect(suggest('misssing', ['missing'])).toBe('Did you mean "missing"? Allowed: missing.');
    const many = Array.from({ length: 30 }, (_, index) => `word ${index}`);
    expect(suggest('other', many)).toMatch(/word 23 … and 6 more\.$/);
    expect(suggest('other', [])).toBe('There is none yet.');
  });
});
