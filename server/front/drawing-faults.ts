/**
 * Why a drawing failed. Next answers 500 and keeps the reason to itself, but tells it to
 * `instrumentation.ts`, which is bundled with the pages: the two meet in the process's global object.
 */
const shared = globalThis as { casualtyLedgerFaults?: Map<string, unknown> };

/** The header by which a fault finds the drawing that it ended. */
export const DRAWING_HEADER = 'x-drawing';

function faults(): Map<string, unknown> {
  shared.casualtyLedgerFaults ??= new Map();
  return shared.casualtyLedgerFaults;
}

/** Notes what ended a drawing; the first fault is the reason, later ones follow from it. */
export function noteFault(drawing: string, error: unknown): void {
  if (!faults().has(drawing)) faults().set(drawing, error);
}

/** Gives what ended a drawing, once; undefined where nothing did. */
export function takeFault(drawing: string): unknown {
  const fault = faults().get(drawing);
  faults().delete(drawing);
  return fault;
}
