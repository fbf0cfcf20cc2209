import { Bar, BarChart, CartesianGrid, XAxis, YAxis } from '#recharts';
import { AXIS, HALO } from '../axis';
import { type DrawnAs, SIZE } from '../drawn';
import { colour } from '../palette';
import type { TimelinePlot } from '../plot';
import { textWidth, withoutBrackets, wrapText } from '../text-width';

type Row = TimelinePlot['rows'][number] & { span: [number, number]; words: string };

/** A line: its words, and under them the bar. */
const ROW = 36;
const FOOT = 26;
/** A part of a conflict that lasted some days is still seen, in pixels. */
const LEAST = 4;

export function timelineHeight({ rows }: TimelinePlot): number {
  return rows.length * ROW + FOOT + 8;
}

/** Pixels at both ends of a line that its words leave free. */
const EDGE = { left: 12, right: 4 } as const;

/** What a line says: all of it, or as much as there is room for; the table has the whole. */
export function sayRow({ label, period }: TimelinePlot['rows'][number], room: number): string {
  // Many names have their dates in them.
  const whole = label.includes(period) ? label : `${label}, ${period}`;
  const ways = [whole, label, withoutBrackets(label)];
  const fits = ways.find((words) => textWidth(words, SIZE.sub) <= room);
  if (fits !== undefined) return fits;
  const [start = ''] = wrapText(withoutBrackets(label), room - SIZE.sub, SIZE.sub);
  return `${start}…`;
}

/** A bar for a phase, a ring for an event; an end that is not known fades out. */
function SpanShape(props: {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  payload?: Row;
  within: { left: number; right: number };
}) {
  const { x = 0, y = 0, width = 0, height = 0, payload, within } = props;
  if (!payload) return <g />;
  const { kind, from, to, words } = payload;
  const ink = colour('neutral');
  const middle = y + height / 2 + 9;
  const end = x + Math.max(width, LEAST);
  const wide = textWidth(words, SIZE.sub);
  return (
    <g>
      {kind === 'event' ? (
        <circle
          cx={x + width / 2}
          cy={middle}
          r={4.5}
          fill={colour('paper')}
          stroke={ink}
          strokeWidth={2}
        />
      ) : (
        <rect x={x} y={middle - 5} width={end - x} height={10} fill={ink} fillOpacity={0.55} />
      )}
      {kind === 'phase' && (from === null || to === null) ? (
        <path
          d={`M${from === null ? x : end} ${middle - 5}v10`}
          stroke={colour('paper')}
          strokeWidth={6}
          strokeDasharray="2 2"
        />
      ) : null}
      <text
        x={Math.max(within.left, Math.min(x, within.right - wide))}
        y={middle - 11}
        fontSize={SIZE.sub}
        fill={colour('ink')}
        {...HALO}
      >
        {words}
      </text>
    </g>
  );
}

/** Parts of a conflict and its dated events along a true time axis. */
export function TimelineChart(
  props: { plot: TimelinePlot; width: number; height: number } & DrawnAs,
) {
  const { plot, width, height, drawn } = props;
  const rows: Row[] = plot.rows.map((row) => ({
    ...row,
    span: [row.from ?? plot.from, row.to ?? plot.to],
    words: sayRow(row, width - EDGE.left - EDGE.right),
  }));
  const every = drawn === 'wide' ? 5 : 10;
  const first = Math.ceil(plot.from / every) * every;
  const count = Math.max(0, Math.floor((plot.to - first) / every) + 1);
  return (
    <BarChart
      layout="vertical"
      width={width}
      height={height}
      data={rows}
      margin={{ left: 10, right: 16, top: 4, bottom: 4 }}
      accessibilityLayer={false}
      title={plot.title ?? ''}
    >
      <CartesianGrid horizontal={false} stroke={colour('rule')} />
      <XAxis
        {...AXIS}
        type="number"
        domain={[plot.from, plot.to]}
        ticks={Array.from({ length: count }, (_, index) => first + index * every)}
        tickFormatter={String}
        height={FOOT}
      />
      <YAxis type="category" dataKey="label" hide width={0} />
      <Bar
        dataKey="span"
        isAnimationActive={false}
        shape={(shape: object) => (
          <SpanShape {...shape} within={{ left: EDGE.left, right: width - EDGE.right }} />
        )}
      />
    </BarChart>
  );
}
