import { v7 } from 'uuid';
import type { Ids } from './ids.js';

const idBytes = 16;
/** Drawn for many ids at a time: asking the system for each costs more than all else about an id. */
const drawn = new Uint8Array(256 * idBytes);
let used = drawn.length;
let msecs = 0;
let seq = 0;

/** Within a millisecond they count up from a number drawn by chance (RFC 9562, 6.2, method 1). */
export const uuidV7Ids: Ids = {
  next() {
    if (used === drawn.length) {
      crypto.getRandomValues(drawn);
      used = 0;
    }
    const random = drawn.subarray(used, (used += idBytes));
    const now = Date.now();
    if (now > msecs) {
      msecs = now;
      seq = new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 1;
    } else seq++;
    return v7({ random, msecs, seq });
  },
};
