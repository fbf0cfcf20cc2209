/**
 * A copy of a cell. A cell is a window on the block that it was cut from: keeping one for long would
 * keep the whole block in memory.
 */
export function detach(cell: string): string {
  return Buffer.from(cell, 'utf8').toString('utf8');
}
