import type { DecodedText } from './decode';
import { ImportRefused } from './fault';

/** Whole records as text. `line` is the physical line on which the first of them begins, from 1. */
export type Block = { text: string; line: number; faulty: boolean };

/** A record longer than this is a quotation that was never closed: the longest real one has 8,000. */
const LONGEST_RECORD = 4_194_304;

function countBetween(text: string, character: string, from: number, to: number): number {
  let count = 0;
  for (
    let at = text.indexOf(character, from);
    at >= 0 && at < to;
    at = text.indexOf(character, at + 1)
  ) {
    count += 1;
  }
  return count;
}

/**
 * Where the last whole record of a text ends: after the last line break that is not within quotes,
 * that is, with an even number of quotes before it (a doubled quote counts twice). 0 where no record
 * ends.
 */
function endOfRecords(text: string): number {
  let quotesBefore = countBetween(text, '"', 0, text.length);
  let after = text.length;
  for (;;) {
    const lineBreak = after === 0 ? -1 : text.lastIndexOf('\n', after - 1);
    if (lineBreak < 0) return 0;
    quotesBefore -= countBetween(text, '"', lineBreak, after);
    if (quotesBefore % 2 === 0) return lineBreak + 1;
    after = lineBreak;
  }
}

/** The number of line breaks in a text. */
export function countLines(text: string): number {
  return countBetween(text, '\n', 0, text.length);
}

/**
 * Cuts a text into blocks of whole records, so that each can be parsed by itself and nothing more than
 * a block is held. The last block may lack its line break.
 * @throws ImportRefused when a record does not end
 */
export async function* cutIntoBlocks(
  pieces: AsyncIterable<DecodedText>,
  file: string,
): AsyncIterable<Block> {
  let rest = '';
  let line = 1;
  let faulty = false;
  for await (const piece of pieces) {
    rest += piece.text;
    faulty = piece.faulty;
    const end = endOfRecords(rest);
    if (end > 0) {
      const text = rest.slice(0, end);
      yield { text, line, faulty };
      line += countLines(text);
      rest = rest.slice(end);
    }
    if (rest.length > LONGEST_RECORD) {
      throw new ImportRefused(
        `${file}, line ${line}: the record that begins here does not end within ${LONGEST_RECORD} characters; is a quotation mark missing?`,
      );
    }
  }
  if (rest !== '') yield { text: rest, line, faulty };
}
