import type { Mark } from '../chart';
import { colour } from '../palette';
import { Glyph } from './glyph';

/** A mark in one line of words: number with qualifier, what it counts, who says so, as of when. */
export function markName(mark: Mark): string {
  const counted = mark.scope === null ? mark.question : `${mark.question} (${mark.scope})`;
  const struck = mark.status === 'superseded' ? 'superseded: ' : '';
  return `${struck}${mark.label} ${mark.unit}. ${counted}. ${mark.claimant}, as of ${mark.asOf}. ${mark.documents}.`;
}

/** A drawn mark that leads to its figure's permalink, with room around it for a finger. */
export function MarkLink(props: {
  mark: Mark;
  x: number;
  y: number;
  low: number | null;
  high: number | null;
  along: 'right' | 'up';
}) {
  const { mark, x, y, low, high, along } = props;
  const name = markName(mark);
  return (
    <a
      href={mark.href}
      className="chart-mark"
      data-figure={mark.figure}
      data-version={mark.version}
    >
      <title>{name}</title>
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a g takes no focus; the link around it is named by its title */}
      <g transform={`translate(${x} ${y})`} aria-hidden="true">
        <circle className="chart-mark-focus" r={12} fill={colour('paper')} fillOpacity={0} />
        <Glyph
          bound={mark.bound}
          side={mark.side}
          fill={mark.fill}
          low={low}
          high={high}
          along={along}
          struck={mark.status === 'superseded'}
          core={mark.core}
        />
      </g>
    </a>
  );
}
