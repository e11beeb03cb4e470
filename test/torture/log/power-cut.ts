import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Chance } from '../../../libs/simulation/src/trial/chance.js';
import { FaultyDisk } from '../disk/faulty-disk.js';
import { ScriptProcess } from '../support/script-process.js';
import { roundsOf, spin, type Figures, type Run } from '../support/until.js';
import { Follower } from './follower.js';
import type { WriterLine } from './log-writer.js';
import { Witness } from './witness.js';

const roundsPerLog = 20;
const delayMsMax = 4;
/** Of a thousand syncs, in one life of a writer. */
const failures = [0, 50, 200, 500] as const;

/**
 * A writer on a disk whose syncs fail is killed; then the log is verified twice: as it is in the memory of the machine, and
 * as a power cut would leave it. Half of the time the power is cut indeed, else the next writer goes on with what the
 * machine believes.
 */
export async function failSyncs({ seed, length, onRound }: Run): Promise<Figures> {
  const chance = new Chance(seed);
  const all = { acknowledged: 0, refused: 0, cuts: 0, lived: 0, came: 0 };
  let log = new LogOnFaultyDisk(chance);
  try {
    for (const round of roundsOf(length)) {
      if (round > 0 && round % roundsPerLog === 0) {
        await log.end();
        log = new LogOnFaultyDisk(chance);
      }
      const { acknowledged, refused, cameBack, events } = await log.liveOnce(seed * 10_000 + round);
      const isCut = chance.says(0.5);
      if (isCut) await log.cutPower();
      all[isCut ? 'cuts' : 'lived']++;
      all.acknowledged += acknowledged;
      all.refused += refused;
      all.came += cameBack;
      onRound(
        round,
        `${refused} appends refused, ${events} events on the platter are sound${isCut ? '; power cut' : ''}`,
      );
    }
  } finally {
    await log.end();
  }
  return {
    'power cuts': all.cuts,
    'deaths of the process alone': all.lived,
    'appends acknowledged and on the platter': all.acknowledged,
    'appends refused for the disk': all.refused,
    'of these whole in the log after a death': all.came,
  };
}

class LogOnFaultyDisk {
  private readonly disk = new FaultyDisk();
  private readonly path = join(this.disk.files, 'log.sqlite');
  private readonly witness = new Witness();
  private isWritten = false;
  /**
   * A reader that is the first to open what a killed writer left believes the machine's memory, and so sees what a power cut
   * would take; the next writer brings it to the disk before it says that the log is open.
   */
  private readonly follower = new Follower(this.path, this.witness, () => this.isWritten);

  constructor(private readonly chance: Chance) {}

  async liveOnce(seed: number) {
    const before = this.witness.acknowledged.length;
    const refused = await this.write(seed);
    if (this.chance.says(0.5)) await this.follower.end();
    this.follower.check();
    const inMemory = await this.witness.verify(this.path);
    const onPlatter = await this.witness.verify(join(this.disk.platter, 'log.sqlite'));
    return {
      acknowledged: this.witness.acknowledged.length - before,
      refused: refused.length,
      cameBack: refused.filter((append) => inMemory.has(append)).length,
      events: onPlatter.position,
    };
  }

  async cutPower(): Promise<void> {
    await this.follower.end();
    this.disk.cutPower();
  }

  async end(): Promise<void> {
    await this.follower.end();
    this.disk.remove();
    this.follower.check();
  }

  /** @returns the appends of which the writer was told that the disk did not take them. */
  private async write(seed: number): Promise<readonly string[]> {
    const { chance, disk } = this;
    const refused: string[] = [];
    const delayMs = chance.between(0, delayMsMax * 1_000) / 1_000;
    let left = chance.spread(1, 600);
    const settings = {
      path: this.path,
      seed,
      callers: chance.between(1, 24),
      checkpoints: chance.says(0.5),
    };
    disk.set('sync-fails', false);
    const writer = new ScriptProcess('log/log-writer.ts', settings, {
      environment: disk.environment(seed, chance.oneOf([...failures])),
      onLine: (line) => {
        const said = line as WriterLine;
        if (said.is === 'open') {
          this.isWritten = true;
          disk.set('sync-fails', true);
          this.follower.start();
        }
        if (said.is === 'acknowledged') this.witness.acknowledged.push(said);
        if (said.is === 'refused' && said.code === 'disk-failed') refused.push(said.append);
        if ((said.is === 'acknowledged' || said.is === 'refused') && left-- === 0) {
          spin(delayMs);
          this.isWritten = false;
          writer.kill();
        }
      },
    });
    const { signal, code, errors } = await writer.ended;
    if (signal !== 'SIGKILL' || errors !== '')
      throw new Error(`the writer ended by itself (${code}): ${errors}`);
    if (!existsSync(this.path)) throw new Error('the writer wrote nothing');
    return refused;
  }
}
