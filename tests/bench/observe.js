// Runs in the page before anything of it, as it stands here: what a reader waits for, in milliseconds.
const seen = { lcp: 0, cls: 0, tbt: 0 };
window.seen = seen;

const watch = (type, note) =>
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
    type,
    buffered: true,
  });
watch('largest-contentful-paint', (entry) => {
  seen.lcp = entry.startTime;
});
watch('layout-shift', (entry) => {
  seen.cls += entry.value;
});
watch('longtask', (entry) => {
  seen.tbt += Math.max(0, entry.duration - 50);
});
