import fc from 'fast-check';
import type { Examples } from '@/loaders/examples';
import { fillPath, listParams } from '@/routes/route';
import { listKnown, type RawRequest, requestsFor, toBytes } from './generate';
import { NoAnswer, type RawAnswer, sendRaw } from './raw-client';
import { listFaults, nameOf } from './rules';

const CHUNK = 1_000;
const AT_ONCE = 16;
/** Milliseconds: what is reported, and what is an error. */
const SLOW = 1_000;
const HANGING = 10_000;

export type Report = {
  seed: number;
  requests: number;
  /** How often each address answered each status. */
  counts: Map<string, Map<string, number>>;
  /** What is wrong, each with the request that shows it. */
  faults: string[];
  slow: string[];
};

/** A request as it is reported: it can be sent again from that. */
function show(request: RawRequest): string {
  return JSON.stringify(request, (_, value) =>
    typeof value === 'string' && value.length > 300
      ? `${value.slice(0, 100)}… (${value.length})`
      : value,
  );
}

function count(report: Report, request: RawRequest, outcome: string): void {
  const name = nameOf(request);
  const of = report.counts.get(name) ?? new Map<string, number>();
  of.set(outcome, (of.get(outcome) ?? 0) + 1);
  report.counts.set(name, of);
}

function judge(report: Report, request: RawRequest, answer: RawAnswer) {
  count(report, request, String(answer.status));
  if (answer.took > SLOW)
    report.slow.push(`${Math.round(answer.took)} ms, ${answer.status}: ${show(request)}`);
  for (const fault of listFaults(request, answer))
    report.faults.push(`${fault} (${answer.status}): ${show(request)}`);
}

async function ask(port: number, request: RawRequest, report: Report, patience: number) {
  const noBody = request.method === 'HEAD';
  try {
    const answer = await sendRaw(port, toBytes(request), { noBody, patience });
    judge(report, request, answer);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    count(report, request, error.message);
    report.faults.push(`${error.message}: ${show(request)}`);
  }
}

/**
 * Sends generated requests, and holds each answer to the rules.
 * @param seed the same seed gives the same requests
 * @param patience milliseconds after which an answer that is not whole counts as none
 */
export async function fuzzRequests(
  port: number,
  samples: Examples,
  { seed, requests, patience = HANGING }: { seed: number; requests: number; patience?: number },
): Promise<Report> {
  const report: Report = { seed, requests: 0, counts: new Map(), faults: [], slow: [] };
  const arbitrary = requestsFor(samples);
  while (report.requests < requests) {
    const numRuns = Math.min(CHUNK, requests - report.requests);
    const chunk = fc.sample(arbitrary, { seed: seed + report.requests, numRuns });
    report.requests += numRuns;
    const work = async () => {
      for (let next = chunk.pop(); next; next = chunk.pop())
        await ask(port, next, report, patience);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }
  return report;
}

/** The counts as a table, an address a line. */
export function formatCounts({ counts, seed, requests }: Report): string {
  const lines = [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, of]) => {
      const statuses = [...of].toSorted(([a], [b]) => (a < b ? -1 : 1));
      return `${name.padEnd(32)} ${statuses.map(([status, times]) => `${status}: ${times}`).join('  ')}`;
    });
  return [`${requests} requests, seed ${seed}`, ...lines].join('\n');
}

/** The address of each route in each format; or of those given. */
export function listPlain(samples: Examples, ...only: ReturnType<typeof listKnown>): string[] {
  const all = only.length > 0 ? only : listKnown();
  return all.map(({ route, format }) => {
    const parts = listParams(route).map(([, { example }]) => String(example(samples) ?? 'none'));
    return fillPath(route, parts, format);
  });
}
