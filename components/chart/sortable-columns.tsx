'use client';

import { useEffect } from 'react';

const text = new Intl.Collator('en', { numeric: true });

function readValue(row: HTMLTableRowElement, column: number): string {
  const cell = row.cells[column];
  return cell?.dataset.value ?? cell?.textContent ?? '';
}

/** Sorts the rows of a table by a column; what has no value comes last, whichever way. */
function sort(table: HTMLTableElement, column: number, isDown: boolean): void {
  const body = table.tBodies[0];
  if (!body) return;
  const rows = [...body.rows].sort((a, b) => {
    const [x, y] = [readValue(a, column), readValue(b, column)];
    if (x === '' || y === '') return x === y ? 0 : x === '' ? 1 : -1;
    return isDown ? text.compare(y, x) : text.compare(x, y);
  });
  body.append(...rows);
  for (const [index, cell] of [...(table.tHead?.rows[0]?.cells ?? [])].entries())
    if (index === column) cell.ariaSort = isDown ? 'descending' : 'ascending';
    else cell.ariaSort = null;
}

/** Makes each heading of a table a button that sorts by its column. @param props.table an element's id */
export function SortableColumns({ table: id }: { table: string }) {
  useEffect(() => {
    const table = document.getElementById(id)?.querySelector('table');
    const headings = [...(table?.tHead?.rows[0]?.cells ?? [])];
    if (!table) return;
    for (const [column, cell] of headings.entries()) {
      if (cell.querySelector('button')) continue;
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...cell.childNodes);
      button.addEventListener('click', () => sort(table, column, cell.ariaSort === 'ascending'));
      cell.append(button);
    }
  }, [id]);
  return null;
}
