import { type Form, factsOf } from '@/routes/forms';

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

/** For what is no document: nothing in it may run or be loaded, wherever it is opened. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/**
 * The headers that keep readers safe, by the type of the answer. In documents scripts run only from this
 * origin, or if their hash is named: those that Next itself put into the page. `style` attributes are
 * allowed (Recharts positions with them); style elements are not. Only a page that is made to be `framed`
 * may be shown in another site's frame.
 */
export function securityHeaders(
  contentType: string,
  scriptHashes: readonly string[],
  options: { https: boolean; development: boolean; framed?: boolean },
): Record<string, string> {
  const everywhere = {
    'x-content-type-options': 'nosniff',
    ...(options.https ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    // Files are there for any site to show; a page is there for readers alone, unless it is made to be
    // framed.
    'cross-origin-resource-policy':
      contentType.startsWith('text/html') && !options.framed ? 'same-origin' : 'cross-origin',
  };
  if (!DOCUMENT.test(contentType)) {
    return { 'content-security-policy': DATA_POLICY, ...everywhere };
  }
  const script = options.development
    ? "'self' 'unsafe-inline' 'unsafe-eval'"
    : ["'self'", ...scriptHashes].join(' ');
  const policy = [
    "default-src 'none'",
    `script-src ${script}`,
    options.development ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self'",
    "font-src 'self'",
    `connect-src 'self'${options.development ? ' ws:' : ''}`,
    "form-action 'self'",
    "base-uri 'none'",
    options.framed ? 'frame-ancestors *' : "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    ...everywhere,
    ...(options.framed ? {} : { 'x-frame-options': 'DENY' }),
    // Whoever follows a link to a source is not reported to its publisher.
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': NOTHING_OF_THE_MACHINE,
  };
}

/** What a page or file that shows the newest state may be kept for: not at all without asking again. */
export const REVALIDATE = 'public, max-age=0, must-revalidate';
/** What a pinned file may be kept for: it never changes. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Scripts on other sites may read what programs read, headers included. */
export const OPEN = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'ETag, Last-Modified, Ledger-Position, Link, Memento-Datetime, Repr-Digest',
} as const;

/** `attachment` for what a reader opens in another program; other forms show in the browser. */
export function contentDisposition(form: Form, name: string, recorded: Date): string {
  const kind = factsOf(form).saved ? 'attachment' : 'inline';
  return `${kind}; filename="${name}-${recorded.toISOString().slice(0, 10)}.${form}"`;
}
