import { expect, test } from 'vitest';
import { cutIntoBlocks } from './blocks';

/** The text of a file cut at one byte, and what its records end in. */
async function read(text: string, cut: number) {
  const bytes = Buffer.from(text);
  const found = { text: '', lf: false, crlf: false };
  for await (const block of cutIntoBlocks([bytes.subarray(0, cut), bytes.subarray(cut)], 'file')) {
    found.text += block.text;
    found.lf ||= block.breaks.lf;
    found.crlf ||= block.breaks.crlf;
  }
  return found;
}

test.each([
  ['LF', 'a,b\n1,2\n', { lf: true, crlf: false }],
  ['CRLF', 'a,b\r\n1,2\r\n', { lf: false, crlf: true }],
  ['both', 'a,b\r\n1,2\n3,4\r\n', { lf: true, crlf: true }],
  ['LF, with the other one in a cell', 'a,b\n"1\r\n",2\n', { lf: true, crlf: false }],
  ['CRLF, with the other one in a cell', 'a,b\r\n"1\n""",2\r\n', { lf: false, crlf: true }],
])('what records end in is told wherever a file is cut: %s', async (_, text, breaks) => {
  for (let cut = 0; cut <= text.length; cut += 1) {
    expect(await read(text, cut)).toEqual({ text, ...breaks });
  }
});
