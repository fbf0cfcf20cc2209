import { TooltipTarget, takeTitle } from '../tooltip/target';
import type { MarkName } from './fragment';
import { nextMark } from './next-mark';
import {
  isInTip,
  isSameMark,
  listDrawings,
  listMarksIn,
  listPlots,
  listShownMarks,
  type MarkElement,
  markOf,
  nameOf,
  plotOf,
  setTabStop,
  tabStop,
} from './plot-marks';

/** How long a tooltip waits before it shows, and stays for a pointer on its way to it (milliseconds). */
const SHOW_AFTER = 80;
const KEEP_FOR = 300;

/** What a chart does when a reader moves among its marks. */
export type NavigationEffects = {
  /** Shows the tooltip of a mark, or none. */
  showTooltip: (mark: MarkElement | null) => void;
  /** Words for the live region. */
  announce: (words: string) => void;
  /** The reader's choice: a mark, or null when the chart was left with Escape. */
  choose: (mark: MarkName | null) => void;
  openTable: () => void;
};

/**
 * Keyboard, pointer and finger on a chart's marks, one listener each for the whole figure: they
 * stand in the server's drawing.
 *
 * Focus moves to the link itself, which says its number and is described by the tooltip. The live
 * region says only what focus does not: which mark of how many.
 */
export class MarkNavigation {
  readonly #figure: HTMLElement;
  readonly #to: NavigationEffects;
  readonly #tooltip: TooltipTarget;
  /** The mark that showed its tooltip when a finger came down. */
  #tippedAtTouch: MarkElement | null = null;
  #touched = false;
  /** The mark under a pointer that has moved. */
  #aimed: MarkElement | null = null;
  /** Where `T` was pressed: Escape in the table leads back there. */
  #cameFrom: HTMLElement | null = null;

  constructor(figure: HTMLElement, to: NavigationEffects) {
    this.#figure = figure;
    this.#to = to;
    this.#tooltip = new TooltipTarget(`${figure.id}-tip`, to.showTooltip);
  }

  /** Begins to listen; gives what ends it. */
  attach(): () => void {
    const end = new AbortController();
    const { signal } = end;
    const figure = this.#figure;
    for (const plot of listPlots(figure)) this.#prepare(plot);
    figure.addEventListener('focusin', (event) => this.#focused(event), { signal });
    figure.addEventListener('focusout', (event) => this.#blurred(event), { signal });
    figure.addEventListener('keydown', (event) => this.#pressed(event), { signal });
    figure.addEventListener('pointermove', (event) => this.#moved(event), { signal });
    figure.addEventListener('pointerover', (event) => this.#entered(event), { signal });
    figure.addEventListener('pointerout', (event) => this.#left(event), { signal });
    figure.addEventListener('click', (event) => this.#clicked(event), { signal });
    document.addEventListener('pointerdown', (event) => this.#down(event), { signal });
    // A tooltip under a pointer goes away by Escape too, wherever the focus is.
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) this.#tooltip.set(null);
      },
      { signal },
    );
    return () => {
      end.abort();
      this.#tooltip.stay();
    };
  }

  /** Makes each mark name itself without the browser's own tooltip, and leaves one tab stop. */
  #prepare(plot: HTMLElement): void {
    for (const drawing of listDrawings(plot)) {
      const marks = listMarksIn(drawing);
      for (const mark of marks) takeTitle(mark);
      setTabStop(marks, 0);
    }
  }

  /** The mark that stands for what an address names; null where the chart has none. */
  find(name: MarkName): MarkElement | null {
    const marks = listPlots(this.#figure).flatMap(listShownMarks);
    const isNamed = (mark: MarkElement) => {
      const own = nameOf(mark);
      return own !== null && isSameMark(own, name);
    };
    return marks.find(isNamed) ?? null;
  }

  /** A mark that the address names: its tooltip shows, and Tab leads to it; the focus stays. */
  point(mark: MarkElement): void {
    const plot = plotOf(mark);
    if (!plot) return;
    const marks = listShownMarks(plot);
    setTabStop(marks, marks.indexOf(mark));
    mark.scrollIntoView({ block: 'center' });
    this.#tooltip.set(mark);
  }

  #focused(event: FocusEvent): void {
    const mark = markOf(event.target);
    const plot = plotOf(mark);
    if (!mark || !plot) return;
    const marks = listShownMarks(plot);
    const index = marks.indexOf(mark);
    if (index < 0) return;
    setTabStop(marks, index);
    this.#tooltip.set(mark);
    this.#to.choose(nameOf(mark));
    this.#to.announce(`Mark ${index + 1} of ${marks.length}`);
  }

  #blurred(event: FocusEvent): void {
    const to = event.relatedTarget;
    if (to instanceof Element && this.#figure.contains(to) && plotOf(to)) return;
    if (this.#tooltip.mark && this.#tooltip.mark === markOf(event.target)) this.#tooltip.set(null);
  }

  #pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const target = event.target instanceof Element ? event.target : null;
    const plot = plotOf(target);
    if (!plot) {
      if (event.key === 'Escape' && target?.closest('.chart-table')) this.#leaveTable(event);
    } else if (event.key === 'Escape') this.#escape(event, plot);
    else if (event.key === 't' || event.key === 'T') {
      event.preventDefault();
      this.#cameFrom = plot;
      this.#to.openTable();
    } else this.#step(event, plot);
  }

  #step(event: KeyboardEvent, plot: HTMLElement): void {
    const marks = listShownMarks(plot);
    const mark = markOf(event.target);
    const next = nextMark(event.key, mark ? marks.indexOf(mark) : 0, marks.length);
    if (next === null) return;
    event.preventDefault();
    // From the group itself a key enters the chart at its tab stop.
    marks[mark ? next : Math.max(tabStop(marks), 0)]?.focus();
  }

  /** First the tooltip closes, then the chart is left: the focus goes to its group. */
  #escape(event: KeyboardEvent, plot: HTMLElement): void {
    event.preventDefault();
    if (this.#tooltip.mark) this.#tooltip.set(null);
    else {
      plot.focus();
      this.#to.choose(null);
    }
  }

  #leaveTable(event: KeyboardEvent): void {
    const plot = this.#cameFrom;
    if (!plot) return;
    event.preventDefault();
    this.#cameFrom = null;
    const marks = listShownMarks(plot);
    (marks[tabStop(marks)] ?? plot).focus();
  }

  /** Only a pointer that moves shows a tooltip: marks that scroll by under a resting one do not. */
  #moved(event: PointerEvent): void {
    const mark = markOf(event.target);
    if (event.pointerType === 'touch' || mark === this.#aimed) return;
    this.#aimed = mark;
    if (mark && mark !== this.#tooltip.mark) this.#tooltip.setAfter(SHOW_AFTER, () => mark);
  }

  #entered(event: PointerEvent): void {
    const mark = markOf(event.target);
    if (mark ? mark === this.#tooltip.mark : isInTip(event.target)) this.#tooltip.stay();
  }

  #left(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    this.#aimed = null;
    this.#tooltip.stay();
    if (!this.#tooltip.mark) return;
    this.#tooltip.setAfter(KEEP_FOR, () => {
      const focused = markOf(document.activeElement);
      return focused && this.#figure.contains(focused) ? focused : null;
    });
  }

  #down(event: PointerEvent): void {
    this.#touched = event.pointerType === 'touch';
    this.#tippedAtTouch = this.#tooltip.mark;
    const isElsewhere = !isInTip(event.target) && markOf(event.target) === null;
    if (this.#touched && isElsewhere) this.#tooltip.set(null);
  }

  /** A finger has no hover: its first tap on a mark shows what hover would, its second follows. */
  #clicked(event: MouseEvent): void {
    const mark = markOf(event.target);
    if (!mark || !this.#touched || event.detail === 0) return;
    this.#touched = false;
    if (this.#tippedAtTouch === mark) return;
    event.preventDefault();
    mark.focus();
    this.#tooltip.set(mark);
  }
}
