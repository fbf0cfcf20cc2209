import { UnknownValue } from './figure-filters';

/** The front sets every other header: it knows whether the file is pinned. */
function file(body: string, type: string): Response {
  return new Response(body, { headers: { 'content-type': type } });
}

const TITLES: Record<number, string> = {
  400: 'Bad Request',
  404: 'Not Found',
  503: 'Service Unavailable',
};

/** Problem details (RFC 9457), for what only the ledger can tell to be wrong. */
export function problem(status: number, detail: string, more: Record<string, unknown>): Response {
  const title = TITLES[status] ?? 'Error';
  const body = { type: 'about:blank', title, status, detail, ...more };
  return new Response(`${JSON.stringify(body, null, 2)}\n`, {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
  });
}

/** Refuses a parameter's value, naming what is allowed. @throws any other error */
export function refuseValue(error: unknown): Response {
  if (!(error instanceof UnknownValue)) throw error;
  const { parameter, allowed } = error;
  return problem(400, error.message, { parameter, allowed });
}

/**
 * Answers with a file in the form that the address asked for.
 * @param write gives the file's text, or null where the ledger does not hold it
 */
export async function respondWithFile(
  form: string,
  write: Record<'csv' | 'json', () => Promise<string | null>>,
): Promise<Response> {
  if (form !== 'csv' && form !== 'json') return problem(404, 'No such form.', {});
  try {
    const body = await write[form]();
    if (body === null) return problem(404, 'Nothing is at this address (or not yet).', {});
    return file(body, form === 'csv' ? 'text/csv; charset=utf-8' : 'application/json');
  } catch (error) {
    return refuseValue(error);
  }
}
