import { factsOf } from '@/routes/forms';
import { type Answer, createAnswer } from './answer';
import { OPEN, REVALIDATE } from './headers';

function lead(status: number, location: string, words: string): Answer {
  const headers = {
    location,
    'content-type': factsOf('txt').type,
    'cache-control': REVALIDATE,
    ...OPEN,
  };
  return createAnswer(status, headers, `${words} ${location}\n`);
}

/** Leads to another address for this reader: the same address may lead another one elsewhere. */
export function found(status: 302 | 303, location: string): Answer {
  return lead(status, location, 'See');
}

/** A decoded path, and a query as it was sent, as an address of this site in plain ASCII. */
function toLocation(path: string, query: string): string {
  const local = `/${path.replace(/^[/\\]+/, '')}`;
  const encoded = local.split('/').map(encodeURIComponent).join('/');
  const asked = query.replace(/[^\x21-\x7e]/g, encodeURIComponent);
  return asked === '' ? encoded : `${encoded}?${asked}`;
}

/**
 * Leads to the address that a thing has now.
 * @param to its path, decoded: what a reader typed may be in it
 * @param query what was asked with it, without `?`
 */
export function moved(to: string, query: string): Answer {
  return lead(308, toLocation(to, query), 'Moved to');
}

/** Something short about the process itself, kept by nobody. */
export function json(value: object, status: number): Answer {
  const headers = { 'content-type': factsOf('json').type, 'cache-control': 'no-store', ...OPEN };
  return createAnswer(status, headers, `${JSON.stringify(value)}\n`);
}
