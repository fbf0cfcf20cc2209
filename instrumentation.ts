import type { Instrumentation } from 'next';
import { DRAWING_HEADER, noteFault } from './server/front/drawing-faults';

/** Next calls this with whatever ended a drawing. */
export const onRequestError: Instrumentation.onRequestError = (error, { headers }) => {
  const drawing = headers[DRAWING_HEADER];
  if (typeof drawing === 'string') noteFault(drawing, error);
};
