import type { DotPlotPanel, Span } from '../chart';
import { colour } from '../palette';
import { place } from '../scale';
import type { DotPlotLayout } from './layout';

/** A stretch of time. An end that is not known fades out towards the edge, with an open arrow. */
export function SpanMark({
  span,
  y,
  panel,
  layout,
}: {
  span: Span;
  y: number;
  panel: DotPlotPanel;
  layout: DotPlotLayout;
}) {
  const { left, right } = layout.plot;
  const at = (year: number) => left + (right - left) * place(panel.scale, year);
  const from = span.from === null ? left : at(span.from);
  const to = span.to === null ? right : Math.max(at(span.to), from + 4);
  const ink = colour(span.kind === 'phase' ? 'neutral' : 'ink');
  if (span.kind === 'event')
    return (
      <circle
        cx={(from + to) / 2}
        cy={y}
        r={4.5}
        fill={colour('paper')}
        stroke={ink}
        strokeWidth={2}
      />
    );
  return (
    <g>
      <title>{`${span.label}: ${span.period}`}</title>
      <rect
        x={span.from === null ? from + 14 : from}
        y={y - 5}
        width={Math.max(to - from - (span.from === null ? 14 : 0) - (span.to === null ? 14 : 0), 3)}
        height={10}
        fill={ink}
        fillOpacity={span.within === null ? 0.85 : 0.55}
      />
      {span.from === null ? (
        <path
          d={`M${from + 14} ${y}H${from - 6}M${from} ${y - 5}L${from - 6} ${y}L${from} ${y + 5}`}
          stroke={ink}
          strokeWidth={2}
          strokeDasharray="4 2.5"
          fill="none"
        />
      ) : null}
      {span.to === null ? (
        <path
          d={`M${to - 14} ${y}H${to + 6}M${to} ${y - 5}L${to + 6} ${y}L${to} ${y + 5}`}
          stroke={ink}
          strokeWidth={2}
          strokeDasharray="4 2.5"
          fill="none"
        />
      ) : null}
    </g>
  );
}
