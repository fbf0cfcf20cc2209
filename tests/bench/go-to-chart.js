// Runs in the page before anything of it: goes to the first chart as soon as it has its marks, and keeps
// when they are seen, in milliseconds.
const visible = new IntersectionObserver((entries) => {
  if (!entries.some((entry) => entry.isIntersecting)) return;
  visible.disconnect();
  requestAnimationFrame(() => {
    window.firstChart = performance.now();
  });
});
let stage = null;
const goThere = () => {
  stage ??=
    document.querySelector('.chart-stage svg a.chart-mark')?.closest('.chart-stage') ?? null;
  if (stage) {
    // Again and again: what is above it may not have its height yet.
    stage.scrollIntoView();
    visible.observe(stage);
  }
  if (window.firstChart === undefined) requestAnimationFrame(goThere);
};
requestAnimationFrame(goThere);
