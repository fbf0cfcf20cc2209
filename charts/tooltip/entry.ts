import { isSameMark, type MarkElement, nameOf } from '../card/plot-marks';
import { COLUMN } from '../card/table-rows';

/** A figure as its tooltip says it. */
export type TooltipEntry = {
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

function toEntry(row: HTMLTableRowElement): TooltipEntry {
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
 * What a mark's tooltip says, read from the chart's own table, which stands in the HTML. A matrix's
 * cell that says "3 figures" has an entry for each.
 */
export function readTooltip(figure: Element, mark: MarkElement): TooltipEntry[] {
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
