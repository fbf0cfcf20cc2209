import { readLog } from '@/db/log-file';
import { SHIPPED_LOG } from '@/db/shipped-log';
import type { EntryBodies } from '@/ledger/entry';
import { compareDatasets } from './datasets';
import { derive } from './derive';
import { type Difference, sayNumbers } from './difference';
import { listPublished } from './published';

type Figure = EntryBodies['figure'];

/** What was compared, how often, and what differed. */
export type Recomputed = {
  derived: number;
  imported: number;
  rows: number;
  differences: Difference[];
};

/** The newest version of each figure that is not withdrawn. */
async function readFigures(): Promise<Figure[]> {
  const log = await readLog(SHIPPED_LOG);
  const gone = new Set(log.flatMap((e) => (e.kind === 'withdrawal' ? [e.body.figure] : [])));
  const newest = new Map<string, Figure>();
  for (const { kind, body } of log) if (kind === 'figure') newest.set(body.id, body);
  return [...newest.values()].filter(({ id }) => !gone.has(id));
}

function compareDerived(figures: readonly Figure[], folder: string): Difference[] {
  return figures.flatMap((figure) => {
    const what = `derived figure ${figure.id}, ${figure.question} of ${figure.period}`;
    const [shipped, recomputed] = [sayNumbers(figure), sayNumbers(derive(figure, folder))];
    return shipped === recomputed ? [] : [{ what, shipped, recomputed }];
  });
}

/** Both ways: each figure is in its publisher's file, and each number of the file is a figure. */
function compareImported(figures: readonly Figure[], folder: string): Difference[] {
  const keyOf = (figure: Pick<Figure, 'question' | 'claimant' | 'period'>) =>
    `${figure.question} of ${figure.period}, ${figure.claimant}`;
  const published = new Map(listPublished(folder).map((one) => [keyOf(one), sayNumbers(one)]));
  const shipped = new Map(figures.map((figure) => [keyOf(figure), sayNumbers(figure)]));
  return [...new Set([...published.keys(), ...shipped.keys()])].flatMap((what) => {
    const pair = {
      shipped: shipped.get(what) ?? 'none',
      recomputed: published.get(what) ?? 'none',
    };
    return pair.shipped === pair.recomputed ? [] : [{ what, ...pair }];
  });
}

/** Documents whose numbers were taken over from a file, one by one. */
const IMPORTED = [
  'unhcr-population-statistics',
  'idmc-displacement-statistics',
  'ucdp-battle-related-deaths',
];

/**
 * Computes every derived and every imported figure, and every row of the shipped datasets, again from
 * the publishers' files.
 */
export async function recompute(folder: string): Promise<Recomputed> {
  const figures = await readFigures();
  const derived = figures.filter(({ basis }) => basis === 'derived');
  const imported = figures.filter(({ sources }) =>
    sources.some(({ source }) => IMPORTED.includes(source)),
  );
  const rows = compareDatasets(folder);
  return {
    derived: derived.length,
    imported: imported.length,
    rows: rows.compared,
    differences: [
      ...compareDerived(derived, folder),
      ...compareImported(imported, folder),
      ...rows.differences,
    ],
  };
}
