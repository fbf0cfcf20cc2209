import type { ChartModel } from '../chart';
import { buildChartTable, type ChartTableModel, type TableRow } from './table-rows';

function Cell({ row, index, linked }: { row: TableRow; index: number; linked: number }) {
  const words = row.cells[index] ?? '';
  const said = row.struck && index === linked ? <s>{words}</s> : words;
  const inner = index === linked && row.href !== null ? <a href={row.href}>{said}</a> : said;
  if (index === 0) return <th scope="row">{inner}</th>;
  return <td>{inner}</td>;
}

function Group({ table, index }: { table: ChartTableModel; index: number }) {
  const group = table.groups[index];
  if (!group) return null;
  return (
    <tbody>
      {table.groups.length > 1 ? (
        <tr>
          <th scope="colgroup" colSpan={table.columns.length} className="chart-table-group">
            {group.title}
          </th>
        </tr>
      ) : null}
      {group.rows.map((row) => (
        <tr key={row.key} data-figure={row.about?.figure} data-version={row.about?.version}>
          {table.columns.map((column, cell) => (
            <Cell key={column} row={row} index={cell} linked={table.linked} />
          ))}
        </tr>
      ))}
    </tbody>
  );
}

/** Every value of a chart as a real table, with each number's permalink. */
export function ChartTable({ model }: { model: ChartModel }) {
  const table = buildChartTable(model);
  return (
    <section
      className="chart-table-scroll"
      id={`${model.id}-table`}
      aria-label={`Table: ${model.title}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls in its own frame, which a keyboard must reach
      tabIndex={0}
    >
      <table>
        <caption>{model.title}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        {table.groups.map((group, index) => (
          <Group key={group.title} table={table} index={index} />
        ))}
      </table>
    </section>
  );
}
