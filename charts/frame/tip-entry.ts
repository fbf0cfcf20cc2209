import type { MarkElement } from './stage-marks';
import { isSameMark, nameOf } from './stage-marks';
import { COLUMN } from './table-rows';

/** A figure as its tooltip says it. */
export type TipEntry = {
  key: string;
  number: string;
  superseded: boolean;
  counted: string;
  claimant: string;
  stance: string;
  facts: { name: string; words: string }[];
  href: string;
};

const FACTS = ['affected', 'people', 'period', 'asOf', 'source', 'documents'] as const;

function toEntry(row: HTMLTableRowElement): TipEntry {
  const words = (column: keyof typeof COLUMN) =>
    row.cells[COLUMN[column].index]?.textContent?.trim() ?? '';
  const number = row.cells[COLUMN.number.index];
  return {
    key: `${row.dataset.figure} ${row.dataset.version}`,
    number: words('number'),
    superseded: number?.querySelector('s') != null,
    counted: words('counted'),
    claimant: words('claimant'),
    stance: words('stance'),
    facts: FACTS.map((column) => ({ name: COLUMN[column].title, words: words(column) })),
    href: number?.querySelector('a')?.getAttribute('href') ?? '',
  };
}

/**
 * What a mark's tooltip says, read from the chart's own table, which stands in the HTML: the same
 * words before anything was loaded, when loading failed, and on the live chart. A matrix's cell that
 * says "3 figures" has an entry for each.
 */
export function readTip(figure: Element, mark: MarkElement): TipEntry[] {
  const rows = [...figure.querySelectorAll<HTMLTableRowElement>('.chart-table tr[data-figure]')];
  const several = mark.getAttribute('data-figures')?.split(' ') ?? null;
  const wanted = several ?? [mark.getAttribute('data-figure')];
  const name = nameOf(mark);
  return rows
    .filter((row) => {
      const rowName = nameOf(row);
      if (rowName === null || name === null) return false;
      return several ? wanted.includes(rowName.figure) : isSameMark(rowName, name);
    })
    .map(toEntry)
    .filter((entry, index, all) => all.findIndex(({ key }) => key === entry.key) === index);
}
