import { findUnstorable } from '@/ledger/text';
import { BadRequest } from '@/routes/bad-request';
import { type Query, readValue } from '@/routes/parameter';

function decode(raw: string, what: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(raw.replaceAll('+', ' '));
  } catch {
    throw new BadRequest(
      `${what} is not percent-encoded UTF-8 (a lone surrogate, or a % that begins no code)`,
    );
  }
  const found = findUnstorable(decoded);
  if (found) throw new BadRequest(`${what} holds ${found}`);
  return decoded;
}

const ORIGIN = /^https?:\/\/[^/?#]*/i;

/** The target of a request without the origin that some clients put before it (RFC 9112, absolute-form). */
export function withoutOrigin(target: string): string {
  const rest = target.replace(ORIGIN, '');
  return rest.startsWith('/') || rest === target ? rest : `/${rest}`;
}

/** The path of an address, decoded. @throws BadRequest naming what in it cannot be read */
export function decodePath(raw: string): string {
  return decode(raw.replaceAll('+', '%2B'), 'the path');
}

function refuseUnknown(name: string, query: Query): never {
  const allowed = Object.keys(query);
  const list = allowed.length === 0 ? 'none is' : `${allowed.join(', ')} are`;
  throw new BadRequest(`the parameter "${name}" is not known here: ${list} allowed`, name);
}

/**
 * The parameters of an address, decoded and found to be what they should be.
 * @param query what the address can be asked with
 * @param strict whether an unknown parameter is refused (files) or left out (pages, to which others
 *   append their own marks)
 * @throws BadRequest naming the parameter and what is allowed
 */
export function parseQuery(raw: string, query: Query, strict: boolean): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const piece of raw.split('&').filter(Boolean)) {
    const equals = piece.indexOf('=');
    const name = decode(equals < 0 ? piece : piece.slice(0, equals), 'a parameter’s name');
    const parameter = Object.hasOwn(query, name) ? query[name] : undefined;
    if (!parameter) {
      if (!strict) continue;
      refuseUnknown(name, query);
    }
    if (parameters.has(name)) throw new BadRequest(`the parameter "${name}" is given twice`, name);
    const text = decode(equals < 0 ? '' : piece.slice(equals + 1), `"${name}"`);
    readValue(name, parameter.schema, text);
    parameters.set(name, text);
  }
  return parameters;
}

/** The position of `?at=`, or null where it is not given. @param parameters as `parseQuery` gives them */
export function positionAsked(parameters: Map<string, string>): number | null {
  const text = parameters.get('at');
  return text === undefined ? null : Number(text);
}
