import type { MarkName } from './fragment';

/**
 * The marks of a chart as they stand in the document. The server's drawings and the live one have the
 * same markup, so whatever steers one steers the other: this reads the document and nothing else.
 */
export type MarkElement = SVGAElement;

/** The places of a chart's panels, from top to bottom. */
export function listStages(figure: Element): HTMLElement[] {
  return [...figure.querySelectorAll<HTMLElement>('.chart-stage')];
}

export function stageOf(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>('.chart-stage') ?? null;
}

/** The mark that an event happened on, or in. */
export function markOf(target: EventTarget | null): MarkElement | null {
  return target instanceof Element ? target.closest<MarkElement>('a.chart-mark') : null;
}

export function isInTip(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.chart-tip') !== null;
}

/** The server's drawing that fits the place, of the two that it holds. */
export function shownDrawing(stage: Element): Element | null {
  const drawings = [...stage.querySelectorAll(':scope > .chart-drawing')];
  return drawings.find((drawing) => getComputedStyle(drawing).display !== 'none') ?? null;
}

export function liveDrawing(stage: Element): Element | null {
  return stage.querySelector(':scope > .chart-live');
}

export function listMarksIn(drawing: Element | null): MarkElement[] {
  return [...(drawing?.querySelectorAll<MarkElement>('a.chart-mark') ?? [])];
}

/** The marks that a reader sees now, in reading order: of the one drawing that shows. */
export function listShownMarks(stage: HTMLElement): MarkElement[] {
  return listMarksIn('live' in stage.dataset ? liveDrawing(stage) : shownDrawing(stage));
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
