import { rasterise } from '../picture/rasterise';
import { answerOrders } from './answer-orders';
import type { RasterOrder } from './drawing';

/** The raster thread. A thread of its own: a large PNG must not hold up the drawings of pages. */
answerOrders(async ({ svg, width }: RasterOrder) => rasterise(svg, width));
