import { getFirstChange } from '@/db/queries/get-first-change';
import { subjectsOfNamed } from './found';
import { AT, CLAIMANT_ID, SOURCE } from './parameters';
import { asked, type Route } from './route';

const at = { at: AT };

/** What the ledger's list of changes names. */
function findNamed(kind: 'source' | 'claimant'): NonNullable<Route['find']> {
  return async (db, position, [id = '']) => {
    const subjects = subjectsOfNamed(kind, id);
    return (await getFirstChange(db, position, subjects[0])) === null ? null : { subjects };
  };
}

export const sources = {
  path: '/sources',
  chapter: 'Figures',
  title: 'All documents',
  formats: { html: asked(at) },
} satisfies Route;

export const source = {
  path: '/sources/{id}',
  chapter: 'Figures',
  title: 'A document, with every figure from it',
  params: { id: SOURCE },
  find: findNamed('source'),
  formats: { html: asked(at) },
} satisfies Route;

export const claimant = {
  path: '/claimants/{id}',
  chapter: 'Figures',
  title: 'Who says it, with every figure of theirs',
  params: { id: CLAIMANT_ID },
  find: findNamed('claimant'),
  formats: { html: asked(at) },
} satisfies Route;
