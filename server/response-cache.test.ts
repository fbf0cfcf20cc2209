import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ResponseCache } from '@/server/response-cache';
import { sendWhole } from '@/server/send';
import { ask, type Served, serve } from '@/tests/unit/serve';

const LIVE = { 'content-type': 'text/html', 'cache-control': 'public, max-age=0, must-revalidate' };
const PINNED = { 'content-type': 'text/csv', 'cache-control': 'public, max-age=9, immutable' };

/** What stands behind the cache, and what it was asked for: a test replaces it. */
let next: RequestListener;
let made: string[];
let position: number;
let cache: ResponseCache;
let served: Served;
const failed: unknown[] = [];

beforeEach(async () => {
  made = [];
  position = 10;
  cache = new ResponseCache(
    (request, response) => {
      made.push(`${request.method} ${request.url}`);
      return next(request, response);
    },
    () => position,
  );
  served = await serve((request, response) => {
    const kept = cache.find(request);
    const done = kept
      ? sendWhole(request, response, kept, position)
      : cache.answer(request, response);
    done.catch((error: unknown) => {
      failed.push(error);
      response.destroy();
    });
  });
});
afterEach(() => served.close());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  ask(served.url + path, headers, method);
const text = async (path: string, headers?: Record<string, string>) =>
  (await get(path, headers)).body.toString();

/** Answers with what tells one making from another. */
const numbered =
  (headers: Record<string, string>, status = 200): RequestListener =>
  (_, response) =>
    void response.writeHead(status, headers).end(`made ${made.length} at ${position}`);

describe('what is kept', () => {
  test('of one position, until the next; both found by HEAD too', async () => {
    next = numbered(LIVE);
    expect(await text('/')).toBe('made 1 at 10');
    expect(await text('/')).toBe('made 1 at 10');
    const head = await get('/', {}, 'HEAD');
    expect([head.status, head.body.length, made.length]).toEqual([200, 0, 1]);
    position = 11;
    expect(await text('/')).toBe('made 2 at 11');
    expect(await text('/?q=other')).toBe('made 3 at 11');
    expect([cache.hits, cache.misses]).toEqual([2, 3]);
    expect(cache.bytes).toBeGreaterThan(3 * 12);
  });

  test('what never changes, across positions', async () => {
    next = numbered(PINNED);
    await text('/figures.csv?at=3');
    position = 99;
    expect(await text('/figures.csv?at=3')).toBe('made 1 at 10');
  });

  test('a pinned page, whose own position is not the newest', async () => {
    next = numbered({ ...LIVE, 'ledger-position': '3' });
    await text('/figures/A234569?at=3');
    expect(await text('/figures/A234569?at=3')).toBe('made 1 at 10');
  });

  test('that there is nothing, for its position alone', async () => {
    next = numbered(LIVE, 404);
    await get('/figures/A234569');
    const again = await get('/figures/A234569');
    expect([again.status, made.length]).toEqual([404, 1]);
    position = 11;
    next = numbered(LIVE);
    expect((await get('/figures/A234569')).status).toBe(200);
  });

  test('what was begun before an append is not taken for the state after it', async () => {
    next = (_, response) => {
      position = 11;
      response.writeHead(404, LIVE).end('nothing at 10');
    };
    await get('/figures/A234569');
    next = numbered(LIVE);
    expect(await text('/figures/A234569')).toBe('made 2 at 11');
  });

  test('what answered HEAD, for GET', async () => {
    next = numbered(LIVE);
    const head = await get('/', {}, 'HEAD');
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, '12']);
    expect(await text('/')).toBe('made 1 at 10');
    expect(made).toEqual(['GET /']);
  });
});

describe('what an append does not change', () => {
  const HEADER = 'x-ledger-validator';
  let asked: unknown[];
  /** Answers 304 where the cache keeps what it would make: what shows the same. */
  const showing =
    (shown: string, status = 200): RequestListener =>
    (request, response) => {
      asked.push(request.headers[HEADER]);
      const headers = { [HEADER]: shown, 'ledger-position': String(position) };
      if (request.headers[HEADER] === shown) response.writeHead(304, headers).end();
      else response.writeHead(status, { ...LIVE, ...headers }).end(`made ${made.length}`);
    };
  beforeEach(() => {
    asked = [];
    next = showing('a');
  });

  test.each([200, 410])(
    'is sent again at the new position, under its status %i',
    async (status) => {
      next = showing('a', status);
      const first = await get('/');
      expect([first.status, first.body.toString()]).toEqual([status, 'made 1']);
      const { bytes } = cache;
      position = 11;
      const second = await get('/', {}, 'HEAD');
      expect([second.status, second.headers['ledger-position']]).toEqual([status, '11']);
      const third = await get('/');
      expect(third.body).toEqual(first.body);
      expect(third.headers).toEqual({ ...first.headers, 'ledger-position': '11' });
      expect(asked).toEqual(['none', 'a']);
      expect(cache.bytes).toBe(bytes);
    },
  );

  test('is made anew once something that it shows has changed, and then stays in turn', async () => {
    await get('/');
    position = 11;
    next = showing('b');
    expect(await text('/')).toBe('made 2');
    position = 12;
    expect(await text('/')).toBe('made 2');
    expect(asked).toEqual(['none', 'a', 'b']);
  });

  test('is the same for who has the bytes already', async () => {
    const { etag = '' } = (await get('/')).headers;
    position = 11;
    const again = await get('/', { 'if-none-match': etag });
    expect([again.status, again.headers['ledger-position']]).toEqual([304, '11']);
  });

  test('several may ask for at once: what stands behind is asked once', async () => {
    await get('/');
    position = 11;
    const all = await Promise.all(Array.from({ length: 20 }, () => text('/')));
    expect(all).toEqual(Array(20).fill('made 1'));
    expect(made).toHaveLength(2);
  });

  test('a client can neither say what is kept nor learn it', async () => {
    await get('/');
    const forged = { [HEADER]: 'a' };
    const other = await get('/other', forged);
    expect([other.status, other.body.toString()]).toEqual([200, 'made 2']);
    expect(other.headers[HEADER]).toBeUndefined();
    // Of what is not kept nobody asks.
    expect((await get('/', { ...forged, range: 'bytes=0-' })).status).toBe(200);
    expect(asked).toEqual(['none', 'none', undefined]);
  });

  test('a page that lacks a picture is made anew', async () => {
    next = (request, response) => {
      asked.push(request.headers[HEADER]);
      response.writeHead(200, { ...LIVE, [HEADER]: 'a' }).end('<p data-incomplete="">');
    };
    await get('/');
    position = 11;
    await get('/');
    expect(asked).toEqual(['none', 'none']);
  });

  test('what took longer than an append does not take the place of what was made after it', async () => {
    let finish = () => {};
    next = (_, response) => {
      finish = () => response.writeHead(200, LIVE).end('of 10');
    };
    const slow = text('/');
    await expect.poll(() => made.length).toBe(1);
    position = 11;
    next = showing('a');
    expect(await text('/')).toBe('made 2');
    finish();
    expect([await slow, await text('/')]).toEqual(['of 10', 'made 2']);
  });
});

describe('what is not kept', () => {
  test.each([
    ['what forbids it', { ...LIVE, 'cache-control': 'no-store' }, 200],
    ['what is private', { ...LIVE, 'cache-control': 'private' }, 200],
    ['an error', LIVE, 500],
    ['a moment’s refusal', LIVE, 503],
    ['a way to another address', { ...LIVE, location: '/' }, 302],
  ])('%s', async (_, headers, status) => {
    next = numbered(headers, status);
    await get('/');
    expect(await text('/')).toBe('made 2 at 10');
  });

  test('a page that lacks a picture', async () => {
    next = (_, response) => void response.writeHead(200, LIVE).end('<p data-incomplete="">');
    await get('/');
    await get('/');
    expect(made).toHaveLength(2);
  });

  test.each(['accept-datetime', 'range'])('for a request with %s', async (name) => {
    next = numbered(LIVE);
    await text('/');
    expect(await text('/', { [name]: '1' })).toBe('made 2 at 10');
    expect(await text('/')).toBe('made 1 at 10');
  });
});

test('who wants a file of a page is not given the page; of a file each gets that', async () => {
  next = numbered(LIVE);
  await text('/figures/A234569', { accept: 'text/html,*/*;q=0.8' });
  expect(await text('/figures/A234569', { accept: 'text/csv' })).toBe('made 2 at 10');
  next = numbered(PINNED);
  expect(await text('/a.csv')).toBe(await text('/a.csv', { accept: 'text/csv' }));
});

describe('several who ask at once', () => {
  /** A response that is made when the test says so. */
  function hold(headers: Record<string, string>, status = 200): () => void {
    const waiting: ServerResponse[] = [];
    next = (_, response) => void waiting.push(response);
    return () => {
      for (const each of waiting.splice(0)) each.writeHead(status, headers).end(`of ${position}`);
    };
  }
  const until = async (isTrue: () => boolean) => {
    while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  test.each([
    ['a page', '/', 'text/html', LIVE],
    ['a picture, as a browser asks for it', '/a.svg', 'image/avif,image/webp,*/*;q=0.8', PINNED],
  ])('20 for %s: it is made once', async (_, path, accept, headers) => {
    const finish = hold(headers);
    const asked = Array.from({ length: 20 }, () => text(path, { accept }));
    await until(() => cache.misses === 20);
    finish();
    expect(await Promise.all(asked)).toEqual(Array(20).fill('of 10'));
    expect(made).toHaveLength(1);
  });

  test('it is under way for those who ask the same of the same state, until it is made', async () => {
    const asking = (url: string, headers = {}) =>
      cache.isUnderWay({ method: 'GET', url, headers } as IncomingMessage);
    const finish = hold(LIVE);
    const first = text('/');
    await until(() => made.length === 1);
    expect(asking('/')).toBe(true);
    expect(asking('/other')).toBe(false);
    expect(asking('/', { range: 'bytes=0-' })).toBe(false);
    position = 11;
    expect(asking('/')).toBe(false);
    position = 10;
    finish();
    await first;
    expect(asking('/')).toBe(false);
  });

  test('who asks after an append does not wait for the state before it', async () => {
    const before = hold(LIVE);
    const first = text('/');
    await until(() => made.length === 1);
    const after = hold(LIVE);
    position = 11;
    const second = text('/');
    await until(() => made.length === 2);
    after();
    expect(await second).toBe('of 11');
    before();
    await first;
  });

  test('one that fails fails for none of the others', async () => {
    let tries = 0;
    next = (_, response) => {
      tries += 1;
      if (tries === 1) setTimeout(() => response.destroy(new Error('cut by Next')), 50);
      else response.writeHead(200, LIVE).end('whole');
    };
    const first = get('/').then(
      () => 'whole',
      () => 'cut',
    );
    await until(() => made.length === 1);
    const second = text('/');
    expect([await first, await second]).toEqual(['cut', 'whole']);
    expect(failed.splice(0).map(String)).toEqual(['Error: cut by Next']);
  });
});

describe('a download', () => {
  // Next appends headers, which makes lists of them.
  const STREAM = { ...PINNED, 'x-accel-buffering': ['no'] };

  test('goes on as it comes, and is not kept', async () => {
    next = (_, response) => {
      response.writeHead(200, STREAM);
      response.write('first,');
      setTimeout(() => response.end('last'), 20);
    };
    const reply = await get('/events.csv');
    expect([reply.status, reply.body.toString()]).toEqual([200, 'first,last']);
    expect(reply.headers['transfer-encoding']).toBe('chunked');
    expect(await text('/events.csv')).toBe('first,last');
    expect(made).toHaveLength(2);
  });

  test('each of several gets one of its own', async () => {
    next = (_, response) => {
      const own = made.length;
      response.writeHead(200, STREAM);
      response.write('part ');
      setTimeout(() => response.end(String(own)), 50);
    };
    const all = await Promise.all([text('/events.csv'), text('/events.csv')]);
    expect(all.sort()).toEqual(['part 1', 'part 2']);
  });

  test('whose reader takes nothing more holds up no other reader', async () => {
    let ended = () => {};
    next = async (_, response) => {
      const own = made.length;
      response.writeHead(200, STREAM);
      response.write('part ');
      if (own > 1) return void response.end('last');
      // Next is done when the response is: this one waits for its reader.
      await new Promise<void>((resolve) => {
        ended = resolve;
      });
      response.end('late');
    };
    const slow = text('/events.csv');
    await expect.poll(() => made.length).toBe(1);
    expect(await text('/events.csv')).toBe('part last');
    ended();
    expect(await slow).toBe('part late');
  });

  test('that is cut is cut for its reader', async () => {
    next = (_, response) => {
      response.writeHead(200, STREAM);
      response.write('first,');
      setTimeout(() => response.destroy(), 20);
    };
    await expect(get('/events.csv')).rejects.toThrow();
    failed.length = 0;
  });

  test('is ended when its reader leaves', async () => {
    const closed = new Promise<void>((resolve) => {
      next = (_, response) => {
        response.writeHead(200, STREAM);
        response.write('first,');
        response.once('close', resolve);
      };
    });
    const controller = new AbortController();
    const reply = await fetch(`${served.url}/events.csv`, { signal: controller.signal });
    await reply.body?.getReader().read();
    controller.abort();
    await closed;
  });

  test('is not sent for HEAD', async () => {
    next = (_, response) => {
      response.writeHead(200, STREAM);
      response.write('first,');
      setTimeout(() => response.end('last'), 20);
    };
    const reply = await get('/events.csv', {}, 'HEAD');
    expect([reply.status, reply.body.length]).toEqual([200, 0]);
    expect(reply.headers['content-type']).toBe('text/csv');
    expect(await text('/events.csv')).toBe('first,last');
  });

  test('of more than 16 MB goes on too, without being told to', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, 'x');
    next = (_, response) => {
      response.writeHead(200, PINNED);
      for (let n = 0; n < 20; n += 1) response.write(megabyte);
      response.end();
    };
    expect((await get('/large.csv')).body.length).toBe(20 * 1024 * 1024);
    expect(cache.bytes).toBe(0);
  });
});
