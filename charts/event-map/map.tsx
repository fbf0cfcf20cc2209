import { colour } from '../palette';
import type { MapPlot } from '../plot';
import type { Circle, EventMap } from './model';

const NUMBER = new Intl.NumberFormat('en');
/** Pixels under the map, beside those of its largest circle. */
const KEY_ROOM = 28;
/** Pixels from one circle of the key to the next. */
const KEY_STEP = 205;

/** All circles as one path: some thousand elements would be a burden for the reader's browser. */
function toPath(circles: readonly Circle[]): string {
  return circles
    .map(
      ({ x, y, r }) =>
        `M${(x - r).toFixed(1)},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0`,
    )
    .join('');
}

/** How high a map is with its key, in its own pixels. */
function fullHeight({ height, legend }: EventMap): number {
  return height + 2 * (legend[0]?.r ?? 0) + KEY_ROOM;
}

/** @param fontSize in pixels of the map; where it is left out, the page's style says it */
function MapMarks({ map, fontSize }: { map: EventMap; fontSize?: number }) {
  const { outlines, circles, empty, legend } = map;
  const largest = legend[0]?.r ?? 0;
  const bottom = fullHeight(map) - largest - 8;
  return (
    <>
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
        <g key={deaths} transform={`translate(${index * KEY_STEP + largest + 4}, ${bottom})`}>
          <circle r={r} fill={colour('neutral')} fillOpacity={0.35} stroke={colour('neutral')} />
          <text x={r + 8} y={5} fill={colour('ink-soft')} fontSize={fontSize}>
            {NUMBER.format(deaths)} deaths
          </text>
        </g>
      ))}
    </>
  );
}

/** Events as circles over the outlines of countries. @param label what a reader who hears it is told */
export function EventMapPicture({ map, label }: { map: EventMap; label: string }) {
  return (
    <svg
      className="event-map"
      viewBox={`0 0 ${map.width} ${fullHeight(map)}`}
      role="img"
      aria-label={label}
    >
      <MapMarks map={map} />
    </svg>
  );
}

/** Letters of the key in pixels of a map that is drawn at its own width. */
const LETTERS = 14;
/** Where a map is drawn smaller, its letters are smaller by no more than this. */
const LEAST_LETTERS = 10;

/** How high a map is drawn at a width, in pixels. */
export function mapHeight({ map }: MapPlot, width: number): number {
  return (fullHeight(map) * width) / map.width;
}

/** The same as a plot of a picture. */
export function MapChart({ plot, width }: { plot: MapPlot; width: number }) {
  const { map } = plot;
  const scale = width / map.width;
  return (
    <svg
      viewBox={`0 0 ${width} ${mapHeight(plot, width)}`}
      role="img"
      aria-label={plot.title ?? 'Map'}
    >
      <g transform={`scale(${scale})`}>
        <MapMarks map={map} fontSize={Math.max(LETTERS, LEAST_LETTERS / scale)} />
      </g>
    </svg>
  );
}
