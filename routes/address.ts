import type { z } from 'zod';
import { type FileForm, type Form, factsOf, isForm } from './forms';
import type { Parameter, Query } from './parameter';

/** The chapters of the API's description, in its order. */
export const CHAPTERS = ['Figures', 'Charts', 'Event data', 'Changes', 'This site'] as const;
export type Chapter = (typeof CHAPTERS)[number];

/** A thing that has a public address: where it is, in which forms, and what it can be asked with. */
export type PublicAddress = {
  /** The public path without its ending; each `{name}` stands for one part of it. */
  path: string;
  chapter: Chapter;
  /** What is there, as a headline. */
  title: string;
  /** What a program must know of it beside that. */
  note?: string;
  /** What the parts of the path are, by name. */
  parts?: Readonly<Record<string, Parameter>>;
  /** Every form that it can be had in, and the parameters of each. */
  forms: Readonly<Partial<Record<Form, Query>>>;
  /** The form that stands at the path itself, where that is no page. */
  bare?: Form;
  /** What its JSON holds. */
  json?: z.ZodType;
  /** Other statuses under which the same is sent as under 200, and what each says. */
  sameUnder?: Readonly<Partial<Record<410 | 503, string>>>;
  /** One state, which never changes: there is nothing earlier to lead to. */
  frozen?: true;
  /** The forms that go from the database to the reader as they are read. */
  streamed?: readonly Form[];
  /** The forms of which parts can be asked for. */
  ranged?: readonly Form[];
};

/**
 * The parts of an address's path in their order, with what each is.
 * @throws Error for a part of the path that the address does not describe
 */
export function listParts({ path, parts = {} }: PublicAddress): [string, Parameter][] {
  return Array.from(path.matchAll(/\{([a-z]+)\}/g), ([, name = '']) => {
    const part = parts[name];
    if (!part) throw new Error(`the address ${path} does not say what {${name}} is`);
    return [name, part];
  });
}

/** The form that an address has at its path itself. */
export function bareForm({ bare = 'html' }: Pick<PublicAddress, 'bare'>): Form {
  return bare;
}

/** The forms of an address, in the order of the catalogue. */
export function listForms({ forms }: PublicAddress): Form[] {
  return Object.keys(forms).filter(isForm);
}

/** The endings of an address: the forms that a program's `Accept` can lead to from its page. */
export function listEndings(address: PublicAddress): FileForm[] {
  return listForms(address).filter(
    (form): form is FileForm => form !== 'html' && !factsOf(form).beside,
  );
}

/** The public path, or its template, with what asks for a form. */
export function withForm(path: string, form: Form, address: Pick<PublicAddress, 'bare'>): string {
  if (form === bareForm(address)) return path;
  return factsOf(form).beside ? `${path}/${form}` : `${path}.${form}`;
}

/** The public path of an address with these parts, in their order. */
export function fillPath(address: PublicAddress, parts: readonly string[], form: Form): string {
  const left = [...parts];
  const filled = address.path.replace(/\{[a-z]+\}/g, () => left.shift() ?? '');
  return withForm(filled, form, address);
}

/** Whether an address is for programs too: a file, or a page from which `Accept` leads to one. */
export function isForPrograms(address: PublicAddress, form: Form): boolean {
  return form !== 'html' || listEndings(address).length > 0;
}
