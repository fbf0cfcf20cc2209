import type { MarkName } from './fragment';
import {
  isInTip,
  isSameMark,
  listShownMarks,
  listStages,
  liveDrawing,
  type MarkElement,
  markOf,
  nameOf,
  setTabStop,
  stageOf,
  tabStop,
} from './stage-marks';
import { Tipped, takeTitle } from './tipped';
import { walk } from './walk';

/** How long a tooltip waits before it shows, and stays for a pointer on its way to it (milliseconds). */
const SHOW_AFTER = 80;
const KEEP_FOR = 300;

export type Steered = {
  /** Shows the tooltip of a mark, or none. */
  showTip: (mark: MarkElement | null) => void;
  /** Words for the live region. */
  say: (words: string) => void;
  /** The reader's choice: a mark, or null when the chart was left with Escape. */
  choose: (mark: MarkName | null) => void;
  openTable: () => void;
};

/**
 * Keyboard, pointer and finger on a chart's marks, one listener each for the whole figure: it works
 * on the server's drawing from the first key on, and on the live one that takes its place.
 *
 * Focus moves to the link itself, which says its number and is described by the tooltip. The live
 * region says only what focus does not: which mark of how many.
 */
export class Steering {
  readonly #figure: HTMLElement;
  readonly #to: Steered;
  readonly #tipped: Tipped;
  /** The mark that showed its tooltip when a finger came down. */
  #tippedAtTouch: MarkElement | null = null;
  #touched = false;
  /** The mark under a pointer that has moved. */
  #aimed: MarkElement | null = null;
  /** The mark that has the focus. */
  #focus: { stage: HTMLElement; mark: MarkElement; index: number } | null = null;
  readonly #held = new Map<HTMLElement, MutationObserver>();
  /** Where `T` was pressed: Escape in the table leads back there. */
  #cameFrom: HTMLElement | null = null;

  constructor(figure: HTMLElement, to: Steered) {
    this.#figure = figure;
    this.#to = to;
    this.#tipped = new Tipped(`${figure.id}-tip`, to.showTip);
  }

  /** Begins to listen; gives what ends it. */
  attach(): () => void {
    const end = new AbortController();
    const { signal } = end;
    const figure = this.#figure;
    for (const stage of listStages(figure)) this.refresh(stage);
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
        if (event.key === 'Escape' && !event.defaultPrevented) this.#tipped.set(null);
      },
      { signal },
    );
    return () => {
      end.abort();
      for (const observer of this.#held.values()) observer.disconnect();
      this.#tipped.stay();
    };
  }

  /** Makes each mark name itself without the browser's own tooltip, and leaves one tab stop. */
  refresh(stage: HTMLElement): void {
    const current = Math.max(tabStop(listShownMarks(stage)), 0);
    for (const drawing of stage.querySelectorAll('.chart-drawing, .chart-live')) {
      const marks = [...drawing.querySelectorAll<MarkElement>('a.chart-mark')];
      for (const mark of marks) takeTitle(mark);
      setTabStop(marks, current);
    }
  }

  /**
   * Holds on to the live chart's marks: drawn at another width they are new elements, and the tab
   * stop and the focus pass on to them.
   */
  hold(stage: HTMLElement): void {
    this.refresh(stage);
    const live = liveDrawing(stage);
    if (!live || this.#held.has(stage)) return;
    const observer = new MutationObserver(() => {
      const marks = listShownMarks(stage);
      const lost = this.#focus;
      if (tabStop(marks) < 0) this.refresh(stage);
      if (lost?.stage !== stage || lost.mark.isConnected) return;
      if (document.activeElement === document.body) marks[lost.index]?.focus();
    });
    observer.observe(live, { childList: true, subtree: true });
    this.#held.set(stage, observer);
  }

  /** The mark that stands for what an address names; null where the chart has none. */
  find(name: MarkName): MarkElement | null {
    const marks = listStages(this.#figure).flatMap(listShownMarks);
    const isNamed = (mark: MarkElement) => {
      const own = nameOf(mark);
      return own !== null && isSameMark(own, name);
    };
    return marks.find(isNamed) ?? null;
  }

  /** A mark that the address names: its tooltip shows, and Tab leads to it; the focus stays. */
  point(mark: MarkElement): void {
    const stage = stageOf(mark);
    if (!stage) return;
    const marks = listShownMarks(stage);
    setTabStop(marks, marks.indexOf(mark));
    mark.scrollIntoView({ block: 'center' });
    this.#tipped.set(mark);
  }

  /**
   * To be called just before the live chart takes the drawing's place: a tooltip that shows, or that
   * is about to, goes on at the mark that takes the old one's. A resting pointer would not bring it back.
   * @param twin the live mark that stands where a mark of the drawing stands
   */
  takeOver(stage: HTMLElement, twin: (mark: MarkElement) => MarkElement | null): void {
    this.hold(stage);
    const old = this.#tipped.isWaiting ? this.#aimed : this.#tipped.mark;
    const mark = old && stage.contains(old) ? twin(old) : null;
    if (mark) this.#tipped.set(mark);
  }

  #focused(event: FocusEvent): void {
    const mark = markOf(event.target);
    const stage = stageOf(mark);
    if (!mark || !stage) return;
    const marks = listShownMarks(stage);
    const index = marks.indexOf(mark);
    if (index < 0) return;
    setTabStop(marks, index);
    this.#focus = { stage, mark, index };
    this.#tipped.set(mark);
    this.#to.choose(nameOf(mark));
    this.#to.say(`Mark ${index + 1} of ${marks.length}`);
  }

  #blurred(event: FocusEvent): void {
    // A mark that is drawn anew loses its focus to nothing: that is no leaving.
    if (event.relatedTarget) this.#focus = null;
    const to = event.relatedTarget;
    if (to instanceof Element && this.#figure.contains(to) && stageOf(to)) return;
    if (this.#tipped.mark && this.#tipped.mark === markOf(event.target)) this.#tipped.set(null);
  }

  #pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const target = event.target instanceof Element ? event.target : null;
    const stage = stageOf(target);
    if (!stage) {
      if (event.key === 'Escape' && target?.closest('.chart-table')) this.#leaveTable(event);
    } else if (event.key === 'Escape') this.#escape(event, stage);
    else if (event.key === 't' || event.key === 'T') {
      event.preventDefault();
      this.#cameFrom = stage;
      this.#to.openTable();
    } else this.#walk(event, stage);
  }

  #walk(event: KeyboardEvent, stage: HTMLElement): void {
    const marks = listShownMarks(stage);
    const mark = markOf(event.target);
    const next = walk(event.key, mark ? marks.indexOf(mark) : 0, marks.length);
    if (next === null) return;
    event.preventDefault();
    // From the group itself a key enters the chart at its tab stop.
    marks[mark ? next : Math.max(tabStop(marks), 0)]?.focus();
  }

  /** First the tooltip closes, then the chart is left: the focus goes to its group. */
  #escape(event: KeyboardEvent, stage: HTMLElement): void {
    event.preventDefault();
    if (this.#tipped.mark) this.#tipped.set(null);
    else {
      stage.focus();
      this.#to.choose(null);
    }
  }

  #leaveTable(event: KeyboardEvent): void {
    const stage = this.#cameFrom;
    if (!stage) return;
    event.preventDefault();
    this.#cameFrom = null;
    const marks = listShownMarks(stage);
    (marks[tabStop(marks)] ?? stage).focus();
  }

  /** Only a pointer that moves shows a tooltip: marks that scroll by under a resting one do not. */
  #moved(event: PointerEvent): void {
    const mark = markOf(event.target);
    if (event.pointerType === 'touch' || mark === this.#aimed) return;
    this.#aimed = mark;
    if (mark && mark !== this.#tipped.mark) this.#tipped.setAfter(SHOW_AFTER, () => mark);
  }

  #entered(event: PointerEvent): void {
    const mark = markOf(event.target);
    if (mark ? mark === this.#tipped.mark : isInTip(event.target)) this.#tipped.stay();
  }

  #left(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    this.#aimed = null;
    this.#tipped.stay();
    if (!this.#tipped.mark) return;
    this.#tipped.setAfter(KEEP_FOR, () => {
      const focused = markOf(document.activeElement);
      return focused && this.#figure.contains(focused) ? focused : null;
    });
  }

  #down(event: PointerEvent): void {
    this.#touched = event.pointerType === 'touch';
    this.#focus = null;
    this.#tippedAtTouch = this.#tipped.mark;
    const isElsewhere = !isInTip(event.target) && markOf(event.target) === null;
    if (this.#touched && isElsewhere) this.#tipped.set(null);
  }

  /** A finger has no hover: its first tap on a mark shows what hover would, its second follows. */
  #clicked(event: MouseEvent): void {
    const mark = markOf(event.target);
    if (!mark || !this.#touched || event.detail === 0) return;
    this.#touched = false;
    if (this.#tippedAtTouch === mark) return;
    event.preventDefault();
    mark.focus();
    this.#tipped.set(mark);
  }
}
