/** The file is the same for every reader and every state of the ledger. */
export const dynamic = 'force-static';

/**
 * Runs in <head> before anything is painted, so that a chosen theme does not flash: an embedded page
 * names one in its address, a reader's choice is kept in the browser, and the system decides else.
 * A file and no inline script: the content policy allows our own origin (decision 0003). It also says
 * that scripts run, so that what needs one is shown from the first paint on and moves nothing.
 */
const SCRIPT = `(function () {
  var root = document.documentElement, theme = null;
  root.setAttribute('data-script', '');
  try {
    theme = new URLSearchParams(location.search).get('theme') || localStorage.getItem('theme');
  } catch (error) {
    // A browser that keeps nothing for this site: the system decides.
  }
  if (theme === 'light' || theme === 'dark') root.setAttribute('data-theme', theme);
})();
`;

export function GET(): Response {
  return new Response(SCRIPT, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
}
