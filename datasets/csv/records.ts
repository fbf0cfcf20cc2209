import { type Block, countLines, cutIntoBlocks, type Stop } from './blocks';
import { ImportRefused } from './fault';
import { QuoteFault, readRecord } from './read-record';

/** A record of a CSV file. */
export type CsvRecord = {
  cells: string[];
  /**
   * The record as it stands in the file, without its line break: quotation marks and all. One character
   * a byte; `decodeLatin1` makes text of it.
   */
  latin1: string;
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

type LineBreak = 'LF' | 'CRLF';
/** How a file is written. */
type Form = { file: string; newline: LineBreak; delimiter: number };

function lineBreakOf({ latin1 }: Block): LineBreak {
  const first = latin1.indexOf('\n');
  return first > 0 && latin1[first - 1] === '\r' ? 'CRLF' : 'LF';
}

const MARK = Buffer.from('\uFEFF').toString('latin1');

/** Other programs would take the mark off, or take it for text: what is read would depend on them. */
function refuseMark({ latin1 }: Block, at: number, place: string): void {
  if (!latin1.startsWith(MARK, at)) return;
  throw new ImportRefused(
    `${place}: a byte order mark stands where none may be: there is one at most, before the header`,
  );
}

const NOT_CLOSED = 'a quoted cell is not closed: the file is cut, or a quotation mark is missing';
const MALFORMED =
  'a quotation mark stands where none may be (Trailing quote on quoted field is malformed)';

/**
 * Reads the whole records of a block.
 * @param first the number of its first record
 * @param each gets every record; false ends the reading
 * @returns where it stopped, and the number of the record that begins there
 * @throws ImportRefused when a quotation is not closed, or not where one may be, or lines end in another
 *   way than the header: what a record is would then depend on who reads it
 */
function readBlock(
  block: Block,
  { file, newline, delimiter }: Form,
  first: number,
  each: (record: CsvRecord) => boolean,
): { stop: Stop; number: number } {
  let { line } = block;
  let number = first;
  let at = 0;
  const tell = (words: string) => {
    const place = number === 0 ? 'header' : `record ${number}`;
    return new ImportRefused(`${file}, ${place}, line ${line}: ${words}`);
  };
  while (at < block.bytes.length) {
    refuseMark(block, at, `${file}, line ${line}`);
    const found = readWhole(block, at, delimiter, tell);
    if (found === null) break;
    const { cells, end, next } = found;
    const latin1 = block.latin1.slice(at, end);
    const lines = countLines(latin1);
    const ending = next - end === 2 ? 'CRLF' : 'LF';
    if (next > end && ending !== newline) {
      throw new ImportRefused(
        `${file}, line ${line + lines}: the line ends in ${ending}, and the header in ${newline}: lines end alike in a whole file`,
      );
    }
    at = next;
    // An empty line is not a record.
    if (latin1 !== '') {
      const goesOn = each({ cells, latin1, number, line, faulty: block.faulty });
      number += 1;
      if (!goesOn) break;
    }
    line += lines + 1;
  }
  return { stop: { at, line }, number };
}

/** A record; null where it goes on in the next block. */
function readWhole(
  block: Block,
  at: number,
  delimiter: number,
  tell: (words: string) => ImportRefused,
) {
  try {
    const found = readRecord(block, at, delimiter);
    if (found === null && block.isLast) throw tell(NOT_CLOSED);
    return found;
  } catch (error) {
    throw error instanceof QuoteFault ? tell(MALFORMED) : error;
  }
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

/** The first record of a block, or the first that has a certain column where others stand above it. */
function findHeader(block: Block, form: Form, has: string | null) {
  let header: CsvRecord | null = null;
  const { number } = readBlock(block, form, 0, (record) => {
    if (has === null || record.cells.includes(has)) header = record;
    return header === null && record.number < ABOVE_HEADER;
  });
  return { header: header as CsvRecord | null, isAbsent: number > ABOVE_HEADER };
}

const START: Stop = { at: 0, line: 1 };

async function openCsv(
  blocks: AsyncGenerator<Block, void, Stop>,
  file: string,
  { delimiter, headerHas }: Required<CsvOptions>,
): Promise<CsvFile> {
  let next = await blocks.next(START);
  if (next.done) throw new ImportRefused(`${file}: the file is empty`);
  const form = { file, newline: lineBreakOf(next.value), delimiter: delimiter.charCodeAt(0) };
  let header: CsvRecord | null = null;
  while (header === null) {
    const found = next.done ? null : findHeader(next.value, form, headerHas);
    if (found === null || found.isAbsent) {
      const words =
        headerHas === null
          ? 'the file has no header'
          : `no header with the column "${headerHas}" is found`;
      throw new ImportRefused(`${file}: ${words}`);
    }
    header = found.header;
    // The same once more, with what comes after it.
    if (header === null) next = await blocks.next(START);
  }
  const { number: above } = header;
  return {
    header: { ...header, number: 0 },
    walk: async (each, pause) => {
      // Records count from the header, however many stand above it.
      let number = -above;
      while (!next.done) {
        const read = readBlock(next.value, form, number, (record) => {
          if (record.number > 0) each(record);
          return true;
        });
        number = read.number;
        const wait = pause();
        if (wait !== null) await wait;
        next = await blocks.next(read.stop);
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
