import http from 'node:http';
import path from 'node:path';
import next from 'next';
import { openDatabase } from '@/db/client';
import { isConnectionBreak } from '@/db/driver-break';
import { AnswerCache } from './front/answer-cache';
import { boundConnections, SERVER_OPTIONS } from './front/bounds';
import { Front } from './front/front';
import { LedgerIndex } from './front/ledger-index';
import { ClientLimits } from './front/limits';
import { PositionWatch } from './front/position-watch';
import { Renderer } from './front/renderer';
import { parseWebSettings, type WebSettings } from './web-settings';

/**
 * The web process: Next behind the small HTTP front. It knows the reader's address alone, and ends
 * when the supervisor that started it is gone.
 */
const PROJECT = path.resolve(import.meta.dirname, '..');
/** A reader's connection that says nothing is closed; longer than the usual proxy's own limit. */
const KEEP_ALIVE = 65_000;
/**
 * In milliseconds: how long the database may be silent before it counts as out of reach, and how long
 * a page may take. Development compiles a page at its first request, and stops everything meanwhile.
 */
const PATIENCE = { production: 2_000, drawing: 20_000, development: 120_000 };
/** The supervisor waits ten seconds for requests under way before it kills. */
const STOP_WITHIN = 9_000;

/** Bytes of answers that are kept: pages and files, and apart from them pictures. */
const PAGES_KEPT = 96 * 1024 * 1024;
const PICTURES_KEPT = 32 * 1024 * 1024;

async function listen(server: http.Server, settings: WebSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.host, resolve);
  });
}

async function start(settings: WebSettings): Promise<() => Promise<void>> {
  const { development } = settings;
  const open = () => openDatabase(settings.databaseUrl, { max: 2, name: 'casualty-ledger front' });
  const index = new LedgerIndex();
  const watch = new PositionWatch(
    open,
    index,
    development ? PATIENCE.development : PATIENCE.production,
  );
  await watch.start();
  const server = http.createServer(SERVER_OPTIONS);
  boundConnections(server);
  // In development Next adds its own listener for hot reload to the server.
  const app = next({
    dev: development,
    dir: PROJECT,
    port: settings.port,
    hostname: settings.host,
    ...(development ? { httpServer: server } : {}),
  });
  await app.prepare();
  const handler = app.getRequestHandler();
  const renderer = new Renderer(handler, settings.publicUrl, {
    patience: development ? PATIENCE.development : PATIENCE.drawing,
    late: !development,
  });
  const origin = settings.publicUrl.replace(/\/+$/, '');
  const cache = new AnswerCache(PAGES_KEPT);
  const pictures = new AnswerCache(PICTURES_KEPT);
  const rows = openDatabase(settings.databaseUrl, { max: 3, name: 'casualty-ledger downloads' });
  const downloads = rows.db;
  const { trustProxy } = settings;
  const limits = new ClientLimits();
  const parts = { index, watch, renderer, cache, pictures, downloads, origin, development };
  const front = new Front({ ...parts, limits, trustProxy });
  server.on('request', (request, response) => {
    const isNextOwn = /^\/(_next|__nextjs)/.test(request.url ?? '');
    if (development && isNextOwn) handler(request, response);
    else {
      // A fault that no answer could tell of: a cut connection is better than one that hangs.
      front.handle(request, response).catch((error: unknown) => {
        console.error(error);
        response.destroy();
      });
    }
  });
  server.keepAliveTimeout = KEEP_ALIVE;
  await listen(server, settings);
  if (!development) front.warm();
  return async () => {
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeIdleConnections();
    });
    await watch.stop();
    await rows.close();
    await app.close();
  };
}

/** Ends when asked to, and when the supervisor is gone; `stop` may take no longer than this. */
function endWith(stop: () => Promise<void>): () => void {
  let ending = false;
  return () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(0), STOP_WITHIN).unref();
    stop().finally(() => process.exit(0));
  };
}

async function main(): Promise<void> {
  // Ctrl-C reaches the whole process group; the supervisor says when to stop.
  process.on('SIGINT', () => {});
  let stop = async () => {};
  const end = endWith(() => stop());
  process.on('SIGTERM', end);
  process.on('disconnect', end);
  process.on('uncaughtException', (error) => {
    // The query that the connection was cut off from is refused in its own place.
    if (isConnectionBreak(error)) return;
    console.error(error);
    process.exit(1);
  });
  const settings = parseWebSettings(process.env);
  stop = await start(settings);
  process.send?.({ ready: true, url: settings.publicUrl });
}

main().catch((error: unknown) => {
  const words = error instanceof Error ? error.message : String(error);
  if (process.send) process.send({ failed: words }, () => process.exit(1));
  else console.error(words);
  process.exitCode = 1;
});
