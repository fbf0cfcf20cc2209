import { isUtf8 } from 'node:buffer';
import { ImportRefused } from './fault';

/**
 * Whole records as text. `line` is the physical line on which the first of them begins, from 1.
 * `faulty`: something in it cannot be kept: bytes that are not UTF-8, which stand as U+FFFD, or a NUL.
 * `breaks`: what its records end in; a break within quotation marks is text.
 */
export type Block = { text: string; line: number; faulty: boolean; breaks: Breaks };
type Breaks = { lf: boolean; crlf: boolean };

/** A record longer than this is a quotation that was never closed: the longest real one has 8,000. */
const LONGEST_RECORD = 4_194_304;

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const NUL = 0;

/** Follows quotes and line breaks through the bytes of a file, each byte once. */
class Scanner {
  /** The line breaks seen, those within quotes too. */
  lines = 0;
  /** The line breaks before the end that `scan` gave last. */
  linesAtEnd = 0;
  /** What the records end in that end in the chunk scanned last. */
  breaks: Breaks = { lf: false, crlf: false };
  #quoted = false;
  /** The last byte of the chunk before. */
  #before = 0;

  /**
   * Where the last whole record of a chunk ends: after the last line break that has an even number of
   * quotes before it (a doubled quote counts twice). 0 where none ends.
   */
  scan(chunk: Buffer): number {
    let end = 0;
    let quoted = this.#quoted;
    let { lines } = this;
    const breaks = { lf: false, crlf: false };
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (byte === QUOTE) quoted = !quoted;
      else if (byte === LINE_FEED) {
        lines += 1;
        if (!quoted) {
          const before = at === 0 ? this.#before : chunk[at - 1];
          if (before === CARRIAGE_RETURN) breaks.crlf = true;
          else breaks.lf = true;
          end = at + 1;
          this.linesAtEnd = lines;
        }
      }
    }
    this.#quoted = quoted;
    this.#before = chunk.at(-1) ?? this.#before;
    this.lines = lines;
    this.breaks = breaks;
    return end;
  }
}

/** The number of line breaks in a text. */
export function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function toBlock(bytes: Buffer, line: number, breaks: Breaks): Block {
  const start = line === 1 && bytes.subarray(0, 3).toString('hex') === 'efbbbf' ? 3 : 0;
  const faulty = !isUtf8(bytes) || bytes.includes(NUL);
  return { text: bytes.toString('utf8', start), line, faulty, breaks };
}

/**
 * Cuts a file into blocks of whole records, so that each can be parsed by itself and nothing more than
 * a block is held. The byte order mark is taken off; the last block may lack its line break.
 * @throws ImportRefused when a record does not end
 */
export async function* cutIntoBlocks(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  file: string,
): AsyncIterable<Block> {
  const scanner = new Scanner();
  let rest: Buffer[] = [];
  let restBytes = 0;
  let line = 1;
  for await (const chunk of chunks) {
    const end = scanner.scan(chunk);
    if (end > 0) {
      const bytes = Buffer.concat([...rest, chunk.subarray(0, end)]);
      yield toBlock(bytes, line, scanner.breaks);
      line = scanner.linesAtEnd + 1;
      rest = [];
      restBytes = 0;
    }
    // A copy: the chunk's memory is used again for the next one.
    rest.push(Buffer.from(chunk.subarray(end)));
    restBytes += chunk.length - end;
    if (restBytes > LONGEST_RECORD) {
      throw new ImportRefused(
        `${file}, line ${line}: the record that begins here does not end within ${LONGEST_RECORD} bytes; is a quotation mark missing?`,
      );
    }
  }
  if (restBytes > 0) yield toBlock(Buffer.concat(rest), line, { lf: false, crlf: false });
}
