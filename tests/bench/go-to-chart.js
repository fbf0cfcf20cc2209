// Runs in the page before anything of it: goes to the first chart as soon as it has its marks, and keeps
// when they are seen, in milliseconds.
const visible = new IntersectionObserver((entries) => {
  if (!entries.some((entry) => entry.isIntersecting)) return;
  visible.disconnect();
  requestAnimationFrame(() => {
    window.firstChart = performance.now();
  });
});
let plot = null;
const goThere = () => {
  plot ??= document.querySelector('.chart-plot svg a.chart-mark')?.closest('.chart-plot') ?? null;
  if (plot) {
    // Again and again: what is above it may not have its height yet.
    plot.scrollIntoView();
    visible.observe(plot);
  }
  if (window.firstChart === undefined) requestAnimationFrame(goThere);
};
requestAnimationFrame(goThere);
