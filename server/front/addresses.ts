import { normalizeFigureId } from '@/figures/id';
import type { LedgerIndex } from './ledger-index';

/** The forms that an address can be answered in. */
export type Form = 'html' | 'csv' | 'json' | 'svg' | 'png';

/**
 * What an address leads to. `path` is the internal one, below the state's own segment; `subjects` is
 * what its content depends on, what it is about first (null: on the whole ledger); `fixedAt` is the one position of a frozen
 * file. An `uncached` page depends on what a reader typed.
 */
export type Target = {
  path: string;
  form: Form;
  subjects: readonly string[] | null;
  parameters: readonly string[];
  fixedAt?: number;
  figure?: string;
  uncachedWith?: string;
  /** A page that other sites may show in a frame. */
  framed?: true;
};

export type Resolution =
  | { kind: 'target'; target: Target }
  | { kind: 'moved'; to: string }
  | { kind: 'unknown'; form: Form };

type Address = { pattern: RegExp; resolve: (parts: string[], index: LedgerIndex) => Resolution };

const FILE_FORMS: readonly Form[] = ['csv', 'json', 'svg', 'png'];

/** The form that an address's ending asks for; a page where it asks for none. */
export function formOf(ending: string | undefined): Form {
  return FILE_FORMS.find((form) => form === ending) ?? 'html';
}

const target = (value: Target): Resolution => ({ kind: 'target', target: value });

/** A page or file that the whole ledger may change. */
const whole = (path: string): Resolution =>
  target({ path, form: 'html', subjects: null, parameters: ['at'] });

function resolveConflict(slug: string, rest: string, form: Form, index: LedgerIndex): Resolution {
  const found = index.conflict(slug);
  if (!found) return { kind: 'unknown', form };
  if ('renamedTo' in found) return { kind: 'moved', to: `/conflicts/${found.renamedTo}${rest}` };
  const files = form === 'csv' ? ['bom'] : [];
  const parameters =
    form === 'html' ? ['at'] : ['at', 'measure', 'phase', 'claimant', 'status', ...files];
  const path = `/conflicts/${found.id}${form === 'html' ? '' : `/figures/${form}`}`;
  return target({ path, form, subjects: [`conflict:${found.id}`], parameters });
}

/** What each form of a chart can be asked with, besides the position. */
const CHART_PARAMETERS: Record<Form, string[]> = {
  html: [],
  csv: ['bom'],
  json: [],
  svg: ['theme', 'width'],
  png: ['theme', 'width'],
};

/**
 * A chart of a conflict. Which charts there are the pages know: one that has nothing to show is
 * theirs to answer 404.
 */
function resolveChart(parts: string[], index: LedgerIndex): Resolution {
  const [slug = '', chart = '', tail = ''] = parts;
  const form = formOf(tail.slice(1));
  const found = index.conflict(slug);
  if (!found) return { kind: 'unknown', form };
  if ('renamedTo' in found)
    return { kind: 'moved', to: `/charts/${found.renamedTo}/${chart}${tail}` };
  const embed = tail === '/embed';
  return target({
    path: `/charts/${found.id}/${chart}${embed ? tail : form === 'html' ? '' : `/${form}`}`,
    form,
    subjects: [`conflict:${found.id}`],
    parameters: ['at', ...CHART_PARAMETERS[form]],
    ...(embed ? { framed: true } : {}),
  });
}

/** The canonical id of a figure, or where a mistyped or worded one leads. */
function resolveFigureId(typed: string): { id: string; canonical: boolean } | null {
  const id = normalizeFigureId(typed.slice(0, 7));
  const rest = typed.slice(7);
  if (!id || (rest !== '' && !rest.startsWith('-'))) {
    const hyphened = normalizeFigureId(typed);
    return hyphened ? { id: hyphened, canonical: false } : null;
  }
  return { id, canonical: typed === id };
}

function resolveFigure(parts: string[], index: LedgerIndex): Resolution {
  const [typed, version, ending] = parts;
  const form = formOf(ending);
  const found = resolveFigureId(typed ?? '');
  const places = found && index.figure(found.id);
  const isForm = ending === undefined || form === 'csv' || form === 'json';
  if (!found || !places || !isForm) {
    return { kind: 'unknown', form };
  }
  const tail = `${version === undefined ? '' : `/v${version}`}${ending === undefined ? '' : `.${ending}`}`;
  if (!found.canonical) return { kind: 'moved', to: `/figures/${found.id}${tail}` };
  const parameters = form === 'csv' ? ['at', 'bom'] : ['at'];
  const subjects = [`figure:${found.id}`, `question:${places.question}`];
  const file = form === 'html' ? '' : `/${form}`;
  if (version === undefined) {
    return target({
      path: `/figures/${found.id}${file}`,
      form,
      subjects,
      parameters,
      figure: found.id,
    });
  }
  const fixedAt = places.versions[Number(version) - 1];
  if (fixedAt === undefined) return { kind: 'unknown', form };
  const path = `/figures/${found.id}/versions/${version}${file}`;
  if (form === 'html') return target({ path, form, subjects, parameters });
  return target({
    path,
    form,
    subjects,
    fixedAt,
    parameters: parameters.filter((name) => name !== 'at'),
  });
}

/** A question's page says what is not to be added, and names other questions of the conflict. */
function resolveQuestion([id = '']: string[], index: LedgerIndex): Resolution {
  const conflict = index.conflictOf(id);
  if (conflict === null) return { kind: 'unknown', form: 'html' };
  const subjects = [`question:${id}`, `conflict:${conflict}`];
  return target({ path: `/questions/${id}`, form: 'html', subjects, parameters: ['at'] });
}

function resolveNamed(kind: 'source' | 'claimant') {
  return ([id = '']: string[], index: LedgerIndex): Resolution => {
    const subjects = [`${kind}:${id}`];
    if (index.lastChange(subjects, index.position) === null)
      return { kind: 'unknown', form: 'html' };
    return target({ path: `/${kind}s/${id}`, form: 'html', subjects, parameters: ['at'] });
  };
}

/** Every public address that shows the ledger. What is not here is unknown, internal paths included. */
const ADDRESSES: Address[] = [
  {
    pattern: /^\/$/,
    resolve: () =>
      target({
        path: '',
        form: 'html',
        subjects: null,
        parameters: ['at', 'q'],
        uncachedWith: 'q',
      }),
  },
  { pattern: /^\/(conflicts|sources|methods|about)$/, resolve: ([page]) => whole(`/${page}`) },
  {
    pattern: /^\/conflicts\/([^/.]+)$/,
    resolve: ([slug = ''], index) => resolveConflict(slug, '', 'html', index),
  },
  {
    pattern: /^\/conflicts\/([^/.]+)\/figures\.(csv|json)$/,
    resolve: ([slug = '', ending], index) =>
      resolveConflict(slug, `/figures.${ending}`, formOf(ending), index),
  },
  {
    pattern: /^\/charts\/([^/.]+)\/([a-z-]{1,40})(\/embed|\.csv|\.json|\.svg|\.png)?$/,
    resolve: resolveChart,
  },
  { pattern: /^\/figures\/([^/.]+)(?:\/v([1-9]\d{0,5}))?(?:\.([a-z]+))?$/, resolve: resolveFigure },
  { pattern: /^\/questions\/([^/.]+)$/, resolve: resolveQuestion },
  { pattern: /^\/sources\/([^/.]+)$/, resolve: resolveNamed('source') },
  { pattern: /^\/claimants\/([^/.]+)$/, resolve: resolveNamed('claimant') },
];

/** Where a decoded public path leads. */
export function resolveAddress(path: string, index: LedgerIndex): Resolution {
  if (path !== '/' && path.endsWith('/'))
    return { kind: 'moved', to: path.replace(/\/+$/, '') || '/' };
  for (const { pattern, resolve } of ADDRESSES) {
    const match = pattern.exec(path);
    if (match) return resolve(match.slice(1), index);
  }
  return { kind: 'unknown', form: formOf(/\.([a-z]+)$/.exec(path)?.[1]) };
}
