import { HALO } from '../axis';
import { SIZE } from '../drawn';
import { colour } from '../palette';
import type { PlotBand } from '../plot';
import { textWidth } from '../text-width';

/** How many lines of names stand over the columns, and how high one is, in pixels. */
const LINES = 3;
const LINE = 15;
const FIRST_LINE = 12;
/** How high all lines are together, in pixels. */
export const NAMES_HEIGHT = FIRST_LINE + (LINES - 1) * LINE + 8;
/** The least distance from one name to the next. */
const GAP = 8;
/** How far a name may reach past the line that leads from it to its band. */
const OVERHANG = 3;

/** A name at its place: `middle` is that of its band, in pixels from the left. */
export type PlacedName = {
  band: PlotBand;
  text: string;
  x: number;
  end: number;
  middle: number;
  line: number;
};

/** Where a name of that width can stand over its band, the best first, within the drawing. */
function listPlaces(middle: number, width: number, right: number): number[] {
  const places = [middle - width / 2, middle + OVERHANG - width, middle - OVERHANG];
  return places.map((x) => Math.max(2, Math.min(x, right - width)));
}

type ToX = (at: number) => number;

/** Names in the lowest line that is free, in the order given; what has no room is left out. */
function placeInOrder(
  bands: readonly (PlotBand & { texts: string[] })[],
  toX: ToX,
  right: number,
): PlacedName[] {
  const placed: PlacedName[] = [];
  const isFree = (line: number, x: number, end: number) =>
    placed.every((other) => other.line !== line || x >= other.end + GAP || end + GAP <= other.x);
  for (const band of bands) {
    const middle = (toX(band.from) + toX(band.to)) / 2;
    const found = band.texts
      .filter((text) => textWidth(text, SIZE.sub) <= right)
      .flatMap((text) => {
        const width = textWidth(text, SIZE.sub);
        return Array.from({ length: LINES }, (_, line) => line).flatMap((line) =>
          listPlaces(middle, width, right).map((x) => ({ text, x, end: x + width, line })),
        );
      })
      .find(({ line, x, end }) => isFree(line, x, end));
    if (found) placed.push({ band, middle, ...found });
  }
  return placed;
}

/**
 * Names of bands over them, none over another. Where there is no room for all, the least deadly have
 * their dates instead: as few as leave no band without either.
 * @param toX where a place of the axis lies, in pixels
 * @param right where the drawing ends, in pixels
 */
export function placeNames(bands: readonly PlotBand[], toX: ToX, right: number): PlacedName[] {
  const ordered = bands.toSorted((a, b) => b.weight - a.weight);
  let best: PlacedName[] = [];
  for (let whole = ordered.length; whole >= 0; whole -= 1) {
    const named = ordered.map((band, index) => ({
      ...band,
      texts: index < whole ? [band.label, band.short] : [band.short],
    }));
    const placed = placeInOrder(named, toX, right);
    if (placed.length > best.length) best = placed;
    if (best.length === ordered.length) break;
  }
  return best;
}

/** Names of bands over the columns, each with a line that leads to its band. @param top where columns end */
export function BandNames(props: {
  bands: readonly PlotBand[];
  toX: ToX;
  right: number;
  top: number;
}) {
  const names = placeNames(props.bands, props.toX, props.right);
  const bottomOf = ({ line }: PlacedName) => FIRST_LINE + line * LINE + 4;
  return (
    <g>
      {names.map((name) => (
        <path
          key={name.band.label}
          d={`M${name.middle} ${bottomOf(name)}V${props.top}`}
          stroke={colour('rule-strong')}
        />
      ))}
      {names.map((name) => (
        <text
          key={name.band.label}
          x={name.x}
          y={FIRST_LINE + name.line * LINE}
          fontSize={SIZE.sub}
          fontWeight={600}
          fill={colour('ink')}
          {...HALO}
        >
          {name.text}
        </text>
      ))}
    </g>
  );
}
