/** How many ask at the same time: more of them make no peer faster. */
const callers = 64;
const warmUp = 500;
/** As in the ping test that is measured of ours: three reminders, of pings that are asked at 500 a second. */
const timers = 3;
const apartMs = 5_000;
const askedPerSecond = 500;
/** Longer than any timer here has been late. */
const latenessMsMax = 60_000;

/**
 * The flow of a ping test, whatever runs it: each ping is issued with its timers, 70 % are answered, and the timers of the
 * others fire. A run in which anything else happened has no figures.
 */
export class Campaign {
  fired = new Map();
  ended = new Map();

  /** @param firstDueMs from the first issue to the first timer: long enough for all to be issued and answered before. */
  constructor({ pings, firstDueMs }) {
    this.pings = Array.from({ length: pings }, (_, index) => `ping-${index}`);
    this.answered = this.pings.filter((_, index) => index % 10 < 7);
    this.unanswered = this.pings.filter((_, index) => index % 10 >= 7);
    this.firstDueMs = firstDueMs;
  }

  /** The system says which timer of a ping fired, and how long after it was due. */
  fire(ping, number, latenessMs) {
    this.fired.set(ping, [...(this.fired.get(ping) ?? []), { number, latenessMs }]);
  }

  /** The system says that a ping is over: `answered`, or `expired` with its last timer. */
  end(ping, how) {
    this.ended.set(ping, how);
  }

  /**
   * @param issue starts a ping with the instants when its timers are due, in epoch milliseconds.
   * @param answer records that a ping is answered. Both resolve when the system keeps it.
   */
  async run({ issue, answer }) {
    const warm = Array.from({ length: warmUp }, (_, index) => `warm-${index}`);
    await perSecond(warm, (ping) => issue(ping, this.duesOf(Date.now(), 0)));
    await perSecond(warm, answer);
    const begun = Date.now();
    const issued = await perSecond(this.pings, (ping, index) =>
      issue(ping, this.duesOf(begun, index)),
    );
    const answered = await perSecond(this.answered, answer);
    await this.isOver(this.duesOf(begun, this.pings.length).at(-1) + latenessMsMax);
    return { issued, answered, ...this.lateness() };
  }

  duesOf(begun, index) {
    const first = begun + Math.round((index * 1_000) / askedPerSecond) + this.firstDueMs;
    return Array.from({ length: timers }, (_, number) => first + number * apartMs);
  }

  async isOver(latest) {
    while (Date.now() < latest && !this.pings.every((ping) => this.ended.has(ping)))
      await new Promise((resolve) => setTimeout(resolve, 100));
  }

  lateness() {
    for (const ping of this.answered) this.expect(ping, 'answered', '');
    for (const ping of this.unanswered) this.expect(ping, 'expired', '1, 2, 3');
    const late = [...this.fired.values()].flat().map(({ latenessMs }) => latenessMs);
    late.sort((a, b) => a - b);
    const share = (part) => late[Math.ceil(late.length * part) - 1];
    return { 'lateness p50': share(0.5), 'lateness p99': share(0.99), 'lateness max': share(1) };
  }

  expect(ping, end, timersFired) {
    const ended = this.ended.get(ping);
    const fired = (this.fired.get(ping) ?? []).map(({ number }) => number).join(', ');
    if (ended !== end || fired !== timersFired)
      throw new Error(`${ping} should be ${end}, and is ${ended}; its timers that fired: ${fired}`);
  }
}

/** All of them, by callers that each wait for their answer. */
async function perSecond(pings, ask) {
  const waiting = pings.entries();
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (const [index, ping] of waiting) await ask(ping, index);
    }),
  );
  return (pings.length * 1_000) / (performance.now() - begun);
}
