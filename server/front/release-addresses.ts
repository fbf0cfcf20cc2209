import { type FileForm, formOf } from './forms';
import type { LedgerIndex } from './ledger-index';
import { type Address, type Landing, type Resolution, target, whole } from './target';

/** The endings of a release. */
const RELEASE_FILES: readonly FileForm[] = ['zip', 'bib', 'ris', 'csl.json'];

/** A release is one state: its page and its files have no others. */
function resolveRelease([name = '', ending]: string[], index: LedgerIndex): Resolution {
  const form = formOf(ending);
  const subjects = [`release:${name}`];
  const fixedAt = index.firstChange(subjects);
  const isFile = ending === undefined || RELEASE_FILES.some((each) => each === ending);
  if (fixedAt === null || !isFile) return { kind: 'unknown', form };
  const page = `/releases/${name}`;
  const landing: Landing = { kind: 'Dataset', page, stem: page, forms: RELEASE_FILES };
  if (form === 'html') return target({ path: page, form, subjects, parameters: ['at'], landing });
  return target({ path: `${page}/${form}`, form, subjects, parameters: [], fixedAt, landing });
}

export const RELEASE_ADDRESSES: Address[] = [
  { pattern: /^\/releases$/, resolve: () => whole('/releases') },
  { pattern: /^\/releases\/([^/.]+)(?:\.([a-z.]+))?$/, resolve: resolveRelease },
];
