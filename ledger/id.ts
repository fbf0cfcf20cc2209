/**
 * Figure ids: six symbols of Crockford's base 32 and his check symbol, beginning with a letter, so
 * that a spreadsheet never takes one for a number. Source: https://www.crockford.com/base32.html
 */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The check symbol counts modulo 37. `*~$=` are not letters or digits: such ids are not given out. */
const CHECK_SYMBOLS = `${SYMBOLS}*~$=U`;
const BODY_LENGTH = 6;
/** What an id looks like; its check symbol tells whether it is one. */
export const FIGURE_ID = /^[A-HJKMNP-TV-Z][0-9A-HJKMNP-TV-Z]{5}[0-9A-HJKMNP-Z]$/;

function checkSymbol(body: string): string {
  let rest = 0;
  for (const symbol of body) rest = (rest * 32 + SYMBOLS.indexOf(symbol)) % 37;
  return CHECK_SYMBOLS.charAt(rest);
}

/** Whether a text is a figure's id as it is given out: capitals, right length, right check symbol. */
export function isFigureId(value: string): boolean {
  return FIGURE_ID.test(value) && checkSymbol(value.slice(0, BODY_LENGTH)) === value.at(-1);
}

/**
 * The id that a person meant: lower case, I and L for 1, O for 0, hyphens left out.
 * Null where it is not an id, a mistyped one included (the check symbol catches it).
 */
export function normalizeFigureId(typed: string): string | null {
  const body = typed.toUpperCase().replaceAll('-', '').replace(/[IL]/g, '1').replaceAll('O', '0');
  return isFigureId(body) ? body : null;
}

/** The id that an address means: as a person types it, also with a hyphen and any words behind. */
export function figureIdOfAddress(typed: string): string | null {
  const [, symbols = '', rest = ''] = /^(.{7})(.*)$/s.exec(typed) ?? [];
  const isWorded = rest === '' || rest.startsWith('-');
  return (isWorded ? normalizeFigureId(symbols) : null) ?? normalizeFigureId(typed);
}

/**
 * Makes a new id from random bytes.
 * @param randomBytes gives n bytes from a cryptographic source
 */
export function createFigureId(randomBytes: (n: number) => Uint8Array): string {
  for (;;) {
    const body = Array.from(randomBytes(BODY_LENGTH), (byte) => SYMBOLS.charAt(byte % 32)).join('');
    const id = body + checkSymbol(body);
    if (isFigureId(id)) return id;
  }
}
