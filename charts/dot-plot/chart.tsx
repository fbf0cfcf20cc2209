import { axisTicks } from '../axis-ticks';
import type { DotPlotPanel, Mark, Span } from '../chart';
import { type Drawn, FILL, SIZE, type TextLine } from '../drawn';
import { DrawnText } from '../drawn-text';
import { sideColour } from '../mark/glyph';
import { MarkLink, markName } from '../mark/mark-link';
import { colour } from '../palette';
import { CartesianGrid, Scatter, ScatterChart, XAxis, YAxis } from '../recharts';
import { place } from '../scale';
import { textWidth } from '../text-width';
import { boundOffsets, type DotPlotLayout, labelStart, labelWords, layoutDotPlot } from './layout';
import { SpanMark } from './span-mark';

/** A point as recharts places it: `x` from 0 to 1 along the axis, `y` in pixels of the drawing. */
type Point = { x: number; y: number; mark: Mark };
type SpanPoint = { x: number; y: number; span: Span };
type ShapeProps = {
  cx?: number | undefined;
  cy?: number | undefined;
  payload?: Point | SpanPoint;
};

function listPoints(panel: DotPlotPanel, layout: DotPlotLayout): Point[] {
  return layout.places.flatMap(({ row, struck, y }) => {
    const found = panel.rows[row];
    if (found?.kind !== 'mark') return [];
    const mark = struck === null ? found.mark : found.struck[struck];
    return mark ? [{ x: place(panel.scale, mark.anchor), y, mark }] : [];
  });
}

function listSpans(panel: DotPlotPanel, layout: DotPlotLayout): SpanPoint[] {
  return layout.places.flatMap(({ row, y }) => {
    const found = panel.rows[row];
    if (found?.kind !== 'span') return [];
    const known = found.span.from ?? found.span.to;
    return [{ x: known === null ? 0 : place(panel.scale, known), y, span: found.span }];
  });
}

/** The words to the right of each mark, and in the place of a gap. */
function listLabels(panel: DotPlotPanel, layout: DotPlotLayout): TextLine[] {
  const { left, right } = layout.plot;
  return layout.places.flatMap(({ row, struck, y }) => {
    const found = panel.rows[row];
    if (!found || found.kind === 'span') return [];
    const gap = found.kind === 'gap';
    return {
      x: left + (gap ? 4 : labelStart(found, struck, panel.scale, right - left)),
      y: y + 4.5,
      text: labelWords(found, struck),
      size: gap ? SIZE.sub : SIZE.label,
      weight: gap || struck !== null ? 400 : 600,
      tone: gap || struck !== null ? 'ink-soft' : 'ink',
      anchor: 'start',
      struck: struck !== null,
    };
  });
}

/** A bar from zero, under the mark that carries the bound. */
function Bar({ point, layout }: { point: Point; layout: DotPlotLayout }) {
  const { left, right } = layout.plot;
  return (
    <rect
      x={left}
      y={point.y - 5}
      width={(right - left) * point.x}
      height={10}
      fill={sideColour(point.mark.side)}
      fillOpacity={0.28}
    />
  );
}

/** All rules of a kind in one path. */
function Rules({ layout }: { layout: DotPlotLayout }) {
  const join = (isStrong: boolean) =>
    layout.rules
      .filter(({ strong }) => strong === isStrong)
      .map(({ y, from, to }) => `M${from} ${y}H${to}`)
      .join('');
  return (
    <>
      <path d={join(true)} stroke={colour('rule-strong')} />
      <path d={join(false)} stroke={colour('rule')} strokeDasharray="1 3" />
    </>
  );
}

function axisLabel(panel: DotPlotPanel, layout: DotPlotLayout): TextLine {
  const wide = layout.plot.left > 100;
  return {
    x: wide ? layout.plot.left - 34 : layout.plot.left,
    y: wide ? 30 : 12,
    text: panel.axis,
    size: SIZE.axis,
    weight: 600,
    tone: 'ink-soft',
    anchor: wide ? 'end' : 'start',
  };
}

/** A long panel repeats its tick labels at its foot. */
function axisBelow(panel: DotPlotPanel, layout: DotPlotLayout): TextLine[] {
  const { left, right, bottom } = layout.plot;
  if (!layout.axisBelow) return [];
  const keep = keepTick(panel, layout);
  return panel.scale.ticks
    .filter((_, index) => keep(index))
    .map((tick) => ({
      x: left + (right - left) * tick.at,
      y: bottom + 16,
      text: tick.label,
      size: SIZE.axis,
      weight: 400,
      tone: 'ink-soft',
      anchor: 'middle',
    }));
}

/** Whether the ticks of the axis have room for all their labels; if not, every other one has. */
function keepTick(panel: DotPlotPanel, layout: DotPlotLayout) {
  const { ticks } = panel.scale;
  const longest = Math.max(...ticks.map((tick) => textWidth(tick.label, SIZE.axis)), 1) + 6;
  const shown = Math.floor((layout.plot.right - layout.plot.left) / longest);
  const every = Math.max(1, Math.ceil((ticks.length - 1) / Math.max(shown, 1)));
  // A linear axis keeps its zero; a log axis its greatest power, and the place of its own for 0.
  if (panel.scale.kind !== 'log') return (index: number) => index % every === 0;
  return (index: number) => (ticks.length - 1 - index) % every === 0 || ticks[index]?.label === '0';
}

/** One row a figure, drawn by recharts at one of the two drawing widths. */
export function DotPlot({ panel, drawn }: { panel: DotPlotPanel; drawn: Drawn }) {
  const layout = layoutDotPlot(panel, drawn);
  const points = listPoints(panel, layout);
  const { left, right, top, bottom } = layout.plot;
  const length = right - left;
  const axis = {
    type: 'number' as const,
    dataKey: 'x',
    domain: [0, 1] as [number, number],
    ...axisTicks(panel.scale, keepTick(panel, layout)),
    interval: 0 as const,
    height: 24,
    tickSize: 4,
    tickMargin: 3,
    tick: { fontSize: SIZE.axis, fill: colour('ink-soft') },
    axisLine: { stroke: colour('rule-strong') },
    tickLine: { stroke: colour('rule-strong') },
  };
  return (
    <ScatterChart
      width={layout.width}
      height={layout.height}
      accessibilityLayer={false}
      style={FILL}
      margin={{
        left,
        right: layout.width - right,
        top: top - 24,
        bottom: layout.height - bottom,
      }}
    >
      <CartesianGrid horizontal={false} stroke={colour('rule')} />
      <XAxis orientation="top" {...axis} />
      <YAxis type="number" dataKey="y" domain={[top, bottom]} reversed hide width={0} />
      <Rules layout={layout} />
      <DrawnText
        lines={[axisLabel(panel, layout), ...layout.texts, ...axisBelow(panel, layout)]}
        halo
      />
      {panel.bars
        ? points
            .filter(({ mark }) => mark.status === 'current')
            .map((point) => <Bar key={markName(point.mark)} point={point} layout={layout} />)
        : null}
      <DrawnText lines={listLabels(panel, layout)} halo />
      <Scatter
        data={[...listSpans(panel, layout), ...points]}
        isAnimationActive={false}
        shape={({ cx, cy, payload }: ShapeProps) => {
          if (cx === undefined || cy === undefined || !payload) return <g />;
          if ('span' in payload)
            return <SpanMark span={payload.span} y={cy} panel={panel} layout={layout} />;
          const ends = boundOffsets(payload.mark, panel.scale, length);
          return <MarkLink mark={payload.mark} x={cx} y={cy} along="right" {...ends} />;
        }}
      />
    </ScatterChart>
  );
}
