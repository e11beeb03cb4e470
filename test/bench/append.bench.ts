import { join } from 'node:path';
import { SqliteEventLog } from '#event-log';
import { BareLog } from './bare-log.js';
import type { Benchmark, Contestant, PeerContestant } from './benchmark.js';
import { inFolder } from './peers/support/programs.mjs';
import { appendsPerSecond } from './per-second.mjs';
import { sampleEvent } from './sample-events.mjs';

const inLog = <Result>(work: (path: string) => Promise<Result>): Promise<Result> =>
  inFolder((folder) => work(join(folder, 'log.sqlite')));

const eventsBy: Readonly<Record<number, number>> = { 1: 5_000, 64: 150_000, 256: 150_000 };

function rollcall(callers: number): Contestant {
  return {
    name: `rollcall, ${callers} at once`,
    run: () =>
      inLog(async (path) => {
        const log = SqliteEventLog.open(path);
        const figure = await appendsPerSecond(callers, eventsBy[callers] ?? 0, (stream, revision) =>
          log.append(
            `ping-february.fr-${stream}`,
            [sampleEvent(stream, revision)],
            revision === 0 ? 'no-stream' : revision - 1,
          ),
        );
        await log.close();
        return { appended: figure };
      }),
  };
}

function bare(callers: number): Contestant {
  return {
    name: `bare group commit, ${callers} at once`,
    run: () =>
      inLog(async (path) => {
        const log = new BareLog(path);
        const figure = await appendsPerSecond(callers, eventsBy[callers] ?? 0, (stream, revision) =>
          log.append(`ping-february.fr-${stream}`, revision - 1, sampleEvent(stream, revision)),
        );
        log.close();
        return { appended: figure };
      }),
  };
}

const rawOne: Contestant = {
  name: 'raw better-sqlite3, one a commit',
  run: () =>
    inLog((path) => {
      const log = new BareLog(path);
      const count = eventsBy[1] ?? 0;
      const begun = performance.now();
      for (let revision = 0; revision < count; revision++)
        log.appendNow('ping-february.fr-1', revision - 1, sampleEvent(1, revision));
      const figure = (count * 1_000) / (performance.now() - begun);
      log.close();
      return Promise.resolve({ appended: figure });
    }),
};

const rawHundred: Contestant = {
  name: 'raw better-sqlite3, 100 a commit',
  run: () =>
    inLog((path) => {
      const log = new BareLog(path);
      const commits = 1_500;
      const begun = performance.now();
      for (let revision = 0; revision < commits; revision++)
        log.appendTogether(100, (stream) =>
          log.appendNow(`ping-february.fr-${stream}`, revision - 1, sampleEvent(stream, revision)),
        );
      const figure = (commits * 100 * 1_000) / (performance.now() - begun);
      log.close();
      return Promise.resolve({ appended: figure });
    }),
};

/** Far fewer events than ours appends: each is many times slower. */
const emmettSqlite: PeerContestant = {
  name: 'emmett-sqlite, 64 in turn',
  peer: 'emmett',
  program: ['append-sqlite.mjs', 'in-turn'],
};

/** Faster, as its callers are told before the commit, so what they were told can be lost. */
const emmettSqliteOverlapping: PeerContestant = {
  name: 'emmett-sqlite, 64 at once, told too soon',
  peer: 'emmett',
  program: ['append-sqlite.mjs', 'overlapping'],
};

const emmettPostgres: PeerContestant = {
  name: 'emmett-postgresql, 64 at once',
  peer: 'emmett',
  program: ['append-postgresql.mjs'],
};

export const append: Benchmark = {
  name: 'durable append',
  measures: [{ name: 'appended', unit: 'events/s' }],
  contestants: [
    rollcall(1),
    rollcall(64),
    rollcall(256),
    bare(1),
    bare(64),
    bare(256),
    rawOne,
    rawHundred,
    emmettSqlite,
    emmettSqliteOverlapping,
    emmettPostgres,
  ],
  goals: [
    { measure: 'appended', of: rollcall(1).name, to: rawOne.name, least: 0.8 },
    { measure: 'appended', of: rollcall(64).name, to: bare(64).name, least: 0.9 },
    { measure: 'appended', of: rollcall(256).name, to: bare(256).name, least: 0.9 },
    { measure: 'appended', of: rollcall(64).name, to: emmettSqlite.name, least: 9 },
    { measure: 'appended', of: rollcall(64).name, to: emmettSqliteOverlapping.name, least: 9 },
    { measure: 'appended', of: rollcall(64).name, to: emmettPostgres.name, least: 20 },
  ],
};
