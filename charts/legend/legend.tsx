import { BAR_SHADE } from '../bars/chart';
import type { ChartModel } from '../chart';
import { SHADES } from '../columns/chart';
import type { Drawing } from '../drawing';
import { Glyph } from '../mark/glyph';
import { colour } from '../palette';
import { type LegendEntry, listLegendEntries } from './entries';

/** The room of an example in a key, in pixels. */
export const LEGEND_SAMPLE = { width: 44, height: 20 } as const;
/** Half the length of the whiskers of an example, in pixels. */
const WHISKER = 14;

function Sample({ entry }: { entry: LegendEntry }) {
  const plain = { low: null, high: null, along: 'right', core: true } as const;
  switch (entry.kind) {
    case 'bound': {
      const ends = entry.bound === 'range' ? { low: -WHISKER, high: WHISKER } : {};
      return <Glyph {...plain} bound={entry.bound} side={entry.side} fill={entry.fill} {...ends} />;
    }
    case 'voice':
      return <Glyph {...plain} bound="point" side={entry.side} fill={entry.fill} />;
    case 'series':
      return (
        <rect
          x={-8}
          y={-8}
          width={16}
          height={16}
          fill={colour('neutral')}
          fillOpacity={SHADES[entry.series] ?? SHADES[1]}
        />
      );
    case 'bar':
      return (
        <rect
          x={-14}
          y={-5}
          width={28}
          height={10}
          fill={colour('neutral')}
          fillOpacity={entry.own ? BAR_SHADE.own : BAR_SHADE.other}
        />
      );
    case 'faded':
      return (
        <g opacity={0.45}>
          <Glyph {...plain} bound="point" side="neutral" fill="solid" />
        </g>
      );
    case 'gap':
      return (
        <path
          d="M-16 6l5 -10M-10 6l5 -10M-4 6l5 -10M2 6l5 -10M8 6l5 -10"
          stroke={colour('rule-strong')}
        />
      );
    case 'event':
      return <circle r={4.5} fill={colour('paper')} stroke={colour('ink')} strokeWidth={2} />;
  }
}

/** A ceiling and a floor reach to one side only: their samples are moved to the middle. */
function shiftOf(entry: LegendEntry): number {
  if (entry.kind !== 'bound') return 0;
  return entry.bound === 'floor' ? -12 : entry.bound === 'ceiling' ? 12 : 0;
}

/** What an entry explains, as it is drawn, in the middle of a box of `LEGEND_SAMPLE`. */
export function LegendSample({ entry }: { entry: LegendEntry }) {
  const { width, height } = LEGEND_SAMPLE;
  return (
    <g transform={`translate(${width / 2 + shiftOf(entry)} ${height / 2})`}>
      <Sample entry={entry} />
    </g>
  );
}

/** Explains just the marks that this chart has. */
export function Legend({ drawing, sides }: { drawing: Drawing; sides: ChartModel['sides'] }) {
  const entries = listLegendEntries(drawing, sides);
  if (entries.length === 0) return null;
  const { width, height } = LEGEND_SAMPLE;
  return (
    <ul className="chart-legend" aria-label="How to read the marks">
      {entries.map((entry) => (
        <li key={`${entry.kind} ${entry.words}`} className={`legend-${entry.kind}`}>
          <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
            <LegendSample entry={entry} />
          </svg>
          <span>{entry.words}</span>
        </li>
      ))}
    </ul>
  );
}
