import { describe, expect, test } from 'vitest';
import { cutTexts, withoutNoXml } from '@/ledger/text';

describe('a text that is too long to be laid out', () => {
  test('is cut at any depth, and says how long it is', () => {
    const given = { a: ['x'.repeat(12), { b: 'short', c: 3, d: null }] };
    expect(cutTexts(given, 10)).toEqual({
      a: ['xxxxxxxxxx… (cut here; all 12 characters are in the files)', given.a[1]],
    });
  });

  test('is not cut within a letter', () => {
    expect(cutTexts('ab💩d', 3)).toBe('ab… (cut here; all 5 characters are in the files)');
  });

  test('the very value comes back where there is none', () => {
    const given = { a: ['x', { b: new Date(0), c: new Map([['k', 'x'.repeat(99)]]) }] };
    expect(cutTexts(given, 10)).toBe(given);
  });
});

test('XML keeps its line breaks and letters, and none of the characters that it cannot hold', () => {
  expect(withoutNoXml('a\u0000\u0008\t\n\r\u000B\u001Bb\uFFFE\uFFFFХայ💩')).toBe(
    'a\uFFFD\uFFFD\t\n\r\uFFFD\uFFFDb\uFFFD\uFFFDХայ💩',
  );
});
