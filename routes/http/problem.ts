import { STATUS_CODES } from 'node:http';
import { isDatabaseAway } from '@/db/connection-errors';
import { BadRequest } from '@/ledger/bad-request';
import { escapeHtml } from '@/ledger/text';
import type { Format } from '../formats';
import { NotFound, Unavailable } from './errors';
import { NOT_KEPT, OPEN, REVALIDATE, securityHeaders } from './headers';
import { PROBLEM_TYPE, type Problem } from './problem-schema';

/** What helps a program beside the words. */
type More = Pick<Problem, 'parameter' | 'allowed'>;

function toJson(status: number, detail: string, more: More): string {
  const title = STATUS_CODES[status] ?? 'Error';
  const problem: Problem = { type: 'about:blank', title, status, detail, ...more };
  return `${JSON.stringify(problem, null, 2)}\n`;
}

/** A page without style or script: it must read when nothing else works. */
function toHtml(status: number, detail: string): string {
  const title = STATUS_CODES[status] ?? 'Error';
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title} · Casualty Ledger</title></head>
<body><main><h1>${title}</h1><p>${escapeHtml(detail)}</p>
<p><a href="/">Casualty Ledger</a></p></main></body>
</html>
`;
}

/**
 * A response that says what is wrong: a page for people, problem details (RFC 9457) for programs.
 * @param format the one that was asked for
 * @param more members that help a program, such as `parameter`
 */
export function problem(
  format: Format,
  status: number,
  detail: string,
  more: More & { headers?: Record<string, string> } = {},
): Response {
  const { headers, ...members } = more;
  const type = format === 'html' ? 'text/html; charset=utf-8' : PROBLEM_TYPE;
  const body = format === 'html' ? toHtml(status, detail) : toJson(status, detail, members);
  return new Response(body, {
    status,
    headers: {
      'content-type': type,
      'cache-control': status === 404 ? REVALIDATE : NOT_KEPT,
      ...OPEN,
      ...securityHeaders(type, null),
      ...headers,
    },
  });
}

/** What a reader is told of an error. One that is ours alone goes to the log, and is not told. */
export function problemOf(error: unknown, format: Format): Response {
  if (error instanceof BadRequest) {
    const { message, parameter, allowed } = error;
    return problem(format, 400, message, {
      parameter,
      ...(allowed ? { allowed: [...allowed] } : {}),
    });
  }
  if (error instanceof NotFound) return problem(format, 404, error.message);
  if (error instanceof Unavailable) {
    if (error.cause !== undefined) console.error(error.cause);
    const headers = { 'retry-after': String(error.retryAfter) };
    return problem(format, 503, error.message, { headers });
  }
  if (isDatabaseAway(error)) {
    const words = 'The database cannot answer at this moment. Please try again shortly.';
    return problem(format, 503, words, { headers: { 'retry-after': '5' } });
  }
  console.error(error);
  return problem(format, 500, 'Something failed on our side, and nothing was changed by it.');
}
