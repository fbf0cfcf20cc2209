import { describe, expect, test } from 'vitest';
import { citeChart } from '@/ledger/citation/cite-chart';
import { citeFigure, citeNewest, citeVersion } from '@/ledger/citation/cite-figure';
import { citeRelease } from '@/ledger/citation/cite-release';
import { formatCslJson } from '@/ledger/citation/csl-item';
import type { Figure } from '@/ledger/figure';
import {
  ap16,
  denied,
  hundreds,
  seed3,
  seed4,
  seed5,
  seed6,
  seed10,
  ucdp2020,
} from '@/tests/unit/example-figures';
import { dataset, figure, ORIGIN } from '@/tests/unit/example-works';

const SUFFIX = 'version 1 of 2 May 2024, fingerprint 0123456789abcdef)';

describe('what a figure is cited as', () => {
  test.each<[string, Figure, string]>([
    [
      'a published range keeps its bounds, and says of which year it is',
      ucdp2020,
      '7,646 (7,548–9,077) persons; who: not stated; period: 2020; as said by Uppsala Conflict Data Program; as of 2024',
    ],
    [
      'a zero keeps what it is the zero of',
      seed10,
      "(aboard the helicopter shot down): 0 persons; who: Azerbaijan (implied), not stated; period: 27 September 2020; as said by Azerbaijan's Defence Ministry;",
    ],
    [
      'the same number of other people can be told apart: all of both sides',
      ap16,
      '16 persons; who: both sides, all; period: 12 to 14 July 2020; as said by Associated Press;',
    ],
    [
      'and soldiers of both sides',
      seed5,
      'at least 16 persons; who: both sides (implied), soldiers; period: July 2020; as said by',
    ],
    [
      'losses of things say whose they were',
      seed6,
      "2 helicopters; whose: Azerbaijan (implied); period: 27 September 2020; as said by Armenia's",
    ],
    [
      'incidents are nobody’s losses',
      seed4,
      'near 300 incidents; period: 2015 to 27 September 2020; as said by International Crisis Group, relayed by The Washington Post;',
    ],
    [
      'no number is put in for words',
      hundreds,
      'an indefinite number of persons; who: both sides, not stated; period: April 2016; as said by International Crisis Group; as of 2023',
    ],
    [
      'a denial is no zero',
      denied,
      'denied: no number given; who: Armenia, military; period: 12 to 14 July 2020; as said by Armenia;',
    ],
    ['nobody is made to say it', seed3, '; period: 2016; by whom is not clear; as of'],
  ])('%s', (_what, cited, said) => {
    const { title } = citeFigure(cited, ORIGIN);
    expect(title).toContain(said);
    expect(title.endsWith(`(figure ${cited.id}, ${SUFFIX}`)).toBe(true);
  });

  test('the documents come first, in their order, then the figure', () => {
    expect(citeVersion(seed6, ORIGIN).map(({ key }) => key)).toEqual([
      'washington-post-2020-09-27_s1',
      'voa-news-2020-09-27_s1',
      `casualtyledger_${seed6.id}_v1`,
    ]);
  });
});

describe('a withdrawn figure', () => {
  const tombstone: Figure = {
    ...ucdp2020,
    status: 'withdrawn',
    recorded_at: '2026-01-05T08:00:00Z',
    position: 300,
    fingerprint: 'f'.repeat(64),
    withdrawal: { reason: 'duplicate', words: 'Recorded twice.', replacement: 'A33010Y' },
  };

  test('is cited in its last version, under that address, and said to be withdrawn', () => {
    const work = citeNewest([ucdp2020, tombstone], ORIGIN)?.at(-1);
    expect(work?.url).toBe(`${ORIGIN}/figures/${ucdp2020.id}/v1`);
    expect(work?.title).toContain('fingerprint 0123456789abcdef, withdrawn)');
    expect(work?.note).toMatch(
      /^Withdrawn on 5 January 2026: duplicate\. Recorded twice\. Figure A33010Y replaces it\. Recorded at position 100/,
    );
  });

  test('has no other citation of its frozen version than it had before', () => {
    expect(citeVersion(ucdp2020, ORIGIN)).toEqual(citeNewest([ucdp2020], ORIGIN));
  });
});

test('a chart is cited in its state, by its pinned address', () => {
  const chart = {
    id: 'restated',
    title: 'How a toll was restated',
    conflict: { slug: 'nagorno-karabakh', name: 'Nagorno-Karabakh' },
    position: 57,
    recorded_at: '2026-11-22T18:00:00Z',
    address: `${ORIGIN}/charts/nagorno-karabakh/restated?at=57`,
  };
  expect(citeChart(chart)).toMatchObject({
    key: 'casualtyledger_nagorno-karabakh_restated_at57',
    title: 'How a toll was restated: Nagorno-Karabakh (chart at position 57 of 22 November 2026)',
    date: '2026-11-22',
    url: chart.address,
  });
  expect(citeChart({ ...chart, recorded_at: null })).toMatchObject({
    title: 'How a toll was restated: Nagorno-Karabakh (chart at position 57)',
    date: null,
  });
});

test('a release is cited as a dataset, by name and position', () => {
  const address = `${ORIGIN}/releases/2026.1`;
  const released = { name: '2026.1', position: 57, released_at: '2026-11-22T18:00:00Z', address };
  expect(citeRelease(released)).toMatchObject({
    key: 'casualtyledger_release_2026.1',
    kind: 'dataset',
    title: 'Casualty Ledger, release 2026.1 of 22 November 2026 (position 57)',
    date: '2026-11-22',
    version: '2026.1',
    url: address,
  });
});

test('CSL-JSON: whole items, a field for what is known and none for what is not', () => {
  expect(JSON.parse(formatCslJson([dataset, figure]))).toEqual([
    {
      id: 'ucdp-brd-24-1_s1',
      type: 'dataset',
      title: 'UCDP Battle-Related Deaths Dataset, version 24.1',
      author: [{ literal: 'Uppsala Conflict Data Program' }],
      issued: { 'date-parts': [[2024]] },
      accessed: { 'date-parts': [[2024, 5, 1]] },
      URL: 'https://ucdp.example/downloads/',
    },
    {
      id: 'casualtyledger_A33010Y_v1',
      type: 'webpage',
      title: figure.title,
      author: [{ literal: 'Casualty Ledger' }],
      issued: { 'date-parts': [[2024, 5, 2]] },
      URL: 'https://ledger.example/figures/A33010Y/v1',
      version: '1',
      note: figure.note,
    },
  ]);
});
