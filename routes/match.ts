import { bareForm, fillPath, listForms, listParts, type PublicAddress, withForm } from './address';
import { type AddressName, listAddresses } from './catalogue';
import { type Form, isForm } from './forms';

/** What a public path leads to. */
export type Match = {
  name: AddressName;
  address: PublicAddress;
  form: Form;
  /** The parts of the path in their order, as the ledger writes them. */
  parts: string[];
  /** The path with these parts: another than was asked for where one was mistyped or had words behind. */
  canonical: string;
};

type Pattern = {
  name: AddressName;
  address: PublicAddress;
  parts: ReturnType<typeof listParts>;
  pattern: RegExp;
};

const escapePattern = (text: string) => text.replace(/[.]/g, '\\$&');

/** No part before an ending holds a dot, so that the ending is always told apart from what it ends. */
function toPattern(address: PublicAddress): RegExp {
  const forms = listForms(address);
  const tails = forms
    .filter((form) => form !== bareForm(address))
    .map((form) => escapePattern(withForm('', form, address)));
  const parts = new Map(listParts(address));
  const path = escapePattern(address.path).replace(/\{([a-z]+)\}/g, (_, name: string) =>
    parts.get(name)?.dotted ? '([^/]+)' : '([^/.]+)',
  );
  const optional = forms.includes(bareForm(address)) ? '?' : '';
  return new RegExp(`^${path}${tails.length > 0 ? `(${tails.join('|')})${optional}` : ''}$`);
}

const PATTERNS: Pattern[] = listAddresses().map(([name, address]) => ({
  name,
  address,
  parts: listParts(address),
  pattern: toPattern(address),
}));

/** The parts as the ledger writes them; null where one cannot be what it should be. */
function readParts(parts: Pattern['parts'], typed: readonly string[]): string[] | null {
  const read = parts.map(([, { schema }], i) => schema.safeParse(typed[i]));
  return read.every((each) => each.success) ? read.map((each) => String(each.data)) : null;
}

function readMatch(pattern: Pattern, [, ...found]: RegExpExecArray): Match | null {
  const { name, address } = pattern;
  const parts = readParts(pattern.parts, found);
  const tail = found[pattern.parts.length]?.slice(1);
  const form = tail === undefined ? bareForm(address) : tail;
  if (!parts || !isForm(form)) return null;
  return { name, address, form, parts, canonical: fillPath(address, parts, form) };
}

/** What a decoded public path leads to by the catalogue alone; null where there is no such address. */
export function matchAddress(path: string): Match | null {
  for (const each of PATTERNS) {
    const found = each.pattern.exec(path);
    const match = found && readMatch(each, found);
    if (match) return match;
  }
  return null;
}
