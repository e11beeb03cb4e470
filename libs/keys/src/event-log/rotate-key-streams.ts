import { Buffer } from 'node:buffer';
import { isWrongExpectedRevision, type EventLog } from '#event-log';
import { Fault, limits, type Clock, type Ids, type RecordedEvent } from '#kernel';
import { assertMasterKey, keyDamaged, seal } from '../key-wrap.js';
import { KeyLog } from './key-log.js';
import { keyStream, masterCheckStream } from './key-streams.js';
import { boundTo, sealedCheck } from './master-check.js';
import { SubjectIndex } from './subject-index.js';
import { openedKey } from './wrapped-keys.js';

export interface RotateOptions {
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly onKey?: (done: number) => void;
}

/**
 * Adds to each key's stream the key under the next master key, and then binds that one to the log. Processes that run with the
 * former one go on, for they still find what it wrapped; none can start with it any more. Keys that they make meanwhile are
 * wrapped by a further call. A crash leaves nothing that neither opens, and the same call goes on where it ended.
 * @returns how many were wrapped anew.
 * @throws Fault `master-key-malformed`, `master-key-wrong` where neither is bound to the log, `keys-missing`, `key-damaged`.
 */
export async function rotateKeyStreams(
  log: EventLog,
  current: Buffer,
  next: Buffer,
  { clock, ids, onKey = () => {} }: RotateOptions = {},
): Promise<number> {
  assertMasterKey(current);
  assertMasterKey(next);
  const keyLog = new KeyLog(log, clock, ids);
  const bound = await boundTo(keyLog, [current, next]);
  let [page, done]: [string[], number] = [[], 0];
  const wrapPage = async () => {
    const wrapped = await Promise.all(page.map((one) => wrap(keyLog, one, current, next)));
    done += wrapped.filter(Boolean).length;
    onKey(done);
    page = [];
  };
  for await (const subject of new SubjectIndex(keyLog).subjects()) {
    page.push(subject);
    if (page.length === limits.keyEntriesAtOnce) await wrapPage();
  }
  await wrapPage();
  if (!bound.equals(next))
    await keyLog.append(masterCheckStream, 'MasterKeyBound', { sealed: sealedCheck(next) }, 'any');
  return done;
}

/** @returns whether it was under the former one only. */
async function wrap(
  keyLog: KeyLog,
  subject: string,
  current: Buffer,
  next: Buffer,
): Promise<boolean> {
  const stream = keyStream(subject);
  for (let attempt = 1; ; attempt++) {
    const events = await unlessErased(keyLog.all(stream));
    const last = events.at(-1);
    if (last === undefined || openedKey(events, next, subject) !== undefined) return false;
    const key = openedKey(events, current, subject);
    if (key === undefined) throw keyDamaged(subject);
    const wrapped = seal(next, key, subject).toString('base64');
    try {
      await keyLog.append(stream, 'SubjectKeyRewrapped', { wrapped }, last.revision);
      return true;
    } catch (error) {
      if (isErased(error)) return false;
      if (!isWrongExpectedRevision(error) || attempt === limits.keyEntriesAtOnce) throw error;
    }
  }
}

async function unlessErased(
  reading: Promise<readonly RecordedEvent[]>,
): Promise<readonly RecordedEvent[]> {
  try {
    return await reading;
  } catch (error) {
    if (isErased(error)) return [];
    throw error;
  }
}

function isErased(error: unknown): boolean {
  return error instanceof Fault && error.code === 'stream-erased';
}
