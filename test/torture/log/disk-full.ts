import { join } from 'node:path';
import { SqliteEventLog } from '#event-log';
import { Chance } from '../../../libs/simulation/src/trial/chance.js';
import { smallDisk, type SmallDisk } from '../disk/small-disk.js';
import { ScriptProcess } from '../support/script-process.js';
import { roundsOf, type Figures, type Run } from '../support/until.js';
import { BrokenPromise } from './history.js';
import { Follower } from './follower.js';
import type { WriterLine } from './log-writer.js';
import { Witness } from './witness.js';

const diskMegabytes = 32;
/** So many appends are refused before there is room again. */
const refusalsWaitedFor = 20;

/**
 * The disk of a log fills up while it is written, and room is made again: the same process has to refuse what it cannot
 * store, let everybody read meanwhile, and go on.
 */
export async function fillDisks(
  { seed, length, onRound }: Run,
  makeDisk = () => smallDisk(diskMegabytes),
): Promise<Figures> {
  const chance = new Chance(seed);
  const all = { before: 0, refused: 0, after: 0 };
  let kind = '';
  for (const round of roundsOf(length)) {
    const disk = makeDisk();
    ({ kind } = disk);
    try {
      const { before, refused, after } = await fillOnce(disk, chance, seed * 10_000 + round);
      all.before += before;
      all.refused += refused;
      all.after += after;
      onRound(round, `${before} appends, then ${refused} refused, then ${after} more`);
    } finally {
      disk.remove();
    }
  }
  return {
    'the disk': kind,
    'appends acknowledged before it was full': all.before,
    'appends refused': all.refused,
    'appends acknowledged when there was room': all.after,
  };
}

async function fillOnce(disk: SmallDisk, chance: Chance, seed: number) {
  const path = join(disk.files, 'log.sqlite');
  const witness = new Witness();
  const follower = new Follower(path, witness);
  const refused: string[] = [];
  const [fillAt, more] = [chance.spread(1, 600), chance.between(1, 200)];
  let before = 0;
  let state: 'room' | 'full' | 'reading' | 'room again' = 'room';
  const settings = { path, seed, callers: chance.between(1, 24), checkpoints: chance.says(0.5) };
  const writer = new ScriptProcess('log/log-writer.ts', settings, {
    environment: disk.environment,
    onLine: (line) => {
      const said = line as WriterLine;
      if (said.is === 'open') follower.start();
      if (said.is === 'acknowledged') witness.acknowledged.push(said);
      if (said.is === 'refused' && said.code === 'disk-full') refused.push(said.append);
      if (state === 'room' && witness.acknowledged.length >= fillAt) {
        state = 'full';
        disk.fill();
      }
      if (state === 'full' && refused.length >= refusalsWaitedFor) {
        state = 'reading';
        void read();
      }
      if (state === 'room again' && witness.acknowledged.length >= before + more) writer.kill();
    },
  });
  const read = async () => {
    before = witness.acknowledged.length;
    try {
      await readWhileFull(path, witness.acknowledged.at(-1)?.position ?? 0);
    } catch (error) {
      failure = error;
      writer.kill();
    }
    disk.makeRoom();
    state = 'room again';
  };
  let failure: unknown;
  const { signal, errors } = await writer.ended;
  await follower.end();
  follower.check();
  if (failure !== undefined) throw failure;
  if (signal !== 'SIGKILL' || errors !== '') throw new Error(`the writer ended: ${errors}`);
  const history = await witness.verify(path);
  const kept = refused.filter((append) => history.has(append));
  // The next commit was written over whatever the disk had taken of them.
  if (kept.length > 0) throw new BrokenPromise(`${kept.join(', ')} were refused, and are there`);
  return { before, refused: refused.length, after: witness.acknowledged.length - before };
}

/** Somebody who opens the log now finds at least what was acknowledged so far. */
async function readWhileFull(path: string, atLeast: number): Promise<void> {
  const log = SqliteEventLog.open(path, { readOnly: true });
  try {
    let count = 0;
    for await (const { position } of log.readAll()) count = position;
    if (count < atLeast) throw new BrokenPromise(`${count} of ${atLeast} events can be read`);
  } finally {
    await log.close();
  }
}
