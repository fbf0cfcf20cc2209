import type { Key } from 'react';
import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from '#recharts';
import { AXIS, LEFT_AXIS, listTicksOf, sayNumber } from '../axis';
import { type DrawnAs, nameOf, SIZE } from '../drawn';
import { Glyph, sideColour } from '../mark/glyph';
import { MarkLabel } from '../mark/mark-label';
import { MarkLink } from '../mark/mark-link';
import { colour } from '../palette';
import type { LinesPlot, PlotMark } from '../plot';
import { textWidth } from '../text-width';
import { MarkTip } from '../tooltip/mark-tip';

type Point = { at: number; number: number | null; labelled: boolean; mark: PlotMark | null };

/** A point's number stands over it, and lower where another's would cover it. */
type Labels = ReadonlyMap<PlotMark, { y: number; x: number }>;

type Spot = { mark: PlotMark; x: number; y: number };

/** Puts each label over its point, or under or beside it, where it covers no other; else leaves it out. */
function placeLabels(spots: readonly Spot[], width: number): Labels {
  const boxes: { x: number; y: number; half: number }[] = [];
  const placed = new Map<PlotMark, { x: number; y: number }>();
  for (const { mark, x, y } of spots) {
    const half = textWidth(mark.label, SIZE.label) / 2;
    const within = (middle: number) => Math.max(half, Math.min(middle, width - half - 2));
    const places = [
      { x: within(x), y: y - 11 },
      { x: within(x + half + 12), y: y + 5 },
      { x: within(x), y: y + 22 },
      { x: within(x + half + 12), y: y + 19 },
      { x: within(x), y: y - 27 },
      { x: within(x), y: y + 38 },
      { x: within(x - half - 12), y: y - 11 },
      { x: within(x), y: y - 43 },
      { x: within(x + half + 12), y: y - 27 },
    ];
    const covers = (at: { x: number; y: number }) =>
      boxes.some(
        (box) => Math.abs(box.y - at.y) < 15 && Math.abs(box.x - at.x) < box.half + half + 5,
      ) ||
      spots.some(
        (spot) =>
          spot.mark !== mark &&
          Math.abs(spot.y - (at.y - 5)) < 12 &&
          Math.abs(spot.x - at.x) < half + 7,
      );
    const free = places.find((at) => at.y > SIZE.label && !covers(at));
    // One number over another says neither. Its mark still tells it, and the table.
    if (!free) continue;
    boxes.push({ ...free, half });
    placed.set(mark, free);
  }
  return placed;
}

function LineDot(props: {
  cx: number | undefined;
  cy: number | undefined;
  payload: Point | undefined;
  labels: Labels;
  small: boolean;
}) {
  const { cx, cy, payload, labels, small } = props;
  const mark = payload?.mark;
  if (cx === undefined || cy === undefined || cy === null || !mark) return <g />;
  const label = labels.get(mark);
  return (
    <MarkLink mark={mark}>
      <g transform={`translate(${cx} ${cy})`}>
        <circle className="chart-mark-focus" r={small ? 5 : 12} fillOpacity={0} />
        {small ? (
          <circle r={2.5} fill={sideColour(mark.side)} />
        ) : (
          <Glyph
            bound={mark.bound === 'range' ? 'point' : mark.bound}
            side={mark.side}
            fill={mark.fill}
            low={null}
            high={null}
            along="up"
          />
        )}
      </g>
      {label ? <MarkLabel mark={mark} x={label.x} y={label.y} /> : null}
    </MarkLink>
  );
}

const MARGIN = { left: 6, right: 18, top: 26, bottom: 4 };
const VALUES = 50;

/** Numbers along time: a line for each claimant or series. */
export function LinesChart(props: { plot: LinesPlot; width: number; height: number } & DrawnAs) {
  const { plot, width, height, live } = props;
  const values = listTicksOf(plot);
  const max = values.at(-1) ?? plot.max;
  const [left, right] = [MARGIN.left + VALUES, width - MARGIN.right];
  const [top, bottom] = [MARGIN.top, height - MARGIN.bottom - 24];
  const marks = plot.lines.flatMap(({ points }) =>
    points.flatMap(({ mark, ...point }) => (mark === null ? [] : [{ ...point, mark }])),
  );
  const labels = placeLabels(
    marks
      .filter(({ labelled }) => labelled)
      .map(({ at, mark }) => ({
        mark,
        x: left + ((at - plot.from) / (plot.to - plot.from)) * (right - left),
        y: bottom - (mark.anchor / max) * (bottom - top),
      })),
    width,
  );
  const said = (at: unknown) => marks.filter((point) => point.at === at).map(({ mark }) => mark);
  return (
    <LineChart
      width={width}
      height={height}
      margin={MARGIN}
      accessibilityLayer={live}
      title={nameOf(plot, live)}
    >
      <CartesianGrid vertical={false} stroke={colour('rule')} />
      <XAxis
        {...AXIS}
        type="number"
        dataKey="at"
        domain={[plot.from, plot.to]}
        ticks={plot.ticks.map(({ at }) => at)}
        tickFormatter={(at: number) => plot.ticks.find((tick) => tick.at === at)?.label ?? ''}
        height={24}
        allowDuplicatedCategory={false}
      />
      <YAxis
        {...LEFT_AXIS}
        type="number"
        domain={[0, max]}
        scale={plot.scale === 'log' ? 'symlog' : 'linear'}
        ticks={values}
        tickFormatter={sayNumber}
        width={VALUES}
      />
      {plot.lines.map(({ name, dashed, points }) => (
        <Line
          key={name}
          name={name}
          type={plot.curve === 'steps' ? 'stepAfter' : 'linear'}
          data={points.map((point): Point => ({ ...point, number: point.mark?.anchor ?? null }))}
          dataKey="number"
          stroke={sideColour(points.find(({ mark }) => mark)?.mark?.side ?? 'neutral')}
          {...(dashed ? { strokeDasharray: '5 3' } : {})}
          strokeWidth={2}
          isAnimationActive={false}
          dot={({
            key,
            cx,
            cy,
            payload,
          }: {
            key?: Key | null | undefined;
            cx?: number | undefined;
            cy?: number | undefined;
            payload?: Point;
          }) => (
            <LineDot key={key} {...{ cx, cy, payload, labels, small: plot.curve === 'lines' }} />
          )}
          activeDot={false}
        />
      ))}
      {live ? (
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: colour('rule-strong') }}
          content={({ active, label }) => (active ? <MarkTip marks={said(label)} /> : null)}
        />
      ) : null}
    </LineChart>
  );
}
