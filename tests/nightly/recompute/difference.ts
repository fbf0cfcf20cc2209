/** Something shipped that is not what the publisher's file gives. */
export type Difference = { what: string; shipped: string; recomputed: string };

export type Numbers = { value: number | null; low: number | null; high: number | null };

export function sayNumbers({ value, low, high }: Numbers): string {
  return `${value} [${low}, ${high}]`;
}
