import { Bar, BarChart, Tooltip, XAxis, YAxis } from '#recharts';
import { HALO } from '../axis';
import { type DrawnAs, nameOf, SIZE } from '../drawn';
import { sideColour } from '../mark/glyph';
import { MarkLink } from '../mark/mark-link';
import { colour } from '../palette';
import type { PlotMark, TwoSidedPlot } from '../plot';
import { textWidth, wrapText } from '../text-width';
import { MarkTip } from '../tooltip/mark-tip';

type Item = TwoSidedPlot['items'][number];
type Row = Item & { leftShare: number | null; rightShare: number | null };

/** The longest bar's share of its half, however long the labels are. */
const LEAST_REACH = 0.16;

/** A line: its title, of as many lines as the longest needs, and the bars under it. */
const TITLE_LINE = 15;
const BAR = 14;
const BETWEEN = 14;
const HEAD = 30;

function titleLines({ items }: TwoSidedPlot, width: number): Map<string, string[]> {
  return new Map(items.map(({ title }) => [title, wrapText(title, width - 8, SIZE.sub)]));
}

function rowHeight(plot: TwoSidedPlot, width: number): number {
  const most = Math.max(1, ...[...titleLines(plot, width).values()].map(({ length }) => length));
  return most * TITLE_LINE + BAR + BETWEEN;
}

/** How high the chart is, in pixels. */
export function twoSidedHeight(plot: TwoSidedPlot, width: number): number {
  return HEAD + plot.items.length * rowHeight(plot, width) + 4;
}

function share(mark: PlotMark | null, max: number): number | null {
  return mark === null ? null : mark.anchor / Math.max(max, 1);
}

/** A bar from the middle: filled for own losses, hollow for what is said of the other side. */
function SideBar(props: {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  payload?: Row;
  way: 'left' | 'right';
}) {
  const { x = 0, y = 0, width = 0, height = 0, payload, way } = props;
  const mark = payload?.[way];
  if (!mark) return <g />;
  const ink = sideColour(mark.side);
  const [from, to] = [Math.min(x, x + width), Math.max(x, x + width)];
  const outer = way === 'left' ? from : to;
  const isZero = mark.bound === 'zero';
  const label = mark.said;
  return (
    <MarkLink mark={mark}>
      {isZero ? (
        <circle
          cx={outer}
          cy={y + height / 2}
          r={6}
          fill={colour('paper')}
          stroke={ink}
          strokeWidth={2}
        />
      ) : (
        <rect
          className="chart-mark-core"
          x={from}
          y={y}
          width={to - from}
          height={height}
          fill={mark.fill === 'solid' ? ink : colour('paper')}
          stroke={ink}
          strokeWidth={2}
        />
      )}
      <text
        x={way === 'left' ? outer - (isZero ? 12 : 7) : outer + (isZero ? 12 : 7)}
        y={y + height / 2 + 4.5}
        textAnchor={way === 'left' ? 'end' : 'start'}
        fontSize={SIZE.label}
        fontWeight={600}
        fill={colour('ink')}
        {...HALO}
      >
        {label}
      </text>
    </MarkLink>
  );
}

/** What one side says at the left, the other at the right; every item has a scale of its own. */
export function TwoSidedChart(
  props: { plot: TwoSidedPlot; width: number; height: number } & DrawnAs,
) {
  const { plot, width, height, live } = props;
  const rows: Row[] = plot.items.map((item) => {
    const right = share(item.right, item.max);
    const left = share(item.left, item.max);
    return { ...item, leftShare: left === null ? null : -left, rightShare: right };
  });
  const marks = plot.items.flatMap(({ left, right }) =>
    [left, right].filter((mark) => mark !== null),
  );
  // Room for the longest label beside the longest bar.
  const label = Math.max(0, ...marks.map((mark) => textWidth(mark.said, SIZE.label))) + 14;
  const middle = width / 2;
  const reach = Math.max(1, middle / Math.max(middle - label, middle * LEAST_REACH));
  const titles = titleLines(plot, width);
  const row = rowHeight(plot, width);
  return (
    <BarChart
      layout="vertical"
      width={width}
      height={height}
      data={rows}
      margin={{ left: 0, right: 0, top: HEAD, bottom: 4 }}
      stackOffset="sign"
      accessibilityLayer={live}
      title={nameOf(plot, live)}
    >
      <XAxis type="number" domain={[-reach, reach]} hide />
      <YAxis type="category" dataKey="title" hide width={0} />
      <text
        x={middle - 10}
        y={14}
        textAnchor="end"
        fontSize={SIZE.label}
        fontWeight={600}
        fill={sideColour('first')}
      >
        {`◂ ${plot.left}`}
      </text>
      <text
        x={middle + 10}
        y={14}
        textAnchor="start"
        fontSize={SIZE.label}
        fontWeight={600}
        fill={sideColour('second')}
      >
        {`${plot.right} ▸`}
      </text>
      {/* Under the titles: a ReferenceLine is drawn over all text. */}
      <line x1={middle} x2={middle} y1={HEAD} y2={height - 4} stroke={colour('rule-strong')} />
      {rows.map(({ title, left, right }, index) =>
        (titles.get(title) ?? []).map((line, at) => (
          <text
            key={`${left?.figure} ${right?.figure} ${line}`}
            x={middle}
            y={HEAD + index * row + 13 + at * TITLE_LINE}
            textAnchor="middle"
            fontSize={SIZE.sub}
            fill={colour('ink-soft')}
            {...HALO}
          >
            {line}
          </text>
        )),
      )}
      {(['left', 'right'] as const).map((way) => (
        <Bar
          key={way}
          dataKey={`${way}Share`}
          stackId="item"
          barSize={BAR}
          isAnimationActive={false}
          shape={({ index = 0, ...bar }: { index?: number }) => (
            <SideBar {...bar} y={HEAD + index * row + row - BAR - BETWEEN + 4} way={way} />
          )}
        />
      ))}
      {live ? (
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: colour('rule'), fillOpacity: 0.3 }}
          content={({ active, payload }) => {
            const row = payload?.[0]?.payload as Row | undefined;
            if (!active || !row) return null;
            return <MarkTip marks={[row.left, row.right].filter((mark) => mark !== null)} />;
          }}
        />
      ) : null}
    </BarChart>
  );
}
