import { geoMercator, geoPath } from 'd3-geo';
import type { MultiPoint } from 'geojson';
import { mesh } from 'topojson-client';
import world from 'world-atlas/countries-50m.json';

/** Deaths in one square of the map, named by its middle in degrees. */
export type Place = { latitude: number; longitude: number; best: number };

/** A circle in pixels of the map; its area is in proportion to the deaths, 0 has a size of its own. */
export type Circle = { x: number; y: number; r: number };

export type EventMap = {
  width: number;
  height: number;
  /** Coasts and borders within the map, as an SVG path. */
  outlines: string;
  /** Places with deaths, the largest first, and places whose rows count none. */
  circles: Circle[];
  empty: Circle[];
  /** A few round numbers of deaths, with the circles that stand for them. */
  legend: { deaths: number; r: number }[];
};

const WIDTH = 640;
const MOST_HEIGHT = 720;
const MARGIN = 24;
/** The radius of the largest circle, and the least that can still be seen. */
const LARGEST = 26;
const LEAST = 1.2;
const EMPTY = 1.6;

function radius(deaths: number, most: number): number {
  return Math.max(LEAST, LARGEST * Math.sqrt(deaths / most));
}

/** Squares that several kinds of violence share are one place. */
function addUp(places: readonly Place[]): Place[] {
  const sums = new Map<string, Place>();
  for (const { latitude, longitude, best } of places) {
    const key = `${latitude} ${longitude}`;
    const before = sums.get(key);
    sums.set(key, { latitude, longitude, best: best + (before ? before.best : 0) });
  }
  return [...sums.values()];
}

/** The greatest 1, 2 or 5 times a power of ten that is no more than `most`, and two smaller ones. */
function legendOf(most: number): EventMap['legend'] {
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  const first = [5, 2, 1].map((step) => step * power).find((step) => step <= most) ?? 1;
  return [first, first / 10, first / 100]
    .filter((deaths) => deaths >= 1)
    .map((deaths) => ({ deaths, r: radius(deaths, most) }));
}

const round = (number: number) => Math.round(number * 10) / 10;

/**
 * Places as circles over the outlines of the countries around them. Null where no place is known.
 * Outlines: Natural Earth, 1:50 million; they say nothing on whose a border is.
 */
export function buildEventMap(given: readonly Place[]): EventMap | null {
  const places = addUp(given);
  if (places.length === 0) return null;
  const points: MultiPoint = {
    type: 'MultiPoint',
    coordinates: places.map(({ longitude, latitude }) => [longitude, latitude]),
  };
  const inner: [[number, number], [number, number]] = [
    [MARGIN, MARGIN],
    [WIDTH - MARGIN, MOST_HEIGHT - MARGIN],
  ];
  const projection = geoMercator().fitExtent(inner, points);
  // One place, or places that lie together, would be drawn from too near to know where they are.
  // A single one fits at no scale, and leaves no place to begin with.
  projection.scale(Math.min(projection.scale(), 6_000)).translate([0, 0]);
  const [[left, top], [right, bottom]] = geoPath(projection).bounds(points);
  const height = Math.min(MOST_HEIGHT, Math.max(240, bottom - top + 2 * MARGIN));
  projection.translate([(WIDTH - left - right) / 2, (height - top - bottom) / 2]);
  projection.clipExtent([
    [0, 0],
    [WIDTH, height],
  ]);
  const most = Math.max(...places.map(({ best }) => best), 1);
  const circles = places.flatMap(({ longitude, latitude, best }) => {
    const spot = projection([longitude, latitude]);
    return spot ? [{ x: round(spot[0]), y: round(spot[1]), best }] : [];
  });
  return {
    width: WIDTH,
    height: round(height),
    outlines: geoPath(projection).digits(1)(mesh(world, world.objects.countries)) ?? '',
    circles: circles
      .filter(({ best }) => best > 0)
      .sort((a, b) => b.best - a.best)
      .map((spot) => ({ x: spot.x, y: spot.y, r: round(radius(spot.best, most)) })),
    empty: circles
      .filter(({ best }) => best === 0)
      .map((spot) => ({ x: spot.x, y: spot.y, r: EMPTY })),
    legend: legendOf(most),
  };
}
