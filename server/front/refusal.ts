import { STATUS_CODES } from 'node:http';
import { escapeHtml } from '@/figures/text';
import { type Answer, createAnswer } from './answer';
import type { Form } from './forms';

function problemJson(status: number, detail: string, more: Record<string, unknown>): Answer {
  const title = STATUS_CODES[status] ?? 'Error';
  const body = JSON.stringify({ type: 'about:blank', title, status, detail, ...more }, null, 2);
  const headers = { 'content-type': 'application/problem+json; charset=utf-8' };
  return createAnswer(status, headers, `${body}\n`);
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
export function createRefusal(
  form: Form,
  status: number,
  detail: string,
  more: Record<string, unknown> = {},
): Answer {
  const answer = form === 'html' ? problemPage(status, detail) : problemJson(status, detail, more);
  answer.headers['cache-control'] = 'no-store';
  return answer;
}
