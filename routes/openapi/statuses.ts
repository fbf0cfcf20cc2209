/** What each header of a response says. */
export const HEADERS = {
  'Ledger-Position': 'The position of the ledger that the response shows: a whole number.',
  ETag: 'Of the bytes as they are sent. Sent back as `If-None-Match`: 304, no body.',
  'Repr-Digest': 'SHA-256 of the bytes as they are sent (RFC 9530).',
  'Cache-Control':
    'Whether it may be kept: for a year where it never changes, else not without asking again.',
  'Last-Modified': 'When the newest entry that it shows was recorded.',
  'Content-Disposition': 'A file name with the day of that entry.',
  'Memento-Datetime': 'Since when this state was in force (RFC 7089): on versions, and with `at`.',
  Link: 'Typed links (RFC 8288): the original, its earlier states, what describes it.',
  'Content-Range': 'Which bytes these are, and of how many (RFC 9110).',
  Location: 'The address to ask instead.',
  'Retry-After': 'Seconds after which to ask again.',
} as const;

export type HeaderName = keyof typeof HEADERS;

/** Headers that a response may lack though it names them; the others it always has. */
export const OPTIONAL_HEADERS: ReadonlySet<string> = new Set(['Memento-Datetime', 'Link']);

/** What each status says here. 405, 413, 414, 431 and 500 are of requests that no route answers. */
export const STATUSES = {
  200: 'What was asked for.',
  206: 'The part of the file that `Range` asks for, never compressed.',
  302: 'Leads to the state that was in force at the moment that `Accept-Datetime` names.',
  303: 'Leads to the file of the type that `Accept` asks for.',
  304: 'What you have (`If-None-Match`, `If-Modified-Since`) is still the same; no body.',
  308: 'Leads to the address as it is now: a figure’s id was mistyped, or a conflict was renamed.',
  400: 'A parameter or a header is wrong; `parameter` names it, `allowed` lists what it may be.',
  404: 'Nothing is at this address, or not yet: a version or a position may still come.',
  405: 'This site is read-only: GET and HEAD are answered.',
  410: 'The figure was withdrawn. The body holds its last value, the reason, and what replaces it.',
  413: 'The request has a body: nothing here takes one.',
  414: 'The address is longer than 2,000 characters.',
  416: 'The file ends before the part that `Range` asks for.',
  429: 'You have as many requests under way as one client may have at once.',
  431: 'The address and the headers have more than 16 kB together.',
  500: 'Something failed on our side, and nothing was changed by it.',
  503: 'It cannot be answered at this moment; ask again after `Retry-After`.',
} as const;

export type Status = keyof typeof STATUSES;
