import { axisTicks } from '../axis-ticks';
import type { LineChartPanel } from '../chart';
import { boundOffsets } from '../dot-plot/layout';
import { type Drawn, FILL, SIZE } from '../drawn';
import { DrawnText } from '../drawn-text';
import { sideColour } from '../mark/glyph';
import { MarkLink } from '../mark/mark-link';
import { colour } from '../palette';
import { CartesianGrid, Scatter, ScatterChart, XAxis, YAxis } from '../recharts';
import { place } from '../scale';
import { nearestIn } from './box';
import { type LineChartLayout, layoutLineChart } from './layout';

type Placed = LineChartLayout['lines'][number]['points'][number];
type ShapeProps = {
  cx?: number | undefined;
  cy?: number | undefined;
  payload?: { point: Placed };
};

/** From a label that had to stand away from its mark back to it. */
function Leader({ point }: { point: Placed }) {
  const { x, y } = point;
  const end = nearestIn(point.box, point);
  return <path d={`M${x} ${y}L${end.x} ${end.y}`} stroke={colour('rule-strong')} fill="none" />;
}

/** As-of day along, value up; a line only within one population. */
export function LineChart({ panel, drawn }: { panel: LineChartPanel; drawn: Drawn }) {
  const layout = layoutLineChart(panel, drawn);
  const { plot, width, height } = layout;
  const tick = { fontSize: SIZE.axis, fill: colour('ink-soft') };
  const stroke = { stroke: colour('rule-strong') };
  const points = layout.lines.flatMap((line) => line.points);
  const every = drawn === 'narrow' && panel.along.ticks.length > 4 ? 2 : 1;
  const common = {
    type: 'number' as const,
    domain: [0, 1] as [number, number],
    interval: 0 as const,
    tick,
    axisLine: stroke,
  };
  return (
    <ScatterChart
      width={width}
      height={height}
      accessibilityLayer={false}
      style={FILL}
      margin={{
        left: 0,
        right: width - plot.right,
        top: plot.top,
        bottom: height - plot.bottom - 24,
      }}
    >
      <CartesianGrid vertical={false} stroke={colour('rule')} />
      <XAxis
        {...common}
        {...axisTicks(panel.along, (index) => index % every === 0)}
        dataKey="x"
        height={24}
        tickLine={stroke}
      />
      <YAxis {...common} {...axisTicks(panel.up)} dataKey="y" width={plot.left} tickLine={false} />
      <DrawnText
        lines={[
          {
            x: 0,
            y: 13,
            text: panel.axis,
            size: SIZE.axis,
            weight: 600,
            tone: 'ink-soft',
            anchor: 'start',
          },
        ]}
      />
      {layout.lines.map((line) => (
        <path
          key={`${line.population} ${line.points[0]?.mark.figure}`}
          className="chart-line"
          data-population={line.population}
          d={line.points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')}
          stroke={sideColour(line.points[0]?.mark.side ?? 'neutral')}
          strokeWidth={2}
          fill="none"
        />
      ))}
      {points.map((point) =>
        point.leader ? <Leader key={point.mark.figure} point={point} /> : null,
      )}
      <DrawnText lines={points.flatMap((point) => point.lines)} halo />
      <Scatter
        isAnimationActive={false}
        data={panel.lines.flatMap((line) =>
          line.marks.map(({ mark, at }) => ({
            x: at,
            y: place(panel.up, mark.anchor),
            point: points.find((each) => each.mark === mark),
          })),
        )}
        shape={({ cx, cy, payload }: ShapeProps) =>
          cx === undefined || cy === undefined || !payload?.point ? (
            <g />
          ) : (
            <MarkLink
              mark={payload.point.mark}
              x={cx}
              y={cy}
              along="up"
              {...boundOffsets(payload.point.mark, panel.up, plot.bottom - plot.top)}
            />
          )
        }
      />
    </ScatterChart>
  );
}
