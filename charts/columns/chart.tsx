import {
  Bar,
  BarChart,
  CartesianGrid,
  ErrorBar,
  ReferenceArea,
  Tooltip,
  XAxis,
  YAxis,
} from '#recharts';
import { AXIS, LEFT_AXIS, listTicksOf, sayNumber } from '../axis';
import { type DrawnAs, nameOf, SIZE } from '../drawn';
import { MarkLabel } from '../mark/mark-label';
import { MarkLink } from '../mark/mark-link';
import { colour } from '../palette';
import type { ColumnsPlot, PlotGap } from '../plot';
import { textWidth } from '../text-width';
import { MarkTip } from '../tooltip/mark-tip';
import { BandNames, NAMES_HEIGHT } from './band-names';

type Column = ColumnsPlot['columns'][number];
type Box = { x: number; y: number; width: number; height: number };

/** How dark the columns of each series are. */
export const SHADES = [0.78, 0.45];
/** A column that is narrower, in pixels, is reached through the tooltip or the table. */
const LEAST_TARGET = 6;
const HATCH = 6;
/** The least distance from low to high that is drawn, as a share of the axis. */
const LEAST_REACH = 0.004;

/** A year's column, with its number over it where there is room for one. */
function ColumnShape(props: Partial<Box> & { payload?: Column; top: number; shared: boolean }) {
  const { y = 0, height = 0, payload, top, shared } = props;
  if (!payload) return <g />;
  const { mark, series } = payload;
  // Two columns of one place stand side by side.
  const width = (props.width ?? 0) / (shared ? 2 : 1);
  const x = (props.x ?? 0) + (shared ? series * width : 0);
  // A few deaths in a year of thousands are still seen.
  const seen = Math.max(height, mark.anchor > 0 ? 1.5 : 0);
  return (
    <MarkLink mark={mark}>
      {width < LEAST_TARGET ? null : (
        <rect x={x - 2} y={top} width={width + 4} height={y + height - top} fillOpacity={0} />
      )}
      <rect
        className="chart-mark-core"
        x={x}
        y={y + height - seen}
        width={width}
        height={seen}
        fill={colour('neutral')}
        fillOpacity={SHADES[series] ?? SHADES[1]}
      />
    </MarkLink>
  );
}

/** Whether a year or a month has columns of more than one series. */
function isShared({ columns }: ColumnsPlot, at: number | undefined): boolean {
  return columns.filter((column) => column.at === at).length > 1;
}

/** Slanted lines over years that have no column: not zero, but not counted. */
function Hatching({ x = 0, y = 0, width = 0, height = 0 }: Partial<Box>) {
  const lines = Array.from(
    { length: Math.floor(width / HATCH) },
    (_, index) => `M${x + index * HATCH} ${y + height}l${HATCH} ${-height}`,
  );
  return <path d={lines.join('')} stroke={colour('rule-strong')} strokeWidth={1} />;
}

const MARGIN = { narrow: { left: 2, right: 6 }, wide: { left: 6, right: 10 } } as const;
const VALUES = { narrow: 40, wide: 46 } as const;
/** Room for the label of a year, in pixels, and how many years there may be from one to the next. */
const YEAR_ROOM = 46;
const YEAR_STEPS = [1, 2, 5, 10, 20];
const BAR = { narrow: 6, wide: 14 } as const;
/** Room over columns without bands: for the number of the highest. */
const TOP = 28;

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A place on the axis in words: "2016", "Apr 2016". */
function sayPlace(at: number, perYear: ColumnsPlot['perYear']): string {
  return perYear === 1 ? String(at) : `${MONTHS[at % 12]} ${Math.floor(at / 12)}`;
}

function sayGap({ from, to, words }: PlotGap, perYear: ColumnsPlot['perYear']): string {
  const [first, last] = [sayPlace(from, perYear), sayPlace(to, perYear)];
  return `${first === last ? first : `${first} to ${last}`}: ${words}`;
}

/** One column a year from zero, with low and high, on a true time axis; phases stand behind it. */
export function ColumnsChart(
  props: { plot: ColumnsPlot; width: number; height: number } & DrawnAs,
) {
  const { plot, width, height, drawn, live } = props;
  const { left, right } = MARGIN[drawn];
  const top = plot.bands.length === 0 ? TOP : NAMES_HEIGHT;
  const values = listTicksOf(plot);
  const max = values.at(-1) ?? plot.max;
  const [from, to] = [plot.from - 0.5, plot.to + 0.5];
  const [start, end] = [left + VALUES[drawn], width - right];
  const toX = (at: number) => start + ((at - 0.5 - from) / (to - from)) * (end - start);
  const { perYear } = plot;
  const first = Math.ceil(plot.from / perYear);
  const last = Math.floor(plot.to / perYear);
  // As many labels as have room: every year, or every few.
  const room = Math.max(1, Math.floor((end - start) / YEAR_ROOM));
  const every = YEAR_STEPS.find((step) => (last - first) / step <= room) ?? 50;
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const step = (end - start) / (to - from);
  return (
    <BarChart
      width={width}
      height={height}
      data={plot.columns}
      margin={{ left, right, top, bottom: 4 }}
      accessibilityLayer={live}
      title={nameOf(plot, live)}
    >
      {plot.bands.map((band) => (
        <ReferenceArea
          key={band.label}
          x1={band.from - 0.5}
          x2={band.to - 0.5}
          fill={colour('band')}
          fillOpacity={1}
          strokeWidth={0}
          ifOverflow="visible"
        />
      ))}
      <CartesianGrid vertical={false} stroke={colour('rule')} />
      {plot.gaps.map((gap) => (
        <ReferenceArea
          key={`${gap.from} ${gap.words}`}
          x1={gap.from - 0.5}
          x2={gap.to + 0.5}
          y1={0}
          y2={plot.scale === 'log' ? 1 : max * 0.025}
          ifOverflow="visible"
          shape={(box: Partial<Box>) => (
            <g>
              <title>{sayGap(gap, plot.perYear)}</title>
              <Hatching {...box} />
            </g>
          )}
        />
      ))}
      <XAxis
        {...AXIS}
        type="number"
        dataKey="at"
        domain={[from, to]}
        ticks={years.filter((year) => year % every === 0).map((year) => year * perYear)}
        tickFormatter={(at: number) => String(at / perYear)}
        height={24}
      />
      <YAxis
        {...LEFT_AXIS}
        type="number"
        domain={[0, max]}
        scale={plot.scale === 'log' ? 'symlog' : 'linear'}
        ticks={values}
        tickFormatter={sayNumber}
        width={VALUES[drawn]}
      />
      <BandNames bands={plot.bands} toX={toX} right={end} top={top} />
      <Bar
        dataKey="mark.anchor"
        barSize={Math.max(2, Math.min(BAR[drawn], step * 0.8))}
        isAnimationActive={false}
        shape={(shape: { payload?: Column }) => (
          <ColumnShape {...shape} top={top} shared={isShared(plot, shape.payload?.at)} />
        )}
        label={(label: {
          x?: number | string | undefined;
          y?: number | string | undefined;
          index?: number | undefined;
          width?: number | string | undefined;
        }) => {
          const column = plot.columns[label.index ?? -1];
          if (!column?.labelled) return <g />;
          const half = textWidth(column.mark.label, SIZE.label) / 2;
          // Over its column, as far as it stands within the axes then.
          const middle = Number(label.x) + Number(label.width) / 2;
          const x = Math.max(start + half, Math.min(middle, end - half));
          const share = (value: number) =>
            plot.scale === 'log' ? Math.log1p(value) / Math.log1p(max) : value / max;
          // Over every low to high that the label would cover, its neighbours' too.
          const peaks = plot.columns
            .filter(({ at }) => Math.abs(toX(at + 0.5) - x) < half)
            .map(({ mark }) => share(mark.high ?? mark.anchor));
          const over = Math.max(share(column.mark.anchor), ...peaks) - share(column.mark.anchor);
          return (
            <MarkLabel
              mark={column.mark}
              x={x}
              y={Number(label.y) - over * (height - top - 28) - 7}
            />
          );
        }}
      >
        <ErrorBar
          dataKey={({ mark: { anchor, low, high } }: Column) => {
            const reach = [anchor - (low ?? anchor), (high ?? anchor) - anchor];
            // What is shorter than a line is broad would be a blot.
            return Math.max(...reach) < max * LEAST_REACH ? null : reach;
          }}
          width={drawn === 'narrow' ? 2 : 4}
          stroke={colour('ink')}
          strokeWidth={1.25}
          isAnimationActive={false}
        />
      </Bar>
      {live ? (
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: colour('rule'), fillOpacity: 0.35 }}
          // Recharts finds one column of a place; two may share it.
          content={({ active, label }) => {
            const columns = plot.columns.filter(({ at }) => at === label);
            return active ? <MarkTip marks={columns.map(({ mark }) => mark)} /> : null;
          }}
        />
      ) : null}
    </BarChart>
  );
}
