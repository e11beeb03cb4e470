import { Buffer } from 'node:buffer';
import { isWrongExpectedRevision } from '#event-log';
import { Fault, type RecordedEvent } from '#kernel';
import { checkContext, masterKeyWrong, seal, unseal } from '../key-wrap.js';
import { bytesIn, type KeyLog } from './key-log.js';
import { masterCheckStream } from './key-streams.js';

/**
 * Keys that cannot be opened would look like keys that were changed: so the log says whose they are. The first master key
 * that comes is bound to it, unless keys must exist already.
 * @throws Fault `master-key-wrong`, `keys-missing`.
 */
export async function bindMasterKey(
  log: KeyLog,
  masterKey: Buffer,
  mustExist: boolean,
): Promise<void> {
  const found = await log.first(masterCheckStream);
  if (found === undefined && mustExist)
    throw new Fault('keys-missing', 'the log holds no keys of personal data');
  const bound = found ?? (await bindFirst(log, masterKey));
  if (
    bound !== undefined &&
    unseal(masterKey, bytesIn(bound, 'sealed'), checkContext) === undefined
  )
    throw masterKeyWrong('the log');
}

/** @returns what another process bound meanwhile. */
async function bindFirst(log: KeyLog, masterKey: Buffer): Promise<RecordedEvent | undefined> {
  const sealed = seal(masterKey, Buffer.from(checkContext), checkContext).toString('base64');
  try {
    await log.append(masterCheckStream, 'MasterKeyBound', { sealed }, 'no-stream');
    return undefined;
  } catch (error) {
    if (!isWrongExpectedRevision(error)) throw error;
    return log.first(masterCheckStream);
  }
}
