// Stands in <head> of every page, as it is here, and runs before anything is painted (late-start.ts).
((late) => {
  const root = document.documentElement;
  let theme = null;
  // Scripts run: what needs one is shown from the first paint on and moves nothing later.
  root.setAttribute('data-script', '');
  try {
    theme = new URLSearchParams(location.search).get('theme') || localStorage.getItem('theme');
  } catch {
    // A browser that keeps nothing for this site: the system decides.
  }
  if (theme === 'light' || theme === 'dark') root.setAttribute('data-theme', theme);
  if (late.length === 0) return;

  // React begins when a reader first does something. What the reader does until then is kept, and
  // happens again when the page listens.
  const SIGNALS = ['pointermove', 'pointerdown', 'pointerup', 'keydown', 'focusin'];
  const REPEATED = [...SIGNALS, 'click', 'change', 'toggle'];
  const PATIENCE = 10_000;
  const kept = [];
  const wentTo = new Map();
  let started = false;
  let touch = false;

  function start() {
    if (started) return;
    started = true;
    for (const src of late) {
      const script = document.createElement('script');
      script.src = src;
      script.async = true;
      script.onerror = letGo;
      document.head.append(script);
    }
    setTimeout(letGo, PATIENCE);
  }

  // What has no use without a script must not do what a browser alone would do with it.
  function isForScript(event) {
    const { target, type } = event;
    if (type === 'click') {
      return target.closest('button[type="button"]') || (touch && target.closest('a.chart-mark'));
    }
    return (
      type === 'keydown' &&
      /^(Arrow.*|Home|End|Escape)$/.test(event.key) &&
      target.closest('.chart-stage')
    );
  }

  function keep(event) {
    const { target, type } = event;
    if (!(target instanceof Element)) return;
    if (type === 'pointerdown') touch = event.pointerType === 'touch';
    if (type !== 'toggle') start();
    if (isForScript(event)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    const last = kept.at(-1);
    if (type === 'pointermove' && last?.event.type === type) kept.pop();
    kept.push({ event, target, value: target.value });
  }

  function repeat({ event, target, value }) {
    if (event.type === 'focusin' && document.activeElement !== target) return;
    if (event.type === 'click' && !isForScript(event)) return;
    if (event.type === 'change') target.value = value;
    const isKey = event.type === 'keydown';
    const to = (isKey && wentTo.get(target)) || target;
    if (!to.isConnected) return;
    const focus = document.activeElement;
    to.dispatchEvent(new event.constructor(event.type, event));
    // Where a key moves the focus to, the next one goes too.
    if (isKey && document.activeElement !== focus) wentTo.set(target, document.activeElement);
  }

  // When the page listens; or when its scripts do not come, and links must lead where they lead.
  function letGo() {
    for (const type of REPEATED) removeEventListener(type, keep, { capture: true });
    for (const each of kept.splice(0)) repeat(each);
  }

  for (const type of REPEATED) addEventListener(type, keep, { capture: true, passive: false });
  for (const type of ['hashchange', 'storage']) addEventListener(type, start);
  addEventListener('ledger-listens', letGo);
  addEventListener('DOMContentLoaded', () => {
    const choice = document.querySelector('#theme');
    if (choice && theme && root.hasAttribute('data-theme')) choice.value = theme;
    // An address that names a mark is shown it, and a picture that is missing is drawn here.
    if (location.hash !== '' || document.querySelector('.chart-missing')) start();
  });
})(LATE);
