import type { EntryBodies } from '@/ledger/entry';
import type { Numbers } from './difference';
import { cellOf, readRows } from './files';

/** A number of a publisher's file, under the question and claimant that it is shipped under. */
type Published = Numbers & Pick<EntryBodies['figure'], 'question' | 'claimant' | 'period'>;

const bare = (value: number): Numbers => ({ value, low: null, high: null });

/** A zero beside other numbers of a row is taken as not reported, and is no figure. */
function listUnhcr(folder: string): Published[] {
  return readRows(folder, 'displacement/unhcr-population-2025.csv').flatMap((row): Published[] => {
    const [from, to] = [cellOf(row, 'coo_name'), cellOf(row, 'coa_name')];
    const value = Number(cellOf(row, from === to ? 'idps' : 'refugees'));
    const question =
      from === to
        ? `internally-displaced-in-${to.toLowerCase()}`
        : `refugees-from-${from.toLowerCase()}-in-${to.toLowerCase()}`;
    const figure = { question, claimant: 'unhcr', period: cellOf(row, 'year') };
    return value === 0 ? [] : [{ ...figure, ...bare(value) }];
  });
}

function listIdmc(folder: string): Published[] {
  return readRows(folder, 'displacement/idmc-idp-stock-2025.csv').map((row) => ({
    question: `internally-displaced-in-${cellOf(row, 'country').toLowerCase()}`,
    claimant: 'internal-displacement-monitoring-centre',
    period: cellOf(row, 'year'),
    ...bare(Number(cellOf(row, 'idps_at_year_end'))),
  }));
}

/** UCDP's yearly table, as in version 24.1. */
function listUcdp(folder: string): Published[] {
  return readRows(folder, 'more-figures.csv').flatMap((row): Published[] => {
    if (cellOf(row, 'measure') !== 'battle-related deaths' || row.as_of !== '2024') return [];
    const conflict = /UCDP conflict (\d+)/.exec(cellOf(row, 'question'))?.[1];
    const [value, low, high] = ['value', 'low', 'high'].map((column) =>
      Number(cellOf(row, column)),
    );
    if (value === undefined || low === undefined || high === undefined) return [];
    const question = `battle-related-deaths-ucdp-${conflict}`;
    const claimant = 'uppsala-conflict-data-program';
    return [{ question, claimant, period: cellOf(row, 'period'), value, low, high }];
  });
}

/** Every number of the publishers' files that is shipped as a figure. */
export function listPublished(folder: string): Published[] {
  return [...listUnhcr(folder), ...listIdmc(folder), ...listUcdp(folder)];
}
