import { createHash } from 'node:crypto';
import { countLoads } from '@/db/queries/count-loads';
import { getGroundPosition } from '@/db/queries/get-ground-position';
import { REVALIDATE, VALIDATOR_HEADER } from './headers';
import type { Shown } from './shown';
import { isGone } from './shown-headers';

type Headers = Record<string, string>;

/**
 * Names all that the response to an address depends on: two with the same validator are the same bytes,
 * but for the nonce of a page. What is shown is read at its own revision; what is read at the newest
 * position instead (names in addresses, which chart of countries there is) no figure's entry changes;
 * and of the rows of datasets the ledger says nothing.
 */
async function validatorOf(shown: Shown, headers: Headers): Promise<string> {
  const { db, newest, path, query, revision } = shown;
  const [ground, loads] = await Promise.all([getGroundPosition(db, newest), countLoads(db)]);
  const { 'ledger-position': _position, 'content-security-policy': _nonce, ...others } = headers;
  const all = [path, query, revision, ground, loads, isGone(shown), others];
  return createHash('sha256').update(JSON.stringify(all)).digest('base64url');
}

/** The headers of a response, with its validator where the response cache asks for it. */
export async function withValidator(
  { headers: asked }: Request,
  shown: Shown,
  headers: Headers,
): Promise<Headers> {
  // What never changes is not asked for again.
  if (!asked.has(VALIDATOR_HEADER) || headers['cache-control'] !== REVALIDATE) return headers;
  return { ...headers, [VALIDATOR_HEADER]: await validatorOf(shown, headers) };
}

/** 304 where the response cache keeps what would be made now; null where it does not. */
export function answerUnchanged({ headers: asked }: Request, headers: Headers): Response | null {
  const validator = headers[VALIDATOR_HEADER];
  if (validator === undefined || validator !== asked.get(VALIDATOR_HEADER)) return null;
  const position = headers['ledger-position'] ?? '';
  const sent = { [VALIDATOR_HEADER]: validator, 'ledger-position': position };
  return new Response(null, { status: 304, headers: sent });
}
