import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import compression from 'compression';
import next from 'next';
import { isConnectionBreak } from '@/db/connection-errors';
import { PROJECT_ROOT } from '@/project-root';
import { formatOfPath } from '@/routes/formats';
import { PREFLIGHT } from '@/routes/http/headers';
import { problem } from '@/routes/http/problem';
import { Head } from './head';
import { clientOf, secondsToWait } from './limits';
import { serveMetrics } from './observe/metrics';
import { logConsole, logRequests, openLog } from './observe/request-log';
import { answerOdd, findRefusal, tidy } from './requests';
import { ResponseCache } from './response-cache';
import { sendWhole } from './send';
import { readSourceMapsWhenAsked } from './source-maps';
import { parseWebSettings, type WebSettings, waitForDatabase } from './web-settings';

/**
 * The web process: Next, and before it (its custom server) what makes it fast and keeps it standing. It
 * knows no routes. Without it every response is the same, only slower.
 */

/** Bytes of a request's first line and headers; milliseconds until it has arrived. */
const REQUEST = { maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 15_000 };
/** A reader's connection that says nothing is closed; longer than the usual proxy's own limit. */
const KEEP_ALIVE = 65_000;
/**
 * Connections that wait to be taken while a page is drawn. Node's own 511 are too few for a crowd: the
 * next ones believe themselves connected, and hear nothing for half a minute.
 */
const BACKLOG = 4_096;
/** Milliseconds that the rest may take when the requests under way have ended. */
const CLOSE_WITHIN = 4_000;

/** Sends a problem that no route has to do with. */
async function refuse(
  { url = '/' }: IncomingMessage,
  response: ServerResponse,
  status: 400 | 405 | 413 | 429 | 503,
  words: string,
  headers: Record<string, string>,
): Promise<void> {
  const format = formatOfPath(url.replace(/\?.*$/s, ''));
  const made = problem(format, status, words, { headers });
  response.writeHead(status, Object.fromEntries(made.headers)).end(await made.text());
}

/** What the process says of itself is asked of Next even while the database is away. */
const OF_THE_PROCESS = /^\/(healthz|readyz|_next\/)/;

/** Answers from what is kept, else has Next answer. */
function createListener(
  { trustProxy }: WebSettings,
  { cache, head }: { cache: ResponseCache; head: Head },
) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    tidy(request);
    const refused = findRefusal(request);
    if (refused) return refuse(request, response, refused.status, refused.words, refused.headers);
    if (request.method === 'OPTIONS') {
      response.writeHead(204, PREFLIGHT).end();
      return;
    }
    const kept = cache.find(request);
    if (kept) return sendWhole(request, response, kept, head.position);
    if (!OF_THE_PROCESS.test(request.url ?? '/') && !cache.isUnderWay(request)) {
      const seconds = await secondsToWait(clientOf(request, trustProxy));
      if (seconds !== null)
        return refuse(request, response, 429, 'Too many requests at once. Please wait.', {
          'retry-after': String(seconds),
        });
      if (!head.reachable) {
        const words = 'The database cannot answer at this moment. Please try again shortly.';
        return refuse(request, response, 503, words, { 'retry-after': '5' });
      }
    }
    return cache.answer(request, response);
  };
}

async function listen(server: http.Server, { port, host }: WebSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog: BACKLOG }, resolve);
  });
}

async function start(settings: WebSettings): Promise<void> {
  const database = waitForDatabase();
  // The program that started this one may be gone before there is anything to close in good order.
  const leave = () => process.exit(0);
  process.once('disconnect', leave);
  const { development: dev, port } = settings;
  const log = settings.logs ? openLog() : null;
  if (log) logConsole(log);
  const server = http.createServer(REQUEST);
  server.keepAliveTimeout = KEEP_ALIVE;
  // In development Next adds its own listener for hot reload to the server.
  const app = next({
    dev,
    dir: PROJECT_ROOT,
    port,
    // Next takes a rewrite of the proxy for another site's unless the names agree, and itself says so.
    hostname: 'localhost',
    // And one for upgrades, which are for hot reload too: a request that offers one gets its response.
    httpServer: dev ? server : http.createServer(),
  });
  const head = new Head();
  // One after the other: Next loads its modules in one go, and the first reading would time out meanwhile.
  await app.prepare();
  if (!dev) await readSourceMapsWhenAsked();
  await database;
  await head.follow();
  const handler: RequestListener = app.getRequestHandler();
  const cache = new ResponseCache(handler, () => head.position);
  const metrics = settings.metrics ? await serveMetrics(settings.metrics, { head, cache }) : null;
  const logRequest = log && logRequests(log);
  // Of what is not held in memory: downloads. What is kept is compressed once, in send.ts.
  const compress = compression({
    filter: (request, response) =>
      response.statusCode === 200 && compression.filter(request, response),
  });
  const listener = createListener(settings, { cache, head });
  server.on('request', (request, response) => {
    metrics?.count(request, response);
    logRequest?.(request, response);
    if (dev) return handler(request, response);
    compress(request as never, response as never, () => {
      listener(request, response).catch((error: unknown) => {
        // What no response could tell of: a cut connection is better than one that hangs.
        console.error(error);
        response.destroy();
      });
    });
  });
  answerOdd(server);
  await listen(server, settings);
  process.off('disconnect', leave);
  closeOnSignal(settings.drain + CLOSE_WITHIN, async () => {
    head.stop();
    metrics?.close();
    await drain(server, settings.drain);
    await app.close();
  });
}

/**
 * Ends the process in good order when it is asked to, or when the program that started it is gone. One
 * stop may bring the same signal twice: from systemd, which signals all, and from that program.
 * @param patience milliseconds after which it ends all the same
 */
function closeOnSignal(patience: number, close: () => Promise<void>): void {
  let closing = false;
  const end = () => {
    if (closing) return;
    closing = true;
    setTimeout(() => process.exit(0), patience).unref();
    close().finally(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);
  process.on('disconnect', end);
}

/** Takes no further connection, and waits for the responses under way; cuts what is left in the end. */
async function drain(server: http.Server, patience: number): Promise<void> {
  const ended = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const idle = setInterval(() => server.closeIdleConnections(), 200);
  const cut = setTimeout(() => {
    console.error(
      `Some requests were still under way after ${patience / 1000} s and were cut. DRAIN_SECONDS gives them longer.`,
    );
    server.closeAllConnections();
  }, patience);
  await ended;
  clearInterval(idle);
  clearTimeout(cut);
}

async function main(): Promise<void> {
  process.on('uncaughtException', (error) => {
    // What the connection was needed for fails in its own place.
    if (isConnectionBreak(error)) return;
    console.error(error);
    process.exit(1);
  });
  await start(parseWebSettings(process.env));
  process.send?.({ ready: true });
}

main().catch((error: unknown) => {
  const words = error instanceof Error ? error.message : String(error);
  if (process.send) process.send({ failed: words }, () => process.exit(1));
  else console.error(words);
  process.exitCode = 1;
});
