import type { Bound, Fill, Side } from '../chart';
import { colour } from '../palette';

/** Half the size of a mark's core, in pixels. */
export const RADIUS = 5.5;
/** How far an open end reaches past its number: long enough to be seen, and of no meaning in length. */
const OPEN_REACH = 30;

export type GlyphProps = {
  bound: Bound;
  side: Side;
  fill: Fill;
  /** Pixels from the mark's number to its published low and high; null where there is none. */
  low: number | null;
  high: number | null;
  /** The direction in which numbers grow. */
  along: 'right' | 'up';
  /** False where there is no number of its own to stand at: a range without a best estimate. */
  core?: boolean;
};

const SIDE_COLOUR = { first: 'side-first', second: 'side-second', neutral: 'neutral' } as const;

/** A side's colour as an attribute's value. */
export function sideColour(side: Side): string {
  return colour(SIDE_COLOUR[side]);
}

/** The core: a shape for each side, so that no meaning hangs on hue alone. */
function Core({ side, fill }: { side: Side; fill: Fill }) {
  const paint = {
    fill: fill === 'solid' ? sideColour(side) : colour('paper'),
    stroke: sideColour(side),
    strokeWidth: 2,
  };
  const r = RADIUS - 1;
  if (side === 'first') return <circle r={r} {...paint} />;
  if (side === 'second')
    return <path d={`M0 ${-r - 1.5}L${r + 1.5} 0L0 ${r + 1.5}L${-r - 1.5} 0Z`} {...paint} />;
  return <rect x={-r + 0.5} y={-r + 0.5} width={2 * r - 1} height={2 * r - 1} {...paint} />;
}

/** What a mark has besides its core, drawn for numbers that grow to the right. */
function Reach({
  bound,
  low,
  high,
  ink,
}: { bound: Bound; ink: string } & Pick<GlyphProps, 'low' | 'high'>) {
  const line = { stroke: ink, strokeWidth: 2, fill: 'none' };
  if (bound === 'floor')
    return (
      <path
        d={`M0 0H${OPEN_REACH - 2}M${OPEN_REACH - 8} -5L${OPEN_REACH - 2} 0L${OPEN_REACH - 8} 5`}
        {...line}
      />
    );
  if (bound === 'ceiling')
    return (
      <>
        <path d={`M${RADIUS + 3} -8V8`} {...line} strokeWidth={3} />
        <path d={`M0 0H${-OPEN_REACH}`} {...line} strokeDasharray="2 3" />
      </>
    );
  if (bound === 'soft')
    return (
      <>
        <path d="M7 0H10M-7 0H-10" {...line} strokeWidth={5} strokeOpacity={0.85} />
        <path d="M11 0H13.5M-11 0H-13.5" {...line} strokeWidth={4} strokeOpacity={0.6} />
        <path d="M14.5 0H16.5M-14.5 0H-16.5" {...line} strokeWidth={3} strokeOpacity={0.4} />
      </>
    );
  if (low === null && high === null) return null;
  const caps = [low, high].flatMap((end) => (end === null ? [] : `M${end} -4.5V4.5`)).join('');
  // An end that is not published leaves the line at the mark itself.
  const [from, to] = [low === null ? 0 : low, high === null ? 0 : high];
  return <path d={`M${from} 0H${to}${caps}`} {...line} strokeWidth={1.75} />;
}

/**
 * One mark around the origin. An open end has an arrow, a ceiling a thick bar, a soft end fades, low
 * and high have whiskers, an exact number a ring, and an asserted zero is a ring with a 0 in it.
 */
export function Glyph({ bound, side, fill, low, high, along, core = true }: GlyphProps) {
  const ink = sideColour(side);
  return (
    <g>
      <g transform={along === 'up' ? 'rotate(-90)' : undefined}>
        <Reach bound={bound} low={low} high={high} ink={ink} />
      </g>
      {bound === 'zero' ? (
        <>
          <circle r={8.5} fill={colour('paper')} stroke={ink} strokeWidth={2} />
          <text y={4} textAnchor="middle" fontSize={11.5} fontWeight={700} fill={ink}>
            0
          </text>
        </>
      ) : core ? (
        <Core side={side} fill={fill} />
      ) : null}
      {bound === 'exact' ? <circle r={8.5} fill="none" stroke={ink} strokeWidth={1.5} /> : null}
    </g>
  );
}
