import { findUnstorable } from '@/figures/text';

/** An address that cannot be answered as it was asked: what is wrong, and what is allowed. */
export class BadRequest extends Error {
  override name = 'BadRequest';
  readonly parameter: string | null;

  constructor(message: string, parameter: string | null = null) {
    super(message);
    this.parameter = parameter;
  }
}

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

/**
 * The parameters of an address.
 * @param strict whether an unknown parameter is refused (files) or left out (pages, to which others
 *   append their own marks)
 * @throws BadRequest naming the parameter and what is allowed
 */
export function parseQuery(
  raw: string,
  allowed: readonly string[],
  strict: boolean,
): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const piece of raw.split('&').filter(Boolean)) {
    const equals = piece.indexOf('=');
    const name = decode(equals < 0 ? piece : piece.slice(0, equals), 'a parameter’s name');
    if (!allowed.includes(name)) {
      if (!strict) continue;
      const list = allowed.length === 0 ? 'none is' : `${allowed.join(', ')} are`;
      throw new BadRequest(`the parameter "${name}" is not known here: ${list} allowed`, name);
    }
    if (parameters.has(name)) throw new BadRequest(`the parameter "${name}" is given twice`, name);
    parameters.set(name, decode(equals < 0 ? '' : piece.slice(equals + 1), `"${name}"`));
  }
  return parameters;
}

/**
 * The position of `?at=`, or null where it is not given.
 * @throws BadRequest when it is no whole number from 1
 */
export function parseAt(parameters: Map<string, string>): number | null {
  const value = parameters.get('at');
  if (value === undefined) return null;
  const position = Number(value);
  if (!/^[1-9]\d{0,15}$/.test(value) || !Number.isSafeInteger(position)) {
    throw new BadRequest(
      `"at" is "${value}": a position of the ledger is a whole number from 1`,
      'at',
    );
  }
  return position;
}
