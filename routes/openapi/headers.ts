import type { PublicAddress } from '../address';
import type { Form } from '../forms';
import type { Header } from './document-types';

function header(description: string, required: boolean, schema: Header['schema'] = {}): Header {
  return { description, required, schema: { type: 'string', ...schema } };
}

/** The headers of answers. A required one is on every answer that names it. */
export const HEADERS = {
  'Ledger-Position': header('The position of the ledger that the answer shows.', true, {
    type: 'integer',
    minimum: 0,
  }),
  ETag: header('Of the bytes as they are sent. Sent back as `If-None-Match`: 304, no body.', true),
  'Repr-Digest': header('SHA-256 of the bytes as they are sent (RFC 9530).', true, {
    pattern: '^sha-256=:[A-Za-z0-9+/]{43}=:$',
  }),
  'Cache-Control': header(
    'Whether it may be kept: for a year where it never changes, else not without asking again.',
    true,
  ),
  'Last-Modified': header('When the newest entry that it shows was recorded.', true),
  'Content-Disposition': header('A file name with the day of that entry.', true),
  'Memento-Datetime': header(
    'Since when this state was in force (RFC 7089): on versions, and with `at`.',
    false,
  ),
  Link: header(
    'Typed links (RFC 8288): the original, its earlier states, what describes it.',
    false,
  ),
  'Content-Range': header('Which bytes these are, and of how many (RFC 9110).', true),
  Location: header('The address to ask instead.', true),
  'Retry-After': header('Seconds after which to ask again.', true),
} as const satisfies Record<string, Header>;

export type HeaderName = keyof typeof HEADERS;

/** Documents that the front writes from what it knows by heart: of no entry, and always the newest. */
export function isToldByTheFront(form: Form): boolean {
  return form === 'timemap' || form === 'linkset.json';
}

/** The headers of a full answer. What a process says of itself is kept and proved by nobody. */
export function listHeaders(address: PublicAddress, form: Form): HeaderName[] {
  if (address.bare === 'json') return ['Ledger-Position', 'Cache-Control'];
  if (address.streamed?.includes(form))
    return ['Ledger-Position', 'Cache-Control', 'Content-Disposition'];
  const always: HeaderName[] = ['Ledger-Position', 'ETag', 'Repr-Digest', 'Cache-Control'];
  const isDrawnFile = form !== 'html' && !isToldByTheFront(form);
  const query = address.forms[form] ?? {};
  const hasStates = 'at' in query || (address.frozen === true && isDrawnFile);
  return [
    ...always,
    ...(isDrawnFile ? (['Last-Modified', 'Content-Disposition'] as const) : []),
    ...(hasStates ? (['Memento-Datetime', 'Link'] as const) : []),
  ];
}
