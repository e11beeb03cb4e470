import type { Buffer } from 'node:buffer';
import type { RecordedEvent } from '#kernel';
import { unseal } from '../key-wrap.js';
import type { SubjectKey } from '../keys.port.js';
import { bytesIn } from './key-log.js';

/** The subject's key out of its stream: after a rotation it stands there under several master keys, the newest last. */
export function openedKey(
  events: readonly RecordedEvent[],
  masterKey: Buffer,
  subject: string,
): SubjectKey | undefined {
  for (const event of events.toReversed()) {
    if (event.type !== 'SubjectKeyMade' && event.type !== 'SubjectKeyRewrapped') continue;
    const key = unseal(masterKey, bytesIn(event, 'wrapped'), subject);
    if (key !== undefined) return key;
  }
  return undefined;
}
