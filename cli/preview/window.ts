import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { escapeHtml } from '@/ledger/text';

/**
 * The address that a browser has open for the whole preview. It hands requests on to the web process
 * of the moment, and has the browser load anew what was redrawn.
 */

/** What is shown: the pages of a web process on a port, or what is wrong with the folder. */
export type Shown = { port: number } | { problems: string };

const EVENTS = '/-/preview/events';
const SCRIPT = `<script>new EventSource('${EVENTS}').addEventListener('redrawn', () => location.reload());</script>`;
/** Of the web process alone: what is sent is other bytes. */
const DROPPED = [
  'content-security-policy',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'etag',
  'repr-digest',
  'connection',
  'keep-alive',
];

function withScript(html: string): string {
  const end = html.lastIndexOf('</body>');
  return end < 0 ? html + SCRIPT : html.slice(0, end) + SCRIPT + html.slice(end);
}

function formatProblems(problems: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Preview: problems</title>
<style>body{font:16px/1.5 sans-serif;margin:2rem;max-width:60rem}pre{white-space:pre-wrap}</style>
<body><h1>The folder cannot be shown yet</h1><p>This page loads anew when a file is saved.</p>
<pre>${escapeHtml(problems)}</pre></body></html>`;
}

function sendHtml(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(withScript(html));
}

/** A page is read to its end, to put the script into it; what else there is flows through. */
function handBack(from: IncomingMessage, response: ServerResponse): void {
  const status = from.statusCode ?? 502;
  const isPage = String(from.headers['content-type']).startsWith('text/html');
  const headers = Object.fromEntries(
    Object.entries(from.headers).filter(([name]) => !isPage || !DROPPED.includes(name)),
  );
  headers['cache-control'] = 'no-store';
  response.writeHead(status, headers);
  if (!isPage) {
    from.pipe(response);
    return;
  }
  const chunks: Buffer[] = [];
  from.on('data', (chunk: Buffer) => chunks.push(chunk));
  from.on('end', () => response.end(withScript(Buffer.concat(chunks).toString('utf8'))));
}

function handOn(request: IncomingMessage, response: ServerResponse, port: number): void {
  const headers = { ...request.headers, 'accept-encoding': 'identity' };
  delete headers['if-none-match'];
  const { method, url } = request;
  const onward = http.request({ host: '127.0.0.1', port, method, path: url, headers }, (from) =>
    handBack(from, response),
  );
  onward.on('error', () => {
    if (response.headersSent) response.destroy();
    else sendHtml(response, 503, '<p>The preview is being redrawn.</p>');
  });
  request.pipe(onward);
}

export class Window {
  readonly #server: http.Server;
  readonly #watchers = new Set<ServerResponse>();
  #shown: Promise<Shown> = Promise.resolve({ problems: 'It is being drawn for the first time.' });

  constructor() {
    this.#server = http.createServer((request, response) => void this.#answer(request, response));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => {});
    if (request.url === EVENTS) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(': preview\n\n');
      this.#watchers.add(response);
      response.once('close', () => this.#watchers.delete(response));
      return;
    }
    const shown = await this.#shown;
    if ('problems' in shown) sendHtml(response, 422, formatProblems(shown.problems));
    else handOn(request, response, shown.port);
  }

  /** Begins to listen, on this machine alone. @throws the error of the port */
  async open(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    const address = this.#server.address();
    return address && typeof address === 'object' ? address.port : port;
  }

  /** Shows something else as soon as it is drawn; open pages are then loaded anew. */
  show(shown: Promise<Shown>): void {
    this.#shown = shown;
    void shown.then(() => {
      for (const watcher of this.#watchers) watcher.write('event: redrawn\ndata: 1\n\n');
    });
  }

  async close(): Promise<void> {
    for (const watcher of this.#watchers) watcher.end();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
