import type { IncomingMessage } from 'node:http';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/**
 * How many responses that are not kept one client may have made in a window of seconds: each costs some
 * queries, a picture up to a second of drawing. A reader's browser needs one or two for a page.
 */
const LIMIT = { points: 600, duration: 10 };

const limiter = new RateLimiterMemory(LIMIT);

/** The first half of an IPv6 address, its zeros written out: many addresses of one network lack them. */
function networkOf(address: string): string {
  const [before = '', after = ''] = address.toLowerCase().split('::');
  const parts = (text: string) => text.split(':').filter(Boolean);
  const [first, last] = [parts(before), parts(after)];
  const zeros = Array(Math.max(0, 8 - first.length - last.length)).fill('0');
  return [...first, ...zeros, ...last].slice(0, 4).join(':');
}

/**
 * Who asks, as far as limits tell clients apart: an IPv4 address, or the first half of an IPv6 one, which
 * is what one household is given.
 * @param trustProxy whether a proxy of the operator's stands in front and has added the address that it
 *   saw to `X-Forwarded-For`. Only that last one is believed: those before it anybody can write.
 */
export function clientOf(
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
  trustProxy: boolean,
): string {
  const forwarded = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  const seen = (trustProxy && forwarded) || (socket.remoteAddress ?? '');
  const address = seen.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return address.includes(':') ? networkOf(address) : address;
}

/** Counts a response for a client. @returns seconds to wait where it has had too many; else null */
export async function secondsToWait(client: string): Promise<number | null> {
  try {
    await limiter.consume(client);
    return null;
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.ceil(error.msBeforeNext / 1000);
    throw error;
  }
}
