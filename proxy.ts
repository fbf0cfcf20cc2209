import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { type Format, formatOfPath } from '@/routes/formats';
import { NotFound } from '@/routes/http/errors';
import { OPEN, REVALIDATE, securityHeaders } from '@/routes/http/headers';
import { problemOf } from '@/routes/http/problem';
import { resolve, toFileRequest } from '@/routes/http/resolve';
import type { Shown } from '@/routes/http/shown';
import { isGone, pageHeaders } from '@/routes/http/shown-headers';
import { answerUnchanged, withValidator } from '@/routes/http/validator';
import { matchRoute } from '@/routes/match';
import {
  ASKED_HEADER,
  FRAMED_HEADER,
  NONCE_HEADER,
  STATE_HEADER,
  writePageState,
} from '@/routes/page-state';

/**
 * Next calls this before every page (its manual: "Proxy"). A page itself cannot set its status or its
 * headers, so what a page's address leads to is found here: 400, 404, 410, another address, or the page
 * with the headers of its state; or 304 to the response cache, where the page that it keeps still stands.
 * Files pass: their route handlers answer for themselves.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const { pathname } = request.nextUrl;
  const match = readMatch(pathname);
  const format = match?.format ?? formatOfPath(pathname);
  if (match && format !== 'html' && READ.has(request.method)) return passFile(request, match.path);
  try {
    const resolution = await resolve(request);
    if ('shown' in resolution) return await showPage(request, resolution.shown);
    return withWholeLocation(resolution.response, request);
  } catch (error) {
    if (error instanceof NotFound && format === 'html') return showUnknown(request);
    return problemOf(error, format);
  }
}

/** The methods that a route handler answers. */
const READ = new Set(['GET', 'HEAD']);

export const config = { matcher: '/((?!_next/|icon\\.svg$).*)' };

/** What a path names in the registry, and the path decoded; null where it names nothing. */
function readMatch(pathname: string): { format: Format; path: string } | null {
  try {
    const path = decodeURIComponent(pathname);
    const match = matchRoute(path);
    return match && { format: match.format, path };
  } catch {
    return null; // what cannot be decoded is refused in words by `resolve`
  }
}

/** Lets a file pass. The rewrites of `next.config.js` do not know a path that is encoded without need. */
function passFile(request: NextRequest, path: string): Response {
  const plain = encodeURI(path);
  if (plain === request.nextUrl.pathname) return NextResponse.next();
  const other = request.nextUrl.clone();
  other.pathname = plain;
  return NextResponse.rewrite(other);
}

/** Next wants whole addresses of a proxy, and sends those of this site without their origin. */
function withWholeLocation(response: Response, request: NextRequest): Response {
  const location = response.headers.get('location');
  if (location !== null) response.headers.set('location', new URL(location, request.url).href);
  return response;
}

/** The request as the page gets it: with the state that it is to show, and the nonce of its scripts. */
function forPage(
  request: NextRequest,
  { state, framed }: { state: string; framed: boolean },
  nonce: string,
  policy: string,
): Headers {
  const headers = new Headers(request.headers);
  headers.set(STATE_HEADER, state);
  headers.set(FRAMED_HEADER, framed ? '1' : '0');
  headers.set(NONCE_HEADER, nonce);
  // Next gives its own scripts the nonce that it finds here.
  headers.set('content-security-policy', policy);
  return headers;
}

async function showPage(request: NextRequest, shown: Shown): Promise<Response> {
  const nonce = randomBytes(16).toString('base64');
  const headers = await withValidator(request, shown, pageHeaders(shown, nonce));
  const unchanged = answerUnchanged(request, headers);
  if (unchanged) return unchanged;
  if ((await shown.route.exists?.(toFileRequest(shown))) === false) throw new NotFound();
  const policy = headers['content-security-policy'] ?? '';
  const asked = {
    headers: forPage(
      request,
      { state: writePageState(shown), framed: shown.route.framed ?? false },
      nonce,
      policy,
    ),
  };
  if (!isGone(shown)) return NextResponse.next({ request: asked, headers });
  return NextResponse.rewrite(request.nextUrl, { status: 410, request: asked, headers });
}

/** A whole page that says that there is nothing: Next's own is written by a script. */
function showUnknown(request: NextRequest): Response {
  const nonce = randomBytes(16).toString('base64');
  const security = securityHeaders('text/html', { nonce });
  const policy = security['content-security-policy'] ?? '';
  const unknown = request.nextUrl.clone();
  unknown.pathname = '/unknown';
  const asked = forPage(request, { state: '', framed: false }, nonce, policy);
  asked.set(ASKED_HEADER, request.nextUrl.pathname);
  return NextResponse.rewrite(unknown, {
    status: 404,
    request: { headers: asked },
    headers: { 'cache-control': REVALIDATE, ...OPEN, ...security },
  });
}
