import { normalizeFigureId } from '@/figures/id';
import { type FileForm, type Form, factsOf, formOf } from './forms';
import type { LedgerIndex } from './ledger-index';
import { type Address, type Resolution, target } from './target';

/** The endings of a figure and of its versions. */
export const FIGURE_FILES: readonly FileForm[] = [
  'csv',
  'json',
  'svg',
  'png',
  'bib',
  'ris',
  'csl.json',
];

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

function listParameters(form: Form): string[] {
  if (form === 'csv' || form === 'csvw.json') return ['at', 'bom'];
  return factsOf(form).picture ? ['at', 'theme', 'width'] : ['at'];
}

/** What is asked of a figure: the figure itself or a version; a page, a file, or a document beside it. */
type Asked = { id: string; version: number | null; form: Form };

function toTarget({ id, version, form }: Asked, index: LedgerIndex): Resolution {
  const places = index.figure(id);
  if (!places) return { kind: 'unknown', form };
  const subjects = [`figure:${id}`, `question:${places.question}`];
  const file = form === 'html' ? '' : `/${form}`;
  const parameters = listParameters(form);
  const page = version === null ? `/figures/${id}` : `/figures/${id}/v${version}`;
  const forms = [...FIGURE_FILES, 'csvw.json' as const];
  const about = {
    form,
    subjects,
    figure: id,
    landing: { kind: 'Claim' as const, page, stem: page, forms },
    ...(form === 'html' ? { files: FIGURE_FILES } : {}),
    ...(form === 'csvw.json' ? { namesAddress: true as const } : {}),
  };
  if (version === null) return target({ ...about, path: `/figures/${id}${file}`, parameters });
  const fixedAt = places.versions[version - 1];
  if (fixedAt === undefined) return { kind: 'unknown', form };
  const path = `/figures/${id}/versions/${version}${file}`;
  if (form === 'html') return target({ ...about, path, parameters, version });
  const frozen = parameters.filter((name) => name !== 'at');
  return target({ ...about, path, parameters: frozen, version, fixedAt });
}

/** `/figures/{id}` and `/figures/{id}/v{n}`, alone, with an ending, or with a document beside them. */
function resolveFigure(parts: string[], index: LedgerIndex): Resolution {
  const [typed = '', versionText, ending, beside] = parts;
  const form = formOf(ending ?? beside);
  const found = resolveFigureId(typed);
  const isFile = ending === undefined || FIGURE_FILES.some((each) => each === ending);
  if (!found || !index.figure(found.id) || !isFile) return { kind: 'unknown', form };
  if (!found.canonical) {
    const version = versionText === undefined ? '' : `/v${versionText}`;
    const tail = ending === undefined ? '' : `.${ending}`;
    const document = beside === undefined ? '' : `/${beside}`;
    return { kind: 'moved', to: `/figures/${found.id}${version}${tail}${document}` };
  }
  if (form === 'timemap') {
    // A version is one state: it has no map of its own.
    const isOfFigure = versionText === undefined;
    return isOfFigure ? { kind: 'timemap', figure: found.id } : { kind: 'unknown', form };
  }
  const version = versionText === undefined ? null : Number(versionText);
  if (form !== 'linkset.json') return toTarget({ id: found.id, version, form }, index);
  const page = toTarget({ id: found.id, version, form: 'html' }, index);
  return page.kind === 'target' ? { kind: 'linkset', target: page.target } : page;
}

export const FIGURE_ADDRESSES: Address[] = [
  {
    pattern:
      /^\/figures\/([^/.]+)(?:\/v([1-9]\d{0,5}))?(?:\.([a-z.]+)|\/(csvw\.json|linkset\.json|timemap))?$/,
    resolve: resolveFigure,
  },
];
