import { describe, expect, test } from 'vitest';
import { createFigureId, isFigureId, normalizeFigureId } from '@/ledger/id';

const fixed = (bytes: number[]) => () => Uint8Array.from(bytes);

describe('figure ids', () => {
  test('begin with a letter, so that no spreadsheet reads one as a number', () => {
    const bodies = [
      [1, 2, 3, 4, 5, 6],
      [10, 2, 3, 4, 5, 6],
    ];
    const id = createFigureId(() => Uint8Array.from(bodies.shift() ?? [20, 7, 3, 9, 30, 1]));
    expect(id).toBe('A234569');
  });

  test('a check symbol that is no letter or digit is not given out', () => {
    for (let last = 0; last < 32; last++) {
      const bodies = [
        [10, 0, 0, 0, 0, last],
        [11, 0, 0, 0, 0, 0],
      ];
      const id = createFigureId(() => Uint8Array.from(bodies.shift() ?? [20, 7, 3, 9, 30, 1]));
      expect(id).toMatch(/^[A-Z0-9]{7}$/);
      expect(isFigureId(id)).toBe(true);
    }
  });

  test('one wrong symbol, or two swapped, is no id', () => {
    const id = createFigureId(fixed([20, 7, 3, 9, 30, 1]));
    expect(isFigureId(id)).toBe(true);
    expect(isFigureId(`${id.slice(0, 2)}X${id.slice(3)}`)).toBe(false);
    expect(isFigureId(`${id.charAt(0)}${id.charAt(2)}${id.charAt(1)}${id.slice(3)}`)).toBe(false);
  });

  test('read out and typed again: small letters, O for 0, I and L for 1, hyphens', () => {
    const id = createFigureId(fixed([10, 0, 1, 1, 5, 6]));
    expect(normalizeFigureId(id.toLowerCase())).toBe(id);
    expect(normalizeFigureId(`${id.charAt(0)}oIl${id.slice(4)}`)).toBe(id);
    expect(normalizeFigureId('not-an-id')).toBeNull();
  });
});
