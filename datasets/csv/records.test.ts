import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { ImportRefused } from './fault';
import { decodeLatin1 } from './read-record';
import { type CsvRecord, withCsv } from './records';

/** What is read of a file in pieces: lines and texts of its records, and their cells; or the refusal. */
async function read(bytes: Buffer, pieces: Buffer[] = [bytes]) {
  const records: { line: number; text: string; cells: string[] }[] = [];
  try {
    await withCsv(pieces, 'file', async ({ header, walk }) => {
      const add = ({ line, latin1, cells }: CsvRecord) =>
        records.push({ line, text: decodeLatin1(latin1), cells });
      add(header);
      await walk(add, () => null);
    });
  } catch (error) {
    if (error instanceof ImportRefused) return error.message;
    throw error;
  }
  return records;
}

const cutAt = (bytes: Buffer, at: number) => [bytes.subarray(0, at), bytes.subarray(at)];

const FILES = {
  'LF, and none at the end': 'a,b\n1,2\n3,',
  'CRLF, and empty lines': '\r\na,b\r\n\r\n1,2\r\n\r\n',
  'line breaks of both kinds, marks and commas within cells':
    'a,b\n"1\r\n""x"", y",2\n"""","\n"\n,\n',
  'letters of two, three and four bytes': 'é,b\n"Ղարաբաղ ""1""",–\n💩,"é\n"\n',
  'a mark within a cell that is not quoted': 'a,b\nx"y,2\n3,"4"\n',
  'a byte order mark before the header': '\uFEFFa,b\n1,2\n',
};

test.each(Object.entries(FILES))('a file is read alike wherever it is cut: %s', async (_, text) => {
  const bytes = Buffer.from(text);
  const whole = await read(bytes);
  for (let at = 0; at <= bytes.length; at += 1) {
    expect(await read(bytes, cutAt(bytes, at))).toEqual(whole);
  }
});

test.each(Object.entries(FILES))('cells are what another parser reads: %s', async (_, text) => {
  const records = await read(Buffer.from(text));
  const theirs: string[][] = parse(text, { bom: true, skip_empty_lines: true, relax_quotes: true });
  expect(records).toMatchObject(theirs.map((cells) => ({ cells })));
});

test('a record is told with its own text and the physical line on which it begins', async () => {
  expect(await read(Buffer.from('a,b\r\n"1\n""",é\r\n\r\n3, "4"\r\n'))).toEqual([
    { line: 1, text: 'a,b', cells: ['a', 'b'] },
    { line: 2, text: '"1\n""",é', cells: ['1\n"', 'é'] },
    { line: 5, text: '3, "4"', cells: ['3', ' "4"'] },
  ]);
});

test.each([
  [
    'lines that end in CRLF under a header in LF',
    'a,b\n"1\n",2\n3,4\r\n5,6\n',
    'file, line 4: the line ends in CRLF, and the header in LF: lines end alike in a whole file',
  ],
  [
    'lines that end in LF under a header in CRLF',
    'a,b\r\n1,2\n3,4\r\n',
    'file, line 2: the line ends in LF, and the header in CRLF: lines end alike in a whole file',
  ],
  [
    'a quoted cell that is not closed',
    'a,b\n1,2\n3,"4\n5,6\n',
    'file, record 2, line 3: a quoted cell is not closed: the file is cut, or a quotation mark is missing',
  ],
  [
    'a quoted cell with something after it',
    'a,b\n"1"2,3\n',
    'file, record 1, line 2: a quotation mark stands where none may be (Trailing quote on quoted field is malformed)',
  ],
  [
    'a byte order mark that is not at the beginning',
    'a,b\n1,2\n\uFEFF3,4\n',
    'file, line 3: a byte order mark stands where none may be: there is one at most, before the header',
  ],
])('refused, wherever the file is cut: %s', async (_, text, words) => {
  const bytes = Buffer.from(text);
  for (let at = 0; at <= bytes.length; at += 1) {
    expect(await read(bytes, cutAt(bytes, at))).toBe(words);
  }
});

test('white space between a closing mark and the next comma is passed over', async () => {
  expect(await read(Buffer.from('a,b\n"1" ,"2"\t\n"3"\u00A0,4\n'))).toMatchObject([
    { cells: ['a', 'b'] },
    { cells: ['1', '2'] },
    { cells: ['3', '4'] },
  ]);
});
