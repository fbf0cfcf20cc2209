import fc from 'fast-check';
import { exampleFigureEntry } from '../../../integration/example-log';
import { GED_HEADER, gedRow } from '../../../integration/ged-example';

/** A file, how it is called, and the sizes of the pieces that it is read in. */
export type CsvFile = {
  kind: 'ucdp-ged' | 'crisis-group' | 'figures';
  bytes: Buffer;
  piece: number;
};

/** One figure that is right in its form, by its columns. */
function figureCells(): Record<string, string> {
  const { body } = exampleFigureEntry();
  return Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => name !== 'version' && name !== 'change' && name !== 'id')
      .map(([name, value]) => [
        name,
        name === 'sources' ? 'annals:1' : value === null ? '' : String(value),
      ]),
  );
}
const FIGURE = figureCells();

const TABLES = {
  'ucdp-ged': { header: GED_HEADER.split(','), row: gedRow({}).split(',') },
  'crisis-group': {
    header: ['ID', 'Date', 'Category', 'Count'],
    row: ['71742', '1/3/2015', 'Combatants Killed', '1'],
  },
  figures: { header: Object.keys(FIGURE), row: Object.values(FIGURE) },
} as const;

/** As latin1: each character is a byte, so that any bytes can be written. */
const HOSTILE = [
  '\0',
  '\xff\xfe',
  '\xed\xa0\x80',
  '\xed\xb0\x80',
  '\xc0\x80',
  '\xef\xbb\xbf',
  '\xef\xbf\xbd',
  '\xe2\x80\xae',
  '\xe2\x80\xa8',
  '\xd5\x80\xd5\xa1\xd5\xb5',
  '\xf0\x9f\x92\xa9',
  '\xf0\x9f',
  '"',
  '""',
  '"""',
  ',',
  ';',
  '\t',
  '\\',
  '\\.',
  '\\N',
  '\r',
  '\n',
  '\r\n',
  '\n\n',
  '\x1a',
  '\x0b',
  '\x85',
  '=1+1',
  '@SUM(A1)',
  "'; drop table ledger.entries; --",
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  '{}',
  '{"NULL"}',
  'NULL',
  '',
  ' ',
  '-0',
  '-1',
  '1e5',
  '0x10',
  '999999999999999999999',
  '2015-02-30',
  '99999-01-01',
  '0000-00-00',
  'Infinity',
  'NaN',
  'a'.repeat(70_000),
] as const;

const hostile = fc.constantFrom(...HOSTILE);
const text = fc.oneof(
  { weight: 6, arbitrary: hostile },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'binary', maxLength: 10 })
      .map((each) => Buffer.from(each).toString('latin1')),
  },
  { weight: 1, arbitrary: fc.array(hostile, { maxLength: 4 }).map((all) => all.join('')) },
);
/** A cell as its table has it, or something else in its place or behind it. */
const change = fc.oneof(
  { weight: 150, arbitrary: fc.constant((cell: string) => cell) },
  { weight: 1, arbitrary: text.map((other) => () => other) },
  { weight: 1, arbitrary: text.map((other) => (cell: string) => cell + other) },
);
const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const quoting = fc.oneof(
  {
    weight: 120,
    arbitrary: fc.constant((cell: string) => (/[",\r\n]/.test(cell) ? quote(cell) : cell)),
  },
  { weight: 40, arbitrary: fc.constant(quote) },
  { weight: 1, arbitrary: fc.constant((cell: string) => cell) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      (cell: string) => `"${cell}`,
      (cell: string) => `${cell}"`,
      (cell: string) => ` ${quote(cell)}`,
      (cell: string) => `${quote(cell)} `,
    ),
  },
);
const newline = fc.oneof(
  { weight: 10, arbitrary: fc.constant(['\n']) },
  { weight: 6, arbitrary: fc.constant(['\r\n']) },
  { weight: 2, arbitrary: fc.constantFrom(['\n', '\r\n'], ['\r'], ['\n\r'], ['\n', '\n\n']) },
);
/** What is done to the cells of a row: mostly nothing. */
const ragged = fc.oneof(
  { weight: 24, arbitrary: fc.constant((cells: string[]) => cells) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<(cells: string[]) => string[]>(
      (cells) => cells.slice(1),
      (cells) => [...cells, ''],
      (cells) => [...cells, ...cells],
      () => [''],
      () => [],
      (cells) => cells.toReversed(),
      (cells) => cells.map(() => ''),
    ),
  },
);

function rowOf(cells: readonly string[], first: boolean) {
  return fc
    .tuple(
      fc.array(change, { minLength: cells.length, maxLength: cells.length }),
      fc.array(quoting, { minLength: cells.length + 1, maxLength: cells.length + 1 }),
      ragged,
      fc.nat({ max: 99_999_999 }),
    )
    .map(([changes, quotings, bend, number]) => {
      // An id is that of one row.
      const own = first
        ? cells
        : cells.map((cell, i) => (i === 0 && cell !== '' ? String(number) : cell));
      const changed = bend(own.map((cell, i) => changes[i]?.(cell) ?? cell));
      return changed.map((cell, i) => quotings[i % quotings.length]?.(cell) ?? cell).join(',');
    });
}

/** Files that are nearly right, and wrong in every way that a CSV can be. */
export const csvFiles: fc.Arbitrary<CsvFile> = fc
  .constantFrom('ucdp-ged', 'crisis-group', 'figures' as const)
  .chain((kind) => {
    const { header, row } = TABLES[kind as CsvFile['kind']];
    const head = fc.oneof(
      { weight: 20, arbitrary: fc.constant(header.join(',')) },
      { weight: 1, arbitrary: rowOf(header, true) },
    );
    return fc
      .record({
        head,
        rows: fc.array(rowOf(row, false), { maxLength: 5 }),
        newlines: newline,
        bom: fc.constantFrom(
          ...Array<string>(12).fill(''),
          ...Array<string>(6).fill('\xef\xbb\xbf'),
          '\xff\xfe',
          '\xef\xbb\xbf\xef\xbb\xbf',
        ),
        end: fc.oneof(
          { weight: 12, arbitrary: fc.constantFrom(0, 1, 2) },
          { weight: 1, arbitrary: fc.constantFrom('\n', '\r\n', '"', '\0', ',', '\x1a') },
        ),
        piece: fc.constantFrom(1, 3, 17, 1_000, 65_536),
      })
      .map(({ head: first, rows, newlines, bom, end, piece }) => {
        const lines = [first, ...rows];
        const whole = lines.map((line, i) =>
          i === 0 ? line : (newlines[i % newlines.length] ?? '\n') + line,
        );
        // Pieces of a byte are for short files.
        const bytes = Buffer.from(
          bom + whole.join('') + (typeof end === 'string' ? end : (newlines[0] ?? '').repeat(end)),
          'latin1',
        );
        return {
          kind: kind as CsvFile['kind'],
          bytes,
          piece: bytes.length > 20_000 ? 65_536 : piece,
        };
      });
  });
