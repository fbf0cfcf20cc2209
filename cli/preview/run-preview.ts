import { watch } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startAlone } from '../backup/start-alone';
import type { Context } from '../context';
import { Failure, formatFailure } from '../failure';
import { CONFLICT_FILE, FIGURES_FILE } from '../folder/read-folder';
import { Copy, readBase } from './copy';
import { buildPages, type Pages, startPages } from './pages';
import { type Shown, Window } from './window';

/** Editors save a file in several steps. */
const SETTLED_MS = 150;

export type PreviewOptions = { port: number; json?: boolean };

/** What happened, as a line for a person or of JSON. */
type Tell = (words: string, facts: object) => Promise<void>;

/** Draws a folder again and again, one drawing after the other. */
class Drawing {
  #pages: Pages | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    readonly folder: string,
    readonly copy: Copy,
    readonly origin: string,
    readonly tell: Tell,
  ) {}

  async #draw(): Promise<Shown> {
    await this.stop();
    try {
      const { slug, entries } = await this.copy.draw(this.folder);
      this.#pages = await startPages(this.copy.addresses.reader, this.origin);
      const url = `${this.origin}/conflicts/${slug}`;
      await this.tell(`Drawn: ${url} (${entries} new entries).`, { ok: true, url, entries });
      return { port: this.#pages.port };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const problems = formatFailure(error);
      await this.tell(problems, { ok: false, problems: error.problems, message: error.message });
      return { problems };
    }
  }

  /** The next drawing, after the one that is under way. */
  next(): Promise<Shown> {
    const drawn = this.#last.then(() => this.#draw());
    this.#last = drawn.catch(() => {});
    return drawn;
  }

  async stop(): Promise<void> {
    await this.#pages?.stop();
    this.#pages = null;
  }
}

/** Calls back after a file of the folder was saved, once for all steps of saving. */
function watchFolder(folder: string, onSaved: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, (_event, name) => {
    if (name !== null && name !== CONFLICT_FILE && name !== FIGURES_FILE) return;
    clearTimeout(timer);
    timer = setTimeout(onSaved, SETTLED_MS);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}

async function openWindow(window: Window, port: number): Promise<number> {
  try {
    return await window.open(port);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new Failure(
      'usage',
      `Port ${port} cannot be opened (${code}).`,
      'Give another: casualty-ledger preview FOLDER --port 3101',
      { cause },
    );
  }
}

/**
 * Serves a conflict folder as it would look, from a copy of the ledger that goes with the preview.
 * @param until resolves when it is to end
 * @throws Failure where there is no folder, no port or no database
 */
export async function runPreview(
  context: Context,
  folder: string,
  { port, json = false }: PreviewOptions,
  until: Promise<unknown>,
): Promise<void> {
  const tell: Tell = (words, facts) =>
    context.out(json ? `${JSON.stringify(facts)}\n` : `${words.trimEnd()}\n`);
  const undo: (() => Promise<unknown>)[] = [];
  try {
    const window = new Window();
    const origin = `http://localhost:${await openWindow(window, port)}`;
    undo.push(() => window.close());
    await buildPages();
    const base = await readBase(context);
    const place = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-preview-'));
    undo.push(() => rm(place, { recursive: true, force: true }));
    // As root, Postgres runs as a user of its own, who must be able to enter the folder.
    await chmod(place, 0o755);
    const database = await startAlone(context, place);
    undo.push(() => database.stop());
    const drawing = new Drawing(folder, new Copy(context, database.addresses, base), origin, tell);
    undo.push(() => drawing.stop());
    await tell(`Preview of ${folder} on ${base.words}. Nothing is appended; Ctrl-C ends it.`, {
      preview: folder,
      origin,
    });
    const stopWatching = watchFolder(folder, () => window.show(drawing.next()));
    undo.push(async () => stopWatching());
    window.show(drawing.next());
    await until;
  } finally {
    for (const each of undo.reverse()) await each();
  }
}
