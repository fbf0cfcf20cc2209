import { listEndings, listForms, type PublicAddress } from '@/routes/address';
import type { FileForm, Form } from '@/routes/forms';
import type { Match } from '@/routes/match';
import type { Query } from '@/routes/parameter';
import type { Subjects } from '@/routes/subjects';
import type { DownloadAsked } from './dataset-downloads';
import type { LedgerIndex } from './ledger-index';

/**
 * The page about a thing, and the forms that the thing can be had in. `page` is its public path; the
 * paths of its forms begin with `stem`.
 */
export type Landing = {
  /** What kind of thing it is, in the words of schema.org. */
  kind: 'Claim' | 'Dataset';
  /** Whether it is of our compilation, whose licence is known; a publisher's own is said on its page. */
  ours: boolean;
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
  subjects: Subjects | null;
  /** What it can be asked with. */
  query: Query;
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
  /** Streamed from the database: too large to be drawn or kept. */
  | { kind: 'download'; download: DownloadAsked }
  /** What the process says of itself: that it is alive, or whether it can answer. */
  | { kind: 'alive' }
  | { kind: 'ready' }
  | { kind: 'moved'; to: string }
  | { kind: 'unknown'; form: Form };

/** Finds in the ledger what a public address names. */
export type Resolve = (asked: Match, index: LedgerIndex) => Resolution;

/**
 * The landing of what an address leads to, with every form that the catalogue has of it.
 * @param page the public path of its page
 * @param stem what the paths of its forms begin with, where that is not its page's own
 */
export function landingAt(
  kind: Landing['kind'],
  address: PublicAddress,
  page: string,
  stem = page,
  ours = true,
): Landing {
  const beside = listForms(address).filter((form) => form === 'csvw.json');
  return { kind, ours, page, stem, forms: [...listEndings(address), ...beside] };
}

/** The target of an address: what the catalogue says of it, and what the resolver found. */
export function target(
  { address, form }: Match,
  found: Omit<Target, 'form' | 'query' | 'files' | 'namesAddress'>,
): Resolution {
  const isPage = form === 'html';
  const endings = isPage ? listEndings(address) : [];
  return {
    kind: 'target',
    target: {
      ...found,
      path: isPage ? found.path : `${found.path}/${form}`,
      form,
      query: address.forms[form] ?? {},
      ...(endings.length > 0 ? { files: endings } : {}),
      ...(form === 'csvw.json' ? { namesAddress: true as const } : {}),
    },
  };
}
