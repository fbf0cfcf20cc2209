import path from 'node:path';
import type { Worker } from 'node:worker_threads';
import { type Answer, READY, type Request } from './drawing';

/** A thread loads Recharts before its first drawing, which takes seconds on a busy machine. */
const START_WITHIN = 15_000;

type Limits = {
  /** Milliseconds; a drawing that takes this long is stuck. */
  timeout: number;
  /** Beyond this many waiting drawings a further one is refused at once rather than late. */
  waiting: number;
};

type Waiting<Order, Result> = {
  request: Request<Order>;
  resolve: (result: Result) => void;
  reject: (error: Error) => void;
};

function startWorker(script: string): Worker {
  // Turbopack rewrites `new Worker(…)` into one that cannot start here; this it leaves alone.
  const { Worker: NodeWorker } = process.getBuiltinModule('node:worker_threads');
  const worker = new NodeWorker(path.join(process.cwd(), 'charts/render', script));
  // A drawing under way must not keep the program from ending.
  worker.unref();
  return worker;
}

/**
 * One thread that draws, and the queue before it. A drawing that takes too long, or that takes the
 * thread down, fails alone: the next one gets a new thread.
 */
export class DrawingThread<Order, Result> {
  readonly #script: string;
  readonly #limits: Limits;
  #worker: Worker | null = null;
  #ready = false;
  #current: Waiting<Order, Result> | null = null;
  #timer: NodeJS.Timeout | null = null;
  readonly #queue: Waiting<Order, Result>[] = [];
  #nextId = 1;
  #failed = 0;

  /** @param script the thread's entry, in this folder */
  constructor(script: string, limits: Limits) {
    this.#script = script;
    this.#limits = limits;
  }

  /** Drawings that wait or are being made. */
  get waiting(): number {
    return this.#queue.length + (this.#current ? 1 : 0);
  }

  /** Drawings that failed since the start, refused ones too. */
  get failed(): number {
    return this.#failed;
  }

  /** @throws Error saying why it could not be drawn, also when too many drawings wait */
  draw(order: Order): Promise<Result> {
    if (this.#queue.length >= this.#limits.waiting) {
      this.#failed += 1;
      return Promise.reject(new Error('too many drawings wait'));
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ request: { id: this.#nextId++, order }, resolve, reject });
      this.#advance();
    });
  }

  #advance(): void {
    if (this.#current) return;
    const next = this.#queue.shift();
    if (!next) return;
    this.#current = next;
    this.#worker ??= this.#open();
    this.#failAfter(this.#ready ? this.#limits.timeout : START_WITHIN);
    this.#worker.postMessage(next.request);
  }

  #failAfter(timeout: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail(`not drawn within ${timeout} ms`), timeout);
  }

  #open(): Worker {
    const worker = startWorker(this.#script);
    worker.on('message', (answer: Answer<Result> | typeof READY) => {
      if (worker !== this.#worker) return;
      if (answer === READY) this.#start();
      else this.#settle(answer);
    });
    worker.on('error', (error) => worker === this.#worker && this.#fail(String(error)));
    worker.on(
      'exit',
      (code) => worker === this.#worker && this.#fail(`the thread ended (${code})`),
    );
    return worker;
  }

  /** The thread has loaded what it needs: from now on its drawing is timed. */
  #start(): void {
    this.#ready = true;
    if (this.#current) this.#failAfter(this.#limits.timeout);
  }

  #settle(answer: Answer<Result>): void {
    const current = this.#current;
    if (!current || current.request.id !== answer.id) return;
    this.#release();
    if ('result' in answer) current.resolve(answer.result);
    else {
      this.#failed += 1;
      current.reject(new Error(answer.failure));
    }
    this.#advance();
  }

  /** The thread is stuck or gone: what was under way fails, the rest goes to a new one. */
  #fail(reason: string): void {
    const worker = this.#worker;
    const current = this.#current;
    if (current) this.#failed += 1;
    this.#worker = null;
    this.#ready = false;
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
