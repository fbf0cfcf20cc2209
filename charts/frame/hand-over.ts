import { listMarksIn, liveDrawing, type MarkElement, markOf, shownDrawing } from './stage-marks';

/** A live chart that is not whole by now stays hidden; the server's drawing stays (milliseconds). */
const GIVE_UP = 5_000;
/** A click belongs to the mark that the finger came down on: it may follow this late. */
const CLICK_WITHIN = 350;

/** Whether a finger or a button is down, or was a moment ago: a click may still be on its way. */
export class PressWatch {
  #down = false;
  #upAt = Number.NEGATIVE_INFINITY;

  attach(): () => void {
    const end = new AbortController();
    const options = { signal: end.signal, capture: true };
    document.addEventListener('pointerdown', () => this.#set(true), options);
    for (const name of ['pointerup', 'pointercancel'] as const)
      document.addEventListener(name, () => this.#set(false), options);
    return () => end.abort();
  }

  #set(down: boolean): void {
    this.#down = down;
    if (!down) this.#upAt = performance.now();
  }

  get busy(): boolean {
    return this.#down || performance.now() - this.#upAt < CLICK_WITHIN;
  }
}

/** Whether the live chart shows all that the server's drawing shows: marks, labels and ticks. */
function isWhole(stage: HTMLElement): boolean {
  const [live, drawn] = [liveDrawing(stage), shownDrawing(stage)];
  if (!live?.querySelector('svg')) return false;
  const isAsMany = (what: string) =>
    !drawn || live.querySelectorAll(what).length >= drawn.querySelectorAll(what).length;
  return isAsMany('a.chart-mark') && isAsMany('text');
}

/** The mark of the live chart that stands where one of the drawing stands. */
function counterpart(stage: HTMLElement, old: MarkElement): MarkElement | null {
  const index = listMarksIn(shownDrawing(stage)).indexOf(old);
  return listMarksIn(liveDrawing(stage))[index] ?? null;
}

/**
 * Puts the live chart in the drawing's place once it is whole and no press is under way. Focus, if
 * the drawing has it, goes to the same mark.
 * @param ready called just before the change, with what finds the live twin of a mark
 */
export function handOver(
  stage: HTMLElement,
  press: PressWatch,
  ready: (twin: (mark: MarkElement) => MarkElement | null) => void,
): () => void {
  const since = performance.now();
  const timer = setInterval(() => {
    if (performance.now() - since > GIVE_UP && !isWhole(stage)) clearInterval(timer);
    if (press.busy || !isWhole(stage)) return;
    clearInterval(timer);
    const focused = markOf(document.activeElement);
    const focusTwin = focused && stage.contains(focused) ? counterpart(stage, focused) : null;
    ready((mark) => counterpart(stage, mark));
    stage.dataset.live = '';
    focusTwin?.focus({ preventScroll: true });
  }, 30);
  return () => clearInterval(timer);
}
