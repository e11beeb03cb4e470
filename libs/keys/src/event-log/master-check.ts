import { Buffer } from 'node:buffer';
import { isWrongExpectedRevision } from '#event-log';
import { Fault, type RecordedEvent } from '#kernel';
import { checkContext, masterKeyWrong, seal, unseal } from '../key-wrap.js';
import { bytesIn, type KeyLog } from './key-log.js';
import { masterCheckStream } from './key-streams.js';

/**
 * Keys that cannot be opened would look like keys that were changed: so the log says whose they are. The first master key
 * that comes is bound to it, unless keys must exist already; a rotation binds the next one, and the last that was bound counts.
 * @throws Fault `master-key-wrong`, `keys-missing`.
 */
export async function bindMasterKey(
  log: KeyLog,
  masterKey: Buffer,
  mustExist: boolean,
): Promise<void> {
  const found = await lastBound(log);
  if (found === undefined && mustExist) throw keysMissing();
  const bound = found ?? (await bindFirst(log, masterKey));
  if (bound !== undefined && !opens(bound, masterKey)) throw masterKeyWrong('the log');
}

/** Which of these is bound to the log. @throws Fault `master-key-wrong`, `keys-missing`. */
export async function boundTo(log: KeyLog, masterKeys: readonly Buffer[]): Promise<Buffer> {
  const bound = await lastBound(log);
  if (bound === undefined) throw keysMissing();
  const found = masterKeys.find((one) => opens(bound, one));
  if (found === undefined) throw masterKeyWrong('the log');
  return found;
}

export function sealedCheck(masterKey: Buffer): string {
  return seal(masterKey, Buffer.from(checkContext), checkContext).toString('base64');
}

async function lastBound(log: KeyLog): Promise<RecordedEvent | undefined> {
  return (await log.all(masterCheckStream)).at(-1);
}

/** @returns what another process bound meanwhile. */
async function bindFirst(log: KeyLog, masterKey: Buffer): Promise<RecordedEvent | undefined> {
  try {
    const sealed = sealedCheck(masterKey);
    await log.append(masterCheckStream, 'MasterKeyBound', { sealed }, 'no-stream');
    return undefined;
  } catch (error) {
    if (!isWrongExpectedRevision(error)) throw error;
    return lastBound(log);
  }
}

function opens(bound: RecordedEvent, masterKey: Buffer): boolean {
  return unseal(masterKey, bytesIn(bound, 'sealed'), checkContext) !== undefined;
}

function keysMissing(): Fault {
  return new Fault('keys-missing', 'the log holds no keys of personal data');
}
