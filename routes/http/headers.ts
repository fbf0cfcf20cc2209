import { type Format, formatInfo } from '../formats';

/** What a browser may lay out as a document of its own, with scripts and styles in it. */
const DOCUMENT = /^(text\/html|image\/svg)/;

/** What a page may ask of a reader's machine: nothing, but to write to the clipboard (citations). */
const NOTHING_OF_THE_MACHINE = [
  ...['accelerometer', 'autoplay', 'browsing-topics', 'camera', 'clipboard-read'],
  ...['display-capture', 'encrypted-media', 'geolocation', 'gyroscope', 'hid', 'idle-detection'],
  ...['local-fonts', 'magnetometer', 'microphone', 'midi', 'payment', 'publickey-credentials-get'],
  ...['screen-wake-lock', 'serial', 'usb', 'xr-spatial-tracking'],
]
  .map((feature) => `${feature}=()`)
  .join(', ');

/** For what is not a document: nothing in it may run or be loaded, wherever it is opened. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** What a document's policy allows beside the site's own files. */
type DocumentPolicy = {
  /** Marks the inline scripts of this one response; null for a document without scripts. */
  nonce: string | null;
  /** Whether other sites may show it in a frame. */
  framed?: boolean;
};

const isDevelopment = process.env.NODE_ENV === 'development';

function listDirectives({ nonce, framed = false }: DocumentPolicy): string[] {
  const inline = nonce === null ? '' : ` 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    `script-src 'self'${inline}${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${isDevelopment ? " 'unsafe-inline'" : ''}`,
    // Recharts positions with `style` attributes; style elements are not allowed.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self'",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    "form-action 'self'",
    "base-uri 'none'",
    framed ? 'frame-ancestors *' : "frame-ancestors 'none'",
  ];
}

/**
 * The headers that keep readers safe, by the type of the response. In a document scripts run only from
 * this origin, or with the nonce of the response: stored text cannot know it. Only a page that is made
 * to be `framed` may be shown in another site's frame.
 */
export function securityHeaders(
  contentType: string,
  document: DocumentPolicy | null,
): Record<string, string> {
  const framed = document?.framed ?? false;
  const isPage = contentType.startsWith('text/html');
  const isHttps = process.env.PUBLIC_URL?.startsWith('https:') ?? false;
  const everywhere = {
    'x-content-type-options': 'nosniff',
    ...(isHttps ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    // Files are there for any site to show; a page is there for readers alone, unless it is made to be
    // framed.
    'cross-origin-resource-policy': isPage && !framed ? 'same-origin' : 'cross-origin',
  };
  if (!DOCUMENT.test(contentType)) return { 'content-security-policy': DATA_POLICY, ...everywhere };
  return {
    'content-security-policy': listDirectives(document ?? { nonce: null }).join('; '),
    ...everywhere,
    ...(framed ? {} : { 'x-frame-options': 'DENY' }),
    // A source's publisher is not told which reader followed a link to it.
    'referrer-policy': 'same-origin',
    'permissions-policy': NOTHING_OF_THE_MACHINE,
  };
}

/** What a page or file that shows the newest state may be kept for: not at all without asking again. */
export const REVALIDATE = 'public, max-age=0, must-revalidate';
/** What a pinned file may be kept for: it never changes. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/**
 * By this request header the response cache says what the response that it keeps of an address shows,
 * and by this response header it is told (validator.ts). None comes from a client, and none is sent.
 */
export const VALIDATOR_HEADER = 'x-ledger-validator';

/** For what no cache may keep. */
export const NOT_KEPT = 'no-store';

/** The methods that the site answers. */
export const METHODS = 'GET, HEAD, OPTIONS';

/** Every header that tells something, beside those that a browser hands on by itself. */
const EXPOSED = [
  ...['Accept-Ranges', 'Age', 'Allow', 'Content-Disposition', 'Content-Encoding', 'Content-Length'],
  ...['Content-Range', 'Date', 'ETag', 'Ledger-Position', 'Link', 'Location', 'Memento-Datetime'],
  ...['Repr-Digest', 'Retry-After', 'Vary'],
];

/**
 * Scripts on other sites may read all that is here, headers included: the site is public, and knows no
 * reader by whom a response could differ.
 */
export const OPEN = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': EXPOSED.join(', '),
} as const;

/** Request headers that mean something here, or that libraries send with everything. */
const ASKED_WITH = [
  ...['Accept', 'Accept-Datetime', 'Accept-Encoding', 'Accept-Language', 'Cache-Control'],
  ...['Content-Type', 'If-Match', 'If-Modified-Since', 'If-None-Match', 'If-Range'],
  ...['If-Unmodified-Since', 'Pragma', 'Prefer', 'Range', 'Want-Repr-Digest', 'X-Requested-With'],
];

/**
 * The headers of every answer to `OPTIONS`, a browser's question before another site's script may ask
 * included. Beside `*` the names stand, since older browsers do not know it.
 */
export const PREFLIGHT = {
  ...OPEN,
  allow: METHODS,
  'access-control-allow-methods': METHODS,
  'access-control-allow-headers': `*, ${ASKED_WITH.join(', ')}`,
  'access-control-max-age': '86400',
  'cache-control': 'public, max-age=86400',
} as const;

/** Letters of a file's name: every system takes as many, the ending included. */
const LONGEST_NAME = 180;

/** Part of a file's name: small letters and digits, which every system takes. */
export function namePart(words: string): string {
  return words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}

/**
 * Names a file by what is in it, and of which day it is. `attachment` for what a reader opens in another
 * program; other formats show in the browser.
 * @param parts what it is, then what it was limited to
 */
export function contentDisposition(
  format: Format,
  parts: readonly string[],
  recorded: Date | null,
): string {
  const kind = formatInfo(format).saved ? 'attachment' : 'inline';
  const what = parts
    .filter(Boolean)
    .join('-')
    .slice(0, LONGEST_NAME)
    .replace(/[-.]+$/, '');
  const day = recorded === null ? '' : `-${recorded.toISOString().slice(0, 10)}`;
  return `${kind}; filename="${what}${day}.${format}"`;
}
