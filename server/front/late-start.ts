import { readFileSync } from 'node:fs';
import path from 'node:path';

const FIRST_SCRIPT = readFileSync(path.join(import.meta.dirname, 'first-script.js'), 'utf8');
/** Where `app/layout.tsx` leaves room for it: empty there, so that React finds nothing to compare. */
const ROOM = /<script id="first-script"[^>]*><\/script>/;
const ASYNC_SCRIPT =
  /<script(?=[^>]*\sasync="")(?=[^>]*\ssrc="(\/_next\/static\/[^"]+)")[^>]*><\/script>/g;
const EARLY_FETCH = /<link rel="preload" as="script"[^>]*\/>/g;

/**
 * Puts the first script into a page, and has it start what Next would start at load: only when a
 * reader first moves, touches or types (decision 0035). Without a reader no script but that one runs.
 * @param nonce what marks the scripts that the page's policy is to allow
 * @param late false leaves Next's scripts where they are
 */
export function startLate(html: string, nonce: string, late: boolean): string {
  if (!ROOM.test(html)) return html;
  const scripts = late ? Array.from(html.matchAll(ASYNC_SCRIPT), ([, src = '']) => src) : [];
  const text = FIRST_SCRIPT.replace('(LATE)', () => `(${JSON.stringify(scripts)})`);
  const first = `<script id="first-script" nonce="${nonce}">${text}</script>`;
  const quiet = late ? html.replaceAll(ASYNC_SCRIPT, '').replaceAll(EARLY_FETCH, '') : html;
  return quiet.replace(ROOM, () => first);
}
