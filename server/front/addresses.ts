import { FIGURE_ADDRESSES } from './figure-addresses';
import { type FileForm, type Form, formOf, formOfPath } from './forms';
import type { LedgerIndex } from './ledger-index';
import { RELEASE_ADDRESSES } from './release-addresses';
import { type Address, type Landing, type Resolution, target, whole } from './target';

/** The figures of a conflict as a file; `csvw.json` describes the CSV that has the same parameters. */
function resolveConflict(parts: string[], index: LedgerIndex): Resolution {
  const [slug = '', ending, beside] = parts;
  const form = formOf(ending ?? beside);
  const found = index.conflict(slug);
  if (!found) return { kind: 'unknown', form };
  if ('renamedTo' in found) {
    const file = beside === undefined ? `.${ending}` : `/${beside}`;
    const rest = form === 'html' ? '' : `/figures${file}`;
    return { kind: 'moved', to: `/conflicts/${found.renamedTo}${rest}` };
  }
  const subjects = [`conflict:${found.id}`];
  const page = `/conflicts/${slug}`;
  const landing: Landing = {
    kind: 'Dataset',
    page,
    stem: `${page}/figures`,
    forms: ['csv', 'json', 'csvw.json'],
  };
  if (form === 'html') {
    return target({ path: `/conflicts/${found.id}`, form, subjects, parameters: ['at'], landing });
  }
  const bom = form === 'json' ? [] : ['bom'];
  return target({
    path: `/conflicts/${found.id}/figures/${form}`,
    form,
    subjects,
    landing,
    parameters: ['at', 'measure', 'phase', 'claimant', 'status', ...bom],
    ...(form === 'csvw.json' ? { namesAddress: true as const } : {}),
  });
}

/** The endings of a chart. */
const CHART_FILES: readonly FileForm[] = ['csv', 'json', 'svg', 'png', 'bib', 'ris', 'csl.json'];

/** What a form of a chart can be asked with, besides the position. */
function listChartParameters(form: Form): string[] {
  if (form === 'csv' || form === 'csvw.json') return ['bom'];
  return form === 'svg' || form === 'png' ? ['theme', 'width'] : [];
}

/**
 * A chart of a conflict. Which charts there are the pages know: one that has nothing to show is
 * theirs to answer 404.
 */
function resolveChart(parts: string[], index: LedgerIndex): Resolution {
  const [slug = '', chart = '', ending, beside] = parts;
  const embed = beside === 'embed';
  const form = formOf(ending ?? (embed ? undefined : beside));
  const found = index.conflict(slug);
  if (!found || (ending !== undefined && !CHART_FILES.some((each) => each === ending)))
    return { kind: 'unknown', form };
  if ('renamedTo' in found) {
    const tail = ending === undefined ? '' : `.${ending}`;
    const document = beside === undefined ? '' : `/${beside}`;
    return { kind: 'moved', to: `/charts/${found.renamedTo}/${chart}${tail}${document}` };
  }
  const page = `/charts/${slug}/${chart}`;
  const forms = [...CHART_FILES, 'csvw.json' as const];
  return target({
    path: `/charts/${found.id}/${chart}${embed ? '/embed' : form === 'html' ? '' : `/${form}`}`,
    form,
    subjects: [`conflict:${found.id}`],
    parameters: ['at', ...listChartParameters(form)],
    ...(embed
      ? { framed: true as const }
      : { landing: { kind: 'Dataset' as const, page, stem: page, forms } }),
    ...(form === 'html' && !embed ? { files: CHART_FILES } : {}),
    ...(form === 'csvw.json' ? { namesAddress: true as const } : {}),
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
  {
    pattern: /^\/(conflicts|sources|corrections|methods|about)$/,
    resolve: ([page]) => whole(`/${page}`),
  },
  {
    pattern: /^\/corrections\.atom$/,
    resolve: () =>
      target({ path: '/corrections/atom', form: 'atom', subjects: null, parameters: ['at'] }),
  },
  {
    pattern: /^\/conflicts\/([^/.]+)(?:\/figures(?:\.(csv|json)|\/(csvw\.json)))?$/,
    resolve: resolveConflict,
  },
  {
    pattern: /^\/charts\/([^/.]+)\/([a-z-]{1,40})(?:\.([a-z.]+)|\/(embed|csvw\.json))?$/,
    resolve: resolveChart,
  },
  ...FIGURE_ADDRESSES,
  ...RELEASE_ADDRESSES,
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
  return { kind: 'unknown', form: formOfPath(path) };
}
