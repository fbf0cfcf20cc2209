// Runs in the page before anything of it, as it stands here: what a reader waits for, in milliseconds.
const seen = { firstChart: null, lcp: 0, cls: 0, tbt: 0 };
window.seen = seen;

// The place of a chart that has its marks, asked of an observer: a question for the place itself would
// have the browser lay out what it puts off until a reader comes near.
const visible = new IntersectionObserver(
  (entries) => {
    if (!entries.some((entry) => entry.boundingClientRect.width > 0)) return;
    visible.disconnect();
    requestAnimationFrame(() => {
      seen.firstChart = performance.now();
    });
  },
  { rootMargin: '100000px' },
);
const look = () => {
  const mark = document.querySelector('.chart-stage svg a.chart-mark');
  if (mark) visible.observe(mark.closest('.chart-stage'));
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);

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
