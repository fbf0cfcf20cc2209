import { isUtf8 } from 'node:buffer';
import { ImportRefused } from './fault';
import { type Bytes, CARRIAGE_RETURN, LINE_FEED, toBytes } from './read-record';

/**
 * Bytes that begin with a record and end with a line. `line` is the physical line on which they begin,
 * from 1. `isLast`: the file ends with them. `faulty`: something in them cannot be kept: bytes that are
 * not UTF-8, or a NUL.
 */
export type Block = Bytes & { line: number; isLast: boolean; faulty: boolean };

/** How far a block was read: the byte after its last whole record, and the line that begins there. */
export type Stop = { at: number; line: number };

/** A record longer than this is a quotation that was never closed: the longest real one has 8,000. */
const LONGEST_RECORD = 4_194_304;

const NUL = 0;
const MARK = Buffer.from('\uFEFF');

/** The number of line breaks in a text. */
export function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function withoutLineBreaksAtEnd(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (bytes[end - 1] === LINE_FEED || bytes[end - 1] === CARRIAGE_RETURN) end -= 1;
  return bytes.subarray(0, end);
}

function toBlock(all: Buffer, line: number, isLast: boolean): Block {
  const bytes = isLast ? withoutLineBreaksAtEnd(all) : all;
  return { ...toBytes(bytes), line, isLast, faulty: !isUtf8(bytes) || bytes.includes(NUL) };
}

/**
 * Cuts a file into blocks, so that no more than a block and the longest record is held. Each begins where
 * the reading of the one before has stopped, which the reader of a block says as it asks for the next.
 * The byte order mark is taken off.
 * @throws ImportRefused when a record does not end
 */
export async function* cutIntoBlocks(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  file: string,
): AsyncGenerator<Block, void, Stop> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  let stop: Stop = { at: 0, line: 1 };
  let isFirst = true;
  const gather = (more: Buffer) => {
    const bytes = Buffer.concat([...rest, more]);
    const hasMark = isFirst && bytes.subarray(0, MARK.length).equals(MARK);
    isFirst = false;
    return hasMark ? bytes.subarray(MARK.length) : bytes;
  };
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    if (end > 0) {
      const bytes = gather(chunk.subarray(0, end));
      stop = yield toBlock(bytes, stop.line, false);
      rest = [bytes.subarray(stop.at)];
      restBytes = bytes.length - stop.at;
    }
    // A copy: the chunk's memory is used again for the next one.
    rest.push(Buffer.from(chunk.subarray(end)));
    restBytes += chunk.length - end;
    if (restBytes > LONGEST_RECORD) {
      throw new ImportRefused(
        `${file}, line ${stop.line}: the record that begins here does not end within ${LONGEST_RECORD} bytes; is a quotation mark missing?`,
      );
    }
  }
  if (restBytes > 0) yield toBlock(gather(Buffer.alloc(0)), stop.line, true);
}
