import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** A request as it is sent: the target is not normalised, so that odd ones arrive as they are. */
export type Request = { method: string; path: string; headers: Record<string, string> };

export type Answer = { status: number; headers: Record<string, string>; body: Buffer };

/** How often a request is sent again that was answered 503 or 429, or with a page whose charts are not drawn yet. */
const TRIES = 60;
const PAUSE = 250;

const agent = new http.Agent({ keepAlive: true });

function sendOnce(origin: string, { method, path, headers }: Request): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const options = {
      agent,
      hostname,
      port,
      method,
      path,
      headers: { 'accept-encoding': 'identity', ...headers },
    };
    const request = http.request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const entries = Object.entries(response.headers);
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(entries.map(([name, value]) => [name, String(value)])),
          body: Buffer.concat(chunks),
        });
      });
    });
    request.on('error', reject);
    request.end();
  });
}

const isUnfinished = ({ status, headers, body }: Answer) =>
  status === 503 ||
  status === 429 ||
  (headers['content-type']?.startsWith('text/html') && body.includes('data-incomplete'));

/** Sends a request until its answer is complete: charts are drawn, and the server is not too busy. */
export async function ask(origin: string, request: Request): Promise<Answer> {
  let answer = await sendOnce(origin, request);
  for (let tries = 0; isUnfinished(answer) && tries < TRIES; tries += 1) {
    await sleep(PAUSE);
    answer = await sendOnce(origin, request);
  }
  return answer;
}

/** Handles every item, so many at once; the results are in the order of the items. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  handle: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const queue = items.entries();
  const results: Result[] = [];
  const work = async () => {
    for (const [i, item] of queue) results[i] = await handle(item);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}
