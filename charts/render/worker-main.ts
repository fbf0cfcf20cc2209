import { answerOrders } from './answer-orders';
import { installDom } from './dom';
import type { DrawOrder } from './drawing';

/**
 * The drawing thread. Recharts draws nothing with `renderToString`: it places axes and marks in
 * effects. So each panel is mounted for real in a document of this thread, and its `<svg>` taken.
 */
const document = installDom();
const { createElement } = await import('react');
const { flushSync } = await import('react-dom');
const { createRoot } = await import('react-dom/client');
const { PanelChart } = await import('../panel-chart');
const { composePicture } = await import('../picture/compose');

/** Recharts settles in two rounds of effects; one more tick each lets them run. */
const TICKS = 2;

/**
 * Recharts names elements by how much was drawn before them; nothing refers to the names. The same
 * panel must have the same bytes, whichever server draws it and whatever it drew before.
 */
function dropNumbers(svg: Element): void {
  for (const clip of svg.querySelectorAll('clipPath')) clip.remove();
  for (const named of svg.querySelectorAll('[id^="recharts"]')) named.removeAttribute('id');
}

async function drawPanel({ panel, drawn }: Extract<DrawOrder, { kind: 'panel' }>): Promise<string> {
  const place = document.createElement('div');
  const faults: unknown[] = [];
  // React would print it here; whoever ordered the drawing is told instead.
  const root = createRoot(place, { onUncaughtError: (fault) => faults.push(fault) });
  try {
    flushSync(() => root.render(createElement(PanelChart, { panel, drawn })));
    for (let tick = 0; tick < TICKS; tick++) await new Promise((resolve) => setTimeout(resolve, 0));
    if (faults.length > 0) throw faults[0];
    const svg = place.querySelector('svg');
    if (!svg) throw new Error(`the panel ${panel.id} was drawn empty`);
    dropNumbers(svg);
    return svg.outerHTML;
  } finally {
    root.unmount();
  }
}

answerOrders(async (order: DrawOrder) =>
  order.kind === 'panel' ? drawPanel(order) : composePicture(order),
);
