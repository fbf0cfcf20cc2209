/** First and last byte of a part, from 0. */
export type Range = { first: number; last: number };

const ONE_RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/;

/**
 * The part of a file that a `Range` header asks for (RFC 9110). Null where the whole is to be sent: for
 * another unit, several parts, or no range at all.
 * @param bytes the length of the file
 */
export function createRange(header: string, bytes: number): Range | 'outside' | null {
  const found = ONE_RANGE.exec(header.replaceAll(' ', ''));
  if (!found) return null;
  const [, from = '', to = ''] = found;
  if (from === '' && to === '') return null;
  if (from === '') {
    const last = Math.min(Number(to), bytes);
    return last === 0 ? 'outside' : { first: bytes - last, last: bytes - 1 };
  }
  const first = Number(from);
  if (to !== '' && Number(to) < first) return null;
  if (first >= bytes) return 'outside';
  return { first, last: to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1) };
}
