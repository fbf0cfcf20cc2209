import { ComposedChart, ErrorBar, Scatter, Tooltip, XAxis, YAxis } from '#recharts';
import { AXIS, HALO, listTicksOf, sayNumber } from '../axis';
import { type DrawnAs, nameOf, SIZE } from '../drawn';
import { Glyph, sideColour } from '../mark/glyph';
import { MarkLabel } from '../mark/mark-label';
import { MarkLink } from '../mark/mark-link';
import { colour } from '../palette';
import type { StripPlot } from '../plot';
import { textWidth } from '../text-width';
import { MarkTip } from '../tooltip/mark-tip';

type StripMark = StripPlot['marks'][number];

/** Pixels between two marks that stand over one another. */
const LANE = 13;
const ABOVE = 24;
const BELOW = 8;
const AXIS_HEIGHT = 22;

const LEFT = 14;
/** Room for a label under the marks, where two would not fit beside each other over them. */
const LABEL_BELOW = 16;
/** The radius of what a finger hits: 12 pixels where the drawing is smallest. */
const TARGET = 14.5;
/** How broad a strip is on the narrowest screen, in pixels: there too its labels have room. */
const LEAST_WIDTH = 288;

/** The same where each mark has a line of its own, with its words over it. */
const LINE = 36;
/** How far a part stands in under the whole. */
const INDENT = 14;

const hasParts = ({ marks }: StripPlot) => marks.some(({ part }) => part !== undefined);

/** Pixels from one lane to the next. */
const laneOf = (plot: StripPlot) => (hasParts(plot) ? LINE : LANE);

function rightMargin(max: number): number {
  return Math.max(textWidth(sayNumber(max), SIZE.axis), 10) / 2 + 16;
}

/** Where a number lies on the axis, in pixels from the left. */
function toX(plot: StripPlot, width: number, value: number): number {
  const max = listTicksOf(plot).at(-1) ?? plot.max;
  const share = plot.scale === 'log' ? Math.log1p(value) / Math.log1p(max) : value / max;
  return LEFT + share * (width - LEFT - rightMargin(max));
}

/** The middle of a mark's label, in pixels from the left: over the number, or the range, within the drawing. */
function labelX(plot: StripPlot, width: number, mark: StripMark): number {
  const { anchor, low, high, core, label } = mark;
  const isRange = !core && low !== null && high !== null;
  const ends = isRange ? [low, high] : [anchor, anchor];
  const [from = 0, to = 0] = ends.map((value) => toX(plot, width, value));
  const half = textWidth(label, SIZE.label) / 2;
  return Math.max(half + 2, Math.min((from + to) / 2, width - half - 2));
}

/** How many lanes stand over a mark within the width of its label, which would cover them. */
function lanesOver(plot: StripPlot, width: number, mark: StripMark): number {
  const middle = labelX(plot, width, mark);
  const half = textWidth(mark.label, SIZE.label) / 2 + LANE / 2;
  const lanes = plot.marks
    .filter(({ anchor }) => Math.abs(toX(plot, width, anchor) - middle) < half)
    .map(({ lane }) => lane - mark.lane);
  return Math.max(0, ...lanes);
}

/** The lowest mark, where its label stands under it: over it are marks, or the highest one's label. */
function findLow(plot: StripPlot, width: number): StripMark | null {
  const [low, high] = plot.marks.filter(({ labelled }) => labelled);
  if (!low || !high) return null;
  if (lanesOver(plot, width, low) > 0) return low;
  const between = labelX(plot, width, high) - labelX(plot, width, low);
  const wanted = (textWidth(low.label, SIZE.label) + textWidth(high.label, SIZE.label)) / 2 + 12;
  return between < wanted ? low : null;
}

/** How high a strip is, in pixels: as many lanes as its marks need, room for labels, the axis. */
export function stripHeight(plot: StripPlot, width: number): number {
  const lanes = Math.max(0, ...plot.marks.map(({ lane }) => lane));
  const below = findLow(plot, Math.min(width, LEAST_WIDTH)) === null ? 0 : LABEL_BELOW;
  return ABOVE + BELOW + lanes * laneOf(plot) + below + 10 + AXIS_HEIGHT;
}

function StripLabel(props: {
  plot: StripPlot;
  mark: StripMark;
  cy: number;
  width: number;
  isBelow: boolean;
}) {
  const { plot, mark, cy, width, isBelow } = props;
  return (
    <MarkLabel
      mark={mark}
      x={labelX(plot, width, mark)}
      y={isBelow ? cy + 22 : cy - 12 - lanesOver(plot, width, mark) * LANE}
    />
  );
}

function StripShape(props: {
  cx?: number;
  cy?: number;
  payload?: StripMark;
  plot: StripPlot;
  width: number;
  low: StripMark | null;
}) {
  const { cx, cy, payload: mark, plot, width, low } = props;
  if (cx === undefined || cy === undefined || !mark) return <g />;
  const { bound, side, fill, status, core } = mark;
  return (
    <MarkLink mark={mark}>
      <g transform={`translate(${cx} ${cy})`} opacity={status === 'superseded' ? 0.45 : undefined}>
        <circle className="chart-mark-focus" r={TARGET} fillOpacity={0} />
        <Glyph
          bound={bound === 'range' ? 'point' : bound}
          {...{ side, fill, core }}
          low={null}
          high={null}
          along="right"
        />
      </g>
      {mark.part ? (
        <text x={LEFT + (mark.part.isWhole ? 0 : INDENT)} y={cy - 14} fontSize={SIZE.sub} {...HALO}>
          <tspan fontWeight={600} fill={colour('ink')}>
            {mark.label}
          </tspan>
          <tspan fill={colour('ink-soft')}> {mark.part.words}</tspan>
        </text>
      ) : null}
      {mark.labelled ? (
        <StripLabel plot={plot} mark={mark} cy={cy} width={width} isBelow={mark === low} />
      ) : null}
    </MarkLink>
  );
}

/** Every claim that answers one question, a mark each, on one axis from zero. */
export function StripChart(props: { plot: StripPlot; width: number; height: number } & DrawnAs) {
  const { plot, width, height, live } = props;
  const values = listTicksOf(plot);
  const max = values.at(-1) ?? plot.max;
  const lanes = Math.max(0, ...plot.marks.map(({ lane }) => lane));
  const low = findLow(plot, width);
  const below = low === null ? 0 : LABEL_BELOW;
  // The head room belongs to the plot, so that all of the highest mark answers to a pointer.
  const lane = laneOf(plot);
  const span = lanes + (BELOW + below) / lane;
  const head = (ABOVE * span) / (height - ABOVE - AXIS_HEIGHT);
  const byNumber = (number: unknown) => plot.marks.filter(({ anchor }) => anchor === number);
  return (
    <ComposedChart
      width={width}
      height={height}
      data={plot.marks}
      margin={{ left: LEFT, right: rightMargin(max), top: 0, bottom: 0 }}
      accessibilityLayer={live}
      title={nameOf(plot, live)}
    >
      <XAxis
        {...AXIS}
        tickLine={false}
        type="number"
        dataKey="anchor"
        domain={[0, max]}
        scale={plot.scale === 'log' ? 'symlog' : 'linear'}
        ticks={values}
        tickFormatter={sayNumber}
        height={AXIS_HEIGHT}
      />
      <YAxis
        type="number"
        domain={[-(BELOW + below) / lane, lanes + head]}
        dataKey="lane"
        hide
        width={0}
      />
      <Scatter
        data={plot.marks}
        dataKey="lane"
        isAnimationActive={false}
        shape={(shape: object) => <StripShape {...shape} plot={plot} width={width} low={low} />}
      >
        <ErrorBar
          dataKey={({ anchor, low, high }: StripMark) =>
            low === null && high === null
              ? null
              : [anchor - (low ?? anchor), (high ?? anchor) - anchor]
          }
          direction="x"
          width={5}
          stroke={sideColour('neutral')}
          strokeWidth={1.5}
          isAnimationActive={false}
        />
      </Scatter>
      {live ? (
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: colour('rule-strong') }}
          content={({ active, label }) => (active ? <MarkTip marks={byNumber(label)} /> : null)}
        />
      ) : null}
    </ComposedChart>
  );
}
