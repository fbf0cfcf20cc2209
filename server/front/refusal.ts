import { STATUS_CODES } from 'node:http';
import { escapeHtml } from '@/ledger/text';
import type { Form } from '@/routes/forms';
import { PROBLEM_TYPE, type Problem } from '@/routes/problem';
import { type Answer, createAnswer } from './answer';
import { OPEN } from './headers';

/** What helps a program beside the words. */
type More = Pick<Problem, 'parameter' | 'allowed'>;

function problemJson(status: number, detail: string, more: More): Answer {
  const title = STATUS_CODES[status] ?? 'Error';
  const problem: Problem = { type: 'about:blank', title, status, detail, ...more };
  const headers = { 'content-type': PROBLEM_TYPE, ...OPEN };
  return createAnswer(status, headers, `${JSON.stringify(problem, null, 2)}\n`);
}

/** A page without style or script: it must read when nothing else works. */
function problemPage(status: number, detail: string): Answer {
  const title = STATUS_CODES[status] ?? 'Error';
  const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title} · Casualty Ledger</title></head>
<body><main><h1>${title}</h1><p>${escapeHtml(detail)}</p>
<p><a href="/">Casualty Ledger</a></p></main></body>
</html>
`;
  return createAnswer(status, { 'content-type': 'text/html; charset=utf-8' }, html);
}

/**
 * An answer that refuses: a page for people, problem details (RFC 9457) for programs.
 * @param more members that help a program, such as `parameter`
 */
export function createRefusal(form: Form, status: number, detail: string, more: More = {}): Answer {
  const answer = form === 'html' ? problemPage(status, detail) : problemJson(status, detail, more);
  answer.headers['cache-control'] = 'no-store';
  return answer;
}
