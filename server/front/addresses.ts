import { fillPath } from '@/routes/address';
import { ADDRESSES, type AddressName } from '@/routes/catalogue';
import { formOfPath } from '@/routes/forms';
import { type Match, matchAddress } from '@/routes/match';
import { subjectsOfConflict, subjectsOfNamed, subjectsOfQuestion } from '@/routes/subjects';
import { landingOfYearly, ofVersion, resolveCompare, resolveEvents } from './dataset-addresses';
import { resolveFigure, resolveFigureVersion } from './figure-addresses';
import type { LedgerIndex } from './ledger-index';
import { type Landing, landingAt, type Resolution, type Resolve, target } from './target';

/** A page or file that any entry may change. */
function whole(path: string): Resolve {
  return (asked) => target(asked, { path, subjects: null });
}

/** What belongs to a conflict, which the first part of the path names. */
type OfConflict = {
  /** The internal path, for the conflict's id and the other parts of the public one. */
  path: (id: string, ...rest: string[]) => string;
  landing?: (asked: Match) => Landing;
  framed?: true;
};

function ofConflict({ path, landing, framed }: OfConflict): Resolve {
  return (asked, index) => {
    const [slug = '', ...rest] = asked.parts;
    const found = index.conflict(slug);
    if (!found) return { kind: 'unknown', form: asked.form };
    if ('renamedTo' in found) {
      const to = fillPath(asked.address, [found.renamedTo, ...rest], asked.form);
      return { kind: 'moved', to };
    }
    return target(asked, {
      path: path(found.id, ...rest),
      subjects: subjectsOfConflict(found.id),
      ...(landing ? { landing: landing(asked) } : {}),
      ...(framed ? { framed } : {}),
    });
  };
}

/** A conflict's page is the page of its figures' files. */
function landingOfConflict({ parts }: Match): Landing {
  const page = fillPath(ADDRESSES.conflict, parts, 'html');
  return landingAt('Dataset', ADDRESSES.conflictFigures, page, `${page}/figures`);
}

function landingOfChart({ address, parts }: Match): Landing {
  return landingAt('Dataset', address, fillPath(address, parts, 'html'));
}

const resolveQuestion: Resolve = (asked, index) => {
  const [id = ''] = asked.parts;
  const conflict = index.conflictOf(id);
  if (conflict === null) return { kind: 'unknown', form: asked.form };
  return target(asked, { path: `/questions/${id}`, subjects: subjectsOfQuestion(id, conflict) });
};

/** A release is one state: its files have no others, and its page says the same for good. */
const resolveRelease: Resolve = (asked, index) => {
  const [name = ''] = asked.parts;
  const subjects = subjectsOfNamed('release', name);
  const fixedAt = index.firstChange(subjects);
  if (fixedAt === null) return { kind: 'unknown', form: asked.form };
  const path = `/releases/${name}`;
  return target(asked, {
    path,
    subjects,
    landing: landingAt('Dataset', asked.address, path),
    ...(asked.form === 'html' ? {} : { fixedAt }),
  });
};

function named(kind: 'source' | 'claimant'): Resolve {
  return (asked, index) => {
    const [id = ''] = asked.parts;
    const subjects = subjectsOfNamed(kind, id);
    if (index.lastChange(subjects, index.position) === null)
      return { kind: 'unknown', form: asked.form };
    return target(asked, { path: `/${kind}s/${id}`, subjects });
  };
}

/**
 * How what each address names is found in the ledger. Which charts a conflict has the pages know: one
 * that has nothing to show is theirs to answer 404.
 */
const RESOLVERS: Readonly<Record<AddressName, Resolve>> = {
  dashboard: (asked) => target(asked, { path: '', subjects: null, uncachedWith: 'q' }),
  conflicts: whole('/conflicts'),
  conflict: ofConflict({ path: (id) => `/conflicts/${id}`, landing: landingOfConflict }),
  conflictFigures: ofConflict({
    path: (id) => `/conflicts/${id}/figures`,
    landing: landingOfConflict,
  }),
  question: resolveQuestion,
  figure: resolveFigure,
  figureVersion: resolveFigureVersion,
  chart: ofConflict({
    path: (id, chart) => `/charts/${id}/${chart}`,
    landing: landingOfChart,
  }),
  chartEmbed: ofConflict({
    path: (id, chart) => `/charts/${id}/${chart}/embed`,
    framed: true,
  }),
  sources: whole('/sources'),
  source: named('source'),
  claimant: named('claimant'),
  datasets: whole('/datasets'),
  datasetCompare: resolveCompare,
  datasetVersion: ofVersion((dataset, version) => `/datasets/${dataset}/versions/${version}`),
  datasetEvents: resolveEvents,
  datasetYearly: ofVersion(
    (dataset, version) => `/datasets/${dataset}/versions/${version}/yearly`,
    landingOfYearly,
  ),
  corrections: whole('/corrections'),
  releases: whole('/releases'),
  release: resolveRelease,
  methods: whole('/methods'),
  about: whole('/about'),
  api: whole('/api'),
  apiDocument: whole('/api/openapi'),
  sitemap: whole('/sitemap'),
  robots: whole('/robots'),
  alive: () => ({ kind: 'alive' }),
  ready: () => ({ kind: 'ready' }),
};

/** One that was mistyped, or has words behind, leads to the address as the ledger gives it out. */
function resolveMatch(match: Match, path: string, index: LedgerIndex): Resolution {
  const resolution = RESOLVERS[match.name](match, index);
  if (resolution.kind === 'unknown' || match.canonical === path) return resolution;
  return { kind: 'moved', to: match.canonical };
}

/** Where a decoded public path leads. What is not in the catalogue is unknown, internal paths included. */
export function resolveAddress(path: string, index: LedgerIndex): Resolution {
  if (path !== '/' && path.endsWith('/'))
    return { kind: 'moved', to: `/${path.replace(/^\/+|\/+$/g, '')}` };
  const match = matchAddress(path);
  return match ? resolveMatch(match, path, index) : { kind: 'unknown', form: formOfPath(path) };
}
