import { join } from 'node:path';
import { SqliteEventLog } from '#event-log';
import { BareLog } from './bare-log.js';
import type { Benchmark } from './benchmark.js';
import { inFolder } from './peers/support/programs.mjs';
import { sampleEvent } from './sample-events.mjs';

const events = 1_000_000;
const streams = 10_000;
const pageEvents = 512;

/** A log of a million events, made without waiting for the disk: only reading it is measured. */
function inLog<Result>(work: (path: string) => Promise<Result>): Promise<Result> {
  return inFolder(async (folder) => {
    const path = join(folder, 'log.sqlite');
    await SqliteEventLog.open(path).close();
    fill(path);
    return work(path);
  });
}

function fill(path: string): void {
  const log = new BareLog(path);
  log.db.pragma('synchronous = OFF');
  for (let revision = 0; revision < events / streams; revision++)
    log.appendTogether(streams, (stream) =>
      log.insert(`ping-february.fr-${stream}`, revision, sampleEvent(stream, revision)),
    );
  log.close();
}

/** Counts what each stream saw: a fold that costs next to nothing, so that reading is what is measured. */
class Counts {
  private readonly byStream = new Map<string, number>();
  seen = 0;

  add(stream: string, data: unknown): void {
    if (data === undefined) throw new Error('an event without data');
    this.byStream.set(stream, (this.byStream.get(stream) ?? 0) + 1);
    this.seen++;
  }
}

async function perSecond(fold: (counts: Counts) => Promise<void> | void): Promise<number> {
  const counts = new Counts();
  const begun = performance.now();
  await fold(counts);
  if (counts.seen !== events) throw new Error(`${counts.seen} of ${events} events were read`);
  return (events * 1_000) / (performance.now() - begun);
}

interface Row {
  readonly position: number;
  readonly stream: string;
  readonly data: string;
  readonly metadata: string;
}

export const fold: Benchmark = {
  name: 'read and fold',
  measures: [{ name: 'folded', unit: 'events/s' }],
  contestants: [
    {
      name: 'rollcall, all of the log',
      run: () =>
        inLog(async (path) => {
          const log = SqliteEventLog.open(path);
          const figure = await perSecond(async (counts) => {
            for await (const { stream, data } of log.readAll()) counts.add(stream, data);
          });
          await log.close();
          return { folded: figure };
        }),
    },
    {
      name: 'raw pages as objects, parsed',
      run: () =>
        inLog(async (path) => {
          const { db } = new BareLog(path);
          const page = db.prepare<[number, number], Row>(
            'SELECT position, stream, revision, id, type, data, metadata FROM events WHERE position > ? ORDER BY position LIMIT ?',
          );
          const figure = await perSecond((counts) => {
            for (let after = 0, rows = page.all(after, pageEvents); rows.length > 0;) {
              for (const { position, stream, data, metadata } of rows) {
                JSON.parse(metadata);
                counts.add(stream, JSON.parse(data));
                after = position;
              }
              rows = page.all(after, pageEvents);
            }
          });
          db.close();
          return { folded: figure };
        }),
    },
    {
      name: 'emmett-sqlite, consumer of all',
      peer: 'emmett',
      program: ['read-sqlite.mjs', 'consumer'],
    },
    {
      name: 'emmett-sqlite, stream by stream',
      peer: 'emmett',
      program: ['read-sqlite.mjs', 'streams'],
    },
  ],
  goals: [
    {
      measure: 'folded',
      of: 'rollcall, all of the log',
      to: 'raw pages as objects, parsed',
      least: 0.6,
    },
  ],
};
