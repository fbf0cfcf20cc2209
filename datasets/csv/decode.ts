import { isUtf8 } from 'node:buffer';

/** A piece of a file as text. `faulty`: some of its bytes are no UTF-8 and stand as U+FFFD. */
export type DecodedText = { text: string; faulty: boolean };

const NOTHING = Buffer.alloc(0);
const BYTE_ORDER_MARK = '\uFEFF';

/** The bytes at the end of a chunk that begin a character which the next chunk ends. */
function unfinished(chunk: Buffer): Buffer {
  for (const back of [1, 2, 3]) {
    const byte = chunk.at(-back);
    if (byte === undefined || byte < 0x80) return NOTHING;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? Buffer.from(chunk.subarray(chunk.length - back)) : NOTHING;
  }
  return NOTHING;
}

/**
 * Decodes UTF-8, without the byte order mark. Reading ends with the first piece that is not UTF-8:
 * that piece is marked, so that the cell can be named.
 */
export async function* decodeUtf8(bytes: AsyncIterable<Buffer>): AsyncIterable<DecodedText> {
  let carried: Buffer = NOTHING;
  let isFirst = true;
  for await (const chunk of bytes) {
    const joined = carried.length > 0 ? Buffer.concat([carried, chunk]) : chunk;
    carried = unfinished(joined);
    const whole = joined.subarray(0, joined.length - carried.length);
    const faulty = !isUtf8(whole);
    const text = whole.toString('utf8');
    yield {
      text: isFirst && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text,
      faulty,
    };
    if (faulty) return;
    isFirst = false;
  }
  if (carried.length > 0) yield { text: '\uFFFD', faulty: true };
}
