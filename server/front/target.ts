import type { FileForm, Form } from './forms';
import type { LedgerIndex } from './ledger-index';

/**
 * The page about a thing, and the forms that the thing can be had in. `page` is its public path; the
 * paths of its forms begin with `stem`.
 */
export type Landing = {
  /** What kind of thing it is, in the words of schema.org. */
  kind: 'Claim' | 'Dataset';
  page: string;
  stem: string;
  forms: readonly FileForm[];
};

/**
 * What an address leads to. `path` is the internal one, below the state's own segment; `subjects` is
 * what its content depends on, what it is about first (null: on the whole ledger).
 */
export type Target = {
  path: string;
  form: Form;
  subjects: readonly string[] | null;
  parameters: readonly string[];
  /** The one position of a frozen file. */
  fixedAt?: number;
  /** The figure that a page or file is about, and which of its versions where it is about one. */
  figure?: string;
  version?: number;
  /** The page and the forms of the thing that it is about, where there is one such page. */
  landing?: Landing;
  /** The parameter that makes a page depend on what a reader typed: such a page is not kept. */
  uncachedWith?: string;
  /** A page that other sites may show in a frame. */
  framed?: true;
  /** The endings that the same thing can be asked for with, where the page's own address can be. */
  files?: readonly FileForm[];
  /** Names its own public address in what it says, so that each address is a file of its own. */
  namesAddress?: true;
};

/**
 * Which state an answer shows: of which position, whether the address is of just that state, the
 * position that it asked for where it did, and its query as it was asked.
 */
export type Shown = { position: number; pinned: boolean; at: number | null; query: string };

export type Resolution =
  | { kind: 'target'; target: Target }
  /** When a figure's versions came into force. */
  | { kind: 'timemap'; figure: string }
  /** What a page's `Link` header says, and its files' headers, as one document. */
  | { kind: 'linkset'; target: Target }
  | { kind: 'moved'; to: string }
  | { kind: 'unknown'; form: Form };

/** A pattern of public paths, and where its parts lead. */
export type Address = {
  pattern: RegExp;
  resolve: (parts: string[], index: LedgerIndex) => Resolution;
};

export const target = (value: Target): Resolution => ({ kind: 'target', target: value });

/** A page that the whole ledger may change. */
export const whole = (path: string): Resolution =>
  target({ path, form: 'html', subjects: null, parameters: ['at'] });
