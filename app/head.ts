import type { Metadata } from 'next';
import { publicOrigin } from './reader';
import type { State } from './state';

/** What a page says about itself, beside what it shows. `path` is public and begins with a slash. */
export type Head = { path: string; title: string; description: string };

/** Long enough for a search result to be understood, short enough to be shown whole. */
const DESCRIPTION_LENGTH = 300;

/**
 * A page's metadata. A pinned page names the live address as the canonical one and is not indexed,
 * so that a search finds the newest state.
 */
export function toMetadata(state: State, { path, title, description }: Head): Metadata {
  const short =
    description.length <= DESCRIPTION_LENGTH
      ? description
      : `${description.slice(0, DESCRIPTION_LENGTH - 1).replace(/\s+\S*$/, '')}…`;
  return {
    title,
    description: short,
    alternates: { canonical: `${publicOrigin()}${path}` },
    robots: { index: state.mode === 'live', follow: true },
  };
}
