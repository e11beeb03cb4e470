import { describe, expect, it } from '@jest/globals';
import { ProjectionHost } from '#engine';
import { MemoryEventLog, type EventLog } from '#event-log';
import { addMs, EventRegistry, Fault, instantAt, limits, type Clock, type Instant } from '#kernel';
import { MemorySnapshots } from '#snapshots';
import { loadHeartbeat } from './heartbeat-record.js';
import { Heartbeat, type HeartbeatParts } from './heartbeat.js';
import { Vitals } from './vitals.js';

const start = instantAt(Date.UTC(2026, 1, 1));

/** A machine's clock: unlike virtual time it can be set back. */
class WallClock implements Clock {
  private current = start;

  now(): Instant {
    return this.current;
  }

  set(instant: Instant): void {
    this.current = instant;
  }
}

/** A heart over a log and read models in memory, whose ticks come when the test says so. */
class Body {
  readonly clock = new WallClock();
  readonly log = new MemoryEventLog();
  readonly snapshots = new MemorySnapshots();
  readonly vitals = new Vitals(
    { version: '1', roles: ['worker'], host: 'here', pid: 1, startedAt: start },
    this.clock,
  );
  /** In the order in which it happened. */
  readonly happened: string[] = [];
  readonly failures: string[] = [];
  readonly heart: Heartbeat;

  constructor(parts: Partial<HeartbeatParts> = {}) {
    const registry = new EventRegistry();
    this.heart = new Heartbeat({
      vitals: this.vitals,
      log: this.log,
      snapshots: this.snapshots,
      projections: new ProjectionHost([], this.log, registry, this.snapshots),
      reconciler: {
        run: (options) => {
          this.happened.push(`reconciled, outages ${options?.recordsOutages}`);
          return Promise.resolve({ faults: [] });
        },
        noteOutage: (from, to) => {
          this.happened.push(`outage ${from} to ${to}`);
          return Promise.resolve();
        },
      },
      isReady: () => Promise.resolve(true),
      onFailure: (where, error) => this.failures.push(`${where}: ${(error as Error).message}`),
      ...parts,
    });
  }

  /** Ticks every second, as the ticker does, until `ms` have passed. */
  async run(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += limits.tickEveryMs) {
      this.clock.set(addMs(this.clock.now(), limits.tickEveryMs));
      await this.tick();
    }
  }

  async sleep(ms: number): Promise<void> {
    this.clock.set(addMs(this.clock.now(), ms));
    await this.tick();
  }

  async tick(): Promise<void> {
    await this.heart.tick();
    await this.heart.settled();
  }
}

it('looks every minute whether the log is to be sealed', async () => {
  const looks: string[] = [];
  const body: Body = new Body({
    seal: () => Promise.resolve(looks.push(body.clock.now())),
  });
  await body.run(180_000);
  expect(looks).toEqual([60_000, 120_000, 180_000].map((ms) => addMs(start, ms)));
});

describe('FM-18: the sender was simply not running', () => {
  it('counts as ticking for a minute after its last tick, and no longer', async () => {
    const { clock, vitals, heart } = new Body();
    await heart.tick();
    clock.set(addMs(start, limits.tickGapMsMax));
    expect(vitals.ticking).toBe(true);
    clock.set(addMs(start, limits.tickGapMsMax + 1));
    expect(vitals.ticking).toBe(false);
  });

  it('does not count as ticking when its log no longer answers, and says so', async () => {
    const silent = { head: () => Promise.reject(new Error('the disk is gone')) };
    const body = new Body({ log: silent as unknown as EventLog });
    await body.run(limits.tickGapMsMax + 1_000);
    expect(body.vitals.ticking).toBe(false);
    expect(body.failures).toContain('tick: the disk is gone');
  });

  it('does not count as ticking when a tick hangs, however often the ticker rings', async () => {
    const hanging = { head: () => new Promise<undefined>(() => {}) };
    const { heart, vitals, clock } = new Body({ log: hanging as unknown as EventLog });
    void heart.tick();
    clock.set(addMs(start, limits.tickGapMsMax + 1));
    void heart.tick();
    expect(vitals.ticking).toBe(false);
  });
});

describe('a store or a queue that is away', () => {
  const away = () => Promise.reject(new Fault('log-unavailable', 'the store is away'));

  it('is not ticking, and yet alive: a restart would not bring it back', async () => {
    const body = new Body({ log: { head: away } as unknown as EventLog });
    await body.run(2 * limits.tickGapMsMax);
    expect(body.vitals.ticking).toBe(false);
    expect(body.vitals.alive).toBe(true);
    const broken = () => Promise.reject(new Error('the disk is gone'));
    const other = new Body({ log: { head: broken } as unknown as EventLog });
    await other.run(2 * limits.tickGapMsMax);
    expect(other.vitals.alive).toBe(false);
  });

  it('is an outage once it is back, for nobody could be asked', async () => {
    let isAway = false;
    const looked = { silentMs: undefined };
    const body = new Body({ look: () => (isAway ? away() : Promise.resolve(looked)) });
    await body.tick();
    isAway = true;
    await body.run(2 * limits.outageToleranceMs);
    isAway = false;
    body.happened.length = 0;
    await body.run(limits.tickEveryMs);
    expect(body.happened).toContain(`outage ${start} to ${body.clock.now()}`);
  });
});

describe('others who share the work', () => {
  it('make an absence no outage where they were at work meanwhile', async () => {
    const body = new Body({ look: () => Promise.resolve({ silentMs: 900 }) });
    await body.tick();
    await body.sleep(limits.outageToleranceMs + 1);
    expect(body.happened.filter((line) => line.startsWith('outage'))).toEqual([]);
    const alone = new Body({
      look: () => Promise.resolve({ silentMs: limits.outageToleranceMs + 1 }),
    });
    await alone.tick();
    await alone.sleep(limits.outageToleranceMs + 1);
    expect(alone.happened).toContain(`outage ${start} to ${alone.clock.now()}`);
  });
});

describe('time that passed without it', () => {
  it('is an outage that campaigns keep note of, and what fell due meanwhile is looked for at once', async () => {
    const body = new Body();
    await body.run(5_000);
    await body.sleep(600_000);
    const [from, to]: Instant[] = [addMs(start, 5_000), addMs(start, 605_000)];
    expect(body.happened.slice(0, 2)).toEqual([
      `outage ${from} to ${to}`,
      'reconciled, outages false',
    ]);
  });

  it('is none while ticks are late by less than an outage', async () => {
    const body = new Body();
    await body.run(1_000);
    await body.sleep(limits.outageToleranceMs);
    expect(body.happened.filter((what) => what.startsWith('outage'))).toEqual([]);
  });

  it('is none when the clock is set back, and the chores go on', async () => {
    const body = new Body();
    await body.run(limits.reconcileEveryMs);
    body.clock.set(addMs(start, -3_600_000));
    await body.tick();
    await body.run(limits.reconcileEveryMs);
    expect(body.happened.every((what) => what === 'reconciled, outages false')).toBe(true);
    expect(body.happened.length).toBeGreaterThanOrEqual(2);
  });

  it('makes no tick wait for what is done about it', async () => {
    let release: () => void = () => {};
    const body = new Body({
      reconciler: {
        run: () => new Promise((resolve) => (release = () => resolve({ faults: [] }))),
        noteOutage: () => Promise.resolve(),
      },
    });
    await body.heart.tick();
    body.clock.set(addMs(start, 600_000));
    await body.heart.tick();
    body.clock.set(addMs(start, 601_000));
    await body.heart.tick();
    expect(body.vitals.lastTickAt).toBe(addMs(start, 601_000));
    release();
  });
});

describe('chores', () => {
  it('looks once a minute for what is due and not done', async () => {
    const body = new Body();
    await body.run(10 * limits.reconcileEveryMs);
    expect(body.happened).toHaveLength(10);
  });

  it('goes on after a failure, and reports it', async () => {
    const reconciler = {
      run: () => Promise.resolve({ faults: [new Error('one ping')] }),
      noteOutage: () => Promise.resolve(),
    };
    const body = new Body({ reconciler });
    await body.run(2 * limits.reconcileEveryMs);
    expect(body.failures).toEqual(['reconciler: one ping', 'reconciler: one ping']);
  });

  it('leaves word that it ticks, and in the end that it stopped', async () => {
    const body = new Body();
    await body.run(25_000);
    expect(await loadHeartbeat(body.snapshots)).toMatchObject({
      at: addMs(start, 21_000),
      host: 'here',
      stopped: false,
    });
    await body.heart.stop();
    expect(await loadHeartbeat(body.snapshots)).toMatchObject({
      at: addMs(start, 25_000),
      stopped: true,
    });
  });

  it('tells the watch outside only while the server could do its work', async () => {
    const told: Instant[] = [];
    let ready = true;
    const body: Body = new Body({
      deadMan: {
        everyMs: 60_000,
        ping: () => {
          told.push(body.clock.now());
          return Promise.resolve();
        },
      },
      isReady: () => Promise.resolve(ready),
    });
    await body.run(120_000);
    ready = false;
    await body.run(120_000);
    expect(told).toEqual([addMs(start, 1_000), addMs(start, 61_000)]);
  });
});

it('ends the ticker and waits for what is under way', async () => {
  const body = new Body();
  let ended = false;
  body.heart.start(() => () => {
    ended = true;
  });
  await body.heart.stop();
  expect(ended).toBe(true);
});
