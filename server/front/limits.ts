import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/**
 * How much one client may have under way at once. Each kind costs another thing: a download two runs of
 * rows, a picture up to a second of the drawing thread, a page some queries.
 */
const AT_ONCE = { downloads: 24, pictures: 24, pages: 200 } as const;
export type Limited = keyof typeof AT_ONCE;

/** Seconds after which a client that was refused may ask again. */
export const RETRY_AFTER = 5;

/** A client has as much under way as one may have. */
export class TooMany extends Error {
  override name = 'TooMany';

  constructor(what: Limited) {
    super(
      `${AT_ONCE[what]} ${what} are under way for you, the most at once. Please wait for one of them, then ask again.`,
    );
  }
}

/**
 * Counts what each client has under way. Nothing of a client is kept beyond that, and nothing written.
 */
export class ClientLimits {
  readonly #underWay = new Map<string, number>();

  /**
   * Begins something; what is given back ends it.
   * @throws TooMany
   */
  begin(what: Limited, client: string): () => void {
    const key = `${what} ${client}`;
    const count = this.#underWay.get(key) ?? 0;
    if (count >= AT_ONCE[what]) throw new TooMany(what);
    this.#underWay.set(key, count + 1);
    return () => {
      const left = (this.#underWay.get(key) ?? 1) - 1;
      if (left > 0) this.#underWay.set(key, left);
      else this.#underWay.delete(key);
    };
  }

  /** Does something as one of those that a client may have under way. @throws TooMany */
  async within<Made>(what: Limited, client: string, make: () => Promise<Made>): Promise<Made> {
    const end = this.begin(what, client);
    return make().finally(end);
  }

  /** How many clients have something under way. */
  get clients(): number {
    return new Set(Array.from(this.#underWay.keys(), (key) => key.replace(/^\S+ /, ''))).size;
  }
}

/** The first half of an IPv6 address, which is what one household or host is given. */
function networkOf(address: string): string {
  const [head = '', tail = ''] = address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const zeros = address.includes('::') ? Math.max(0, 8 - before.length - after.length) : 0;
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/**
 * Who asks, as far as limits tell clients apart: an IPv4 address, or the /64 of an IPv6 one.
 * @param trustProxy whether a proxy of one's own stands in front and has added the address that it saw
 *   to `X-Forwarded-For`. Only that last one is believed: those before it anybody can write.
 */
export function clientOf(
  request: Pick<IncomingMessage, 'headers' | 'socket'>,
  trustProxy: boolean,
): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  const seen = (trustProxy && forwarded) || (request.socket.remoteAddress ?? '');
  const address = seen.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return isIPv6(address) && !address.includes('.') ? networkOf(address) : address;
}
