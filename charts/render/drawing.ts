import type { ChartModel, Panel } from '../chart';
import type { Drawn } from '../drawn';
import type { Look } from '../picture/look';

/** What the drawing thread is asked for: a panel, or a whole chart of panels that are drawn already. */
export type DrawOrder =
  | { kind: 'panel'; panel: Panel; drawn: Drawn }
  | { kind: 'picture'; model: ChartModel; panels: string[]; look: Look };

/** What the raster thread is asked for: an SVG that stands alone as a PNG so many pixels wide. */
export type RasterOrder = { svg: string; width: number };

export type Request<Order> = { id: number; order: Order };
export type Answer<Result> = { id: number } & ({ result: Result } | { failure: string });

/** What a thread says once it has loaded what it draws with. */
export const READY = 'ready';
