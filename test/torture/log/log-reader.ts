import { setTimeout as sleep } from 'node:timers/promises';
import { SqliteEventLog } from '#event-log';
import { say } from '../support/say.js';
import { History } from './history.js';

/** Reads a log from its first event on, and on as it grows, and verifies it at every step, until killed. */
export interface ReaderSettings {
  readonly path: string;
}

/** Up to here everything was sound, and was this. */
export interface ReaderLine {
  readonly position: number;
  readonly chain: string;
}

const pauseMs = 1;
const { path } = JSON.parse(process.argv[2] ?? '') as ReaderSettings;
const log = SqliteEventLog.open(path, { readOnly: true });
const history = new History();
const known = new Map<number, string>();
for (;;) {
  const before = history.position;
  for await (const event of log.readAll({ after: history.position })) {
    history.take(event);
    known.set(event.position, event.id);
  }
  history.end();
  await readAgain(before);
  if (history.position > before)
    say({ position: history.position, chain: history.chain } satisfies ReaderLine);
  await sleep(pauseMs);
}

/** What was seen some time ago is still there. */
async function readAgain(seen: number): Promise<void> {
  const position = Math.ceil(seen / 2);
  if (position === 0) return;
  const event = await log.eventAt(position);
  if (event?.id !== known.get(position)) throw new Error(`event ${position} is another one now`);
}
