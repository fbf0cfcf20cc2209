import { BadRequest } from '@/ledger/bad-request';
import { findUnstorable } from '@/ledger/text';
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

/** The path of an address, decoded. @throws BadRequest naming what in it cannot be read */
export function decodePath(raw: string): string {
  return decode(raw.replaceAll('+', '%2B'), 'the path');
}

function throwUnknown(name: string, query: Query): never {
  const allowed = Object.keys(query);
  const list = allowed.length === 0 ? 'none is' : `${allowed.join(', ')} are`;
  throw new BadRequest(`the parameter "${name}" is not known here: ${list} allowed`, name);
}

/**
 * A query without the fields that a form without a script sends empty: what is left empty is not asked for.
 * @param fields their names; a field that says something when it is empty is not among them
 */
export function withoutEmptyFields(query: string, fields: readonly string[]): string {
  const isEmpty = (piece: string) => piece.endsWith('=') && fields.includes(piece.slice(0, -1));
  return query
    .split('&')
    .filter((piece) => !isEmpty(piece))
    .join('&');
}

/**
 * The parameters of an address, decoded and found to be what they should be.
 * @param query what the address can be asked with
 * @param strict whether an unknown parameter is an error (files) or left out (pages, to which others
 *   append their own marks)
 * @throws BadRequest naming the parameter and what is allowed
 */
export function parseQuery(raw: string, query: Query, strict: boolean): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const piece of raw.split('&').filter(Boolean)) {
    const equals = piece.indexOf('=');
    const name = decode(equals < 0 ? piece : piece.slice(0, equals), 'a parameter’s name');
    const parameter = Object.hasOwn(query, name) ? query[name] : undefined;
    if (!parameter) {
      if (!strict) continue;
      throwUnknown(name, query);
    }
    if (parameters.has(name)) throw new BadRequest(`the parameter "${name}" is given twice`, name);
    const text = decode(equals < 0 ? '' : piece.slice(equals + 1), `"${name}"`);
    readValue(name, parameter.schema, text);
    parameters.set(name, text);
  }
  return parameters;
}
