import { describe, expect, test } from 'vitest';
import { BadRequest } from '@/ledger/bad-request';
import type { Format } from '@/routes/formats';
import { parseQuery, withoutEmptyFields } from '@/routes/http/query';
import { type Query, readQuery } from '@/routes/parameter';
import { ROUTES } from '@/routes/registry';
import type { Route } from '@/routes/route';

const csv = queryOf(ROUTES.conflictFigures, 'csv');
const svg = queryOf(ROUTES.chart, 'svg');
const png = queryOf(ROUTES.chart, 'png');
const html = queryOf(ROUTES.chart, 'html');

function queryOf({ formats }: Route, format: Format): Query {
  const found = formats[format];
  if (!found) throw new Error(`the route has no ${format}`);
  return found.query;
}

function refusalOf(ask: () => unknown): BadRequest {
  try {
    ask();
  } catch (error) {
    if (error instanceof BadRequest) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('a wrong parameter is refused in words that say what would be right', () => {
  test.each([
    ['at=0', csv, 'at', '"at" is "0": a position of the ledger is a whole number from 1'],
    ['at=1e3', csv, 'at', '"at" is "1e3": a position of the ledger is a whole number from 1'],
    [
      'at=9999999999999999',
      csv,
      'at',
      '"at" is "9999999999999999": a position of the ledger is a whole number from 1',
    ],
    ['bom=yes', csv, 'bom', '"bom" is "yes"; allowed here: 0, 1'],
    ['status=gone', csv, 'status', '"status" is "gone"; allowed here: current, withdrawn, all'],
    ['theme=red', svg, 'theme', '"theme" is "red"; allowed here: light, dark'],
    ['width=200', svg, 'width', '"width" is "200"; allowed here: a whole number from 320 to 2000'],
    [
      'width=12.5',
      png,
      'width',
      '"width" is "12.5"; allowed here: a whole number from 200 to 2400',
    ],
    [
      'colour=red',
      png,
      'colour',
      'the parameter "colour" is not known here: theme, width, shape, size, ground, at, phase, side, counted, measure, claimant, scale, year are allowed',
    ],
    ['at=5&at=6', csv, 'at', 'the parameter "at" is given twice'],
    ['toString=1', {}, 'toString', 'the parameter "toString" is not known here: none is allowed'],
  ])('%s', (query, allowed, parameter, words) => {
    const refusal = refusalOf(() => parseQuery(query, allowed, true));
    expect([refusal.parameter, refusal.message]).toEqual([parameter, words]);
  });

  test('a closed list is given to programs too', () => {
    const { allowed } = refusalOf(() => parseQuery('theme=red', svg, true));
    expect(allowed).toEqual(['light', 'dark']);
  });
});

test('a page leaves out what it does not know, and checks what it knows', () => {
  expect([...parseQuery('utm_source=x&at=9', html, false)]).toEqual([['at', '9']]);
  expect(() => parseQuery('at=x', html, false)).toThrow(BadRequest);
});

test('values come out as what they are, and what is not given as its default', () => {
  const asked = new URLSearchParams('width=640&at=12');
  expect(readQuery(svg, asked)).toMatchObject({ at: 12, theme: 'light', width: 640 });
  const dark = readQuery(png, new URLSearchParams('theme=dark'));
  expect(dark).toMatchObject({ theme: 'dark', shape: 'landscape', scale: 'linear' });
  expect([dark.at, dark.width, dark.phase]).toEqual([undefined, undefined, undefined]);
});

test('a field that a form sends empty is left out, and nothing else is', () => {
  const fields = ['year_from', 'year_to'];
  const without = (query: string) => withoutEmptyFields(query, fields);
  expect(without('year_from=&year_to=2020&at=')).toBe('year_to=2020&at=');
  expect(without('year_from=&year_to=')).toBe('');
  expect(without('year_from=0&x=&year_to=a%3D')).toBe('year_from=0&x=&year_to=a%3D');
});
