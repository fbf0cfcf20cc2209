import { Bar, BarChart, CartesianGrid, ErrorBar, Tooltip, XAxis, YAxis } from '#recharts';
import { AXIS, HALO, LEFT_AXIS, listTicksOf, sayNumber } from '../axis';
import { type DrawnAs, nameOf, SIZE } from '../drawn';
import { MarkLink } from '../mark/mark-link';
import { colour } from '../palette';
import type { BarsPlot } from '../plot';
import { textWidth, wrapText } from '../text-width';
import { MarkTip } from '../tooltip/mark-tip';

type BarRow = BarsPlot['rows'][number];
type Box = { x: number; y: number; width: number; height: number };

/** How dark bars are: those that the chart is about, and those that they are held against. */
export const BAR_SHADE = { own: 0.95, other: 0.55 } as const;

/** Pixels from one row to the next, and of a bar. */
const ROW = 21;
const BAR = 12;
const AXIS_HEIGHT = 24;
const TOP = 4;
const LEFT = 2;
/** Room for the rank before a name. */
const RANK = 26;
/** Names take no more than this share of the drawing: a longer one stands in two lines. */
const MOST_NAMES = 0.36;
const NAME_LINE = 11;
/** The least distance from low to high that is drawn, as a share of the axis. */
const LEAST_REACH = 0.004;

/** How high bars are drawn, in pixels: a row each, and the axis. */
export function barsHeight({ rows }: BarsPlot): number {
  return TOP + rows.length * ROW + AXIS_HEIGHT;
}

function namesWidth({ rows }: BarsPlot, width: number): number {
  const longest = Math.max(0, ...rows.map(({ label }) => textWidth(label, SIZE.label)));
  return RANK + Math.min(longest, width * MOST_NAMES) + 8;
}

/** A row's rank and name at the left, in two lines where one is too long. */
function RowName(props: { y: number; row: BarRow | undefined; right: number }) {
  const { y, row, right } = props;
  if (!row || row.label === '') return <g />;
  const lines = wrapText(row.label, right - RANK - 8, SIZE.label);
  const size = lines.length > 1 ? 11 : SIZE.label;
  const weight = row.own ? 700 : 400;
  const paint = { fontSize: size, fontWeight: weight, fill: colour('ink') };
  return (
    <g>
      {row.rank === null ? null : (
        <text
          x={LEFT + RANK - 6}
          y={y + 4}
          textAnchor="end"
          fontSize={SIZE.axis}
          fontWeight={weight}
          fill={colour('ink-soft')}
        >
          {row.rank}
        </text>
      )}
      {lines.slice(0, 2).map((line, index) => (
        <text
          key={line}
          x={LEFT + RANK}
          y={y + 4 + (lines.length > 1 ? (index - 0.5) * NAME_LINE : 0)}
          {...paint}
        >
          {line}
        </text>
      ))}
    </g>
  );
}

/** A row's bar, all of whose row answers to a pointer. */
function BarShape(props: Partial<Box> & { payload?: BarRow; right: number }) {
  const { x = 0, y = 0, width = 0, height = 0, payload, right } = props;
  if (!payload?.mark) return <g />;
  // A few deaths beside many thousands are still seen.
  const seen = Math.max(width, payload.mark.anchor > 0 ? 1.5 : 0);
  const middle = y + height / 2;
  return (
    <MarkLink mark={payload.mark}>
      <rect x={x} y={middle - ROW / 2} width={right - x} height={ROW} fillOpacity={0} />
      <rect
        className="chart-mark-core"
        x={x}
        y={y}
        width={seen}
        height={height}
        fill={colour('neutral')}
        fillOpacity={payload.own ? BAR_SHADE.own : BAR_SHADE.other}
      />
    </MarkLink>
  );
}

/** What stands beside a bar: its number past its high, or words where it has none. */
function RowWords(props: { x: number; y: number; row: BarRow }) {
  const { x, y, row } = props;
  const soft = row.words !== null;
  return (
    <text
      x={x + 6}
      y={y + 4}
      fontSize={soft ? SIZE.sub : SIZE.label}
      fontWeight={row.own ? 700 : 400}
      fill={colour(soft && !row.own ? 'ink-soft' : 'ink')}
      {...HALO}
    >
      {row.words ?? row.mark?.label}
    </text>
  );
}

/** Pixels between two numbers of the axis. */
const TICK_GAP = 6;

/** The ticks whose numbers have room beside each other: first the last and 0, which say from where to where it goes. */
function listLabelled(ticks: readonly number[], toX: (value: number) => number): Set<number> {
  const [last = 0, ...others] = ticks.toReversed();
  const labelled = new Set<number>();
  const halfOf = (tick: number) => (textWidth(sayNumber(tick), SIZE.axis) + TICK_GAP) / 2;
  const isFree = (tick: number) =>
    [...labelled].every((each) => Math.abs(toX(each) - toX(tick)) >= halfOf(each) + halfOf(tick));
  for (const tick of [last, 0, ...others]) if (isFree(tick)) labelled.add(tick);
  return labelled;
}

/** Horizontal bars from zero, a row each, with low and high. */
export function BarsChart(props: { plot: BarsPlot; width: number; height: number } & DrawnAs) {
  const { plot, width, height, live } = props;
  const ticks = listTicksOf(plot);
  const max = ticks.at(-1) ?? plot.max;
  const names = namesWidth(plot, width);
  const right = 8 + textWidth(sayNumber(max), SIZE.axis) / 2;
  const [start, end] = [LEFT + names, width - right];
  const share = (value: number) =>
    plot.scale === 'log' ? Math.log1p(value) / Math.log1p(max) : value / max;
  const toX = (value: number) => start + share(value) * (end - start);
  const rowHeight = (height - TOP - AXIS_HEIGHT) / plot.rows.length;
  const labelled = listLabelled(ticks, toX);
  const findRow = (id: unknown) => plot.rows.find((row) => row.id === id);
  /** Past the whisker; where there is no room for it, before the bar's end. */
  const wordsX = ({ mark, words }: BarRow) => {
    const reach = mark === null ? start : toX(Math.max(mark.anchor, mark.high ?? mark.anchor));
    const room = textWidth(words ?? mark?.label ?? '', SIZE.label) + 8;
    return Math.min(reach, width - room);
  };
  return (
    <BarChart
      layout="vertical"
      width={width}
      height={height}
      data={plot.rows}
      margin={{ left: LEFT, right, top: TOP, bottom: 0 }}
      accessibilityLayer={live}
      title={nameOf(plot, live)}
    >
      <CartesianGrid horizontal={false} stroke={colour('rule')} />
      <XAxis
        {...AXIS}
        type="number"
        domain={[0, max]}
        scale={plot.scale === 'log' ? 'symlog' : 'linear'}
        ticks={ticks}
        tickFormatter={(tick: number) => (labelled.has(tick) ? sayNumber(tick) : '')}
        height={AXIS_HEIGHT}
      />
      <YAxis
        {...LEFT_AXIS}
        type="category"
        dataKey="id"
        width={names}
        tick={({ y, payload }: { y: number | string; payload: { value: unknown } }) => (
          <RowName y={Number(y)} row={findRow(payload.value)} right={names} />
        )}
      />
      <Bar
        dataKey="mark.anchor"
        barSize={BAR}
        isAnimationActive={false}
        shape={(shape: { payload?: BarRow }) => <BarShape {...shape} right={end} />}
      >
        <ErrorBar
          dataKey={({ mark }: BarRow) => {
            if (mark === null) return null;
            const { anchor, low, high } = mark;
            const reach = [anchor - (low ?? anchor), (high ?? anchor) - anchor];
            // What is shorter than a line is broad would be a blot.
            return Math.max(...reach) < max * LEAST_REACH ? null : reach;
          }}
          width={4}
          stroke={colour('ink')}
          strokeWidth={1.25}
          isAnimationActive={false}
        />
      </Bar>
      {plot.rows.map((row, index) => (
        <RowWords key={row.id} row={row} x={wordsX(row)} y={TOP + (index + 0.5) * rowHeight} />
      ))}
      {live ? (
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: colour('rule'), fillOpacity: 0.35 }}
          content={({ active, label }) => {
            const mark = findRow(label)?.mark;
            return active && mark ? <MarkTip marks={[mark]} /> : null;
          }}
        />
      ) : null}
    </BarChart>
  );
}
