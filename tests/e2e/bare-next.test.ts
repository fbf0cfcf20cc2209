import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { matchRoute } from '@/routes/match';
import { listRoutes } from '@/routes/registry';
import { listFormats } from '@/routes/route';
import { IS_NIGHTLY } from '../extent';
import { findFreePort } from '../integration/free-port';
import { filledProgram, PUBLIC_URL } from './program';
import { type Answer, ask, inParallel, type Request } from './recorded/ask';
import { readContent } from './recorded/content';
import { listRequests } from './recorded/requests';
import { pathOf } from './walker';

/**
 * Next alone, without the server before it, answers every request with the same status, type and body:
 * what `server/` does makes responses faster and refuses crowds, and changes none of them.
 */
const PROJECT = path.resolve(import.meta.dirname, '../..');
const NEXT = path.join(PROJECT, 'node_modules/next/dist/bin/next');
const AT_ONCE = 6;
/** Of requests of one kind, how many are compared. */
const OF_A_KIND = 2;
/** Whom limits take it for: others ask the same program. */
const CLIENT = { 'x-forwarded-for': '192.0.2.2' };

/**
 * It needs a second web process. By day the server's own tests hold what it does to a response, and every
 * other file here reads through it.
 */
const byNight = test.runIf(IS_NIGHTLY);

let program: Awaited<ReturnType<typeof filledProgram>>;
let bare: ChildProcess;
let bareOrigin: string;
let requests: Request[];

/** Starts `next start` on the database of the program, with two settings and no other. */
async function startBare(webUrl: string): Promise<void> {
  const port = await findFreePort();
  bareOrigin = `http://localhost:${port}`;
  bare = spawn(
    process.execPath,
    [NEXT, 'start', '-p', String(port), '--keepAliveTimeout', '65000'],
    {
      cwd: PROJECT,
      stdio: 'ignore',
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        DATABASE_URL: webUrl,
        PUBLIC_URL,
      },
    },
  );
  for (;;) {
    if (bare.exitCode !== null) throw new Error('next start ended');
    const answer = await fetch(`${bareOrigin}/healthz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What tells one kind of request from another: its route and format, and the names of what it carries. */
function kindOf({ method, path: address, headers }: Request): string {
  const url = new URL(address.replace(/^[/\\]+/, '/'), PUBLIC_URL);
  const match = matchRoute(pathOf(address));
  const where = match ? `${match.name} ${match.format}` : address.replace(/^(\/[^/]*).*$/s, '$1');
  const names = [...url.searchParams.keys(), ...Object.keys(headers)];
  return [method, where, ...names].join(' ');
}

/** Some requests of each kind, the first and the last of them. */
function sample(all: readonly Request[]): Request[] {
  const kinds = new Map<string, Request[]>();
  for (const request of all) {
    const kind = kindOf(request);
    kinds.set(kind, [...(kinds.get(kind) ?? []), request]);
  }
  return [...kinds.values()].flatMap((each) => [
    ...each.slice(0, OF_A_KIND - 1),
    ...each.slice(-1),
  ]);
}

/**
 * What a reader gets of a response: of a page the words, of anything else every byte. Next puts a page's
 * title now into its head, now behind its body: so the order of words is left out.
 */
function shownOf({ headers, body }: Answer): string {
  if (!headers['content-type']?.startsWith('text/html')) return body.toString('base64');
  return body
    .toString('utf8')
    .replace(/<script\b.*?<\/script>/gs, '')
    .replace(/<!--.*?-->/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .split(/\s+/)
    .toSorted()
    .join(' ');
}

/** That a client has the bytes already is told by the server alone. */
const isConditional = ({ headers }: Request) =>
  'if-none-match' in headers || 'if-modified-since' in headers;

beforeAll(async () => {
  program = await filledProgram();
  await startBare(program.webUrl);
  const all = listRequests(await readContent(program.origin));
  requests = [...new Set(sample(all.filter((each) => !isConditional(each))))];
  console.info(`${requests.length} of ${all.length} requests`);
}, 240_000);
afterAll(async () => {
  bare.kill('SIGTERM');
  if (bare.exitCode === null) await once(bare, 'exit');
});

byNight('every route is asked for in each of its formats', () => {
  const asked = new Set(
    requests.map(({ path: address }) => {
      const match = matchRoute(pathOf(address));
      return match && `${match.name} ${match.format}`;
    }),
  );
  const all = listRoutes().flatMap(([name, route]) =>
    listFormats(route).map((format) => `${name} ${format}`),
  );
  expect(all.filter((each) => !asked.has(each))).toEqual([]);
});

/** How the two answer differently; null where they do not. */
async function compare(request: Request) {
  const [whole, alone] = await Promise.all([
    ask(program.origin, { ...request, headers: { ...request.headers, ...CLIENT } }),
    ask(bareOrigin, request),
  ]);
  // Writing is refused in words by the server, and by Next without any.
  const isRead = ['GET', 'HEAD'].includes(request.method);
  const isSame =
    whole.status === alone.status &&
    (!isRead ||
      (whole.headers['content-type'] === alone.headers['content-type'] &&
        shownOf(whole) === shownOf(alone)));
  const tell = ({ status, headers, body }: Answer) =>
    `${status} ${headers['content-type']} ${body.length}`;
  return isSame ? null : { ...request, whole: tell(whole), alone: tell(alone) };
}

byNight(
  'Next alone answers with the same status, type and body',
  async () => {
    const differences = await inParallel(requests, AT_ONCE, async (request) => {
      // On a busy machine the database may take too long, which Next alone answers with 500.
      const found = (await compare(request)) && (await compare(request));
      return found ?? [];
    });
    expect(differences.flat()).toEqual([]);
  },
  300_000,
);
