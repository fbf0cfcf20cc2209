import { parseAtomFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { writeCorrectionsFeed } from '@/app/corrections-feed';
import { listCorrections } from '@/ledger/correction';
import { exampleFigure, exampleId, ucdp2020 } from './example-figures';

const revised = {
  ...ucdp2020,
  version: 2,
  position: 20,
  recorded_at: '2026-02-03T04:05:06Z',
  value: 7700,
  as_of: '2025',
  change: { kind: 'publisher revised' as const, reason: 'Version 25.1.', evidence: null },
};
const first = { ...ucdp2020, version: 1, position: 10, change: null };
const wrong = exampleFigure({
  id: exampleId(7),
  version: 1,
  position: 11,
  note: 'As <b>said</b> & heard',
});
const mended = {
  ...wrong,
  version: 2,
  position: 30,
  value: 91,
  note: null,
  change: { kind: 'our error' as const, reason: 'A digit <was> misread.', evidence: 'page 3' },
};
const gone = {
  ...mended,
  position: 40,
  status: 'withdrawn' as const,
  withdrawal: { reason: 'source retracted' as const, words: 'It said so.', replacement: null },
};

describe('corrections', () => {
  const corrections = listCorrections([first, wrong, revised, mended, gone]);

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

describe('the feed of corrections', () => {
  const corrections = listCorrections([first, wrong, revised, mended, gone]);
  const written = writeCorrectionsFeed(corrections, 'https://ledger.example', new Date(0));

  test('is read by a feed parser: newest first, each with its own address', () => {
    const feed = parseAtomFeed(written);
    expect(feed.id).toBe('https://ledger.example/corrections');
    expect(feed.entries?.map(({ id }) => id)).toEqual([
      'https://ledger.example/corrections#position-40',
      'https://ledger.example/corrections#position-30',
      'https://ledger.example/corrections#position-20',
    ]);
    expect(feed.entries?.[2]?.updated).toBe('2026-02-03T04:05:06.000Z');
    expect(feed.entries?.[2]?.links?.[0]?.href).toBe(
      `https://ledger.example/figures/${first.id}/v2`,
    );
  });

  test('says from what, to what, which kind and why; markup in stored text stays text', () => {
    const [, own] = parseAtomFeed(written).entries ?? [];
    expect(own?.categories?.[0]?.term).toBe('our error');
    expect(own?.summary?.value).toContain('<p>Why: A digit &lt;was&gt; misread.</p>');
    expect(own?.summary?.value).toContain(
      'note: from As &lt;b&gt;said&lt;/b&gt; &amp; heard to unknown.',
    );
    expect(own?.summary?.value).toContain('<p>Evidence: page 3</p>');
  });

  test('a ledger without corrections has a feed all the same', () => {
    const feed = parseAtomFeed(writeCorrectionsFeed([], 'https://ledger.example', new Date(0)));
    expect(feed.entries ?? []).toEqual([]);
    expect(feed.updated).toBe('1970-01-01T00:00:00.000Z');
  });
});
