import Papa from 'papaparse';
import { type Block, countLines, cutIntoBlocks } from './blocks';
import { ImportRefused } from './fault';

/** A record of a CSV file. */
export type CsvRecord = {
  cells: string[];
  /** The record as it stands in the file, without its line break: quotation marks and all. */
  raw: string;
  /** Records count from 1; the header is 0. */
  number: number;
  /** The physical line on which it begins, from 1. */
  line: number;
  /** Something near cannot be kept: a NUL, or bytes that are not UTF-8, which stand as U+FFFD. */
  faulty: boolean;
};

/** A CSV file whose header has been read. */
export type CsvFile = {
  header: CsvRecord;
  /**
   * Reads the records, each handed over as soon as it is parsed, and not to be kept: V8 would move
   * records that outlive their moment to where the dead gather.
   * @param pause asked after each block of some 100 records: what to wait for before the next
   * @throws ImportRefused when the file is not a CSV from some record on
   */
  walk: (each: (record: CsvRecord) => void, pause: () => Promise<unknown> | null) => Promise<void>;
};

type LineBreak = '\n' | '\r\n';
type BlockOfFile = { block: Block; newline: LineBreak; file: string; delimiter: string };

function lineBreakOf(text: string): LineBreak {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

/**
 * Records end alike in a whole file: where some end in LF and some in CRLF, what a record is would
 * depend on where the file is cut into blocks. Within quotation marks any line break is text.
 */
function refuseMixedBreaks({ block, newline, file }: Omit<BlockOfFile, 'delimiter'>): void {
  const isMixed = newline === '\n' ? block.breaks.crlf : block.breaks.lf;
  if (!isMixed) return;
  const { text } = block;
  let { line } = block;
  let isQuoted = false;
  for (const [found] of text.matchAll(/"|\r?\n/g)) {
    if (found === '"') isQuoted = !isQuoted;
    else if (!isQuoted && found !== newline) {
      const names = { '\n': 'LF', '\r\n': 'CRLF' };
      const other = newline === '\n' ? '\r\n' : '\n';
      throw new ImportRefused(
        `${file}, line ${line}: the line ends in ${names[other]}, and the header in ${names[newline]}: lines end alike in a whole file`,
      );
    }
    if (found !== '"') line += 1;
  }
}

const MARK = '\uFEFF';

/** The parser takes a mark off the text that it is given: what follows would be cut a character late. */
function refuseMark(text: string, file: string, line: number): void {
  if (!text.startsWith(MARK)) return;
  throw new ImportRefused(
    `${file}, line ${line}: a byte order mark stands where none may be: there is one at most, before the header`,
  );
}

function withoutLineBreaksAtEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '\n' || text[end - 1] === '\r')) end -= 1;
  return text.slice(0, end);
}

function refuseQuotes(error: Papa.ParseError, place: string): never {
  const words =
    error.code === 'MissingQuotes'
      ? 'a quoted cell is not closed: the file is cut, or a quotation mark is missing'
      : `a quotation mark stands where none may be (${error.message})`;
  throw new ImportRefused(`${place}: ${words}`);
}

/**
 * Parses one block.
 * @param first the number of its first record
 * @param each gets every record; false ends the parsing
 * @returns the number of the record after its last
 * @throws ImportRefused when a quotation is not closed, or not where one may be
 */
function parseBlock(
  { block, newline, file, delimiter }: BlockOfFile,
  first: number,
  each: (record: CsvRecord) => boolean,
): number {
  refuseMixedBreaks({ block, newline, file });
  const text = withoutLineBreaksAtEnd(block.text);
  let { line } = block;
  let number = first;
  let from = 0;
  if (text === '') return number;
  refuseMark(text, file, line);
  Papa.parse<string[]>(text, {
    delimiter,
    newline,
    step: ({ data: cells, errors: [error], meta: { cursor } }, parser) => {
      if (error) {
        const place = number === 0 ? 'header' : `record ${number}`;
        refuseQuotes(error, `${file}, ${place}, line ${line}`);
      }
      const end = cursor >= text.length ? text.length : cursor - newline.length;
      const raw = text.slice(from, end);
      from = cursor;
      refuseMark(raw, file, line);
      // An empty line is not a record.
      if (raw !== '') {
        if (!each({ cells, raw, number, line, faulty: block.faulty })) parser.abort();
        number += 1;
      }
      line += countLines(raw) + 1;
    },
  });
  return number;
}

/** How a file is written where it is not as RFC 4180 has it. */
export type CsvOptions = {
  /** What stands between cells, where it is no comma. */
  delimiter?: string;
  /** Where lines stand above the header: a column of it. */
  headerHas?: string | null;
};

/** How many records may stand above a header. */
const ABOVE_HEADER = 60;

/** The first record, or the first that has a certain column where others stand above it. */
function readHeader(first: BlockOfFile, has: string | null): CsvRecord {
  const found: CsvRecord[] = [];
  parseBlock(first, 0, (record) => {
    const isHeader = has === null || record.cells.includes(has);
    if (isHeader) found.push(record);
    return !isHeader && record.number < ABOVE_HEADER;
  });
  const [header] = found;
  if (header) return header;
  const words =
    has === null ? 'the file has no header' : `no header with the column "${has}" is found`;
  throw new ImportRefused(`${first.file}: ${words}`);
}

async function openCsv(
  blocks: AsyncIterator<Block>,
  file: string,
  { delimiter, headerHas }: Required<CsvOptions>,
): Promise<CsvFile> {
  let next = await blocks.next();
  if (next.done) throw new ImportRefused(`${file}: the file is empty`);
  const newline = lineBreakOf(next.value.text);
  const found = readHeader({ block: next.value, newline, file, delimiter }, headerHas);
  return {
    header: { ...found, number: 0 },
    walk: async (each, pause) => {
      // Records count from the header, however many stand above it.
      let number = -found.number;
      for (; !next.done; next = await blocks.next()) {
        number = parseBlock({ block: next.value, newline, file, delimiter }, number, (record) => {
          if (record.number > 0) each(record);
          return true;
        });
        const wait = pause();
        if (wait !== null) await wait;
      }
    },
  };
}

/**
 * Opens a CSV file as RFC 4180 has it, with LF or CRLF after its records, and closes it when the work
 * is done. Memory is bounded by the longest record.
 * @param file its name, for messages
 * @param options how it is written where it is not as RFC 4180 has it
 * @throws ImportRefused when it is empty or no CSV
 */
export async function withCsv<T>(
  bytes: AsyncIterable<Buffer> | Iterable<Buffer>,
  file: string,
  work: (csv: CsvFile) => Promise<T>,
  { delimiter = ',', headerHas = null }: CsvOptions = {},
): Promise<T> {
  const blocks = cutIntoBlocks(bytes, file)[Symbol.asyncIterator]();
  try {
    return await work(await openCsv(blocks, file, { delimiter, headerHas }));
  } finally {
    await blocks.return?.();
  }
}
