import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { figureMapSchema } from '../import/figure-map';
import { readMappedFigures } from '../import/read-mapped-figures';
import { readAsOf, readNumbers, readPeriod } from './cells';
import { readSheet } from './read-sheet';

const folder = mkdtempSync(path.join(os.tmpdir(), 'ledger-figures-'));
afterAll(() => rmSync(folder, { recursive: true }));

const COLUMNS = ['what', 'value', 'from', 'to', 'as of', 'says', 'source', 'words'];
const ROW = [
  'persons killed',
  '3500',
  '1969',
  '1998',
  '1999',
  '',
  'Annals, I',
  'plus de 3 500; dit-on',
];

/** A table as text that a spreadsheet writes: cells quoted where they must be. */
function sheet(
  delimiter = ',',
  end = '\r\n',
  over: Record<string, string> = {},
  isQuoted = (cell: string) => cell.includes(delimiter),
): string {
  const quote = (cell: string) => (isQuoted(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const row = COLUMNS.map((name, at) => over[name] ?? ROW[at] ?? '');
  return [COLUMNS, row].map((cells) => cells.map(quote).join(delimiter) + end).join('');
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le');

/** As LibreOffice 7.4 and Excel save it with the settings of a country. */
const SAVED: [string, string | Buffer][] = [
  ['Britain: commas', sheet()],
  ['Excel, Germany, "CSV UTF-8": semicolons and a mark', `\uFEFF${sheet(';')}`],
  [
    'LibreOffice, France: semicolons, every text quoted',
    sheet(';', '\n', {}, (cell) => !/^\d*$/.test(cell)),
  ],
  ['Excel, Hungary, "Unicode text": tabs in UTF-16', utf16(`\uFEFF${sheet('\t')}`)],
  ['LibreOffice, Russia, UTF-16: tabs, no mark', utf16(sheet('\t', '\n'))],
  ['Excel, Turkey, sep=', `sep=;\r\n${sheet(';')}`],
  ['Excel for Mac: lines end in CR', sheet(';', '\r')],
  [
    'columns and rows that nobody filled',
    `${sheet(';').replace(/\r\n/g, ';;;\r\n')};;;;;;;;;;\r\n`,
  ],
  ['names in another manner', sheet(';').replace('what', 'What').replace('as of', 'AS_OF')],
];

describe('figures.csv and a table with a map are read as spreadsheets of any country save them', () => {
  test.each(SAVED)('%s', async (_name, content) => {
    const file = path.join(folder, 'figures.csv');
    writeFileSync(file, content);
    const { rows, problems } = await readSheet(file);
    expect(problems).toEqual([]);
    const cells = rows.map((row) => COLUMNS.map((name) => row.cell(name as 'what')));
    expect(cells).toEqual([ROW]);
  });

  test.each(SAVED.slice(0, -1))('with a map: %s', async (_name, content) => {
    const file = path.join(folder, 'table.csv');
    // What nobody named is a column without a name, which is a matter of the map's own header.
    writeFileSync(file, content.toString().includes(';;;') ? sheet(';') : content);
    const map = figureMapSchema.parse({
      what: { column: 'what' },
      value: { column: 'value' },
      year: { column: 'from' },
      says: 'Chronicle',
    });
    const { rows, problems } = await readMappedFigures(file, map);
    expect(problems).toEqual([]);
    expect(rows.map((row) => [row.cell('what'), row.cell('value')])).toEqual([
      ['persons killed', '3500'],
    ]);
  });

  test('a problem is told at its place in the file as it was saved', async () => {
    const file = path.join(folder, 'figures.csv');
    writeFileSync(file, `sep=;\r\n${sheet(';', '\r\n', { value: 'many' })}`);
    const { rows } = await readSheet(file);
    const [row] = rows;
    const read = row ? readNumbers(row) : { problems: [] };
    expect('problems' in read && read.problems).toMatchObject([{ line: 3, column: 16 }]);
  });
});

const rowOf = async (over: Record<string, string>) => {
  const file = path.join(folder, 'one.csv');
  writeFileSync(file, sheet('\t', '\n', over));
  const [row] = (await readSheet(file)).rows;
  if (!row) throw new Error('no row was read');
  return row;
};

test.each([
  ['3500', 3500],
  ['3 500', 3500],
  ['3\u202F500', 3500],
  ['1.234.567', 1_234_567],
  ['3.500,00', 3500],
  ['at least 3\u00A0500', 3500],
])('the number %j of a row is %i', async (value, number) => {
  expect(readNumbers(await rowOf({ value }))).toMatchObject({ value: { value: number } });
});

test.each(['3.500', '3,500', '1,5', '3,5E+03', '99999999999999999999', '#WERT!'])(
  'the number %j of a row is not surely one, and is refused',
  async (value) => {
    const read = readNumbers(await rowOf({ value }));
    expect('problems' in read && read.problems).toHaveLength(1);
  },
);

test.each([
  ['1900-02-29', 'is a day that does not exist'],
  ['2100-02-29', 'is a day that does not exist'],
  ['2019-02-29', 'is a day that does not exist'],
  ['31.04.2016', 'is a day that does not exist'],
  ['12/31/2016', 'is a date as spreadsheets show it'],
  ['31/12/2016', 'is a date as spreadsheets show it'],
  ['31-déc-16', 'is a date as spreadsheets show it'],
  ['янв.72', 'is not a date that can be read'],
])('the day %s of a row is refused: it %s', async (day, words) => {
  const row = await rowOf({ from: day, to: day, 'as of': day });
  for (const read of [readAsOf(row), readPeriod(row, null)])
    expect('problems' in read && read.problems[0]?.message).toBe(words);
});

test.each(['31.12.2016', '31.12.2016.', '2016. 12. 31.', '2016/12/31', '31. 12. 2016'])(
  'the day %s of a row can be read in one way alone, and is read',
  async (day) => {
    const row = await rowOf({ from: day, to: day, 'as of': day });
    expect(readAsOf(row)).toEqual({ value: '2016-12-31' });
    expect(readPeriod(row, null)).toEqual({ value: '2016-12-31' });
  },
);
