import { matchAddress } from '@/routes/match';
import { listResponses } from '@/routes/openapi/responses';
import { problemSchema } from '@/routes/problem';
import { MARK, type RawRequest } from './generate';
import type { RawAnswer } from './raw-client';

/** What any request may be answered with, wherever it leads. */
const ANYWHERE = new Set([400, 404, 405, 413, 414, 431]);
/** What an address that is none may be answered with: the icon and built files, and a slash too many. */
const NO_ADDRESS = new Set([200, 304, 308]);
/** A request that the parser gives up on, or a method or expectation that it answers by itself. */
const PARSED_NOT = new Set([400, 408, 417, 431]);
const STACK = /\bat [^\n]{0,200}\.[cm]?[jt]sx?:\d+|node_modules|PostgresError|DrizzleQuery/;
const UNESCAPED = new RegExp(`<${MARK}|<script[^>]*>[^<]*${MARK} onload`, 'i');

/** The path of a target, decoded as the front decodes it; null where nothing can be made of it. */
export function decodedPath(target: string): string | null {
  const path = target.replace(/\?.*$/s, '').replace(/^https?:\/\/[^/]*/i, '') || '/';
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** Under which name of the description a request is counted. */
export function nameOf({ target }: RawRequest): string {
  const path = decodedPath(target);
  const match = path === null ? null : matchAddress(path);
  return match ? `${match.name} ${match.form}` : 'no address';
}

function declaredFor(request: RawRequest): Set<number> {
  const path = decodedPath(request.target);
  const match = path === null ? null : matchAddress(path);
  if (!match) return NO_ADDRESS;
  const declared = Object.keys(listResponses(match.address, match.form)).map(Number);
  // A page of search has no earlier states, and without words it is no search.
  const isDated = 'at' in (match.address.forms[match.form] ?? {});
  return new Set([...declared, 308, ...(isDated ? [302] : [])]);
}

function checkRefusal({ status, headers, body }: RawAnswer): string[] {
  const type = headers['content-type'] ?? '';
  const text = body.toString('utf8');
  if (type.startsWith('text/html')) return text.includes('<h1') ? [] : ['a page without a heading'];
  if (!type.startsWith('application/problem+json')) return [`an error as "${type}"`];
  const problem = problemSchema.safeParse(JSON.parse(text));
  if (!problem.success) return [`no problem details: ${problem.error.message}`];
  return problem.data.status === status ? [] : ['another status in the problem than in the answer'];
}

function checkHeaders(answer: RawAnswer, parsed: boolean): string[] {
  const { headers, status } = answer;
  const faults: string[] = [];
  if (headers['x-content-type-options'] !== 'nosniff') faults.push('no nosniff');
  if (!headers['content-security-policy']) faults.push('no policy');
  if (parsed && !/^\d+$/.test(headers['ledger-position'] ?? '')) faults.push('no Ledger-Position');
  if (Object.keys(headers).some((name) => name.includes(MARK) || name === 'set-cookie'))
    faults.push('a header that the request wrote');
  const { location } = headers;
  if (location !== undefined && !/^\/(?![/\\])[\x21-\x7e]*$/.test(location))
    faults.push(`leads elsewhere: ${location}`);
  if (status >= 300 && status < 400 && status !== 304 && location === undefined)
    faults.push('leads nowhere');
  if (headers['x-powered-by']) faults.push('says what it is made with');
  return faults;
}

/** Busy drawings are answered 503, with when to ask again. */
function isBusy({ status, headers }: RawAnswer): boolean {
  return status === 503 && headers['retry-after'] !== undefined;
}

/** Everything that is wrong with an answer, in words. */
export function listFaults(request: RawRequest, answer: RawAnswer): string[] {
  const { status, headers, body } = answer;
  const parsed =
    headers['ledger-position'] !== undefined ||
    (!PARSED_NOT.has(status) && request.method !== 'CONNECT');
  const faults = checkHeaders(answer, parsed);
  const declared = declaredFor(request);
  if (!ANYWHERE.has(status) && !PARSED_NOT.has(status) && !declared.has(status))
    faults.push(`answered ${status}, which it does not declare`);
  if (status >= 500 && !isBusy(answer)) faults.push(`answered ${status}`);
  const text = body.toString('utf8');
  if (
    status >= 400 &&
    status !== 410 &&
    request.method !== 'HEAD' &&
    !headers['content-encoding']
  ) {
    if (!(status === 503 && declared.has(503) && /readyz/.test(request.target)))
      faults.push(...(status === 416 || status === 417 ? [] : checkRefusal(answer)));
    if (STACK.test(text)) faults.push('tells of its inside');
  }
  if ((headers['content-type'] ?? '').startsWith('text/html') && UNESCAPED.test(text))
    faults.push('shows what was typed, unescaped');
  return faults;
}
