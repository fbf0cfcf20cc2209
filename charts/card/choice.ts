import { type Choice, formatFragment, parseFragment } from './fragment';

/** Safari allows a hundred changes of the address in half a minute: arrow keys are faster. */
const KEEP_AFTER = 250;

let timer: ReturnType<typeof setTimeout> | undefined;
let waiting: { figure: Element; change: Partial<Choice> } | null = null;

/** What the address says of this chart; null where it speaks of none or of another. */
export function readChoice(figure: Element): Choice | null {
  const choice = parseFragment(window.location.hash);
  if (choice === null) return null;
  if (choice.chart !== null) return choice.chart === figure.id ? choice : null;
  // Without a chart's name the page's first chart is meant.
  return document.querySelector('figure.chart') === figure ? choice : null;
}

/**
 * Writes a reader's choice into the address, in place: going back leads to the page before, and a
 * reload or a bookmark to the same mark.
 */
export function keepChoice(figure: Element, change: Partial<Choice>): void {
  clearTimeout(timer);
  const earlier = waiting?.figure === figure ? waiting.change : {};
  waiting = { figure, change: { ...earlier, ...change } };
  timer = setTimeout(() => {
    const before = readChoice(figure) ?? { mark: null, tableOpen: false };
    const fragment = formatFragment({ ...before, ...waiting?.change, chart: figure.id });
    waiting = null;
    const { pathname, search, hash } = window.location;
    if (fragment === hash || (fragment === '' && parseFragment(hash) === null)) return;
    // The router's own state is handed on, so that it takes no notice.
    window.history.replaceState(window.history.state, '', `${pathname}${search}${fragment}`);
  }, KEEP_AFTER);
}
