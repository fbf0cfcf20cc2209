import path from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { Drawing, DrawRequest } from './drawing';

/** A panel takes some 50 ms; whatever takes this long is stuck. */
const TIMEOUT = 5_000;

type Waiting = { request: DrawRequest; resolve: (svg: string) => void; reject: (e: Error) => void };

function startWorker(): Worker {
  // Turbopack rewrites `new Worker(…)` into one that cannot start here; this it leaves alone.
  const { Worker: NodeWorker } = process.getBuiltinModule('node:worker_threads');
  const script = path.join(process.cwd(), 'charts/render/worker.js');
  const worker = new NodeWorker(script);
  // A drawing under way must not keep the program from ending.
  worker.unref();
  return worker;
}

/**
 * One drawing thread and the queue before it. A drawing that takes too long, or that takes the
 * thread down, fails alone: the next one gets a new thread.
 */
export class DrawingThread {
  #worker: Worker | null = null;
  #current: Waiting | null = null;
  #timer: NodeJS.Timeout | null = null;
  readonly #queue: Waiting[] = [];
  #nextId = 1;

  /** How many drawings wait, the one under way included. */
  get waiting(): number {
    return this.#queue.length + (this.#current ? 1 : 0);
  }

  /** @throws Error saying why the panel could not be drawn */
  draw(panel: DrawRequest['panel'], drawn: DrawRequest['drawn']): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ request: { id: this.#nextId++, panel, drawn }, resolve, reject });
      this.#advance();
    });
  }

  #advance(): void {
    if (this.#current) return;
    const next = this.#queue.shift();
    if (!next) return;
    this.#current = next;
    this.#worker ??= this.#open();
    this.#timer = setTimeout(() => this.#fail(`not drawn within ${TIMEOUT} ms`), TIMEOUT);
    this.#worker.postMessage(next.request);
  }

  #open(): Worker {
    const worker = startWorker();
    worker.on('message', (drawing: Drawing) => this.#settle(drawing));
    worker.on('error', (error) => worker === this.#worker && this.#fail(String(error)));
    worker.on(
      'exit',
      (code) => worker === this.#worker && this.#fail(`the thread ended (${code})`),
    );
    return worker;
  }

  #settle(drawing: Drawing): void {
    const current = this.#current;
    if (!current || current.request.id !== drawing.id) return;
    this.#release();
    if ('svg' in drawing) current.resolve(drawing.svg);
    else current.reject(new Error(drawing.failure));
    this.#advance();
  }

  /** The thread is stuck or gone: what was under way fails, the rest goes to a new one. */
  #fail(reason: string): void {
    const worker = this.#worker;
    const current = this.#current;
    this.#worker = null;
    this.#release();
    worker?.terminate();
    current?.reject(new Error(reason));
    this.#advance();
  }

  #release(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#current = null;
  }
}
