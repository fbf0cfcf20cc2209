import { describe, expect, test } from 'vitest';
import { listCorrections } from '@/ledger/correction';
import { first, fixed, gone, revised, wrong } from '@/tests/unit/example-corrections';

describe('corrections', () => {
  const corrections = listCorrections([first, wrong, revised, fixed, gone]);

  test('are the steps from each state to the next, the newest first; a first version is none', () => {
    expect(corrections.map(({ from, to, kind }) => [from.position, to.position, kind])).toEqual([
      [30, 40, 'withdrawn'],
      [11, 30, 'our error'],
      [10, 20, 'publisher revised'],
    ]);
  });

  test('tell our own errors from what others changed', () => {
    expect(corrections.map(({ ownError }) => ownError)).toEqual([false, true, false]);
  });

  test('name what changed beside the number, unknown as unknown', () => {
    expect(corrections[1]?.fields).toEqual([
      { field: 'note', from: 'As <b>said</b> & heard', to: null },
    ]);
    expect(corrections[2]?.fields).toMatchObject([{ field: 'as of', to: '2025' }]);
  });

  test('a further version that does not say what changed is refused by name', () => {
    expect(() => listCorrections([first, { ...revised, change: null }])).toThrow(
      `version 2 of figure ${first.id} does not say what changed`,
    );
  });
});
