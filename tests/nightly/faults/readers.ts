import { setTimeout as sleep } from 'node:timers/promises';
import { ask, digestOf, type Outcome, type Reply } from './ask';

/**
 * What readers ask for, how many of them do, and their pause in milliseconds: responses that are made
 * anew must leave two processors some room, or their own queue is all that is measured.
 */
const READERS = {
  'cached page': { readers: 6, pause: 20 },
  'pinned file': { readers: 6, pause: 20 },
  'uncached page': { readers: 3, pause: 250 },
  'uncached file': { readers: 1, pause: 250 },
  download: { readers: 3, pause: 250 },
  readyz: { readers: 1, pause: 20 },
} as const;
type Kind = keyof typeof READERS;

export const DOWNLOAD = '/datasets/faults/1.0/events.csv';
const PINNED = '/conflicts/nagorno-karabakh/figures.csv?at=170';
/** Of a figure that is not corrected meanwhile. */
export const CACHED = '/figures/Z35Z0V8';

/** What is known of the files that never change. */
export type Known = { pinned: string; download: string; etag: string };

export type Tally = {
  /** Answers by kind and by what came of them. */
  counts: Map<Kind, Map<Outcome, number>>;
  wrong: string[];
  /** The longest that an answer took, by kind. */
  slowest: Map<Kind, number>;
  inFlight: Map<Kind, number>;
  /** When a page or file was last answered with 200, on the clock of `performance.now()`. */
  lastGood: number;
};

export async function learn(origin: string): Promise<Known> {
  const [pinned, page, download] = [
    await ask(origin + PINNED),
    await ask(origin + CACHED),
    await ask(origin + DOWNLOAD),
  ];
  for (const reply of [pinned, page, download]) {
    if (reply.outcome !== 200) throw new Error(`the server answers ${reply.outcome}`);
  }
  const etag = String(page.headers.etag);
  return { pinned: digestOf(pinned), download: digestOf(download), etag };
}

let asked = 0;
/** Pictures of a width that nobody has asked for yet. */
function uncachedFile(): string {
  asked += 1;
  const id = ['HVTN2V3', 'Z35Z0V8'][asked % 2];
  return `/figures/${id}/v1.svg?width=${400 + (asked % 1_600)}`;
}

export function uncachedPage(): string {
  asked += 1;
  return `/?q=${asked}`;
}

function request(kind: Kind, known: Known): { path: string; headers: Record<string, string> } {
  const turn = asked++ % 2;
  switch (kind) {
    case 'cached page':
      return { path: CACHED, headers: turn ? { 'if-none-match': known.etag } : {} };
    case 'pinned file':
      return { path: PINNED, headers: {} };
    case 'uncached page':
      return { path: uncachedPage(), headers: {} };
    case 'uncached file':
      return { path: uncachedFile(), headers: {} };
    case 'download':
      return { path: DOWNLOAD, headers: turn ? { 'accept-encoding': 'gzip' } : {} };
    case 'readyz':
      return { path: '/readyz', headers: {} };
  }
}

/** The problem of a server whose database is away: 503 with Retry-After, in the format asked for. */
function checkProblem(kind: Kind, { headers, body }: Reply): string | null {
  if (kind === 'readyz') return body.includes('"ready":false') ? null : 'readyz: 503, yet ready';
  if (headers['retry-after'] === undefined) return `${kind}: 503 without Retry-After`;
  const type = kind.endsWith('page') ? 'text/html' : 'application/problem+json';
  if (!headers['content-type']?.startsWith(type)) return `${kind}: ${headers['content-type']}`;
  return /\n {4}at /.test(body.toString()) ? `${kind}: a stack` : null;
}

/** @returns what is wrong with a reply, or null */
function check(kind: Kind, reply: Reply, known: Known, isKept: boolean): string | null {
  const { outcome } = reply;
  if (outcome === 'cut' || outcome === 'refused') {
    return kind === 'download' && outcome === 'cut' ? null : `${kind}: ${outcome}`;
  }
  if (outcome === 503) {
    return isKept ? `${kind}: 503, though it is kept` : checkProblem(kind, reply);
  }
  if (outcome === 304 && kind === 'cached page') return null;
  if (outcome !== 200) return `${kind}: ${outcome}`;
  if (kind === 'pinned file' && digestOf(reply) !== known.pinned) return 'pinned file: other bytes';
  if (kind === 'download' && digestOf(reply) !== known.download)
    return 'download: whole, but wrong';
  return null;
}

/** Readers whose every response is checked, until they are stopped. */
export function startReaders(origin: string, known: Known) {
  const tally: Tally = {
    counts: new Map(),
    wrong: [],
    slowest: new Map(),
    inFlight: new Map(),
    lastGood: 0,
  };
  let reading = true;
  let isPageKept = false;
  const readOn = async (kind: Kind) => {
    const counts = tally.counts.get(kind) ?? new Map<Outcome, number>();
    tally.counts.set(kind, counts);
    const add = (by: number) => tally.inFlight.set(kind, (tally.inFlight.get(kind) ?? 0) + by);
    while (reading) {
      const { path, headers } = request(kind, known);
      // A live page is kept until the next append; a pinned file for good.
      const mustBeKept = () => kind === 'pinned file' || (kind === 'cached page' && isPageKept);
      const before = mustBeKept();
      add(1);
      const reply = await ask(origin + path, headers);
      add(-1);
      counts.set(reply.outcome, (counts.get(reply.outcome) ?? 0) + 1);
      if (reply.outcome === 200 && kind !== 'readyz') tally.lastGood = performance.now();
      tally.slowest.set(kind, Math.max(tally.slowest.get(kind) ?? 0, reply.took));
      const wrong = check(kind, reply, known, before && mustBeKept());
      if (wrong) tally.wrong.push(wrong);
      await sleep(READERS[kind].pause);
    }
  };
  const all = (Object.keys(READERS) as Kind[]).flatMap((kind) =>
    Array.from({ length: READERS[kind].readers }, () => readOn(kind)),
  );
  return {
    tally,
    /** Whether the live page must be answered from what is kept. */
    expectKept: (isExpected: boolean) => {
      isPageKept = isExpected;
    },
    stop: async () => {
      reading = false;
      await Promise.all(all);
    },
  };
}
