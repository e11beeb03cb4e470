import { memoryStores, type Stores } from '#engine';
import { addMs, limits, type Instant } from '#kernel';
import { VirtualClock } from '#timers';
import { Agenda } from './agenda.js';
import { Chance } from './chance.js';
import { Life, type Asked } from './life.js';
import { nothingBreaks, type Scenario, type Trouble } from './scenario.js';
import type { Surroundings } from './surroundings.js';
import { quiet, Turns } from './turns.js';
import type { Witness } from './witness.js';
import { Worker } from './worker.js';

/** More than any scenario takes: a trial that goes on beyond goes in circles. */
const turnsMax = 400_000;

/**
 * Time, the stores, and processes that live and die in it. Whatever they ask gets its turn one after the other, in an order
 * that is drawn; time passes when nobody has anything left to do, or when something takes long.
 */
export class World implements Surroundings {
  readonly chance: Chance;
  readonly turns: Turns;
  readonly clock: VirtualClock;
  readonly stores: Stores = memoryStores();
  awayUntil: Instant | undefined;
  fullUntil: Instant | undefined;
  deaths = 0;
  shares: Surroundings['shares'] = nothingBreaks;
  private readonly workers: readonly Worker[];
  private readonly agenda = new Agenda();
  private born = 0;
  /** Troubles still to come, once they are let loose. */
  private troubles: readonly Trouble[] = [];
  private turnsBefore = 0;
  /** Whether everything that was lost has been looked for since. */
  private isWhole = true;
  private looksForLost = false;
  private underWay = 0;

  constructor(
    readonly scenario: Scenario,
    readonly witness: Witness,
    beginsAt: Instant,
  ) {
    this.chance = new Chance(scenario.seed ^ 0x5eed);
    this.turns = new Turns(this.chance);
    this.clock = new VirtualClock(beginsAt);
    this.workers = Array.from({ length: scenario.workers }, () => new Worker());
  }

  async begin(): Promise<void> {
    for (const index of this.workers.keys()) await this.bear(index);
    await this.pass(addMs(this.clock.now(), 1_000));
  }

  /** From here on, their turns are counted. */
  letTroublesLoose(): void {
    this.troubles = this.scenario.troubles;
    this.turnsBefore = this.turns.taken;
    this.shares = this.scenario;
  }

  /** Nothing breaks any more, everybody comes back, and what was lost is found. */
  async recover(): Promise<void> {
    this.troubles = [];
    this.shares = nothingBreaks;
    this.awayUntil = undefined;
    this.fullUntil = undefined;
    for (const worker of this.workers) worker.clockOffsetMs = 0;
    for (let round = 0; round < 3; round++) {
      this.disturbed();
      await this.pass(addMs(this.clock.now(), 12 * 3_600_000));
    }
  }

  /** Any process that has taken up its work. */
  anyReady(): Life | undefined {
    const ready = this.workers.flatMap(({ life }) => (life?.started === true ? [life] : []));
    return ready.length === 0 ? undefined : ready[this.chance.below(ready.length)];
  }

  /** Lets everything happen up to and with `until`. */
  async pass(until: Instant): Promise<void> {
    // What follows from a broken rule says nothing more.
    while (this.turns.taken < turnsMax && !this.witness.hasFound) {
      await quiet();
      if (this.turns.areWaited) {
        this.takeTurn();
        continue;
      }
      this.checkRest();
      const next = this.nextInstant();
      if (next === undefined || next > until) return this.moveTo(until);
      this.moveTo(next);
    }
    if (!this.witness.hasFound)
      this.witness.violation(`nothing comes to rest within ${turnsMax} turns`);
  }

  /** Lets everything happen until `work` is done. */
  async passUntil(work: Promise<void>): Promise<void> {
    let done = false;
    this.follow(work.finally(() => (done = true)));
    while (!done && this.turns.taken < turnsMax && !this.witness.hasFound) {
      await this.pass(this.clock.now());
      const next = this.nextInstant();
      if (done || next !== undefined) await this.pass(next ?? this.clock.now());
      else this.witness.violation('a question is never answered');
    }
  }

  workerOf(index: number): Worker {
    const worker = this.workers[index];
    if (worker === undefined) throw new Error(`there is no worker ${index}`);
    return worker;
  }

  later(ms: number, act: () => void): void {
    this.laterAt(addMs(this.clock.now(), Math.max(0, Math.ceil(ms))), act);
  }

  laterAt(at: Instant, act: () => void): void {
    this.agenda.at(at, act);
  }

  disturbed(): void {
    this.isWhole = false;
    if (this.looksForLost) return;
    this.looksForLost = true;
    this.later(limits.reconcileEveryMs, () => {
      this.looksForLost = false;
      this.lookForLost();
    });
  }

  failed(life: Life, error: unknown): void {
    if (life.isDead) return;
    this.witness.note(`${life.name} fails: ${String(error)}`);
    this.witness.met(life.name, error);
    this.endOf(life, this.workerOf(life.worker).restartMs());
  }

  /** Work beside the processes: its failure is one of the trial itself. */
  follow(work: Promise<unknown>): void {
    this.underWay++;
    void work
      .catch((error: unknown) => this.witness.violation(`the trial failed: ${String(error)}`))
      .finally(() => this.underWay--);
  }

  /** All processes die, and none takes their place. */
  end(): void {
    for (const life of this.living()) life.die();
  }

  private takeTurn(): void {
    const turn = this.turns.draw();
    if (turn === undefined) return;
    const life = turn.of as Life;
    const trouble = this.troubleFor(turn.what as Asked);
    this.witness.noteTurn(`${this.clock.now()} ${life.name}: ${turn.what}`);
    if (trouble !== undefined) this.strike(trouble, life);
    if (!life.isDead) turn.go(trouble?.kind);
  }

  /** The next trouble, where its turn has come and it can happen to what is asked. */
  private troubleFor(what: Asked): Trouble | undefined {
    const [next, ...rest] = this.troubles;
    if (next === undefined || next.turn > this.turns.taken - this.turnsBefore) return undefined;
    const ofAppends = ['answer-lost', 'conflict', 'disk-full'].includes(next.kind);
    if (ofAppends && (what !== 'append' || this.isOutage())) return undefined;
    this.troubles = rest;
    return next;
  }

  private strike({ kind, ms }: Trouble, life: Life): void {
    this.witness.note(`${this.clock.now()} trouble: ${kind} of ${ms} ms`);
    const until = addMs(this.clock.now(), Math.max(0, ms));
    switch (kind) {
      case 'crash-with-disk':
        this.workerOf(life.worker).loseDisk();
        return this.endOf(life, ms);
      case 'crash':
        return this.endOf(life, ms);
      case 'delay':
        this.moveTo(until);
        break;
      case 'clock-jump':
        this.workerOf(life.worker).clockOffsetMs += ms;
        break;
      case 'store-away':
        this.awayUntil = laterOf(this.awayUntil, until);
        return this.laterAt(until, () => this.disturbed());
      case 'disk-full':
        this.fullUntil = laterOf(this.fullUntil, until);
        return this.laterAt(until, () => this.disturbed());
      case 'queues-lost':
        for (const one of this.living()) one.loseQueues();
        break;
      case 'answer-lost':
      case 'conflict':
        // Whoever appends meets it.
        return;
    }
    this.disturbed();
  }

  private moveTo(instant: Instant): void {
    if (instant > this.clock.now()) this.clock.set(instant);
    this.agenda.actOn(this.clock.now());
    for (const life of this.living()) {
      this.workerOf(life.worker).seenAt = life.clock.now();
      if (life.timers.isSlipping()) this.disturbed();
      if (life.isDue()) life.timers.fire();
    }
  }

  private nextInstant(): Instant | undefined {
    const now = this.clock.now();
    let next = this.agenda.next();
    for (const life of this.living()) {
      const due = life.timers.nextDue();
      const at = due && addMs(due, -this.workerOf(life.worker).clockOffsetMs);
      if (at !== undefined && (next === undefined || at < next)) next = at;
    }
    return next !== undefined && next < now ? now : next;
  }

  /** Where everybody is at rest and nothing is lost, whatever fell due has been done (rule 9, FM-05, FM-08). */
  private checkRest(): void {
    if (!this.isWhole || this.underWay > 0 || this.isOutage()) return;
    const lives = this.living();
    if (lives.length < this.workers.length || lives.some((life) => !life.started)) return;
    if (lives.some((life) => life.isDue() || life.isAsleep)) return;
    const earliest = Math.min(...lives.map(({ clock }) => Date.parse(clock.now())));
    for (const owed of this.witness.model.owed(earliest))
      this.witness.violation(`at ${this.clock.now()} is still owed: ${owed}`);
  }

  private isOutage(): boolean {
    const now = this.clock.now();
    return now < (this.awayUntil ?? now) || now < (this.fullUntil ?? now);
  }

  /** A process begins on a worker; a lone one knows from its disk when it was last there. */
  private async bear(index: number): Promise<void> {
    const worker = this.workerOf(index);
    const life = await Life.made(this, index, `life ${++this.born} of worker ${index + 1}`);
    worker.life = life;
    this.isWhole = false;
    const lastRun = this.workers.length === 1 ? worker.seenAt : undefined;
    this.follow(
      life.start(lastRun).then(
        () => this.disturbed(),
        (error: unknown) => {
          this.witness.note(`${life.name} cannot start: ${String(error)}`);
          this.witness.met(`${life.name}, starting,`, error);
          this.endOf(life, worker.restartMs());
        },
      ),
    );
  }

  private endOf(life: Life, ms: number): void {
    if (life.isDead) return;
    this.witness.note(`${life.name} ends`);
    this.deaths++;
    life.die();
    this.workerOf(life.worker).life = undefined;
    this.isWhole = false;
    this.later(ms, () => this.follow(this.bear(life.worker)));
  }

  /** What the heartbeat of every server does each minute; here where something may have been lost since. */
  private lookForLost(): void {
    this.isWhole = true;
    for (const worker of this.workers) {
      const { life } = worker;
      if (life?.started === true) {
        worker.isWell();
        this.follow(
          life.reconcile().catch((error: unknown) => {
            this.witness.met(`${life.name}, looking for what was lost,`, error);
            this.disturbed();
          }),
        );
      } else this.disturbed();
    }
  }

  private living(): readonly Life[] {
    return this.workers.flatMap(({ life }) => life ?? []);
  }
}

function laterOf(a: Instant | undefined, b: Instant): Instant {
  return a !== undefined && a > b ? a : b;
}
