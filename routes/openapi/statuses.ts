/** What each status says here. The last five are of requests that no address answers. */
export const STATUSES: readonly (readonly [status: number, words: string])[] = [
  [200, 'What was asked for.'],
  [206, 'The part of the file that Range asks for; Content-Range says which bytes it is.'],
  [302, 'Leads to the state that was in force at the moment that Accept-Datetime names.'],
  [303, 'Leads to the file of the type that Accept asks for.'],
  [304, 'What you have (If-None-Match, If-Modified-Since) is still the same; no body.'],
  [308, 'Leads to the address as it is now: a figure’s id was mistyped, or a conflict renamed.'],
  [400, 'A parameter or a header is wrong; “parameter” names it, “allowed” lists what it may be.'],
  [404, 'Nothing is at this address, or not yet: a version or a position may still come.'],
  [
    410,
    'The figure was withdrawn. What is sent holds its last value, the reason, and what replaces it.',
  ],
  [416, 'The file ends before the part that Range asks for; Content-Range says where.'],
  [
    503,
    'It cannot be answered at this moment. Retry-After says after how many seconds to ask again.',
  ],
  [429, 'You have as much under way as one may have at once. Retry-After says when to ask again.'],
  [405, 'Only GET and HEAD are answered.'],
  [413, 'The request has a body: nothing here takes one.'],
  [414, 'The address is longer than 2,000 characters.'],
  [431, 'The address and the headers have more than 16 kB together.'],
  [500, 'Something failed on our side, and nothing was changed by it.'],
];
