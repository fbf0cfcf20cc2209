import type { ChartModel } from '../chart';
import { Glyph } from '../mark/glyph';
import { colour } from '../palette';
import { type LegendEntry, listLegendEntries } from './entries';

/** The room of an example in a key, in pixels. */
export const LEGEND_SAMPLE = { width: 56, height: 22 } as const;
/** Bounds of the example in a key, in pixels. */
const WHISKER = 18;

function Sample({ entry }: { entry: LegendEntry }) {
  const ink = colour('ink-soft');
  const plain = { low: null, high: null, along: 'right', struck: false, core: true } as const;
  switch (entry.kind) {
    case 'bound': {
      const ends = entry.bound === 'range' ? { low: -WHISKER, high: WHISKER } : {};
      return <Glyph {...plain} bound={entry.bound} side={entry.side} fill={entry.fill} {...ends} />;
    }
    case 'voice':
      return <Glyph {...plain} bound="point" side={entry.side} fill={entry.fill} />;
    case 'struck':
      return <Glyph {...plain} bound="point" side="neutral" fill="solid" struck />;
    case 'gap':
      return (
        <text textAnchor="middle" y={4} fontSize={11} fill={ink}>
          no figure
        </text>
      );
    case 'unknown start':
      return (
        <path
          d="M24 0H0M-4 0H-24M-18 -5L-24 0L-18 5"
          stroke={colour('neutral')}
          strokeWidth={2}
          strokeDasharray="4 2.5"
          fill="none"
        />
      );
    case 'no end':
      return (
        <path
          d="M-24 0H24M18 -5L24 0L18 5"
          stroke={colour('neutral')}
          strokeWidth={2}
          strokeDasharray="4 2.5"
          fill="none"
        />
      );
    case 'event':
      return <circle r={4.5} fill={colour('paper')} stroke={colour('ink')} strokeWidth={2} />;
    case 'line':
      return <path d="M-24 4L24 -4" stroke={colour('neutral')} strokeWidth={2} />;
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

/** Explains just the marks that this chart uses. */
export function Legend({ model }: { model: ChartModel }) {
  const entries = listLegendEntries(model);
  if (entries.length === 0) return null;
  const { width, height } = LEGEND_SAMPLE;
  return (
    <ul className="chart-legend" aria-label="How to read the marks">
      {entries.map((entry) => (
        <li key={`${entry.kind} ${entry.words}`}>
          <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
            <LegendSample entry={entry} />
          </svg>
          <span>{entry.words}</span>
        </li>
      ))}
    </ul>
  );
}
