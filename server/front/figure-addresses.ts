import { fillPath } from '@/routes/address';
import type { Match } from '@/routes/match';
import { subjectsOfFigure } from '@/routes/subjects';
import type { FigurePlaces } from './ledger-index';
import { landingAt, type Resolution, type Resolve, type Target, target } from './target';

/** Where a figure or a version of it is drawn, and the one position of a version's files. */
type Found = Pick<Target, 'path' | 'version' | 'fixedAt'>;

function toTarget(asked: Match, places: FigurePlaces, found: Found): Resolution {
  const [id = ''] = asked.parts;
  const page = fillPath(asked.address, asked.parts, 'html');
  const about = {
    ...found,
    subjects: subjectsOfFigure(id, places.question),
    figure: id,
    landing: landingAt('Claim', asked.address, page),
  };
  if (asked.form !== 'linkset.json') return target(asked, about);
  const resolution = target({ ...asked, form: 'html' }, about);
  return resolution.kind === 'target' ? { ...resolution, kind: 'linkset' } : resolution;
}

/** A figure as it stands at a position. */
export const resolveFigure: Resolve = (asked, index) => {
  const [id = ''] = asked.parts;
  const places = index.figure(id);
  if (!places) return { kind: 'unknown', form: asked.form };
  if (asked.form === 'timemap') return { kind: 'timemap', figure: id };
  return toTarget(asked, places, { path: `/figures/${id}` });
};

/** A version of a figure: its files are of one state for good, its page may get a banner. */
export const resolveFigureVersion: Resolve = (asked, index) => {
  const [id = '', n = ''] = asked.parts;
  const version = Number(n);
  const places = index.figure(id);
  const fixedAt = places?.versions[version - 1];
  if (!places || fixedAt === undefined) return { kind: 'unknown', form: asked.form };
  const isFile = asked.form !== 'html' && asked.form !== 'linkset.json';
  const path = `/figures/${id}/versions/${version}`;
  return toTarget(asked, places, { path, version, ...(isFile ? { fixedAt } : {}) });
};
