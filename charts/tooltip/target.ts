import type { MarkElement } from '../card/plot-marks';

/**
 * The one mark of a chart that shows its tooltip. A screen reader hears it once: as long as the
 * tooltip describes the mark, the mark's own name keeps to the number.
 */
export class TooltipTarget {
  readonly #id: string;
  readonly #show: (mark: MarkElement | null) => void;
  #mark: MarkElement | null = null;
  #fullName: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param id of the tooltip's element @param show shows a mark's tooltip, or none */
  constructor(id: string, show: (mark: MarkElement | null) => void) {
    this.#id = id;
    this.#show = show;
  }

  get mark(): MarkElement | null {
    return this.#mark;
  }

  /** Shows the tooltip of a mark, or none. */
  set(mark: MarkElement | null): void {
    this.stay();
    if (mark === this.#mark) return;
    this.#mark?.removeAttribute('aria-describedby');
    if (this.#fullName !== null) this.#mark?.setAttribute('aria-label', this.#fullName);
    this.#mark = mark;
    if (mark) {
      takeTitle(mark);
      this.#fullName = mark.getAttribute('aria-label');
      mark.setAttribute('aria-label', shortName(this.#fullName ?? ''));
      mark.setAttribute('aria-describedby', this.#id);
    }
    this.#show(mark);
  }

  /** Does so a little later, unless something else happens before. */
  setAfter(wait: number, choose: () => MarkElement | null): void {
    this.stay();
    this.#timer = setTimeout(() => this.set(choose()), wait);
  }

  /** Leaves things as they are. */
  stay(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/** A drawn mark's `<title>` becomes its name: the browser would show it beside our own tooltip. */
export function takeTitle(mark: MarkElement): void {
  const title = mark.querySelector(':scope > title');
  if (!title?.textContent) return;
  mark.setAttribute('aria-label', title.textContent);
  title.remove();
}

/** "at least 20,000 persons" of a mark's whole name. */
function shortName(name: string): string {
  return name.split('. ')[0] ?? name;
}
