import type { IncomingMessage, ServerResponse } from 'node:http';
import http from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { AnswerCache } from '../front/answer-cache';
import type { LedgerIndex } from '../front/ledger-index';
import type { PositionWatch } from '../front/position-watch';
import { kindOf } from './request-kind';

/** Seconds: from a kept answer to a download of minutes. */
const DURATIONS = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60, 600];

/** What the pages' own drawers say of themselves; they are bundled apart, in the same process. */
type Drawers = Record<'drawing' | 'raster', { waiting: number; failed: number }>;
const drawers = () =>
  (globalThis as { casualtyLedgerDrawer?: Drawers }).casualtyLedgerDrawer ?? null;

export type Observed = {
  index: LedgerIndex;
  watch: PositionWatch;
  caches: Record<'pages' | 'pictures', AnswerCache>;
};

/** Adds a number that is read when it is asked for. */
function addGauge(registers: Registry[], name: string, help: string, read: () => number): void {
  const gauge: Gauge = new Gauge({ name, help, registers, collect: () => gauge.set(read()) });
}

/** Adds numbers of several things, by the name of each. What only grows is a total by its name. */
function addNumbers(
  registers: Registry[],
  about: { name: string; help: string; label: string },
  read: () => Record<string, number>,
): void {
  const { label, ...named } = about;
  const options = { ...named, registers, labelNames: [label] };
  if (about.name.endsWith('_total')) {
    const counter: Counter = new Counter({
      ...options,
      collect: () => {
        counter.reset();
        for (const [each, number] of Object.entries(read())) counter.inc({ [label]: each }, number);
      },
    });
    return;
  }
  const gauge: Gauge = new Gauge({
    ...options,
    collect: () => {
      for (const [each, number] of Object.entries(read())) gauge.set({ [label]: each }, number);
    },
  });
}

function addLedger(registers: Registry[], { index, watch }: Observed): void {
  const reachable = () => Number(watch.state.reachable);
  addGauge(registers, 'ledger_position', 'Newest position that is shown.', () => index.position);
  addGauge(registers, 'ledger_database_reachable', '1 while the database answers.', reachable);
  addGauge(
    registers,
    'ledger_database_position',
    'Newest position of the database, which may be a replica that is behind.',
    () => watch.state.databasePosition,
  );
}

function addCaches(registers: Registry[], { pages, pictures }: Observed['caches']): void {
  const add = (name: string, help: string, of: 'hits' | 'misses' | 'bytes' | 'answers') => {
    const read = () => ({ pages: pages.state[of], pictures: pictures.state[of] });
    addNumbers(registers, { name, help, label: 'cache' }, read);
  };
  add('ledger_cache_hits_total', 'Answers that were kept.', 'hits');
  add('ledger_cache_misses_total', 'Answers that had to be drawn.', 'misses');
  add('ledger_cache_bytes', 'Bytes of what is kept.', 'bytes');
  add('ledger_cache_answers', 'Answers that are kept.', 'answers');
}

function addDrawers(registers: Registry[]): void {
  const add = (name: string, help: string, of: 'waiting' | 'failed') => {
    const read = () => {
      const there = drawers();
      return { charts: there?.drawing[of] ?? 0, png: there?.raster[of] ?? 0 };
    };
    addNumbers(registers, { name, help, label: 'drawer' }, read);
  };
  add('ledger_drawings_waiting', 'Drawings that wait or are being made.', 'waiting');
  add('ledger_drawings_failed_total', 'Drawings that failed.', 'failed');
}

function addRequests(registers: Registry[]) {
  const answers = new Counter({
    ...{ name: 'ledger_requests_total', help: 'Requests by kind and status.', registers },
    labelNames: ['kind', 'status'],
  });
  const cut = new Counter({
    ...{ name: 'ledger_requests_cut_total', help: 'Answers that were not sent whole.', registers },
    labelNames: ['kind'],
  });
  const durations = new Histogram({
    ...{ name: 'ledger_request_seconds', help: 'Time until an answer was sent.', registers },
    ...{ labelNames: ['kind'], buckets: DURATIONS },
  });
  const underWay = new Gauge({
    ...{ name: 'ledger_requests_under_way', help: 'Requests under way; downloads too.', registers },
    labelNames: ['kind'],
  });
  return (request: IncomingMessage, response: ServerResponse): void => {
    const kind = kindOf(request.url ?? '/');
    const end = durations.startTimer({ kind });
    underWay.inc({ kind });
    response.once('close', () => {
      end();
      underWay.dec({ kind });
      answers.inc({ kind, status: response.statusCode });
      if (!response.writableFinished) cut.inc({ kind });
    });
  };
}

async function answerScrape(
  registry: Registry,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.url !== '/metrics') {
    response.writeHead(404).end();
    return;
  }
  try {
    const text = await registry.metrics();
    response.writeHead(200, { 'content-type': registry.contentType }).end(text);
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
}

export type Metrics = {
  count: (request: IncomingMessage, response: ServerResponse) => void;
  close: () => void;
};

/**
 * Serves `/metrics` in the form that Prometheus reads, on an address of its own: it is for whoever runs
 * this copy, and no reader can come by it through the public one.
 * @throws Error when the address is taken
 */
export async function serveMetrics(
  at: { host: string; port: number },
  observed: Observed,
): Promise<Metrics> {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  addLedger(registers, observed);
  addCaches(registers, observed.caches);
  addDrawers(registers);
  const count = addRequests(registers);
  const server = http.createServer((request, response) =>
    answerScrape(registry, request, response),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, resolve);
  });
  return {
    count,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
