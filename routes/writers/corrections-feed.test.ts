import { parseAtomFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { listCorrections } from '@/ledger/correction';
import { first, fixed, gone, revised, wrong } from '@/tests/unit/example-corrections';
import { writeCorrectionsFeed } from './corrections-feed';

describe('the feed of corrections', () => {
  const corrections = listCorrections([first, wrong, revised, fixed, gone]);
  const written = writeCorrectionsFeed(corrections, [], 'https://ledger.example', new Date(0));

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
    const feed = parseAtomFeed(writeCorrectionsFeed([], [], 'https://ledger.example', new Date(0)));
    expect(feed.entries ?? []).toEqual([]);
    expect(feed.updated).toBe('1970-01-01T00:00:00.000Z');
  });
});
