import type { ReactElement } from 'react';
import createReconciler from 'react-reconciler';
import {
  ConcurrentRoot,
  DefaultEventPriority,
  NoEventPriority,
} from 'react-reconciler/constants.js';
import { type Props, SvgElement, type SvgNode, SvgText } from './svg-tree';

/** What React is told of its host; most of it is about what only a browser has. */
type HostConfig = createReconciler.HostConfig<
  string,
  Props,
  SvgElement,
  SvgElement,
  SvgText,
  never,
  never,
  never,
  never,
  SvgNode,
  object,
  never,
  NodeJS.Timeout,
  -1,
  null,
  null,
  null,
  never,
  never,
  never
>;

let priority: number = NoEventPriority;
const nothing = () => {};
const none = () => null;
/** What an element is drawn into makes no difference, but React wants one. */
const CONTEXT = {};

/**
 * React with a tree of plain objects in place of a document, as react-dom is React with a browser's.
 * Recharts draws nothing with `renderToString`: it places axes and marks in effects, and effects run
 * only where a tree is mounted. This mounts one, in this very thread and without a browser's DOM.
 */
const host: HostConfig = {
  supportsMutation: true,
  supportsPersistence: false,
  supportsHydration: false,
  // Next draws pages with a React of its own in the same process: contexts of the two stay apart.
  isPrimaryRenderer: false,
  rendererPackageName: 'casualty-ledger',
  rendererVersion: '1',
  extraDevToolsConfig: null,
  bindToConsole: (method: 'error' | 'warn', args: unknown[]) =>
    console[method].bind(console, ...args),

  createInstance: (name: string, props: Props) => new SvgElement(name, props),
  createTextInstance: (text: string) => new SvgText(text),
  appendInitialChild: (parent: SvgElement, child: SvgNode) => parent.insert(child),
  appendChild: (parent: SvgElement, child: SvgNode) => parent.insert(child),
  appendChildToContainer: (parent: SvgElement, child: SvgNode) => parent.insert(child),
  insertBefore: (parent: SvgElement, child: SvgNode, before: SvgNode) =>
    parent.insert(child, before),
  insertInContainerBefore: (parent: SvgElement, child: SvgNode, before: SvgNode) =>
    parent.insert(child, before),
  removeChild: (parent: SvgElement, child: SvgNode) => parent.remove(child),
  removeChildFromContainer: (parent: SvgElement, child: SvgNode) => parent.remove(child),
  commitUpdate: (element: SvgElement, _name: string, _before: Props, props: Props) =>
    element.update(props),
  commitTextUpdate: (node: SvgText, _before: string, text: string) => {
    node.text = text;
  },
  clearContainer: (container: SvgElement) => {
    container.children.length = 0;
  },
  getPublicInstance: (node: SvgNode) => node,
  shouldSetTextContent: () => false,
  finalizeInitialChildren: () => false,
  detachDeletedInstance: nothing,

  getRootHostContext: () => CONTEXT,
  getChildHostContext: () => CONTEXT,
  prepareForCommit: none,
  resetAfterCommit: nothing,
  preparePortalMount: nothing,
  beforeActiveInstanceBlur: nothing,
  afterActiveInstanceBlur: nothing,
  prepareScopeUpdate: nothing,
  getInstanceFromScope: none,
  getInstanceFromNode: none,

  scheduleTimeout: setTimeout,
  cancelTimeout: clearTimeout,
  noTimeout: -1,
  supportsMicrotasks: true,
  scheduleMicrotask: queueMicrotask,
  setCurrentUpdatePriority: (next: number) => {
    priority = next;
  },
  getCurrentUpdatePriority: () => priority,
  resolveUpdatePriority: () => (priority === NoEventPriority ? DefaultEventPriority : priority),
  resolveEventType: none,
  resolveEventTimeStamp: () => -1.1,
  shouldAttemptEagerTransition: () => false,
  trackSchedulerEvent: nothing,
  requestPostPaintCallback: nothing,
  maySuspendCommit: () => false,
  maySuspendCommitOnUpdate: () => false,
  maySuspendCommitInSyncRender: () => false,
  preloadInstance: () => true,
  startSuspendingCommit: none,
  suspendInstance: nothing,
  suspendOnActiveViewTransition: nothing,
  waitForCommitToBeReady: none,
  getSuspendedCommitReason: none,
  NotPendingTransition: null,
  // React looks at it for forms alone.
  HostTransitionContext: null as never,
  resetFormInstance: nothing,
};

const reconciler = createReconciler(host);

/** Recharts settles in some rounds of effects; what takes more than this never would. */
const MOST_ROUNDS = 50;

/**
 * Does something while there is a `window`, the little that Recharts looks for in effects: somewhere
 * to ask for the next frame. It is gone before anything else runs, so that nothing of the program
 * takes the server for a browser.
 */
function withWindow<Result>(frames: (() => void)[], run: () => Result): Result {
  const window = {
    requestAnimationFrame: (draw: () => void) => frames.push(draw),
    cancelAnimationFrame: nothing,
  };
  Object.defineProperty(globalThis, 'window', { value: window, configurable: true });
  try {
    return run();
  } finally {
    Reflect.deleteProperty(globalThis, 'window');
  }
}

/** Lets effects run until they bring about nothing more. */
function settle(frames: (() => void)[]): void {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    reconciler.flushSyncWork();
    const isChanged = reconciler.flushPassiveEffects();
    const due = frames.splice(0);
    for (const draw of due) draw();
    if (!isChanged && due.length === 0) return;
  }
  throw new Error(`a drawing did not settle in ${MOST_ROUNDS} rounds`);
}

/**
 * Mounts a React element, its effects included, and gives what `take` makes of the tree; in one go,
 * without a pause.
 * @throws what a component threw; Error when the drawing does not settle
 */
export function renderTree<Result>(
  element: ReactElement,
  take: (tree: SvgElement) => Result,
): Result {
  const container = new SvgElement('root');
  const errors: unknown[] = [];
  const frames: (() => void)[] = [];
  const note = (error: unknown) => errors.push(error);
  return withWindow(frames, () => {
    const root = reconciler.createContainer(
      ...([container, ConcurrentRoot, null, false, null, ''] as const),
      ...([note, note, nothing, nothing, null] as const),
    );
    try {
      reconciler.updateContainerSync(element, root, null, null);
      settle(frames);
      if (errors.length > 0) throw errors[0];
      return take(container);
    } finally {
      reconciler.updateContainerSync(null, root, null, null);
      settle(frames);
    }
  });
}
