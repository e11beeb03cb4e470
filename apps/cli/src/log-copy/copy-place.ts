import { copyLog, type CopyOptions, type LogCopied } from '#event-log';
import { copyKeys, type KeysCopied } from '#keys';
import { openSource, openTarget, type Place } from './places.js';
import type { End } from './ends.js';

export interface PlaceCopied extends LogCopied {
  /** `null` where they were left out. */
  readonly keys: KeysCopied | null;
}

export async function copyPlace(
  from: End,
  to: End,
  withKeys: boolean,
  options: Pick<CopyOptions, 'onProgress' | 'signal'>,
): Promise<PlaceCopied> {
  return using(openSource(from), (source) =>
    using(openTarget(to), async (target) => {
      let keys: KeysCopied | null = null;
      const log = await copyLog(source.log, target.log, {
        ...options,
        // First, so that no history is ever there without them.
        onAccepted: async () => {
          if (withKeys) keys = await copyKeys(await source.keys(), await target.keys());
        },
      });
      return { ...log, keys };
    }),
  );
}

async function using<Result>(
  opening: Promise<Place>,
  use: (place: Place) => Promise<Result>,
): Promise<Result> {
  const place = await opening;
  try {
    return await use(place);
  } finally {
    await place.close();
  }
}
