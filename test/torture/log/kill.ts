import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chance } from '../../../libs/simulation/src/trial/chance.js';
import { ScriptProcess } from '../support/script-process.js';
import { roundsOf, spin, type Figures, type Run } from '../support/until.js';
import { Follower } from './follower.js';
import type { WriterLine } from './log-writer.js';
import { Witness } from './witness.js';

const moments = ['appending', 'opening', 'checkpointing'] as const;
type Moment = (typeof moments)[number];

/** A log is read as a whole after each kill, so a new one is begun before that takes long. */
const roundsPerLog = 20;
/** How long after a process said what it was about to do it may live on. */
const delayMsMax = 4;

/**
 * A writer is killed again and again at moments that are drawn, while a reader follows; then the log is verified as whoever
 * opens it next finds it. Half of the time the reader dies as well, and the next writer has to recover the log by itself.
 */
export async function killWriters({ seed, length, onRound }: Run): Promise<Figures> {
  const chance = new Chance(seed);
  const killed: Record<Moment, number> = { appending: 0, opening: 0, checkpointing: 0 };
  const all = { acknowledged: 0, events: 0, recoveries: 0, looks: 0, unopened: 0 };
  let log = new TorturedLog(chance);
  try {
    for (const round of roundsOf(length)) {
      if (round > 0 && round % roundsPerLog === 0) {
        await log.end();
        log = new TorturedLog(chance);
      }
      const before = log.figures;
      const moment = log.isNew ? 'appending' : chance.oneOf(moments);
      killed[moment]++;
      if (log.isToBeRecovered) all.recoveries++;
      if (!(await log.killAt(moment, seed * 10_000 + round))) all.unopened++;
      all.acknowledged += log.figures.acknowledged - before.acknowledged;
      all.events += log.figures.events - before.events;
      all.looks += log.figures.looks - before.looks;
      onRound(round, `killed while ${moment}: ${log.figures.events} events are sound`);
    }
  } finally {
    await log.end();
  }
  return {
    'killed while appending': killed.appending,
    'killed while opening': killed.opening,
    'of these before it was open': all.unopened,
    'killed while checkpointing': killed.checkpointing,
    'logs left to be recovered': all.recoveries,
    'appends acknowledged and there': all.acknowledged,
    'events stored': all.events,
    'looks of the reader': all.looks,
  };
}

class TorturedLog {
  private readonly directory = mkdtempSync(join(tmpdir(), 'rollcall-torture-'));
  private readonly path = join(this.directory, 'log.sqlite');
  private readonly witness = new Witness();
  private readonly follower = new Follower(this.path, this.witness);
  figures = { acknowledged: 0, events: 0, looks: 0 };

  constructor(private readonly chance: Chance) {}

  get isNew(): boolean {
    return this.figures.events === 0;
  }

  /** Nobody holds it, and not all of it stands in its file. */
  get isToBeRecovered(): boolean {
    return !this.follower.isThere && existsSync(`${this.path}-wal`);
  }

  /** @returns whether the writer came so far as to have it open. */
  async killAt(moment: Moment, seed: number): Promise<boolean> {
    const wasOpen = await this.write(moment, seed);
    if (this.chance.says(0.5)) await this.follower.end();
    this.follower.check();
    const { position } = await this.witness.verify(this.path);
    this.figures = {
      acknowledged: this.witness.acknowledged.length,
      events: position,
      looks: this.follower.looks,
    };
    return wasOpen;
  }

  async end(): Promise<void> {
    await this.follower.end();
    rmSync(this.directory, { recursive: true, force: true });
    this.follower.check();
  }

  private async write(moment: Moment, seed: number): Promise<boolean> {
    const { chance } = this;
    let wasOpen = false;
    const delayMs = chance.between(0, delayMsMax * 1_000) / 1_000;
    let left = moment === 'appending' ? chance.spread(1, 3_000) : chance.between(1, 20);
    let isDoomed = false;
    const end = () => {
      if (isDoomed) return;
      isDoomed = true;
      spin(delayMs);
      writer.kill();
    };
    const settings = {
      path: this.path,
      seed,
      callers: chance.between(1, 24),
      checkpoints: moment === 'checkpointing' || chance.says(0.3),
    };
    const writer = new ScriptProcess('log/log-writer.ts', settings, {
      onLine: (line) => {
        const said = line as WriterLine;
        if (said.is === 'open') {
          wasOpen = true;
          this.follower.start();
        }
        if (said.is === 'acknowledged') this.witness.acknowledged.push(said);
        const counts = {
          appending: 'acknowledged',
          opening: 'opening',
          checkpointing: 'checkpointing',
        };
        if (said.is === counts[moment] && (moment === 'opening' || --left === 0)) end();
      },
    });
    const { signal, code, errors } = await writer.ended;
    if (signal !== 'SIGKILL' || errors !== '')
      throw new Error(`the writer ended by itself (${code}): ${errors}`);
    return wasOpen;
  }
}
