// Works with a board of many pings while answers come in, and measures how the page keeps up.
import { asVisitor, textIs } from './as-visitor.mjs';

asVisitor(async ({ page, ask, given: { url, rows } }) => {
  await page.goto(url);
  await textIs(page.locator('.table-tools .count'), `${rows} rows`);
  await page.evaluate(measure);
  const busy = ask('answers');
  const filter = page.locator('.data-table input[type=search]');
  const latencies = [];
  const timed = async (act, isDone) => {
    const begun = performance.now();
    await act();
    await isDone();
    latencies.push(performance.now() - begun);
  };
  const count = page.locator('.table-tools .count');
  // Somebody who looks for a ping, opens it, and goes on: as long as answers come.
  let isBusy = true;
  void busy.then(() => (isBusy = false));
  for (let number = 1000; isBusy; number++) {
    const id = `p${number}-1`;
    await timed(
      () => filter.fill(id),
      () => textIs(count, `1 of ${rows}`),
    );
    await timed(
      () => filter.fill(''),
      () => textIs(count, `${rows} rows`),
    );
  }
  const { sent, seconds } = await busy;
  const measured = await page.evaluate(() => window.measured());
  // All that was answered is there, and nothing else.
  await filter.fill('phone');
  await textIs(count, `${sent.toLocaleString('en')} of ${rows}`);
  return { sent, seconds, latencies, ...measured };
});

/** Runs in the page. */
function measure() {
  const tasks = [];
  const frames = [];
  const begun = performance.now();
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  }).observe({ type: 'longtask' });
  let last = begun;
  requestAnimationFrame(function frame(now) {
    frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  });
  window.measured = () => ({ tasks, frames, elapsedMs: performance.now() - begun });
}
