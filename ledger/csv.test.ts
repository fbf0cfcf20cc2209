import { execFileSync } from 'node:child_process';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cell, formatCsv, guardFormula } from '@/ledger/csv';
import { extent } from '@/tests/extent';

const PYTHON = `
import csv, io, json, sys
text = sys.stdin.buffer.read().decode('utf-8')
print(json.dumps(list(csv.reader(io.StringIO(text, newline='')))))
`;

/** What Python's csv module reads: a second reader that shares no code with the writer. */
function readWithPython(body: string): string[][] {
  return JSON.parse(execFileSync('python3', ['-c', PYTHON], { input: body, encoding: 'utf8' }));
}

function readWithNode(body: string): string[][] {
  return parse(body, { relax_column_count: false });
}

describe('RFC 4180', () => {
  test('a whole body: CRLF after every record, quotes only where needed and doubled inside', () => {
    const rows: Cell[][] = [
      ['plain', 20000, true, null],
      ['with, comma', 0, false, 'say "16"'],
      ['two\nlines', -5, null, 'and\r\ntwo'],
    ];
    expect(formatCsv(['a', 'b', 'c', 'd'], rows)).toBe(
      'a,b,c,d\r\n' +
        'plain,20000,true,\r\n' +
        '"with, comma",0,false,"say ""16"""\r\n' +
        '"two\nlines",-5,,"and\r\ntwo"\r\n',
    );
  });

  test('no rows: the header alone', () => {
    expect(formatCsv(['a', 'b'], [])).toBe('a,b\r\n');
  });

  test('unknown is nothing, zero is 0, false is false', () => {
    expect(formatCsv(['a', 'b', 'c'], [[null, 0, false]])).toBe('a,b,c\r\n,0,false\r\n');
  });

  test('an only cell that is unknown is no blank line', () => {
    expect(formatCsv(['a'], [[null], [1]])).toBe('a\r\n""\r\n1\r\n');
  });

  test('a byte order mark only where asked for', () => {
    expect(formatCsv(['a'], [], { bom: true })).toBe('\uFEFFa\r\n');
    expect(
      Buffer.from(formatCsv(['a'], [], { bom: true }))
        .subarray(0, 3)
        .toString('hex'),
    ).toBe('efbbbf');
    expect(formatCsv(['a'], [], { bom: false })).toBe('a\r\n');
  });

  test('a row that does not fit the header, NaN and infinity are errors', () => {
    expect(() => formatCsv(['a', 'b'], [[1]])).toThrow('row 1 has 1 cells under 2 columns');
    expect(() => formatCsv(['a'], [[Number.NaN]])).toThrow('NaN');
    expect(() => formatCsv(['a'], [[Number.POSITIVE_INFINITY]])).toThrow('Infinity');
  });

  test('9,007,199,254,740,991 is written in full', () => {
    expect(formatCsv(['n'], [[Number.MAX_SAFE_INTEGER]])).toBe('n\r\n9007199254740991\r\n');
  });
});

describe('formulas', () => {
  test.each([
    '=1+1',
    '+1',
    '-5',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\nx',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    ' =1',
    '\u00A0=1',
    '\uFEFF=1',
    '\u200B=1',
    '"=1',
    '" =1',
    "'=1",
    "'\tx",
    '- a dash, then words',
  ])('%j is text, so it gets an apostrophe in front', (text) => {
    expect(guardFormula(text)).toBe(`'${text}`);
  });

  test.each([
    'at least 16',
    '7,548-9,077',
    '–5',
    '"16" killed',
    "'16' killed",
    ' a',
    '',
    'a=b',
    'a\n=b',
    '2020-07-12/2020-07-14',
    '/1994',
  ])('%j stays as it is', (text) => expect(guardFormula(text)).toBe(text));

  test('a negative number stays -5, the text "-5" does not', () => {
    expect(formatCsv(['n', 't'], [[-5, '-5']])).toBe("n,t\r\n-5,'-5\r\n");
  });

  test('the header is guarded too', () => {
    expect(formatCsv(['=a'], [])).toBe("'=a\r\n");
  });

  test('taking one apostrophe off a guarded text gives the text back, whatever it was', () => {
    const unguard = (text: string) =>
      text.startsWith("'") && guardFormula(text.slice(1)) === text ? text.slice(1) : text;
    const nasty = fc.string({ unit: fc.constantFrom("'", '"', '=', '-', ' ', '\t', '\n', 'a') });
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string()), (text) => {
        expect(unguard(guardFormula(text))).toBe(text);
      }),
      { numRuns: extent(100, 10_000) },
    );
  });
});

describe('what other programs read', () => {
  const NASTY = [
    'Գումարը՝ առնվազն 16, «զինծառայող»',
    'Ən azı 16 hərbçi; ğışçöü "həlak oldu"',
    'Не менее 16, «военнослужащих»\nвторая строка',
    'a,b;c|d\te',
    '"',
    '""',
    '",",\r\n"',
    'line\nfeed',
    'carriage\rreturn',
    'both\r\nof them',
    ' space before and after ',
    '=HYPERLINK("https://evil.example","click")',
    '-5',
    '\u202Ertl \u{1F681}',
  ];

  test('separators, quotes, line breaks, four scripts and formulas come back as they were sent', () => {
    const header = ['text', 'number', 'again'];
    const rows = NASTY.map((text, i): Cell[] => [text, i - 3, text]);
    const body = formatCsv(header, rows);
    const expected = [
      header,
      ...rows.map(([text, n]) => {
        const said = guardFormula(String(text));
        return [said, String(n), said];
      }),
    ];
    expect(readWithNode(body)).toEqual(expected);
    expect(readWithPython(body)).toEqual(expected);
    expect(body.endsWith('\r\n')).toBe(true);
  });

  test('any table comes back from both readers', () => {
    const piece = fc.constantFrom(
      ',',
      '"',
      '\r\n',
      '\n',
      '\r',
      ' ',
      '=',
      '-',
      "'",
      'a',
      'ə',
      'Ա',
      'ж',
    );
    const cell = fc.string({ unit: piece, maxLength: 8 });
    const tables = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 5 });
    const seen: { body: string; expected: string[][] }[] = [];
    fc.assert(
      fc.property(tables, (rows) => {
        const body = formatCsv(['a', 'b', 'c'], rows);
        const expected = [['a', 'b', 'c'], ...rows.map((row) => row.map(guardFormula))];
        expect(readWithNode(body)).toEqual(expected);
        seen.push({ body, expected });
      }),
      { numRuns: extent(100, 2_000) },
    );
    // One start of Python for all of them: the bodies under one another are one CSV.
    expect(readWithPython(seen.map((each) => each.body).join(''))).toEqual(
      seen.flatMap((each) => each.expected),
    );
  });
});
