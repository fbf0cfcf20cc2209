import type { MarkName } from './fragment';

/** A mark of a chart as it stands in the document, in a drawing that the server made. */
export type MarkElement = SVGAElement;

/** The places of a chart's panels, from top to bottom. */
export function listPlots(figure: Element): HTMLElement[] {
  return [...figure.querySelectorAll<HTMLElement>('.chart-plot')];
}

export function plotOf(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>('.chart-plot') ?? null;
}

/** The mark that an event happened on, or in. */
export function markOf(target: EventTarget | null): MarkElement | null {
  return target instanceof Element ? target.closest<MarkElement>('a.chart-mark') : null;
}

export function isInTip(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.chart-tip') !== null;
}

/** Both drawings of a panel, the narrow one and the wide one. */
export function listDrawings(plot: Element): Element[] {
  return [...plot.querySelectorAll(':scope > .chart-drawing')];
}

/** The server's drawing that fits the place, of the two that it holds. */
function shownDrawing(plot: Element): Element | null {
  return listDrawings(plot).find((drawing) => getComputedStyle(drawing).display !== 'none') ?? null;
}

/** All marks of a drawing, in reading order. */
export function listMarksIn(drawing: Element): MarkElement[] {
  return [...drawing.querySelectorAll<MarkElement>('a.chart-mark')];
}

/** The marks that a reader sees now, in reading order: of the one drawing that shows. */
export function listShownMarks(plot: HTMLElement): MarkElement[] {
  const drawing = shownDrawing(plot);
  return drawing ? listMarksIn(drawing) : [];
}

/** The figure and the version that a mark stands for. */
export function nameOf(mark: Element): MarkName | null {
  const figure = mark.getAttribute('data-figure');
  const version = Number(mark.getAttribute('data-version'));
  return figure === null ? null : { figure, version: version > 0 ? version : null };
}

/** Whether the two may mean the same mark; a version that is not named is any. */
export function isSameMark(a: MarkName, b: MarkName): boolean {
  if (a.figure !== b.figure) return false;
  return a.version === null || b.version === null || a.version === b.version;
}

/** One tab stop for the marks of a drawing: the current one. The others are reached by arrow keys. */
export function setTabStop(marks: readonly MarkElement[], current: number): void {
  for (const [index, mark] of marks.entries())
    mark.setAttribute('tabindex', index === current ? '0' : '-1');
}

/** Which of the marks Tab leads to; -1 where none is set. */
export function tabStop(marks: readonly MarkElement[]): number {
  return marks.findIndex((mark) => mark.getAttribute('tabindex') === '0');
}
