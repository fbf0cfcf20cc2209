import Papa from 'papaparse';
import { type Block, countLines, cutIntoBlocks } from './blocks';
import { decodeUtf8 } from './decode';
import { ImportRefused } from './fault';

/** A record of a CSV file. */
export type CsvRecord = {
  cells: string[];
  /** The record as it stands in the file, without its line break: quotation marks and all. */
  raw: string;
  /** Records count from 1; the header is none. */
  number: number;
  /** The physical line on which it begins, from 1. */
  line: number;
  /** Something near cannot be kept: a NUL, or bytes that are no UTF-8, which stand as U+FFFD. */
  faulty: boolean;
};

/** The header, and the records in batches, each of them to be taken before the next is read. */
export type CsvFile = { header: CsvRecord; batches: AsyncIterable<CsvRecord[]> };

function lineBreakOf(text: string): '\n' | '\r\n' {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

const NUL = '\0';

function withoutLineBreaksAtEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '\n' || text[end - 1] === '\r')) end -= 1;
  return text.slice(0, end);
}

/** Parses one block. @throws ImportRefused when a quotation is not closed or not where one may be */
function parseBlock(
  block: Block,
  newline: '\n' | '\r\n',
  first: number,
  file: string,
): CsvRecord[] {
  const text = withoutLineBreaksAtEnd(block.text);
  if (text === '') return [];
  const records: CsvRecord[] = [];
  let from = 0;
  let line = block.line;
  const faulty = block.faulty || text.includes(NUL);
  Papa.parse<string[]>(text, {
    delimiter: ',',
    newline,
    step: ({ data, errors, meta }) => {
      const [error] = errors;
      const number = first + records.length;
      if (error) {
        const cut = error.code === 'MissingQuotes';
        throw new ImportRefused(
          `${file}, ${number === 0 ? 'header' : `record ${number}`}, line ${line}: ${
            cut
              ? 'a quoted cell is not closed: the file is cut, or a quotation mark is missing'
              : `a quotation mark stands where none may be (${error.message})`
          }`,
        );
      }
      const end = meta.cursor >= text.length ? text.length : meta.cursor - newline.length;
      const raw = text.slice(from, end);
      // An empty line is no record.
      if (raw !== '') records.push({ cells: data, raw, number, line, faulty });
      from = meta.cursor;
      line += countLines(raw) + 1;
    },
  });
  return records;
}

async function* parseBlocks(
  blocks: AsyncIterator<Block>,
  start: { newline: '\n' | '\r\n'; pending: CsvRecord[]; next: number },
  file: string,
): AsyncIterable<CsvRecord[]> {
  if (start.pending.length > 0) yield start.pending;
  let { next } = start;
  for (;;) {
    const { value, done } = await blocks.next();
    if (done) return;
    const records = parseBlock(value, start.newline, next, file);
    next += records.length;
    if (records.length > 0) yield records;
  }
}

/**
 * Reads a CSV file as RFC 4180 has it, with LF or CRLF after its records. Memory is bounded by the
 * longest record.
 * @param file its name, for messages
 * @throws ImportRefused when it is empty or no CSV
 */
export async function readCsv(bytes: AsyncIterable<Buffer>, file: string): Promise<CsvFile> {
  const blocks = cutIntoBlocks(decodeUtf8(bytes), file)[Symbol.asyncIterator]();
  const { value: block, done } = await blocks.next();
  if (done) throw new ImportRefused(`${file}: the file is empty`);
  const newline = lineBreakOf(block.text);
  const [header, ...pending] = parseBlock(block, newline, 0, file);
  if (!header) throw new ImportRefused(`${file}: the file has no header`);
  const next = pending.length + 1;
  return { header, batches: parseBlocks(blocks, { newline, pending, next }, file) };
}
