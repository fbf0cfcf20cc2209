import { problemSchema } from '@/routes/http/problem-schema';
import { matchRoute } from '@/routes/match';
import { listResponses } from '@/routes/openapi/responses';
import { MARK, type RawRequest } from './generate';
import type { RawAnswer } from './raw-client';

/** What any request may be answered with, wherever it leads. */
const ANYWHERE = new Set([400, 404, 405, 413, 414, 431]);
/** What an unknown address may be answered with: the icon, built files, Next's own redirects. */
const NO_ADDRESS = new Set([200, 304, 307, 308]);
/** A request that the parser gives up on, or a method or expectation that it answers by itself. */
const PARSED_NOT = new Set([400, 408, 417, 431]);
const STACK = /\bat [^\n]{0,200}\.[cm]?[jt]sx?:\d+|node_modules|PostgresError|DrizzleQuery/;
const UNESCAPED = new RegExp(`<${MARK}|<script[^>]*>[^<]*${MARK} onload`, 'i');

/** The path of a target, decoded as the server decodes it; null where nothing can be made of it. */
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
  const match = path === null ? null : matchRoute(path);
  return match ? `${match.name} ${match.format}` : 'no address';
}

function declaredFor(request: RawRequest): Set<number> {
  const path = decodedPath(request.target);
  const match = path === null ? null : matchRoute(path);
  if (!match) return NO_ADDRESS;
  const declared = Object.keys(listResponses(match.route, match.format)).map(Number);
  // A page of search has no earlier states, and without words it is no search.
  const isDated = 'at' in (match.route.formats[match.format]?.query ?? {});
  return new Set([...declared, 308, ...(isDated ? [302] : [])]);
}

/** Whether an address shows a state of the ledger: all do but the icon, built files and the process. */
function showsState({ target }: RawRequest): boolean {
  const path = decodedPath(target);
  const match = path === null ? null : matchRoute(path);
  return match !== null && match.route.bare !== 'json';
}

function checkProblem({ status, headers, body }: RawAnswer): string[] {
  const type = headers['content-type'] ?? '';
  const text = body.toString('utf8');
  if (type.startsWith('text/html')) return text.includes('<h1') ? [] : ['a page without a heading'];
  if (!type.startsWith('application/problem+json')) return [`an error as "${type}"`];
  const problem = problemSchema.safeParse(JSON.parse(text));
  if (!problem.success) return [`no problem details: ${problem.error.message}`];
  return problem.data.status === status ? [] : ['another status in the problem than in the answer'];
}

function checkHeaders(answer: RawAnswer, isState: boolean): string[] {
  const { headers, status, body } = answer;
  const faults: string[] = [];
  // Next leads from a slash too many by itself, and Node's parser answers with a status line alone.
  const hasContent = body.length > 0 && (status < 300 || status >= 400);
  if (hasContent && headers['x-content-type-options'] !== 'nosniff') faults.push('no nosniff');
  if (hasContent && !headers['content-security-policy']) faults.push('no policy');
  if (isState && !/^\d+$/.test(headers['ledger-position'] ?? '')) faults.push('no Ledger-Position');
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

/** What Next serves by itself, under a name of its own. */
const isNextsOwn = ({ target }: RawRequest) => /^\/_next\//.test(target);

/** Node's parser gives up with a status line and no more; so does a tunnel that is refused. */
function isBare({ status, body }: RawAnswer): boolean {
  return (PARSED_NOT.has(status) || status === 405) && body.length === 0;
}

/** A server that is too busy to draw answers 503 with `Retry-After`. */
function isBusy({ status, headers }: RawAnswer): boolean {
  return status === 503 && headers['retry-after'] !== undefined;
}

/** Everything that is wrong with an answer, in words. */
export function listFaults(request: RawRequest, answer: RawAnswer): string[] {
  if (isNextsOwn(request) && answer.status < 500) return [];
  const { status, headers, body } = answer;
  const faults = checkHeaders(answer, status === 200 && showsState(request));
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
      faults.push(...(status === 416 || isBare(answer) ? [] : checkProblem(answer)));
    if (STACK.test(text)) faults.push('tells of its inside');
  }
  if ((headers['content-type'] ?? '').startsWith('text/html') && UNESCAPED.test(text))
    faults.push('shows what was typed, unescaped');
  return faults;
}
