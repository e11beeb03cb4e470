import { join } from 'node:path';
import { canonicalJson, type Position, type RecordedEvent } from '#kernel';
import type { EventLog, ReadAllOptions } from '../event-log.port.js';
import { linesOf } from '../file-lines.js';
import { backupFiles, damaged, type ReadManifest } from './backup-manifest.js';

/** One line for each event: all of it but its position, which means nothing in another log. */
export function lineOf({ stream, revision, id, type, data, metadata }: RecordedEvent): string {
  return `${canonicalJson({ stream, revision, id, type, data, metadata })}\n`;
}

/** The history in a chain of backups, as a log that can be read. The position of an event is its number. */
export class BackupHistory implements Pick<EventLog, 'head' | 'readAll'> {
  constructor(private readonly backups: readonly ReadManifest[]) {}

  head(): Promise<Position | undefined> {
    return Promise.resolve(this.backups.at(-1)?.manifest.events.to || undefined);
  }

  /** Forwards, and of all events: nothing else is asked of it. */
  async *readAll({ after = 0 }: Pick<ReadAllOptions, 'after'> = {}): AsyncGenerator<RecordedEvent> {
    for (const { directory, manifest } of this.backups) {
      const { from, to } = manifest.events;
      let position = from - 1;
      if (to > after)
        for await (const event of eventsIn(directory)) {
          position++;
          if (position > to) break;
          if (position > after) yield { ...event, position };
        }
      if (to > after && position !== to)
        throw damaged(directory, `it holds other events than ${from} to ${to}`);
    }
  }
}

async function* eventsIn(directory: string): AsyncGenerator<Omit<RecordedEvent, 'position'>> {
  for await (const { text = '' } of linesOf(join(directory, backupFiles.events)))
    try {
      yield JSON.parse(text) as Omit<RecordedEvent, 'position'>;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw damaged(directory, `a line of ${backupFiles.events} is no event`);
    }
}
