import { z } from 'zod';
import type { Shown } from './http/shown';

/** By these request headers the proxy tells a page what it found. A client's own never get through. */
export const STATE_HEADER = 'x-ledger-state';
export const NONCE_HEADER = 'x-nonce';
/** The path that leads nowhere, for the page that says so. */
export const ASKED_HEADER = 'x-ledger-asked';
/** "1" where the page is made for the frame of another site. */
export const FRAMED_HEADER = 'x-ledger-framed';

const pageStateSchema = z.strictObject({
  mode: z.enum(['live', 'pinned']),
  position: z.int(),
  newest: z.int(),
});

/**
 * Which state of the ledger a page shows: `position` is where what it shows last changed, `newest` where
 * the ledger ends, by which names in addresses are read.
 */
export type PageState = z.infer<typeof pageStateSchema>;

export function writePageState({ pinned, revision, newest }: Shown): string {
  const state: PageState = { mode: pinned ? 'pinned' : 'live', position: revision, newest };
  return JSON.stringify(state);
}

/** @throws Error where the proxy has not run */
export function parsePageState(text: string | null): PageState {
  if (text === null) throw new Error('the page was asked for past the proxy');
  return pageStateSchema.parse(JSON.parse(text));
}
