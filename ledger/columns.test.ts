import { describe, expect, test } from 'vitest';
import { COLUMN_SETS, listColumnNames, SEPARATOR, toRow } from '@/ledger/columns';
import { formatCsv } from '@/ledger/csv';
import type { Figure } from '@/ledger/figure';
import {
  exampleFigure,
  exampleSource,
  hundreds,
  seed1,
  seed6,
  seed10,
  ucdp2020,
} from '@/tests/unit/example-figures';

const ORIGIN = 'https://ledger.example';
const SET_1 =
  'figure_id,version,position,permalink,conflict,phase,question,scope,measure,unit,affected,affected_basis,counted,claimant,stance,relayed_by,value,low,high,qualifier,basis,in_words,wording,period,period_start,period_end,period_precision,as_of,source_publisher,source_title,source_date,source_url,source_archived_url,accessed,recorded_at,status,fingerprint,licence,attribution';

function cells(figure: Figure): Record<string, unknown> {
  const row = toRow(figure, ORIGIN);
  return Object.fromEntries(listColumnNames().map((name, i) => [name, row[i]]));
}

describe('column set 1', () => {
  test('is the published contract: these names in this order, for good', () => {
    expect(listColumnNames(1).join(',')).toBe(SET_1);
  });

  test('each column has a title, a description and a datatype for CSVW', () => {
    for (const column of COLUMN_SETS[1]) {
      expect(column.title).not.toBe('');
      expect(column.description).toMatch(/\.$/);
    }
    expect(new Set(COLUMN_SETS[1].map((column) => column.title)).size).toBe(COLUMN_SETS[1].length);
    const typed = COLUMN_SETS[1].filter((column) => column.datatype === 'integer');
    expect(typed.map((column) => column.name)).toEqual([
      'version',
      'position',
      'value',
      'low',
      'high',
    ]);
  });

  test('every cell of #1, whole: a floor stays a floor, its start stays unknown', () => {
    expect(cells(seed1)).toEqual({
      figure_id: seed1.id,
      version: 1,
      position: 100,
      permalink: `https://ledger.example/figures/${seed1.id}/v1`,
      conflict: 'nagorno-karabakh',
      phase: 'war-to-1994',
      question: 'killed-in-the-war-to-1994',
      scope: null,
      measure: 'Persons killed',
      unit: 'persons',
      affected: 'not stated',
      affected_basis: 'not stated',
      counted: 'not stated',
      claimant: "the report's own voice",
      stance: 'third party',
      relayed_by: null,
      value: 20000,
      low: null,
      high: null,
      qualifier: 'at least',
      basis: 'claim',
      in_words: false,
      wording: 'killed at least 20,000',
      period: '/1994',
      period_start: null,
      period_end: '1994-12-31',
      period_precision: 'unknown/year',
      as_of: '2020-09-27',
      source_publisher: 'The Washington Post',
      source_title: 'Fighting erupts between Armenia and Azerbaijan',
      source_date: '2020-09-27',
      source_url: 'https://washingtonpost.example/2020/09/27',
      source_archived_url: null,
      accessed: '2024-05-01',
      recorded_at: '2024-05-02T10:00:00Z',
      status: 'current',
      fingerprint: '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
      licence: 'CC-BY-4.0',
      attribution:
        'Casualty Ledger; cite the original source first: The Washington Post, Fighting erupts between Armenia and Azerbaijan',
    });
  });

  test('an asserted zero is 0, an indefinite number is empty', () => {
    expect(cells(seed10)).toMatchObject({ value: 0, scope: 'aboard the helicopter shot down' });
    expect(cells(hundreds)).toMatchObject({ value: null, low: null, high: null });
    expect(formatCsv(['value'], [[cells(seed10).value as number]])).toBe('value\r\n0\r\n');
  });

  test("UCDP's scope is its conflict, its bounds numbers", () => {
    expect(cells(ucdp2020)).toMatchObject({
      scope: 'UCDP conflict 388',
      value: 7646,
      low: 7548,
      high: 9077,
      phase: null,
    });
  });

  test('two documents: each source cell lists both, in one order', () => {
    const row = cells(seed6);
    expect(row.source_publisher).toBe('The Washington Post | VOA News');
    expect(row.accessed).toBe('2024-05-01 | 2024-05-01');
    expect(row.source_archived_url).toBeNull();
    expect(row.attribution).toMatch(/first: The Washington Post, .*; VOA News, /);
  });

  test('what is unknown of one document is an empty item, so that the others keep their places', () => {
    const sources = [
      exampleSource({ date: null }),
      exampleSource({ id: 'b', date: '2020' }),
      exampleSource({ id: 'c', date: null }),
    ];
    const row = cells(exampleFigure({ sources }));
    expect(String(row.source_date).split(SEPARATOR)).toEqual(['', '2020', '']);
  });

  test('a bar in a title is never taken for the separator', () => {
    const titles = ['War | The Guardian', '| a', 'b |', 'a|b'];
    const sources = titles.map((title, i) => exampleSource({ id: `s${i}`, title }));
    const row = cells(exampleFigure({ sources }));
    expect(String(row.source_title).split(SEPARATOR)).toEqual([
      'War ¦ The Guardian',
      '¦ a',
      'b ¦',
      'a|b',
    ]);
  });
});
