import http from 'node:http';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import next from 'next';
import { openDatabase } from '@/db/client';
import { isConnectionBreak } from '@/db/driver-break';
import { formatFault } from '@/db/error-words';
import { renewPagesPool } from '@/db/pages-pool';
import { chosenHost, hostsOf, openReading } from '@/db/reading';
import { keepRequests } from './drain';
import { AnswerCache } from './front/answer-cache';
import { boundConnections, SERVER_OPTIONS } from './front/bounds';
import { Front } from './front/front';
import { LedgerIndex } from './front/ledger-index';
import { ClientLimits } from './front/limits';
import { PositionWatch } from './front/position-watch';
import { Renderer } from './front/renderer';
import { serveMetrics } from './observe/metrics';
import { logConsole, logRequest, openLog } from './observe/request-log';
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
const PATIENCE = { production: 5_000, drawing: 20_000, development: 120_000 };
/** Readers who wait already, after a restart, come before what nobody has asked for yet. */
const WARM_AFTER = 1_000;
/**
 * Connections that wait to be taken while a page is drawn. Node's own 511 are too few for a crowd: the
 * next ones believe themselves connected, and hear nothing for half a minute.
 */
const BACKLOG = 4_096;
/** Milliseconds that the rest may take when the requests under way have ended. */
const CLOSE_WITHIN = 5_000;

/** By how much the heap may grow, in percent, before V8 looks for what is gone. */
const HEAP_GROWTH = 20;

/** Bytes of answers that are kept: pages and files, and apart from them pictures. */
const PAGES_KEPT = 96 * 1024 * 1024;
const PICTURES_KEPT = 32 * 1024 * 1024;

async function listen(server: http.Server, settings: WebSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: settings.port, host: settings.host, backlog: BACKLOG }, resolve);
  });
}

async function start(settings: WebSettings): Promise<() => Promise<void>> {
  const { development } = settings;
  const log = settings.logs ? openLog('web') : null;
  if (log) logConsole(log);
  const { databaseUrl } = settings;
  const patience = development ? PATIENCE.development : PATIENCE.production;
  // One connection: a second might not be had when others have used up all that Postgres allows.
  const front = { max: 1, name: 'casualty-ledger front', statementTimeout: patience };
  const open = () => openDatabase(chosenHost(databaseUrl), front);
  const downloads = openReading(databaseUrl, { max: 3, name: 'casualty-ledger downloads' });
  const index = new LedgerIndex();
  const renewPools = () => {
    downloads.renew();
    renewPagesPool();
  };
  const hosts = hostsOf(databaseUrl);
  const watch = new PositionWatch(open, index, { patience, onTurn: renewPools, hosts });
  const firstRead = watch.start();
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
  const failure = await firstRead;
  if (failure) console.error(formatFault('The database does not answer yet:', failure));
  const handler = app.getRequestHandler();
  const renderer = new Renderer(handler, settings.publicUrl, {
    patience: development ? PATIENCE.development : PATIENCE.drawing,
    late: !development,
  });
  const origin = settings.publicUrl.replace(/\/+$/, '');
  const cache = new AnswerCache(PAGES_KEPT);
  const pictures = new AnswerCache(PICTURES_KEPT);
  const { trustProxy } = settings;
  const limits = new ClientLimits();
  const parts = { index, watch, renderer, cache, pictures, downloads, origin, development };
  const answers = new Front({ ...parts, limits, trustProxy });
  const { metrics: at } = settings;
  const observed = { index, watch, caches: { pages: cache, pictures } };
  const metrics = at === null ? null : await serveMetrics(at, observed);
  const requests = keepRequests(server);
  server.on('request', (request, response) => {
    const isNextOwn = /^\/(_next|__nextjs)/.test(request.url ?? '');
    const answer = () => {
      if (development && isNextOwn) return handler(request, response);
      // A fault that no answer could tell of: a cut connection is better than one that hangs.
      return answers.handle(request, response).catch((error: unknown) => {
        console.error(error);
        response.destroy();
      });
    };
    metrics?.count(request, response);
    if (log) logRequest(log, request, response, answer);
    else answer();
  });
  server.keepAliveTimeout = KEEP_ALIVE;
  if (!development) await answers.load();
  await listen(server, settings);
  if (!development && settings.warm) setTimeout(() => answers.warm(), WARM_AFTER).unref();
  return async () => {
    const cut = await requests.drain(settings.drain);
    if (cut > 0) {
      console.error(
        `${cut} requests were still under way after ${settings.drain / 1000} s and were cut. DRAIN_SECONDS gives them longer.`,
      );
    }
    // From here on nobody waits for anything.
    setTimeout(() => process.exit(0), CLOSE_WITHIN).unref();
    metrics?.close();
    await watch.stop();
    await downloads.close();
    await app.close();
  };
}

/** Ends when asked to, and when the supervisor is gone. */
function endWith(stop: () => Promise<void>): () => void {
  let ending = false;
  return () => {
    if (ending) return;
    ending = true;
    stop().finally(() => process.exit(0));
  };
}

async function main(): Promise<void> {
  // What a download has passed on is dead, yet V8 takes most of it for old, and would look there only
  // when it is as much again as all that lives.
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
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
