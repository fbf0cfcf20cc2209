/** A stretch of places on an axis (years, or months counted from the year 0), both ends included. */
export type Stretch = { from: number; to: number };

/** The stretches between two places, both included, in which nothing is there. */
export function listMissing(places: Iterable<number>, from: number, to: number): Stretch[] {
  const there = new Set(places);
  const missing: Stretch[] = [];
  for (let at = from; at <= to; at += 1) {
    if (there.has(at)) continue;
    const last = missing.at(-1);
    if (last?.to === at - 1) last.to = at;
    else missing.push({ from: at, to: at });
  }
  return missing;
}
