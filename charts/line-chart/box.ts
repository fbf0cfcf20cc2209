/** A rectangle in pixels of a drawing. */
export type Box = { left: number; top: number; right: number; bottom: number };
export type Spot = { x: number; y: number };

/** The area that two boxes share, in square pixels. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

export function area({ left, top, right, bottom }: Box): number {
  return Math.max(right - left, 0) * Math.max(bottom - top, 0);
}

/** Small boxes along a line, close enough that no label slips through. */
export function stepsBetween(from: Spot, to: Spot, half: number): Box[] {
  const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 8);
  return Array.from({ length: steps + 1 }, (_, step) => {
    const x = from.x + ((to.x - from.x) * step) / Math.max(steps, 1);
    const y = from.y + ((to.y - from.y) * step) / Math.max(steps, 1);
    return { left: x - half, top: y - half, right: x + half, bottom: y + half };
  });
}

/** The point of a box that is nearest to a spot. */
export function nearestIn(box: Box, { x, y }: Spot): Spot {
  return {
    x: Math.min(Math.max(x, box.left), box.right),
    y: Math.min(Math.max(y, box.top), box.bottom),
  };
}
