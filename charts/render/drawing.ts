import type { ChartModel, Panel } from '../chart';
import type { Drawn } from '../drawn';
import type { OneFigureModel } from '../one-figure/model';
import type { Look } from '../picture/look';

/** A picture that stands alone, of panels that are drawn already. */
export type PictureOrder = {
  kind: 'picture';
  model: ChartModel | OneFigureModel;
  panels: string[];
  look: Look;
};

/** What the drawing thread is asked for: a panel, or a whole picture. */
export type DrawOrder = { kind: 'panel'; panel: Panel; drawn: Drawn } | PictureOrder;

/** What the raster thread is asked for: an SVG that stands alone as a PNG so many pixels wide. */
export type RasterOrder = { svg: string; width: number };

export type Request<Order> = { id: number; order: Order };
export type Answer<Result> = { id: number } & ({ result: Result } | { failure: string });

/** What a thread says once it has loaded what it draws with. */
export const READY = 'ready';
