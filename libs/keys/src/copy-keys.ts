import { limits } from '#kernel';
import type { KeyEntry, Keys } from './keys.port.js';

export interface KeysCopied {
  readonly keys: number;
  readonly erased: number;
}

/**
 * Carries every key and every erasure to another place, which keeps what it has besides. Doing it again changes nothing.
 * @throws Fault `key-differs` when a subject has another key there; what was carried before it stays.
 */
export async function copyKeys(
  from: Pick<Keys, 'entries'>,
  to: Pick<Keys, 'adopt'>,
): Promise<KeysCopied> {
  let [keys, erased] = [0, 0];
  let page: KeyEntry[] = [];
  const adoptPage = async () => {
    await Promise.all(page.map((entry) => to.adopt(entry)));
    page = [];
  };
  for await (const entry of from.entries()) {
    if (entry.key === 'erased') erased++;
    else keys++;
    page.push(entry);
    if (page.length === limits.keyEntriesAtOnce) await adoptPage();
  }
  await adoptPage();
  return { keys, erased };
}
