import { parentPort } from 'node:worker_threads';
import { installDom } from './dom';
import type { Drawing, DrawRequest } from './drawing';

/**
 * The drawing thread. Recharts draws nothing with `renderToString`: it places axes and marks in
 * effects. So each panel is mounted for real in a document of this thread, and its `<svg>` taken.
 */
const document = installDom();
const { createElement } = await import('react');
const { flushSync } = await import('react-dom');
const { createRoot } = await import('react-dom/client');
const { PanelChart } = await import('../panel-chart');

/** Recharts settles in two rounds of effects; one more tick each lets them run. */
const TICKS = 2;

async function draw({ panel, drawn }: DrawRequest): Promise<string> {
  const place = document.createElement('div');
  const root = createRoot(place);
  try {
    flushSync(() => root.render(createElement(PanelChart, { panel, drawn })));
    for (let tick = 0; tick < TICKS; tick++) await new Promise((resolve) => setTimeout(resolve, 0));
    const svg = place.querySelector('svg');
    if (!svg) throw new Error(`the panel ${panel.id} was drawn empty`);
    return svg.outerHTML;
  } finally {
    root.unmount();
  }
}

parentPort?.on('message', async (request: DrawRequest) => {
  const answer: Drawing = await draw(request).then(
    (svg) => ({ id: request.id, svg }),
    (error: unknown) => ({ id: request.id, failure: String(error) }),
  );
  parentPort?.postMessage(answer);
});
