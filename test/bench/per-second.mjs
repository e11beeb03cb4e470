/** Each caller appends to a stream of its own and waits for every append; a tenth of the work goes before, unmeasured. */
export async function appendsPerSecond(callers, events, append) {
  const each = Math.ceil(events / callers);
  const warm = Math.ceil(each / 10);
  const run = (from, to) =>
    Promise.all(
      Array.from({ length: callers }, async (_, stream) => {
        for (let revision = from; revision < to; revision++) await append(stream, revision);
      }),
    );
  await run(0, warm);
  const begun = performance.now();
  await run(warm, warm + each);
  return (each * callers * 1_000) / (performance.now() - begun);
}
