import type { IncomingHttpHeaders } from 'node:http';

/** The header by which a reader, or the proxy before us, tells the newest position seen so far. */
const SEEN = 'ledger-at-least';

/** This server, or the database that it reads, is behind what a reader has been shown. */
export class Behind extends Error {
  override name = 'Behind';

  constructor(position: number, stands: number) {
    super(
      `Position ${position} has been shown, and this server stands at ${stands}. Please try again shortly.`,
    );
  }
}

/** The newest position that a reader has seen, of this server or another; 0 where nothing is told. */
export function positionSeen(headers: IncomingHttpHeaders): number {
  const value = headers[SEEN];
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : 0;
}
