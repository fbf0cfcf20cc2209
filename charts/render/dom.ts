import { Window } from 'happy-dom';

/** What React and Recharts look for on the global object while they draw. */
const NAMES = [
  'document',
  'HTMLElement',
  'SVGElement',
  'Element',
  'Node',
  'MutationObserver',
  'getComputedStyle',
  'DocumentFragment',
  'navigator',
] as const;

/**
 * Gives this thread a document. Only for the drawing thread: nothing else of the program may believe
 * that it runs in a browser. To be called before React is loaded.
 */
export function installDom(): Document {
  const window = new Window({ url: 'http://localhost/' });
  const values: Record<string, unknown> = { window };
  for (const name of NAMES) values[name] = Reflect.get(window, name);
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  return globalThis.document;
}
