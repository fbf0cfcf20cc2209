import { colour } from '../palette';
import type { Circle, EventMap } from './model';

const NUMBER = new Intl.NumberFormat('en');

/** All circles as one path: some thousand elements would be a burden for the reader's browser. */
function toPath(circles: readonly Circle[]): string {
  return circles
    .map(
      ({ x, y, r }) =>
        `M${(x - r).toFixed(1)},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0`,
    )
    .join('');
}

/** Events as circles over the outlines of countries. @param label what a reader who hears it is told */
export function EventMapPicture({ map, label }: { map: EventMap; label: string }) {
  const { width, height, outlines, circles, empty, legend } = map;
  const largest = legend[0]?.r ?? 0;
  const below = height + 2 * largest + 28;
  return (
    <svg className="event-map" viewBox={`0 0 ${width} ${below}`} role="img" aria-label={label}>
      <path d={outlines} fill="none" stroke={colour('rule-strong')} strokeWidth={0.7} />
      <path d={toPath(empty)} fill="none" stroke={colour('neutral')} strokeWidth={0.6} />
      <path
        d={toPath(circles)}
        fill={colour('neutral')}
        fillOpacity={0.35}
        stroke={colour('neutral')}
        strokeWidth={0.5}
      />
      {legend.map(({ deaths, r }, index) => (
        <g
          key={deaths}
          transform={`translate(${index * 205 + largest + 4}, ${below - largest - 8})`}
        >
          <circle r={r} fill={colour('neutral')} fillOpacity={0.35} stroke={colour('neutral')} />
          <text x={r + 8} y={5} fill={colour('ink-soft')}>
            {NUMBER.format(deaths)} deaths
          </text>
        </g>
      ))}
    </svg>
  );
}
