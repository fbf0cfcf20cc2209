import { BadRequest } from '@/routes/bad-request';
import { PROBLEM_TYPE, type Problem } from '@/routes/problem';

/** Writes a file's text, or null where the ledger does not hold what it is about. */
export type WriteFile = () => Promise<string | null>;

const TITLES: Record<number, string> = {
  400: 'Bad Request',
  404: 'Not Found',
  503: 'Service Unavailable',
};

/** Problem details (RFC 9457), for what only the ledger can tell to be wrong. */
export function problem(
  status: number,
  detail: string,
  more: Pick<Problem, 'parameter' | 'allowed'>,
): Response {
  const title = TITLES[status] ?? 'Error';
  const body: Problem = { type: 'about:blank', title, status, detail, ...more };
  return new Response(`${JSON.stringify(body, null, 2)}\n`, {
    status,
    headers: { 'content-type': PROBLEM_TYPE },
  });
}

/** Refuses a parameter's value, naming what is allowed. @throws any other error */
export function refuseValue(error: unknown): Response {
  if (!(error instanceof BadRequest)) throw error;
  const { message, parameter, allowed } = error;
  return problem(400, message, { parameter, ...(allowed ? { allowed: [...allowed] } : {}) });
}

/**
 * Answers with a file in the form that the address asked for. The front sets its headers, the media
 * type too: it knows the form, and whether the file is pinned.
 * @param write how each form that there is here is written
 */
export async function respondWithFile(
  form: string,
  write: Readonly<Record<string, WriteFile>>,
): Promise<Response> {
  const writeForm = Object.hasOwn(write, form) ? write[form] : undefined;
  if (!writeForm) return problem(404, 'No such form.', {});
  try {
    const body = await writeForm();
    if (body === null) return problem(404, 'Nothing is at this address (or not yet).', {});
    return new Response(body, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
  } catch (error) {
    return refuseValue(error);
  }
}
