import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Head } from '../head';
import type { ResponseCache } from '../response-cache';

/** Seconds: from a kept response to a download of minutes. */
const DURATIONS = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60, 600];

export type Observed = { head: Head; cache: ResponseCache };
type Metrics = {
  count: (request: IncomingMessage, response: ServerResponse) => void;
  close: () => void;
};

/** The kind of a path: its first part, and its ending where it has one. */
function kindOf(url: string): string {
  const [path = '/'] = url.split('?');
  const first = /^\/([a-z_]{1,20})/.exec(path)?.[1] ?? 'dashboard';
  const ending = /\.((?:csl\.|csvw\.|linkset\.)?[a-z]{2,5})$/.exec(path)?.[1];
  return ending === undefined ? first : `${first} ${ending}`;
}

function addLedger(registers: Registry[], { head, cache }: Observed): void {
  const add = (name: string, help: string, read: () => number) => {
    const gauge: Gauge = new Gauge({ name, help, registers, collect: () => gauge.set(read()) });
  };
  const addTotal = (name: string, help: string, read: () => number) => {
    const counter: Counter = new Counter({
      name,
      help,
      registers,
      collect: () => {
        counter.reset();
        counter.inc(read());
      },
    });
  };
  add('ledger_position', 'Newest position that is shown.', () => head.position);
  add('ledger_database_reachable', '1 while the database answers.', () => Number(head.reachable));
  addTotal('ledger_cache_hits_total', 'Responses that were kept.', () => cache.hits);
  addTotal('ledger_cache_misses_total', 'Responses that Next made.', () => cache.misses);
  add('ledger_cache_bytes', 'Bytes of the bodies that are kept.', () => cache.bytes);
}

function addRequests(registers: Registry[]): Metrics['count'] {
  const responses = new Counter({
    ...{ name: 'ledger_requests_total', help: 'Requests by kind and status.', registers },
    labelNames: ['kind', 'status'],
  });
  const durations = new Histogram({
    ...{ name: 'ledger_request_seconds', help: 'Time until a response was sent.', registers },
    ...{ labelNames: ['kind'], buckets: DURATIONS },
  });
  return (request, response) => {
    const kind = kindOf(request.url ?? '/');
    const end = durations.startTimer({ kind });
    response.once('close', () => {
      end();
      const status = response.writableFinished ? String(response.statusCode) : 'cut';
      responses.inc({ kind, status });
    });
  };
}

/**
 * Serves `/metrics` as Prometheus reads it, on an address of its own: it is for the operator, and no
 * reader can come by it through the public one.
 * @throws Error when the address is taken
 */
export async function serveMetrics(
  at: { host: string; port: number },
  observed: Observed,
): Promise<Metrics> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  addLedger([registry], observed);
  const count = addRequests([registry]);
  const server = http.createServer(async (request, response) => {
    if (request.url !== '/metrics') return response.writeHead(404).end();
    const text = await registry.metrics();
    return response.writeHead(200, { 'content-type': registry.contentType }).end(text);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, resolve);
  });
  return { count, close: () => void server.close() };
}
