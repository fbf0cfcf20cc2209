import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { exampleFigureEntry } from '@/tests/integration/example-log';
import { zipOf } from '@/tests/integration/zip-of';
import { Failure } from '../failure';
import { additionSchema } from './drafts';
import { readDrafts } from './read-drafts';
import { readTruth, readWhole } from './spreadsheet';

const folder = mkdtempSync(path.join(os.tmpdir(), 'ledger-sheets-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { id: _, version: _v, change: _c, ...BODY } = exampleFigureEntry().body;
const FIELDS = {
  ...BODY,
  sources: 'annals:1',
  in_words: 'FALSE',
  note: 'Müdafiə, «Հայերեն»; "so"',
} as Record<string, unknown>;

/** A table as text that a spreadsheet writes: cells quoted where they must be. */
function sheet(over: Record<string, string> = {}, delimiter = ',', end = '\r\n'): string {
  const row = { ...FIELDS, ...over };
  const quote = (cell: string) =>
    /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const lines = [Object.keys(row), Object.values(row).map((v) => (v === null ? '' : String(v)))];
  return lines.map((cells) => cells.map(quote).join(delimiter) + end).join('');
}

async function read(name: string, content: string | Buffer) {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return readDrafts([file], additionSchema, null);
}

async function refusalOf(name: string, content: string | Buffer): Promise<string> {
  const refused = await read(name, content).catch((error: unknown) => error);
  return refused instanceof Failure ? refused.message.replace(`${folder}/`, '') : 'it was read';
}

async function problemOf(over: Record<string, string>) {
  const { problems } = await read('problem.csv', sheet(over));
  expect(problems).toHaveLength(1);
  return `${problems[0]?.message}; ${problems[0]?.fix}`;
}

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('what spreadsheets save is read', () => {
  const wide = sheet().replace(/\r\n/g, ',,\r\n');
  test.each<[string, string, string | Buffer]>([
    ['Excel, Britain: commas, UTF-8 with a mark', 'a.csv', `\uFEFF${sheet()}`],
    ['Excel, Germany: semicolons', 'b.csv', `\uFEFF${sheet({ in_words: 'FALSCH' }, ';')}`],
    ['Excel, France', 'c.csv', sheet({ in_words: 'FAUX' }, ';')],
    [
      'Excel, Unicode Text: UTF-16 and tabs',
      'd.txt',
      Buffer.from(`\uFEFF${sheet({}, '\t')}`, 'utf16le'),
    ],
    ['UTF-16 the other way round', 'e.csv', utf16be(`\uFEFF${sheet({}, ';')}`)],
    ['UTF-16 without a mark', 'f.csv', Buffer.from(sheet(), 'utf16le')],
    ['Excel for Mac: lines end in CR', 'g.csv', sheet({}, ';', '\r')],
    ['sep= before the header', 'h.csv', `sep=;\r\n${sheet({}, ';')}`],
    ['LibreOffice: LF', 'i.csv', sheet({}, ',', '\n')],
    ['Google Sheets as TSV', 'j.tsv', sheet({}, '\t', '\n')],
    ['rows and columns that nobody filled', 'k.csv', `${wide}${','.repeat(30)}\r\n`],
    ['a name in capitals', 'L.CSV', sheet()],
    ['a zip with the table in it', 'm.zip', zipOf({ 'ours.csv': sheet() })],
    [
      'cells with white space around them',
      'n.csv',
      sheet({ claimant: ' avalon-army ', value: '12 ' }),
    ],
  ])('%s', async (_name, file, content) => {
    const { drafts, problems } = await read(file, content);
    expect(problems).toEqual([]);
    const note = FIELDS.note;
    expect(drafts.map(({ body }) => body)).toEqual([expect.objectContaining({ ...BODY, note })]);
  });

  test('a problem is told at its line, sep= and all', async () => {
    const { problems } = await read('p.csv', `sep=;\r\n${sheet({ value: 'x' }, ';')}`);
    const column = Object.keys(FIELDS).indexOf('value');
    expect(problems[0]).toMatchObject({ line: 3, field: 'body.value', value: 'x' });
    expect(column).toBeGreaterThan(0);
  });
});

describe('what is not read is refused in one sentence that says what it is and how to save it', () => {
  const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  test.each<[string, string, string | Buffer, RegExp]>([
    [
      '.xlsx',
      'a.xlsx',
      zipOf({ 'xl/workbook.xml': '<x/>' }),
      /a workbook of Excel \(\.xlsx\).*save/,
    ],
    [
      '.xlsx named .csv',
      'b.csv',
      zipOf({ 'xl/workbook.xml': '<x/>' }),
      /a workbook of Excel.*save/,
    ],
    [
      '.ods',
      'c.ods',
      zipOf({ 'content.xml': '<x/>' }),
      /a spreadsheet of LibreOffice \(\.ods\).*save/,
    ],
    [
      '.xls',
      'd.xls',
      Buffer.concat([OLE, Buffer.alloc(600)]),
      /a workbook of Excel \(\.xls\).*save/,
    ],
    [
      'Windows-1252',
      'e.csv',
      Buffer.from(sheet({ note: 'Défense' }), 'latin1'),
      /not UTF-8.*save it/,
    ],
    [
      'Windows-1251',
      'f.csv',
      Buffer.concat([Buffer.from(sheet()), Buffer.from('cff0', 'hex')]),
      /not UTF-8.*save it/,
    ],
    ['a web page', 'g.xls', '<html><table></table></html>', /a web page.*save it/],
    ['nothing', 'h.csv', '', /is empty/],
  ])('%s', async (_name, file, content, words) => {
    const refusal = await refusalOf(file, content);
    expect(refusal).toMatch(words);
    expect(refusal).not.toContain('\n');
  });

  test.each([
    ['12.000', /thousands in one country.*12000/],
    ['12,000', /thousands in one country.*12000/],
    ['12,5', /is text, not a number; Write a whole number/],
    ['1E+05', /is text, not a number/],
    ['-3', /is text, not a number/],
  ])('the number %s', async (value, words) => {
    expect(await problemOf({ value })).toMatch(words);
  });

  test.each([
    '27.09.2020',
    '27/09/2020',
    '9/27/20',
    '27-Sep-20',
    'Sep-20',
    '2020. 09. 27.',
    '27. 9. 2020',
    '2020-09-27 00:00:00',
  ])('the date %s', async (period) => {
    expect(await problemOf({ period })).toMatch(/as spreadsheets show it; Set the cells to text/);
  });

  test('a word that is neither true nor false', async () => {
    expect(await problemOf({ in_words: 'perhaps' })).toMatch(/true or false/);
  });
});

test.each([
  ['TRUE FALSE', 'en'],
  ['WAHR FALSCH', 'de'],
  ['VRAI FAUX', 'fr'],
  ['VERO FALSO', 'it'],
  ['VERDADERO FALSO', 'es'],
  ['VERDADEIRO FALSO', 'pt'],
  ['WAAR ONWAAR', 'nl'],
  ['SANT FALSKT', 'sv'],
  ['SANN USANN', 'nb'],
  ['SAND FALSK', 'da'],
  ['TOSI EPÄTOSI', 'fi'],
  ['PRAWDA FAŁSZ', 'pl'],
  ['PRAVDA NEPRAVDA', 'cs'],
  ['IGAZ HAMIS', 'hu'],
  ['ADEVĂRAT FALS', 'ro'],
  ['ИСТИНА ЛОЖЬ', 'ru'],
  ['ІСТИНА ХИБНІСТЬ', 'uk'],
  ['ИСТИНА ЛЪЖА', 'bg'],
  ['DOĞRU YANLIŞ', 'tr'],
  ['ISTINA NEISTINA', 'hr'],
  ['True False', 'as Python writes it'],
  ['true false', 'as this program writes it'],
])('%s are true and false (%s)', (words) => {
  expect(words.split(' ').map(readTruth)).toEqual([true, false]);
});

test.each([
  ['20000', 20_000],
  ['0', 0],
  ['20 000', 20_000],
  ['20\u00A0000', 20_000],
  ['1\u202F234\u202F567', 1_234_567],
  ["20'000", 20_000],
  ['1.234.567', 1_234_567],
  ['1,234,567', 1_234_567],
  ['12,0', 12],
  ['12.00', 12],
  ['20.000,00', 20_000],
  ['20,000.00', 20_000],
])('%s is the whole number %i', (cell, number) => {
  expect(readWhole(cell)).toBe(number);
});

test.each(['12.000', '12,000', '12,5', '12.5', '1,23', '1.2.3', '20.00.000', '', ' ', '1 2', '٣'])(
  '%j is none, or not surely one',
  (cell) => {
    expect(readWhole(cell)).toBeNull();
  },
);
