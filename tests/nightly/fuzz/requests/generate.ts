import fc from 'fast-check';
import type { Examples } from '@/loaders/examples';
import type { Format } from '@/routes/formats';
import { listRoutes } from '@/routes/registry';
import { fillPath, listFormats, listParams, type Route } from '@/routes/route';

/** A request as it goes over the wire, latin1: each character is a byte. */
export type RawRequest = {
  method: string;
  target: string;
  version: string;
  headers: [name: string, value: string][];
  body: string;
};

/** No HTML that this program writes has it in a tag: whatever shows it unescaped reflects its input. */
export const MARK = 'x7q';

const HOSTILE = [
  `<${MARK}>`,
  `"><${MARK} onload=1>`,
  `'${MARK}'`,
  `</script><${MARK}>`,
  `javascript:${MARK}`,
  `%0d%0a${MARK}: 1`,
  `%0D%0ASet-Cookie:%20${MARK}=1`,
  '%00',
  'a%00b',
  '%ED%A0%80',
  '%ff',
  '%',
  '%zz',
  '%2e%2e',
  '..',
  '.',
  '%2f',
  '%5c',
  '\\',
  '%252e%252e%252f',
  '..%2f..%2fetc%2fpasswd',
  '%D5%80%D5%A1%D5%B5',
  '\xd5\x80',
  '\xff\xfe',
  '%E2%80%AE',
  '%F0%9F%92%A9',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  'null',
  'undefined',
  'NaN',
  '-1',
  '0',
  '1e3',
  '999999',
  '9007199254740993',
  '999999999999999999999999',
  "';drop table ledger.entries;--",
  '$1',
  '%25',
  '*',
  '{id}',
  '+',
  '%20',
  ';a=b',
  'a'.repeat(300),
  '-'.repeat(90),
] as const;

const hostile = fc.constantFrom(...HOSTILE);
/** Any bytes of a path that end neither it nor the line. */
const bytes = fc
  .array(fc.integer({ min: 0x21, max: 0xff }), { maxLength: 12 })
  .map((codes) => String.fromCharCode(...codes).replace(/[?#\x7f]/g, 'x'));
const encoded = fc.string({ unit: 'binary', maxLength: 8 }).map((text) => encodeURIComponent(text));
const junk = fc.oneof(
  { weight: 4, arbitrary: hostile },
  { weight: 1, arbitrary: bytes },
  { weight: 1, arbitrary: encoded },
);

const mixCase = (text: string) =>
  Array.from(text, (letter, i) => (i % 2 ? letter.toUpperCase() : letter)).join('');
/** A value that leads somewhere, changed so that it nearly does. */
function nearly(value: string) {
  return fc.oneof(
    { weight: 14, arbitrary: fc.constant(value) },
    fc.constant(mixCase(value)),
    fc.constant(value.toLowerCase()),
    fc.constant(`${value}-and-more-words`),
    fc.constant(value.replace(/./, (first) => `%${first.charCodeAt(0).toString(16)}`)),
    junk,
    junk.map((text) => value + text),
    junk.map((text) => text + value),
  );
}

type Known = { route: Route; format: Format };

/** Values that lead somewhere beside the examples; few, so that few pictures are drawn. */
const POOL: Record<string, string[]> = {
  width: ['600', '1200', '320', '2000', '319', '2001', '640.5'],
  theme: ['dark', 'light', 'system'],
  at: ['1', '57', '150', '152', '99999', '0'],
  bom: ['0', '1', '2'],
  status: ['all', 'current', 'withdrawn'],
  rows: [
    'start',
    'end',
    'after::1',
    'before:2020-01-01:5',
    'after:2020-99-99:1',
    'after:9999-12-31:999999999',
  ],
  q: [
    'helicopter',
    '100%25',
    '%25',
    '_',
    '%5C',
    'a%20b',
    "'",
    '%22',
    '%3Cscript%3E',
    'killed+OR+1',
    '%E2%80%AE',
  ],
};

function queryOf({ route, format }: Known, samples: Examples) {
  const known = Object.entries(route.formats[format]?.query ?? {});
  const pair = known.length
    ? fc.constantFrom(...known).chain(([name, { example }]) =>
        fc
          .oneof(
            {
              weight: 6,
              arbitrary: fc.constantFrom(...(POOL[name] ?? ['1']), String(example(samples))),
            },
            { weight: 1, arbitrary: junk },
          )
          .map((value) => `${name}=${value}`),
      )
    : fc.constant('');
  const stray = fc.oneof(
    fc.constantFrom(
      'utm_source=x',
      'amp;mc_cid=1',
      'UTM_Source',
      'fbclid=1',
      '__proto__=1',
      'constructor',
      '=',
      '&&',
      '%00=1',
      'at',
      'at=1&at=2',
    ),
    fc.tuple(junk, junk).map(([name, value]) => `${name}=${value}`),
  );
  return fc
    .array(fc.oneof({ weight: 5, arbitrary: pair }, { weight: 1, arbitrary: stray }), {
      maxLength: 3,
    })
    .map((pairs) => pairs.filter(Boolean).join('&'));
}

function pathOf({ route, format }: Known, samples: Examples) {
  const examples = listParams(route).map(([, { example }]) => String(example(samples) ?? 'none'));
  return fc.tuple(...examples.map(nearly)).map((parts) => fillPath(route, parts, format));
}

/** What is done to a whole path. */
const bend = fc.constantFrom<(path: string) => string>(
  (path) => `/${path}`,
  (path) => path.replaceAll('/', '//'),
  (path) => `${path}/`,
  (path) => `${path}//`,
  (path) => `/.${path}`,
  (path) => `/x/..${path}`,
  (path) => `/%2e%2e${path}`,
  (path) => `//evil.example${path}/`,
  (path) => `/\\evil.example${path}/`,
  (path) => `/${MARK}%0d%0a${path}/`,
  (path) => `http://evil.example${path}`,
  (path) => `HTTP://127.0.0.1:1${path}`,
  (path) => `https://user:word@evil.example:99999${path}`,
  (path) => path.slice(1),
  (path) => mixCase(path),
  (path) => path.replaceAll('/', '%2f'),
  (path) => path.replaceAll('/', '\\'),
  (path) => `${path}/file/csv`,
  (path) => `/unknown${path}`,
  (path) => `/_next${path}`,
  (path) => `/_next/static/..${path}`,
  (path) => `/_next/static/%2e%2e/%2e%2e${path}`,
  (path) => `/_next/image?url=${path}&w=64&q=1`,
  (path) => `/_next/data/x${path}.json`,
  (path) => `${path}.csv`,
  (path) => `${path}.png`,
  (path) => `${path}/csvw.json`,
  (path) => `${path}#${MARK}`,
  (path) => `${path}?_rsc=${MARK}`,
  (path) => `${path}${'/a'.repeat(400)}`,
  (path) => `${path}${'x'.repeat(100_000)}`,
  (path) => `${path}?q=${'x'.repeat(2_500)}`,
  () => '*',
  () => '/',
  () => '//',
  () => '/%',
  () => 'evil.example:443',
);

const DATES = [
  'Sun, 22 Nov 2026 18:00:00 GMT',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  'Fri, 31 Dec 9999 23:59:59 GMT',
  'Sun, 99 Nov 2026 18:00:00 GMT',
  '2026-11-22',
  `<${MARK}>`,
  '\xd5\x80',
  '',
];
const TYPES = [
  'text/html',
  'text/csv',
  'application/json',
  'image/png',
  'image/svg+xml;q=0.9, */*;q=0.1',
  'application/x-bibtex',
  'application/vnd.citationstyles.csl+json',
  '*/*',
  '',
  ';;;',
  'text/html;q=abc',
  'a/b,'.repeat(500),
  `<${MARK}>/x`,
];
const RANGES = [
  'bytes=0-0',
  'bytes=0-',
  'bytes=-1',
  'bytes=5-2',
  'bytes=99999999999-',
  'bytes=0-9999999999999999999',
  'bytes=-0',
  'bytes=0-1,5-6',
  'bytes=1000-90000',
  'rows=1-2',
  'bytes=',
  'bytes=a-b',
  `bytes=${'0-1,'.repeat(1000)}`,
];
const NAMES = [
  'evil.example',
  '127.0.0.1',
  '[::1]',
  `<${MARK}>`,
  '',
  'a'.repeat(300),
  'localhost:99999',
  'x y',
  '\xff',
];

const from = (name: string, values: readonly string[]) =>
  fc.constantFrom(...values).map((value): [string, string] => [name, value]);
/** What no request that is well-formed has. */
const broken = fc.oneof(
  from('Transfer-Encoding', ['chunked', 'identity', 'chunked, chunked']),
  from('Content-Length', ['0', '5', '-1', '99999999999', 'x']),
  from(`X-${MARK}`, ['x'.repeat(17_000), '\xff\xfe', 'a\x00b', 'a\x0bb']),
  from('X Y', ['bad name']),
  from('Host', NAMES),
);
const header = fc.oneof(
  from('Accept', TYPES),
  from('Accept', TYPES),
  from('Accept-Datetime', DATES),
  from('Range', RANGES),
  from('If-Range', ['"x"', '*', DATES[0] ?? '', `<${MARK}>`]),
  from('If-None-Match', ['*', '"x"', 'W/"x"', '"', ',,,', `"<${MARK}>"`, '"a",'.repeat(800)]),
  from('If-Modified-Since', DATES),
  from('Accept-Encoding', [
    'gzip',
    'br',
    'identity;q=0',
    '*;q=0',
    'gzip;q=0, *',
    '',
    'x'.repeat(500),
    'br, gzip, zstd',
  ]),
  from('X-Forwarded-Host', NAMES),
  from('X-Forwarded-For', ['1.2.3.4', '::1', `<${MARK}>`, 'a, b, c', '']),
  from('X-Forwarded-Proto', ['https', 'javascript', '']),
  from('X-Forwarded-Port', ['1', '99999']),
  from('Forwarded', ['host=evil.example;proto=https', '=']),
  from('X-Original-URL', ['/about', `/<${MARK}>`]),
  from('X-Rewrite-URL', ['/about']),
  from('X-HTTP-Method-Override', ['DELETE', 'POST']),
  from('RSC', ['1']),
  from('Next-Router-Prefetch', ['1']),
  from('Next-Router-State-Tree', ['%5B%5D', '[', '%']),
  from('Next-Action', ['x', MARK]),
  from('x-middleware-subrequest', ['proxy:proxy:proxy:proxy:proxy', 'src/proxy']),
  from('x-ledger-state', ['{"mode":"live","position":1,"newest":1}', 'x']),
  from('x-nonce', [MARK]),
  from('x-matched-path', ['/about']),
  from('x-invoke-path', ['/about']),
  from('x-prerender-revalidate', ['x']),
  from('x-now-route-matches', ['1=about']),
  from('Cookie', ['__prerender_bypass=x; __next_preview_data=x', `a=<${MARK}>`]),
  from('Authorization', ['Basic x']),
  from('Origin', ['https://evil.example', 'null']),
  from('Referer', [`https://evil.example/<${MARK}>`]),
  from('User-Agent', [`<${MARK}>`, '']),
  from('Content-Type', ['multipart/form-data; boundary=x']),
  from('Expect', ['100-continue', 'the-unexpected']),
  from('Upgrade', ['websocket', 'h2c']),
  from('Connection', ['upgrade', 'close', 'keep-alive, Upgrade', 'te']),
  from('TE', ['trailers']),
  from('Purpose', ['prefetch']),
  from('__proto__', ['x']),
  from('constructor', ['x']),
);

const method = fc.oneof(
  { weight: 20, arbitrary: fc.constant('GET') },
  { weight: 3, arbitrary: fc.constant('HEAD') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'POST',
      'PUT',
      'DELETE',
      'OPTIONS',
      'PATCH',
      'TRACE',
      'CONNECT',
      'PROPFIND',
      'get',
      'FOO',
      'QUERY',
      '',
    ),
  },
);

/** Every route in every format, the pages too, which the API's description leaves out. */
export function listKnown(): Known[] {
  return listRoutes().flatMap(([, route]) =>
    listFormats(route).map((format) => ({ route, format })),
  );
}

/** What costs up to a second each: pictures by their pixels, downloads by their rows. */
function isHeavy({ route, format }: Known): boolean {
  return format === 'png' || /\/(events|compare)$/.test(route.path);
}

/** Requests that know every address and parameter of the description, and are wrong in most other ways. */
export function requestsFor(samples: Examples): fc.Arbitrary<RawRequest> {
  const [light, heavy] = [false, true].map((weight) =>
    listKnown().filter((each) => isHeavy(each) === weight),
  );
  const target = fc
    .oneof(
      { weight: 100, arbitrary: fc.constantFrom(...(light ?? [])) },
      { weight: 1, arbitrary: fc.constantFrom(...(heavy ?? [])) },
    )
    .chain((each) =>
      fc
        .tuple(
          pathOf(each, samples),
          queryOf(each, samples),
          fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: bend }),
        )
        .map(([path, query, bent]) => {
          const asked = query === '' ? path : `${path}?${query}`;
          return bent ? bent(asked) : asked;
        }),
    );
  const host = fc.oneof(
    { weight: 40, arbitrary: fc.constant<[string, string][]>([['Host', 'localhost']]) },
    { weight: 1, arbitrary: from('Host', NAMES).map((each) => [each]) },
    { weight: 1, arbitrary: fc.constant<[string, string][]>([]) },
  );
  return fc.record({
    method,
    // A line break or a blank in a target is another request; that is tried with headers.
    target: target.map((text) => text.replace(/[\r\n ]/g, '+')),
    version: fc.oneof(
      { weight: 30, arbitrary: fc.constant('HTTP/1.1') },
      { weight: 1, arbitrary: fc.constantFrom('HTTP/1.0', 'HTTP/2.0', 'HTTP/9.9', 'http/1.1', '') },
    ),
    headers: fc
      .tuple(
        host,
        fc.array(fc.oneof({ weight: 30, arbitrary: header }, { weight: 1, arbitrary: broken }), {
          maxLength: 3,
        }),
      )
      .map(([first, rest]) => [...first, ...rest]),
    body: fc.oneof(
      { weight: 30, arbitrary: fc.constant('') },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          'hello',
          '5\r\nhello\r\n0\r\n\r\n',
          'GET /about HTTP/1.1\r\n\r\n',
        ),
      },
    ),
  });
}

export function toBytes({ method: verb, target, version, headers, body }: RawRequest): Buffer {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.from(`${verb} ${target} ${version}\r\n${lines}\r\n${body}`, 'latin1');
}
