import { formatInfo } from '../formats';
import { NOT_KEPT, OPEN, securityHeaders } from './headers';

/** Something short about the process itself, kept by no cache. */
export function json(value: object, status: number): Response {
  const { type } = formatInfo('json');
  return new Response(`${JSON.stringify(value)}\n`, {
    status,
    headers: {
      'content-type': type,
      'cache-control': NOT_KEPT,
      ...OPEN,
      ...securityHeaders(type, null),
    },
  });
}
