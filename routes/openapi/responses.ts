import { listEndings, listParts, type PublicAddress } from '../address';
import { type Form, factsOf, mediaType } from '../forms';
import { PROBLEM_TYPE, problemSchema } from '../problem';
import type { DocumentResponse, Operation, Schema } from './document-types';
import { type HeaderName, isToldByTheFront, listHeaders } from './headers';
import { referTo } from './schemas';

function referToHeaders(names: readonly HeaderName[]) {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

function problem(description: string, headers: readonly HeaderName[] = []): DocumentResponse {
  const type = PROBLEM_TYPE.replace(/;.*$/, '');
  return {
    description,
    ...(headers.length > 0 ? { headers: referToHeaders(headers) } : {}),
    content: {
      [type]: { schema: referTo(problemSchema) },
      // Whoever asks for a page is refused with one.
      [mediaType('html')]: { schema: { type: 'string' } },
    },
  };
}

function lead(description: string): DocumentResponse {
  return { description, headers: referToHeaders(['Location']) };
}

/** The answers that many addresses have, under the names that the document gives them. */
export const RESPONSES = {
  Part: {
    description:
      'The part that `Range` asks for; of a whole file alone, which is never compressed then.',
    headers: referToHeaders(['ETag', 'Repr-Digest', 'Content-Range']),
  },
  NoSuchPart: {
    description: 'The file ends before the part that `Range` asks for.',
    headers: referToHeaders(['Content-Range']),
  },
  Earlier: lead('Leads to the state that was in force at `Accept-Datetime`.'),
  OtherForm: lead('Leads to the file of the type that `Accept` asks for.'),
  NotModified: { description: 'The same bytes as those that `If-None-Match` names.' },
  Moved: lead('Leads to the address as the ledger gives it out now.'),
  BadRequest: problem('A parameter or a header is wrong: which, and what would be right.'),
  NotFound: problem('Nothing is at this address, or not yet.'),
  TooMany: problem('You have as much under way as one may have at once.', ['Retry-After']),
  Unavailable: problem('It cannot be answered at this moment; ask again.', ['Retry-After']),
} as const satisfies Record<string, DocumentResponse>;

const refer = (name: keyof typeof RESPONSES) => ({ $ref: `#/components/responses/${name}` });

/** What the body of a form is: JSON by its fields, anything else as text or bytes. */
function bodySchema({ json }: PublicAddress, form: Form): Schema {
  if (form === 'json') return json ? referTo(json) : { type: 'object' };
  if (mediaType(form).endsWith('json')) return {};
  const isText = /^text|xml|bibtex|research-info|link-format/.test(mediaType(form));
  return isText ? { type: 'string' } : { type: 'string', format: 'binary' };
}

function answer(address: PublicAddress, form: Form, description: string): DocumentResponse {
  return {
    description,
    headers: referToHeaders(listHeaders(address, form)),
    content: { [mediaType(form)]: { schema: bodySchema(address, form) } },
  };
}

/** Whether the address leads to earlier states by date: a file of one state does not. */
export function isTimeGate(address: PublicAddress, form: Form): boolean {
  const query = address.forms[form] ?? {};
  return 'at' in query && !('q' in query) && address.frozen !== true;
}

/** Every answer that an address has in a form, by status. */
export function listResponses(address: PublicAddress, form: Form): Operation['responses'] {
  const isProcess = address.bare === 'json';
  const isNamed = listParts(address).length > 0;
  const isGate = isTimeGate(address, form);
  const isRanged = address.ranged?.includes(form) === true;
  const same = isToldByTheFront(form) ? {} : (address.sameUnder ?? {});
  return {
    200: answer(address, form, `${address.title}: ${factsOf(form).name}.`),
    ...(isRanged ? { 206: refer('Part'), 416: refer('NoSuchPart') } : {}),
    ...(isGate ? { 302: refer('Earlier') } : {}),
    ...(form === 'html' && listEndings(address).length > 0 ? { 303: refer('OtherForm') } : {}),
    ...(isProcess ? {} : { 304: refer('NotModified') }),
    ...(isNamed ? { 308: refer('Moved') } : {}),
    ...(isProcess ? {} : { 400: refer('BadRequest') }),
    ...(isNamed || isGate ? { 404: refer('NotFound') } : {}),
    ...(isProcess ? {} : { 429: refer('TooMany'), 503: refer('Unavailable') }),
    ...Object.fromEntries(
      Object.entries(same).map(([status, words]) => [status, answer(address, form, words)]),
    ),
  };
}
