import { Fragment } from 'react';
import type { MatrixCell, MatrixPanel, Statement } from '../chart';
import { type Drawn, FILL, SIZE } from '../drawn';
import { DrawnText } from '../drawn-text';
import { Glyph, sideColour } from '../mark/glyph';
import { colour } from '../palette';
import { Scatter, ScatterChart, XAxis, YAxis } from '../recharts';
import { type CellLayout, type CellLine, layoutMatrix } from './layout';

type ShapeProps = { payload?: { place: CellLayout; cell: MatrixCell } };

/** The lines of one statement are one link. */
function groupLines(lines: readonly CellLine[]): { statement: Statement; lines: CellLine[] }[] {
  const groups = new Map<string, { statement: Statement; lines: CellLine[] }>();
  for (const line of lines) {
    const group = groups.get(line.statement.figure);
    if (group) group.lines.push(line);
    else groups.set(line.statement.figure, { statement: line.statement, lines: [line] });
  }
  return [...groups.values()];
}

function Cell({ place, cell }: { place: CellLayout; cell: MatrixCell }) {
  const middle = place.left + place.width / 2;
  // A cell that has no room for its figures says how many they are, as one link.
  const isSeveral = cell.statements.length > 1 && groupLines(place.lines).length === 1;
  if (cell.statements.length === 0)
    return (
      <g className="chart-gap">
        <title>no figure from this claimant</title>
        <rect
          x={place.left + 0.5}
          y={place.top + 0.5}
          width={place.width - 1}
          height={place.height - 1}
          fill="none"
          stroke={colour('rule')}
          strokeDasharray="2 3"
        />
        <text
          x={middle}
          y={place.top + place.height / 2 + 4}
          textAnchor="middle"
          fontSize={11}
          fill={colour('ink-soft')}
        >
          no figure
        </text>
      </g>
    );
  return (
    <g>
      <rect
        x={place.left}
        y={place.top}
        width={place.width}
        height={place.height}
        fill={colour('band')}
      />
      <rect
        x={place.left}
        y={place.top}
        width={3}
        height={place.height}
        fill={sideColour(cell.side)}
      />
      <g transform={`translate(${place.left + 11} ${place.top + 10}) scale(0.75)`}>
        <Glyph
          bound="point"
          side={cell.side}
          fill={cell.fill}
          low={null}
          high={null}
          along="right"
          struck={false}
          core
        />
      </g>
      {groupLines(place.lines).map(({ statement, lines }) => (
        <a
          key={statement.figure}
          href={statement.href}
          className="chart-mark"
          data-figure={statement.figure}
          data-version={statement.version}
          data-figures={
            isSeveral ? cell.statements.map(({ figure }) => figure).join(' ') : undefined
          }
        >
          <title>
            {isSeveral
              ? `${cell.statements.length} figures. ${statement.question}. ${statement.claimant}`
              : `${statement.label} ${statement.unit}. ${statement.question}. ${statement.claimant}, as of ${statement.asOf}`}
          </title>
          {lines.map((line) => (
            // The space keeps the words of two lines apart for those who read them as one text.
            <Fragment key={`${line.y}`}>
              {' '}
              {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a text takes no focus; the link around it is named by its title */}
              <text
                aria-hidden="true"
                x={middle}
                y={line.y}
                textAnchor="middle"
                fontSize={line.bold ? SIZE.label : SIZE.axis - 0.5}
                fontWeight={line.bold ? 600 : 400}
                fill={colour('ink')}
              >
                {line.words}
              </text>
            </Fragment>
          ))}
        </a>
      ))}
    </g>
  );
}

/** Questions by claimants; a cell without a figure says so. */
export function Matrix({ panel, drawn }: { panel: MatrixPanel; drawn: Drawn }) {
  const layout = layoutMatrix(panel, drawn);
  const data = layout.cells.flatMap((place) => {
    const cell = panel.rows[place.row]?.cells[place.column];
    return cell ? [{ x: place.left, y: place.top, place, cell }] : [];
  });
  return (
    <ScatterChart
      width={layout.width}
      height={layout.height}
      accessibilityLayer={false}
      style={FILL}
      margin={{ left: 0, right: 0, top: 0, bottom: 0 }}
    >
      <XAxis type="number" dataKey="x" domain={[0, layout.width]} hide />
      <YAxis type="number" dataKey="y" domain={[0, layout.height]} reversed hide />
      <DrawnText lines={layout.texts} />
      <Scatter
        data={data}
        isAnimationActive={false}
        shape={({ payload }: ShapeProps) =>
          payload ? <Cell place={payload.place} cell={payload.cell} /> : <g />
        }
      />
    </ScatterChart>
  );
}
